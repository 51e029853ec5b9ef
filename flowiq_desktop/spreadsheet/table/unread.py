"""What in a file was not read as people; reported, so that nobody is lost without a word."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.table.phone_columns import PhoneColumns

FIRST_ROWS = 5
"""Rows by which a table is recognised, and which are shown for choosing its headers."""
_MOST_SHOWN = 3
_LONGEST_CELL = 40


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it is in the file: its number there, and its cells as one text."""

    number: int
    text: str


class Place(StrEnum):
    """Where something was left unread."""

    ABOVE = "above the headers"
    HEADERS = "the header row"
    SHEET = "another sheet"


@dataclass(frozen=True, slots=True)
class LeftUnread:
    """Rows that look like people but were not read as such.

    Attributes:
        place: what kind of place it is.
        sheet: the sheet's name; "" for a text file.
        row: the number of the first of the rows, or 0 when nobody looked.
        rows: how many there are, as far as they were looked at; None when nobody looked.
        sample: the first of them as one text.
        hidden: whether the spreadsheet program hides that sheet.
    """

    place: Place
    sheet: str
    row: int
    rows: int | None
    sample: str
    hidden: bool = False

    @property
    def where(self) -> str:
        """The place in words: "row 2", "sheet 'Grade 5'"."""
        if self.place is Place.SHEET:
            return f"{'hidden sheet' if self.hidden else 'sheet'} '{shown_name(self.sheet)}'"
        return f"row {self.row:,}"

    @property
    def sentence(self) -> str:
        """What the person should know, and what to do."""
        if self.place is Place.SHEET:
            return self._sheet_sentence()
        told = f"“{self.sample}”"
        if self.place is Place.HEADERS:
            return (
                f"Row {self.row:,} was taken for the headers and looks like a person: {told}. "
                "If it is one, choose another header row, or none."
            )
        if self.rows == 1:
            return (
                f"Row {self.row:,} above the headers looks like a person and was not read: {told}. "
                "If it is one, choose another header row, or none."
            )
        return (
            f"{self.rows:,} rows above the headers look like people and were not read, first row "
            f"{self.row:,}: {told}. If they are, choose another header row, or none."
        )

    def _sheet_sentence(self) -> str:
        name = f"{'hidden sheet' if self.hidden else 'sheet'} '{shown_name(self.sheet)}'"
        if self.rows is None:
            return (
                f"The {name} was not read, nor looked at, because it is large. "
                "If it holds people too, choose it for another campaign."
            )
        people = "1 row that looks" if self.rows == 1 else f"{self.rows:,} rows that look"
        return (
            f"The {name} was not read. It has {people} like people, first row {self.row:,}: "
            f"“{self.sample}”. One campaign reads one sheet."
        )


def row_text(row: Sequence[str]) -> str:
    """The filled cells of a row as one short text, safe to show."""
    cells = (" ".join(cell.split()) for cell in row)
    return shown_name(" · ".join(map(_shortened, filter(None, cells))))


def _shortened(cell: str) -> str:
    return shortened(cell, _LONGEST_CELL)


def raw_rows(rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> tuple[RawRow, ...]:
    """Rows with their numbers."""
    return tuple(RawRow(n, row_text(row)) for n, row in zip(numbers, rows, strict=True))


def key_of(rows: Sequence[RawRow]) -> str:
    """A short text that is the same for tables that begin with the same rows."""
    text = "\n".join(f"{row.number}\t{row.text}" for row in rows[:FIRST_ROWS])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def people_above(
    above: Sequence[Sequence[str]],
    header: Sequence[str],
    below: Sequence[Sequence[str]],
    numbers: Sequence[int],
) -> tuple[LeftUnread, ...]:
    """Rows above the headers, and the headers themselves, that look like the people below.

    Args:
        above: the rows above the headers.
        header: the header row itself; blank when that row has no cells.
        below: the rows below.
        numbers: the numbers of the rows above, then that of the headers.
    """
    columns = PhoneColumns(below)
    found = []
    people = [(n, row) for n, row in zip(numbers, above, strict=False) if columns.fits(row)]
    if people:
        number, row = people[0]
        found.append(LeftUnread(Place.ABOVE, "", number, len(people), row_text(row)))
    if columns.fits(header):
        found.append(LeftUnread(Place.HEADERS, "", numbers[-1], 1, row_text(header)))
    return tuple(found)


def titles_note(titles: Sequence[RawRow]) -> str:
    """What was skipped above the headers, in words."""
    if len(titles) == 1:
        return f"Row {titles[0].number:,} above the headers was skipped: “{titles[0].text}”."
    told = ", ".join(f"row {t.number:,} “{t.text}”" for t in titles[:_MOST_SHOWN])
    more = ", …" if len(titles) > _MOST_SHOWN else ""
    return f"{len(titles):,} rows above the headers were skipped: {told}{more}."
