"""Sheets as people have them: numbers in many shapes, distinct links, blanks, some rows wrong."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from xlsxwriter import Workbook

FULL = ("Mobile", "message_type", "Name", "text", "media_url", "caption", "latitude", "longitude")
SHORT = ("Mobile", "Name", "Class", "text")
_SHAPES = (
    *("+27 73 {a:03} {b:04}", "073{a:03}{b:04}", "2773{a:03}{b:04}", "073 {a:03} {b:04}"),
    *("+27 (0)73 {a:03}-{b:04}", "0027 73 {a:03} {b:04}"),
)
_NO_NUMBERS = ("2.77E+10", "see office", "073555", "", "073 555 1234 / 073 555 4321")
_FAULTS = ("", "", "", "number", "link", "empty", "long", "range")
_ENDINGS = {"image": "jpg", "document": "pdf"}
_TOO_LONG = "x" * 4200
Row = Sequence[str | float]


def write_people(path: Path, rows: int, *, columns: int, some_wrong: bool = False) -> Path:
    """A workbook of so many people.

    Args:
        path: of the file.
        rows: how many people.
        columns: 8 with a message type for each row, or 4 with a text for each.
        some_wrong: whether about a quarter of the rows have something wrong.
    """
    chance = random.Random(rows)
    book = Workbook(path, {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("People")
    sheet.write_row(0, 0, FULL if columns == len(FULL) else SHORT)
    people = _full(chance, rows, some_wrong=some_wrong)
    people = people if columns == len(FULL) else _short(chance, rows)
    for at, row in enumerate(people, 1):
        sheet.write_row(at, 0, row)
    book.close()
    return path


def _short(chance: random.Random, rows: int) -> Iterator[Row]:
    for at in range(rows):
        name, form = f"Pupil {at}", f"{chance.randrange(12)}{chance.choice('ABC')}"
        yield _number(chance), name, form, f"Hello {name}, the fees of term {at % 4} are due é 🙂"


def _full(chance: random.Random, rows: int, *, some_wrong: bool) -> Iterator[Row]:
    for at in range(rows):
        kind = ("text", "image", "document", "location")[at % 4]
        fault = chance.choice(_FAULTS) if some_wrong else ""
        number = chance.choice(_NO_NUMBERS) if fault == "number" else _number(chance)
        words = _words(at, fault) if kind == "text" else ""
        link = _link(at, _ENDINGS[kind], fault) if kind in _ENDINGS else ""
        caption = "Your picture" if kind == "image" else ""
        latitude = 133.9 if fault == "range" else -33.9
        place: Row = (latitude, 18.42) if kind == "location" else ("", "")
        yield number, kind, f"Pupil {at}", words, link, caption, *place


def _number(chance: random.Random) -> str:
    shape = chance.choice(_SHAPES)
    return shape.format(a=chance.randrange(1000), b=chance.randrange(10_000))


def _words(at: int, fault: str) -> str:
    if fault == "long":
        return _TOO_LONG
    return "" if fault == "empty" else f"Hello Pupil {at}, form {at} is ready é 🙂"


def _link(at: int, ending: str, fault: str) -> str:
    scheme = "http" if fault == "link" else "https"
    return f"{scheme}://files.example.org/forms/{at}.{ending}"
