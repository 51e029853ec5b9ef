"""The self-test as a build runs it: a process of its own, judged by what it prints."""

import os
import subprocess
import sys
from pathlib import Path

STEPS = (
    "journal",
    "window",
    "manual",
    "spreadsheet",
    "printed list",
    "calendar",
    "key store",
    "previews",
    "sending",
    "results",
    "closed",
)
WITHOUT_RESOURCES = "import sys; sys._MEIPASS = sys.argv[1]; from flowiq_desktop.selftest import *"


def run(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python with a home of its own and without a screen."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith("XDG_")}
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "PYTHONUTF8": "1"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, *command],
        cwd=home,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )


def test_every_part_is_tried_and_works(tmp_path: Path) -> None:
    result = run(tmp_path, "-m", "flowiq_desktop", "--self-test")
    assert result.returncode == 0, result.stdout + result.stderr
    lines = result.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines[1:-1]] == list(STEPS)
    assert lines[-1] == "self-test passed"


def test_nothing_of_the_person_is_touched(tmp_path: Path) -> None:
    run(tmp_path, "-m", "flowiq_desktop", "--self-test")
    left = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file()}
    assert left <= {".cache"}  # what fontconfig keeps for everybody
    assert not [path for path in tmp_path.rglob("*") if "flowiq" in path.name.lower()]


def test_a_build_that_lost_its_resources_fails(tmp_path: Path) -> None:
    result = run(tmp_path, "-c", f"{WITHOUT_RESOURCES}; sys.exit(self_test())", str(tmp_path))
    assert result.returncode == 1
    assert result.stdout.splitlines()[-1].startswith("self-test failed: ")
    assert "self-test passed" not in result.stdout
