"""Pasted text: what another program had in the clipboard, as a message can have it."""

import re

from flowiq_desktop.core.text.hidden_marks import without_marks

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""Word ends a line within a paragraph with a vertical tab."""
_OBJECT = "\ufffc"
"""What stands for a picture in a text."""
_LINES = re.compile(r"[^\S\n]*\n\s*")


def pasted_lines(text: str) -> str:
    """The text with usual line breaks, and without commands and signs that nobody sees."""
    return without_marks(_BREAKS.sub("\n", text).replace(_OBJECT, ""))


def pasted_line(text: str) -> str:
    """The same on one line: a blank stands for each line break, and none at the ends."""
    return _LINES.sub(" ", pasted_lines(text).strip("\n")).replace("\t", " ")
