"""Fixes: what a cell reads once the program has put right what a person agreed to.

Each is for one kind of problem, looks at the cell alone, and leaves a cell as it is where it cannot
be sure. The person sees what would change, and can undo it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from flowiq_desktop.core.messages.types.draft import UNUSABLE
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.phone.text import pieces_of
from flowiq_desktop.core.text.foreign_fields import with_own_fields
from flowiq_desktop.texts import Marked, mark

_MOST_PIECES = 10
_DRIVE_FILE = re.compile(r"/file/d/([\w-]{10,100})(?:/.*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a cell is judged by.

    Attributes:
        phones: reads numbers as the sheet's country writes them.
        columns: of the sheet, by `header_key`.
    """

    phones: PhoneReader
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to put one kind of problem right.

    Attributes:
        words: what it does, for a button; marked.
        text: the cell's new text, or the same where nothing can be done.
    """

    words: Marked
    text: Callable[[str, Surroundings], str]


def _first_number(cell: str, around: Surroundings) -> str:
    """The first mobile among several numbers, else the first number that can be used at all."""
    pieces = [piece.strip() for piece in pieces_of(cell)][:_MOST_PIECES]
    readings = [around.phones.read(piece) for piece in pieces if piece]
    sure = (reading.text for reading in readings if reading.number and not reading.code)
    usable = (reading.text for reading in readings if reading.number)
    return next(sure, None) or next(usable, cell)


def _direct_link(cell: str, _around: Surroundings) -> str:
    """The address that gives the file itself, for sites where it follows from that of the page."""
    try:
        parts = urlsplit(cell.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return cell
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    if host == "drive.google.com":
        named = _DRIVE_FILE.fullmatch(parts.path)
        file = named[1] if named else query.get("id", "")
        return f"https://drive.google.com/uc?export=download&id={file}" if file else cell
    if host == "dropbox.com":
        return urlunsplit(parts._replace(query=urlencode({**query, "dl": "1"})))
    return cell


def _without_unusable(cell: str, _around: Surroundings) -> str:
    return UNUSABLE.sub("", cell)


def _with_own_fields(cell: str, around: Surroundings) -> str:
    return with_own_fields(cell, around.columns)


FIXES: Mapping[str, Fix] = {
    "number_two": Fix(mark("Keep the first number"), _first_number),
    "sharing_page": Fix(mark("Use the direct link"), _direct_link),
    "bad_characters": Fix(mark("Take the characters out"), _without_unusable),
    "foreign_field": Fix(mark("Write as fields"), _with_own_fields),
}
"""By the code of the problem."""
