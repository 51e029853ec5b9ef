"""Marks that nobody typed go; those that shape words, emoji and directions stay."""

import re
import sys

import pytest

from flowiq_desktop.core.text.hidden_marks import MARKS_CLASS, without_marks


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Thandi", "Thandi"),
        ("\ufeffThandi", "Thandi"),
        ("Than\u200bdi\x07", "Thandi"),
        ("\u202a+27821234567\u202c", "+27821234567"),
        ("line one\nline two\t", "line one\nline two\t"),
        ("\u200f\u05e9\u05dc\u200f Ana", "\u200f\u05e9\u05dc\u200f Ana"),  # Hebrew
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),  # Persian
    ],
)
def test_what_is_left(text: str, bare: str) -> None:
    assert without_marks(text) == bare


def test_no_mark_is_printable_so_that_texts_that_are_have_none() -> None:
    marks = re.findall(f"[{MARKS_CLASS}]", "".join(map(chr, range(sys.maxunicode + 1))))
    assert len(marks) > 10
    assert not any(map(str.isprintable, marks))
