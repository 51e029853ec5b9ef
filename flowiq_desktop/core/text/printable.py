"""Other people's text made safe to print: nothing in it commands a terminal or misleads.

A cell, a file's name or a server's answer may hold escape sequences, which move the cursor, change
the window's title or type for the person, and marks that turn the direction of writing, which make
one name look like another.
"""

import re
from functools import cache

_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNSAFE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # commands (C0, DEL, C1); breaks and tabs are apart
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e0fff"  # nothing to be seen; joiners (U+200C, U+200D) shape words
    "\ud800-\udfff\ufffe\uffff"  # not characters, and cannot be encoded either
)
_DELETE = "\x7f"
_INSTEAD = "\ufffd"
_LINE_ENDS = " ↵ "


def printable(text: str) -> str:
    """The text on one line; a line break is shown as a sign, what is unsafe as U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    line = _BREAKS.sub(_LINE_ENDS, text).replace("\t", " ")
    return _not_in_a_line().sub(_INSTEAD, line)


def printable_lines(text: str) -> str:
    """The text on the lines that it has; what is unsafe is shown as U+FFFD."""
    return _not_in_lines().sub(_INSTEAD, text.replace("\r\n", "\n"))


def escaped_json(text: str) -> str:
    """A JSON text that means the same, with what is unsafe in its strings escaped."""
    if text.isascii() and _DELETE not in text:  # JSON escapes the other commands itself
        return text
    return _not_in_lines().sub(_escape, text)


# Made when first needed: the window is shown before that, and to make them takes some milliseconds.
@cache
def _not_in_a_line() -> re.Pattern[str]:
    return re.compile(f"[{_UNSAFE}]")


@cache
def _not_in_lines() -> re.Pattern[str]:
    return re.compile(f"[{_UNSAFE}\v\f\r\x85\u2028\u2029]")


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number <= 0xFFFF:  # noqa: PLR2004 - JSON's escapes have 16 bits, two of them make the rest
        return f"\\u{number:04x}"
    high, low = divmod(number - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
