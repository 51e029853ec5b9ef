"""docs/fault-matrix.md names a test, or a reason, for every fault; whatever is named is there."""

import re
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_TEXT = (_ROOT / "docs" / "fault-matrix.md").read_text(encoding="utf-8")
_ARGUMENT = (_ROOT / "docs" / "nothing-twice.md").read_text(encoding="utf-8")
_FILE = re.compile(r"`([\w/]+\.(?:py|sql))(?:::?(\w+))?`")
_NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
_FAULTS = 81


def test_every_fault_has_its_line_once() -> None:
    numbers = [int(n) for n in re.findall(r"^\| (\d+) \|", _TEXT, re.MULTILINE)]
    assert numbers == list(range(1, _FAULTS + 1))


def test_every_test_that_is_named_is_there() -> None:
    named = _NAMED.findall(_TEXT)
    missing = [
        f"{file}::{test}"
        for file, test in named
        if f"def {test}(" not in (_ROOT / "tests" / file).read_text(encoding="utf-8")
    ]
    assert len(named) > _FAULTS
    assert missing == []


def test_every_place_that_the_argument_names_is_there() -> None:
    named = _FILE.findall(_ARGUMENT)
    missing = [f"{file}: {name}" for file, name in named if not _is_there(file, name)]
    assert len(named) > 20
    assert missing == []


def _is_there(file: str, name: str) -> bool:
    places = [_ROOT / folder / file for folder in ("flowiq_desktop", "tests")]
    return any(place.exists() and name in place.read_text(encoding="utf-8") for place in places)
