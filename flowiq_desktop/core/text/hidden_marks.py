"""Hidden marks: characters that nobody sees and nobody typed, which copying and exports leave."""

import re
from functools import cache

_NEVER_MEANT = (
    "\xad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
)
"""A soft hyphen, blanks without width, byte order marks, commands. Joiners (U+200C, U+200D) and
variation selectors shape words and emoji, and stay."""
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""The direction of writing: meant where letters are read from right to left, else left behind."""
MARKS_CLASS = _NEVER_MEANT + _TURNING
"""All of them, as they stand in a pattern's class."""
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def without_marks(text: str) -> str:
    """The text without them; everything else stays as it is."""
    if text.isprintable() and text.isascii():
        return text
    bare = _never_meant().sub("", text)
    return bare if _FROM_RIGHT.search(bare) else _turning().sub("", bare)


@cache
def _never_meant() -> re.Pattern[str]:
    return re.compile(f"[{_NEVER_MEANT}]")


@cache
def _turning() -> re.Pattern[str]:
    return re.compile(f"[{_TURNING}]")
