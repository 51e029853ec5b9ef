"""What other programs had in the clipboard, as a message can have it."""

import pytest

from flowiq_desktop.core.text.pasted import pasted_line, pasted_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ""),
        ("a\r\nb\rc\u2028d\u2029e\x85f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x00a\x1b[31m\x9b\ufeff\u200b\ufffcb", "a[31mb"),
        ("R\u00a01\u00a0250\tdue ", "R\u00a01\u00a0250\tdue "),
        ("\u200eHi\u202c", "Hi"),
        ("\u200f\u0645\u0631", "\u200f\u0645\u0631"),
        ("👩\u200d👧 ❤\ufe0f", "👩\u200d👧 ❤\ufe0f"),
    ],
)
def test_lines(text: str, lines: str) -> None:
    assert pasted_lines(text) == lines
    assert pasted_lines(lines) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("https://example.org/a.pdf\r\n", "https://example.org/a.pdf"),
        ("\n\nYes, \n \n I come\tsoon", "Yes, I come soon"),
        (" a  b ", " a  b "),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert pasted_line(text) == line
