"""How a cell's text is shown in a table and in a tooltip."""

from flowiq_desktop.core.text.shorten import shortened

SHOWN = 300
"""Characters of a cell that a table shows; the editor and the tooltip have all of it."""
NAME = 48
"""Characters of a column's name where it stands among other words."""


def one_line(text: str) -> str:
    """The text on one line, cut off where no column is wide enough anyway."""
    text = shortened(text, SHOWN)
    return " ↵ ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def cut(text: str, limit: int = NAME) -> str:
    """The text on one line of at most this many characters."""
    return shortened(one_line(text), limit)
