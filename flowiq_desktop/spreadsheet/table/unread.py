"""What in a file was not read as people; reported, so that nobody is lost without a word."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.texts import Listed, Phrase, Text, mark_count, phrase, phrase_count, say

FIRST_ROWS = 5
"""Rows by which a table is recognised, and which are shown for choosing its headers."""
_MOST_SHOWN = 3
_LONGEST_CELL = 40
_PEOPLE_IN_SHEET = mark_count(
    "The sheet '{name}' was not read. It has 1 row that looks like people, first row {row:,}: "
    "“{sample}”. One campaign reads one sheet.",
    "The sheet '{name}' was not read. It has {n} rows that look like people, first row {row:,}: "
    "“{sample}”. One campaign reads one sheet.",
)
_PEOPLE_IN_HIDDEN = mark_count(
    "The hidden sheet '{name}' was not read. It has 1 row that looks like people, first row "
    "{row:,}: “{sample}”. One campaign reads one sheet.",
    "The hidden sheet '{name}' was not read. It has {n} rows that look like people, first row "
    "{row:,}: “{sample}”. One campaign reads one sheet.",
)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it is in the file.

    Attributes:
        number: its number there.
        text: its filled cells as one short text, to be shown.
        cells: all of them, as they are.
    """

    number: int
    text: str
    cells: tuple[str, ...] = field(default=(), compare=False, repr=False)


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
        if self.place is not Place.SHEET:
            return say("row {row:,}", row=self.row)
        name = shown_name(self.sheet)
        if self.hidden:
            return say("hidden sheet '{name}'", name=name)
        return say("sheet '{name}'", name=name)

    @property
    def sentence(self) -> str:
        """What the person should know, and what to do."""
        return str(self.phrase)

    @property
    def phrase(self) -> Phrase:
        """The sentence, not in words yet."""
        if self.place is Place.SHEET:
            return self._of_a_sheet()
        if self.place is Place.HEADERS:
            return phrase(
                "Row {row:,} was taken for the headers and looks like a person: “{sample}”. "
                "If it is one, choose another header row, or none.",
                row=self.row,
                sample=self.sample,
            )
        if self.rows == 1:
            return phrase(
                "Row {row:,} above the headers looks like a person and was not read: “{sample}”. "
                "If it is one, choose another header row, or none.",
                row=self.row,
                sample=self.sample,
            )
        return phrase_count(
            "{n} row above the headers looks like a person and was not read, first row {row:,}: "
            "“{sample}”. If it is one, choose another header row, or none.",
            "{n} rows above the headers look like people and were not read, first row {row:,}: "
            "“{sample}”. If they are, choose another header row, or none.",
            self.rows or 0,
            row=self.row,
            sample=self.sample,
        )

    def _of_a_sheet(self) -> Phrase:
        if self.rows is None:
            return self._of_a_large_sheet()
        text = _PEOPLE_IN_HIDDEN if self.hidden else _PEOPLE_IN_SHEET
        facts = {"n": self.rows, "name": shown_name(self.sheet), "row": self.row}
        return Phrase(text, (*facts.items(), ("sample", self.sample)))

    def _of_a_large_sheet(self) -> Phrase:
        name = shown_name(self.sheet)
        if self.hidden:
            return phrase(
                "The hidden sheet '{name}' was not read, nor looked at, because it is large. "
                "If it holds people too, choose it for another campaign.",
                name=name,
            )
        return phrase(
            "The sheet '{name}' was not read, nor looked at, because it is large. "
            "If it holds people too, choose it for another campaign.",
            name=name,
        )


def row_text(row: Sequence[str]) -> str:
    """The filled cells of a row as one short text, safe to show."""
    cells = (" ".join(cell.split()) for cell in row)
    return shown_name(" · ".join(map(_shortened, filter(None, cells))))


def _shortened(cell: str) -> str:
    return shortened(cell, _LONGEST_CELL)


def raw_rows(rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> tuple[RawRow, ...]:
    """Rows with their numbers."""
    return tuple(RawRow(n, row_text(row), tuple(row)) for n, row in zip(numbers, rows, strict=True))


def key_of(rows: Sequence[RawRow]) -> str:
    """A short text that is the same for tables that begin with the same rows."""
    text = "\n".join(f"{row.number}\t{row.text}" for row in rows[:FIRST_ROWS])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def titles_note(titles: Sequence[RawRow]) -> Phrase:
    """What was skipped above the headers."""
    if len(titles) == 1:
        return phrase(
            "Row {row:,} above the headers was skipped: “{text}”.",
            row=titles[0].number,
            text=titles[0].text,
        )
    rows: list[Text] = [
        phrase("row {row:,} “{text}”", row=title.number, text=title.text)
        for title in titles[:_MOST_SHOWN]
    ]
    if len(titles) > _MOST_SHOWN:
        rows.append("…")
    return phrase_count(
        "{n} row above the headers was skipped: {rows}.",
        "{n} rows above the headers were skipped: {rows}.",
        len(titles),
        rows=Listed(tuple(rows), closed=False),
    )
