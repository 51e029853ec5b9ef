"""What `make run` says where there is no screen."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).parent.parent.parent / "packaging" / "run_sample.py"


def _run(folder: Path) -> tuple[int, str]:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME")
    clean = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**clean, "XDG_DATA_HOME": str(folder / "data"), "LC_ALL": "C.UTF-8"},
        timeout=110,
    )
    return done.returncode, done.stdout


def test_it_says_what_happened_without_empty_lines_and_what_did_not_happen(tmp_path: Path) -> None:
    code, said = _run(tmp_path)
    lines = said.splitlines()
    assert code == 0, said
    assert all(line.strip() for line in lines), said
    assert not any(line.startswith("0 ") for line in lines), said
    assert lines[-1].startswith("Results sheet: ")
    assert any(line.startswith("18 sent") for line in lines)
    assert (tmp_path / "results.xlsx").exists()
