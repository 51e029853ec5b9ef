"""The pictures are drawn with named fonts alone, and not at all without them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.preview.gallery.letters import (
    FILES,
    NoLettersError,
    find_letters,
    fingerprint,
    only_these,
)

_FAMILIES = """
from PySide6.QtGui import QFontDatabase, QGuiApplication
app = QGuiApplication([])
print(sorted({*QFontDatabase.families()} - {"Monospace", "Sans Serif", "Serif"}))
"""


@pytest.fixture
def files() -> list[Path]:
    try:
        return find_letters()
    except NoLettersError as fault:
        pytest.skip(str(fault))


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoLettersError, match=FILES[0] if sys.platform == "linux" else "Linux"):
        find_letters((str(tmp_path),))


def test_the_same_font_has_the_same_sum_and_another_one_another(
    files: list[Path], tmp_path: Path
) -> None:
    assert fingerprint(files) == fingerprint(files)
    taken = tmp_path / files[0].name
    taken.write_bytes(files[1].read_bytes())
    assert fingerprint([taken]) != fingerprint(files[:1])
    emoji = tmp_path / files[-1].name
    emoji.write_bytes(files[-1].read_bytes() + b"\0")
    assert fingerprint([emoji]) != fingerprint(files[-1:])


def test_the_drawing_process_knows_no_other_font(files: list[Path], tmp_path: Path) -> None:
    environment = only_these(files, tmp_path)
    command = [sys.executable, "-c", _FAMILIES]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(["DejaVu Sans", "DejaVu Sans Mono", "Noto Color Emoji"])
