"""Marks that nobody typed go; those that shape words, emoji and directions stay."""

import pytest

from flowiq_desktop.core.text.hidden_marks import without_marks


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
