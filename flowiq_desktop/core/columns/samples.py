"""Column values: what a sample of a column's cells looks like."""

import re
from collections.abc import Callable, Sequence
from itertools import chain
from urllib.parse import SplitResult

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.cells.values import has_value, is_blank
from flowiq_desktop.core.links.address import path_ending, split_link
from flowiq_desktop.core.links.mending import Fault, mended
from flowiq_desktop.core.links.pages import page_of
from flowiq_desktop.core.links.wrapped import wrapped
from flowiq_desktop.core.messages.types import Registry
from flowiq_desktop.core.messages.types.coordinates import LATITUDES, LONGITUDES, read_angle
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.sheet import Sheet

SAMPLE_ROWS = 200
MOST = 0.8
"""The share of a sample that has to agree before its looks decide."""

_FIRST_ROWS = 1_000
_NUMBERS_READ = 50
_PHONE_LIKE = re.compile(
    r"[\s'\u202a-\u202e]*\+?[\d\s().\-/]{7,24}(?:[,;/&|]\s*\+?[\d\s().\-]{7,24}){0,2}[\s\u202c]*"
)
_SEVERAL = "number_two"
_LONGEST_EMOJI = 16
_IN_TEXTS = frozenset({Fault.WORDS, Fault.SEVERAL})
"""Links that stand in a text: that may be a message."""
_RIGHT_ANGLE = 90


def samples(sheet: Sheet, header: str, count: int = 3) -> tuple[str, ...]:
    """The first distinct values of a column that are not blank, trimmed.

    At most 1,000 rows from the top and as many spread over the rest are looked at, so that a
    column that is empty in a million rows costs nothing.

    Raises:
        ValueError: the sheet has no such column.
    """
    column = sheet.headers.index(header)
    found: dict[str, None] = {}
    for row in chain(range(min(_FIRST_ROWS, len(sheet))), _spread(len(sheet), _FIRST_ROWS)):
        value = sheet.cell(row, column).strip()
        if value and not is_blank(value):
            found[value] = None
        if len(found) >= count:
            break
    return tuple(found)


def sampled_values(sheet: Sheet, header: str) -> tuple[str, ...]:
    """The cells of a column that hold a value in some 200 rows spread over the sheet, trimmed.

    Errors of formulas and stand-ins such as NULL say nothing about what the column is for.
    """
    column = sheet.headers.index(header)
    cells = (sheet.cell(row, column) for row in _spread(len(sheet), SAMPLE_ROWS))
    return tuple(cell.strip() for cell in cells if has_value(cell))


def _spread(rows: int, wanted: int) -> range:
    return range(0, rows, max(1, rows // wanted))


def share(values: Sequence[str], test: Callable[[str], object]) -> float:
    """How many of the values pass, from 0 to 1; 0 for none at all."""
    return sum(bool(test(value)) for value in values) / len(values) if values else 0.0


def share_of_numbers(values: Sequence[str], phones: PhoneReader, least: float = MOST) -> float:
    """How many of the first 50 values are phone numbers in use; 0 when fewer than `least` are.

    A cell with two numbers is one of them: a column of such is to be split, not passed over.
    """
    looked_at = values[:_NUMBERS_READ]
    if share(looked_at, _PHONE_LIKE.fullmatch) < least:
        return 0.0
    others, most_others = 0, len(looked_at) - least * len(looked_at)
    for value in looked_at:
        reading = phones.read(value)
        others += not (reading.number or reading.code == _SEVERAL)
        if others > most_others:  # a sheet of a thousand columns has to stop early
            return 0.0
    return 1 - others / len(looked_at)


def looks_like_number(value: str) -> bool:
    """Whether a value could be somebody's idea of a phone number, right or wrong."""
    return len(re.findall(r"\d", value)) >= 6  # noqa: PLR2004  the shortest in use anywhere


def is_link(value: str) -> bool:
    """Whether a value is a web address, or one that is only mistyped."""
    return _link_in(value) is not None


def type_of_link(value: str, registry: Registry) -> str:
    """The type of message that a link's ending promises, or ""."""
    parts = _link_in(value)
    return registry.type_of_ending.get(path_ending(parts.path), "") if parts else ""


def is_page_of_file(value: str) -> bool:
    """Whether a link opens a page with a file behind it that has a link of its own."""
    parts = _link_in(value)
    inner = wrapped(parts) if parts else None
    parts = split_link(inner.link) if inner else parts
    page = page_of(parts) if parts else None
    return page is not None and bool(page.direct)


def _link_in(value: str) -> SplitResult | None:
    parts = split_link(value)
    better = None if parts else mended(value)
    if better is None or better.fault in _IN_TEXTS:
        return parts
    return split_link(better.link)


def is_degrees(value: str, bound: float) -> bool:
    """Whether a value is a number of degrees from `-bound` to `bound`, or such with a letter."""
    try:
        return abs(float(plain_digits(value).replace(",", "."))) <= bound
    except ValueError:
        letters = LATITUDES if bound <= _RIGHT_ANGLE else LONGITUDES
        angle = read_angle(value, letters)
        return angle is not None and abs(angle) <= bound


def is_json(value: str) -> bool:
    """Whether a value begins as a JSON object or list does."""
    return value[:1] in {"{", "["}


def is_message_id(value: str) -> bool:
    """Whether a value is one of WhatsApp's message ids."""
    return value.startswith("wamid.")


def is_emoji(value: str) -> bool:
    """Whether a value can be an emoji: short, and without letters or digits that can be typed."""
    return len(value) <= _LONGEST_EMOJI and not any(map(str.isalnum, value))
