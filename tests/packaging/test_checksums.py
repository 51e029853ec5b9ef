"""Checksums that `sha256sum --check` reads."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.loading import load

checksums = load("checksums")


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_they_can_be_checked_and_notice_a_change(tmp_path: Path) -> None:
    for name in ("b.deb", "a b.whl"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    assert checksums.main([str(tmp_path)]) == 0
    assert checksums.main([str(tmp_path)]) == 0  # without a sum of the list itself
    text = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8")
    assert [line.partition("  ")[2] for line in text.splitlines()] == ["a b.whl", "b.deb"]
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    (tmp_path / "b.deb").write_text("other", encoding="utf-8")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1
