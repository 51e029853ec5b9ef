import pytest

from flowiq_desktop.core.text.direction import reads_leftward


@pytest.mark.parametrize(
    ("text", "leftward"),
    [
        ("", False),
        ("Anna", False),
        ("نعم", True),
        ("שלום Anna", True),
        ("Anna שלום", False),
        ("123 - نعم", True),
        ("+27 82 123 4567", False),
        ("👍 نعم", True),
        ("\u2066Anna\u2069 نعم", True),
        ("\u2067نعم\u2069 Anna", False),
        ("\u2069نعم", True),
        ("\u2067نعم", False),
    ],
)
def test_the_first_letter_decides(text: str, leftward: bool) -> None:
    assert reads_leftward(text) is leftward
