"""Stop file: the people that a spreadsheet names, to be put on the stop list."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.columns.synonyms import name_key
from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.phone.reader import PhoneReader, PhoneReading
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason, StopScope
from flowiq_desktop.core.reach.wishes import wants_messages, wish_columns
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.core.vocabulary.languages import words
from flowiq_desktop.services.preparing.load import LoadedSheet, ReadOptions, load_sheet
from flowiq_desktop.texts import mark, say

__all__ = ["NotRead", "ReadOptions", "StopFile", "StopFileError", "read_stop_file"]

_BLOCK = 5000


class StopFileError(AppError):
    """The file cannot be read as a list of people."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A row that names nobody.

    Attributes:
        row: the spreadsheet's own number.
        text: what stands where the number should be.
        why: one sentence.
    """

    row: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class StopFile:
    """What a spreadsheet says about people who do not want messages.

    Attributes:
        loaded: the file.
        column: the header of the column with the numbers.
        people: who is to be put on the list, one for each row.
        unread: the rows that could not be read.
        wishes: the headers of columns that say who wants messages after all.
        left_alone: the numbers of rows that say so there. With `people` and `unread` they are all
            rows of the sheet.
    """

    loaded: LoadedSheet
    column: str
    people: tuple[NewStop, ...]
    unread: tuple[NotRead, ...]
    wishes: tuple[str, ...] = ()
    left_alone: tuple[int, ...] = ()


def read_stop_file(
    path: Path, country: str, options: ReadOptions | None = None, column: str = ""
) -> Generator[Progress, None, StopFile]:
    """Read a spreadsheet of any kind; nothing is put on the list yet.

    Where a column says who wants no messages, or who agreed to them, those who want them are left
    alone.

    Args:
        path: the file.
        country: of numbers without a country code, such as "ZA".
        options: how the file is to be read.
        column: the header of the column with the numbers, or "" to guess it.

    Raises:
        SheetError: the file cannot be read.
        StopFileError: no column has phone numbers, or none is called so.
    """
    loaded = yield from load_sheet(path, options)
    sheet = loaded.sheet
    at = _number_column(sheet, country, column)
    reader = PhoneReader(country)
    wishes, scopes = wish_columns(sheet), _scope_columns(sheet)
    people: list[NewStop] = []
    unread: list[NotRead] = []
    left_alone: list[int] = []
    for index in range(len(sheet)):
        if index % _BLOCK == 0:
            yield Progress(mark("Reading the numbers"), index, len(sheet))
        if wants_messages(wishes, sheet.row(index)):
            left_alone.append(sheet.row_numbers[index])
            continue
        found = _read_row(sheet, index, at, reader, path.name)
        if isinstance(found, NewStop):
            people.append(replace(found, scope=_scope(sheet.row(index), scopes)))
        else:
            unread.append(found)
    yield Progress(mark("Reading the numbers"), len(sheet), len(sheet))
    asked = tuple(column.header for column in wishes)
    number = sheet.headers[at]
    return StopFile(loaded, number, tuple(people), tuple(unread), asked, tuple(left_alone))


def _number_column(sheet: Sheet, country: str, column: str) -> int:
    if column:
        wanted = header_key(column)
        found = next((i for i, h in enumerate(sheet.headers) if header_key(h) == wanted), None)
        if found is None:
            raise StopFileError(
                say("There is no column “{column}” in the sheet.", column=column),
                say("Choose another column."),
            )
        return found
    source = guess_mapping(sheet, country, "").mapping.sources.get(PHONE_NUMBER.name)
    if isinstance(source, ColumnSource):
        return sheet.headers.index(source.header)
    raise StopFileError(
        say("No column of the sheet has phone numbers."),
        say("Check that you chose the right file and sheet, or name the column."),
    )


def _read_row(
    sheet: Sheet, index: int, at: int, reader: PhoneReader, file: str
) -> NewStop | NotRead:
    row, text = sheet.row_numbers[index], sheet.cell(index, at)
    reading = reader.read(text)
    if not reading.number:
        return NotRead(row, text, _why(row, reading))
    facts = {"file": file, "row": row}
    return NewStop(reading.number, StopReason.BY_FILE, facts=facts)


def _why(row: int, reading: PhoneReading) -> str:
    if not reading.code or not reading.text.strip():
        return say("There is no phone number in this row.")
    field = PHONE_NUMBER
    return Problem(row, field.name, reading.code, field.label_text, reading.facts).message


def _scope(cells: Sequence[str], columns: Sequence[int]) -> StopScope:
    """What an exported list says; any other file is about every message."""
    marketing = any(name_key(cells[at]) in _keys("marketing") for at in columns)
    return StopScope.MARKETING if marketing else StopScope.EVERYTHING


def _scope_columns(sheet: Sheet) -> tuple[int, ...]:
    """Where a list that was exported in any language says what people do not want."""
    names = enumerate(map(name_key, sheet.headers))
    return tuple(at for at, name in names if name in _keys("unwanted"))


@cache
def _keys(kind: str) -> frozenset[str]:
    return frozenset(map(name_key, words(kind)))
