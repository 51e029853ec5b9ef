"""Imports run one way, and only the window knows Qt: proved on every run."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 350
MOST_MODULES = 22


def test_no_import_breaks_the_layers() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_broken_layer_would_be_seen(tmp_path: Path) -> None:
    """The contracts are not vacuous: a core module that imports the journal breaks them."""
    copy = tmp_path / "flowiq_desktop"
    for source in (ROOT / "flowiq_desktop").rglob("*.py"):
        target = copy / source.relative_to(ROOT / "flowiq_desktop")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    (copy / "core" / "sinner.py").write_text("import flowiq_desktop.journal.journal\n")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    result = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment
    )
    assert result.returncode == 1
    assert "sinner" in result.stdout


def test_the_command_line_never_loads_qt() -> None:
    script = "import sys, flowiq_desktop.cli; print([m for m in sys.modules if 'PySide6' in m])"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_files_stay_small() -> None:
    sizes = {
        path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "flowiq_desktop").rglob("*.py")
    }
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}


def test_rooms_stay_small() -> None:
    """A room that grows beyond this is about two things."""
    modules = (p for p in (ROOT / "flowiq_desktop").rglob("*.py") if p.name != "__init__.py")
    rooms = Counter(path.parent.relative_to(ROOT) for path in modules)
    assert {room: count for room, count in rooms.items() if count > MOST_MODULES} == {}


def test_no_pattern_is_possessive() -> None:
    """Python 3.11.2, which Debian 12 has, takes such patterns for others, and says nothing."""
    possessive = re.compile(r"""(?:\]|\)|\\[wdsWDS]|\})[*+?]\+|\(\?>""")
    found = {
        str(path.relative_to(ROOT)): line.strip()
        for path in (ROOT / "flowiq_desktop").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"""\b(?:rb?|br)["']""", line) and possessive.search(line)
    }
    assert found == {}


def test_lists_to_choose_from_open_as_wide_as_their_words() -> None:
    """Qt's own list is as narrow as its field: `Chooser` is used in its place."""
    chooser = ROOT / "flowiq_desktop" / "ui" / "widgets" / "choosers" / "chooser.py"
    bare = re.compile(r"QComboBox\(\)|class \w+\(QComboBox\)|QComboBox\(self")
    files = (ROOT / "flowiq_desktop" / "ui").rglob("*.py")
    found = [path for path in files if bare.search(path.read_text(encoding="utf-8"))]
    assert found == [chooser]
