"""Lists in many languages and encodings: read right or asked about, never wrong in silence."""

import re

import pytest

from flowiq_desktop.system.paths import resource
from tests.spreadsheet.letters.lists import people
from tests.spreadsheet.letters.measuring import measure, summed

_WORD = re.compile(r"[^\W\d_]+")


@pytest.mark.parametrize(("rows", "most_asked"), [(5, 0.30), (20, 0.10), (100, 0.01)])
def test_lists_of_names_are_read_right_or_asked_about(rows: int, most_asked: float) -> None:
    tally = summed(measure(rows, 1))
    assert tally.lists > 100
    assert tally.wrong == 0
    assert tally.asked <= most_asked * tally.lists


def test_the_names_measured_with_are_not_those_of_the_model() -> None:
    written = resource("letters", "words.txt").read_text(encoding="utf-8").lower()
    known = set(_WORD.findall(written))
    measured = {
        part.lower()
        for names in people().values()
        for name in (*names.first, *names.family)
        if not name.isascii()
        for part in _WORD.findall(name)
    }
    assert len(measured) > 700
    assert not measured & known
