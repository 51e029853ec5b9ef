"""Gathers the rows of a file, whatever its format, into a Sheet."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from flowiq_desktop.core.sheet import Sheet, lettered, unique_headers
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.limits import (
    LONG_GAP,
    MAX_COLUMNS,
    MAX_ROWS,
    too_many_columns,
    too_many_rows,
)
from flowiq_desktop.spreadsheet.table.blank_columns import blank_among
from flowiq_desktop.spreadsheet.table.header_row import HeaderGuess, guess_header_row
from flowiq_desktop.spreadsheet.table.merged_headers import MergedDown, without_headers
from flowiq_desktop.spreadsheet.table.unread import (
    FIRST_ROWS,
    LeftUnread,
    RawRow,
    key_of,
    people_above,
    raw_rows,
    titles_note,
)
from flowiq_desktop.texts import Phrase, Text, phrase, phrase_count, said, say

Row = Sequence[str]

_DAMAGED = re.compile(r"[ÃÂÅ][\x80-\xbf\u0152-\u0178\u2013-\u2122]|â€|ï»¿")
"""UTF-8 letters read as Windows-1252 and saved again: "ë" as "Ã«", "š" as "Å¡"."""
_SIGNS_OF_DAMAGE = ("Ã", "Â", "Å", "â€", "ï»¿")
"""Looked for first: the pattern takes a hundred times as long."""
_LONGEST_SAMPLE = 30
_NONE_KNOWN: Mapping[str, int] = MappingProxyType({})
_MOST_GAPS = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A Sheet, and what was seen while it was gathered.

    Every row that is not blank is the header row, one of the titles, or in the sheet.

    Attributes:
        sheet: the table.
        header_row: the number of the row with the headers, or 0.
        asked: the row that may have the headers, when that is unclear; otherwise 0.
        titles: the rows above the headers, which were skipped.
        first_rows: the first five rows, and the one being asked about.
        blank_rows: how many blank rows between the rows were left out.
        left_unread: rows of this table that look like people and are not in the sheet.
        notes: sentences, not in words yet, about what the person should know or look at.
        columns: the file's column of each column of the sheet, from 0.
    """

    sheet: Sheet
    header_row: int
    asked: int
    titles: tuple[RawRow, ...]
    first_rows: tuple[RawRow, ...]
    blank_rows: int
    left_unread: tuple[LeftUnread, ...]
    notes: tuple[Text, ...]
    columns: Sequence[int] = ()


class TableBuilder:
    """Takes rows in their order and keeps those that are not blank.

    `clean` fixes single cells of a format; it is called only for blocks that `needs_clean` picks.
    `merged` are the merged cells that span rows.
    """

    def __init__(
        self,
        clean: Callable[[str], str] | None = None,
        needs_clean: re.Pattern[str] | None = None,
        merged: Sequence[MergedDown] = (),
    ) -> None:
        self._merged = merged
        self._clean = clean
        self._needs_clean = needs_clean
        self._rows: list[Row] = []
        self._numbers: list[int] = []
        self._seen = 0
        self._last = 0
        self._notes: dict[str, Phrase] = {}

    @property
    def rows(self) -> Sequence[Row]:
        """The rows so far that are not blank."""
        return self._rows

    @property
    def numbers(self) -> Sequence[int]:
        """Their numbers in the spreadsheet."""
        return self._numbers

    def add(self, block: Sequence[Row], start: int | None = None) -> None:
        """Take the next rows; raises SheetError when they are too many or hold no text.

        Args:
            block: the rows.
            start: how many rows the file has before them, when blank ones were skipped.
        """
        self._seen = self._seen if start is None else start
        joined = ["".join(row) for row in block]
        block = self._inspect(block, joined)
        for number, (row, text) in enumerate(zip(block, joined, strict=True), self._seen + 1):
            if text and not text.isspace():
                self._rows.append(row)
                self._numbers.append(number)
                self._last = number
        self._seen += len(block)
        if self._last > MAX_ROWS:
            raise too_many_rows()

    def _inspect(self, block: Sequence[Row], joined: list[str]) -> Sequence[Row]:
        text = "\n".join(joined)
        if "\0" in text:
            row = next(index for index, line in enumerate(joined) if "\0" in line)
            raise SheetError(
                say(
                    "Row {row:,} holds a character that is no text (NUL).",
                    row=self._seen + row + 1,
                ),
                say("Delete what is in that row and type it again, then save the file."),
            )
        if not text.isascii():
            self._look_for_damage(text, joined, block)
        if "\r" in text:
            block = [tuple([_newlines(cell) for cell in row]) for row in block]
        if self._clean and self._needs_clean and self._needs_clean.search(text):
            block = [tuple(map(self._clean, row)) for row in block]
        return block

    def _look_for_damage(self, text: str, joined: list[str], block: Sequence[Row]) -> None:
        suspicious = any(sign in text for sign in _SIGNS_OF_DAMAGE)
        if suspicious and "damaged" not in self._notes and _DAMAGED.search(text):
            self._note_damage(block)
        if "lost" not in self._notes and "\ufffd" in text:
            row = next(i for i, line in enumerate(joined) if "\ufffd" in line)
            self._notes["lost"] = phrase(
                "Some letters were lost before the file was saved (shown as {sign}, first in row "
                "{row:,}). Mend them in the spreadsheet.",
                sign="\ufffd",
                row=self._seen + row + 1,
            )

    def _note_damage(self, block: Sequence[Row]) -> None:
        cells = ((number, cell) for number, row in enumerate(block, 1) for cell in row)
        number, cell = next((it for it in cells if _DAMAGED.search(it[1])), (0, ""))
        if cell:  # and not the end of one cell with the beginning of the next
            self._notes["damaged"] = phrase(
                "Some letters look damaged (“{sample}” in row {row:,}). Look at the accents before "
                "you send.",
                sample=_sample(cell, _DAMAGED),
                row=self._seen + number,
            )

    def build(
        self, name: Text, header_row: int | None, known: Mapping[str, int] = _NONE_KNOWN
    ) -> Table:
        """The table, its header row guessed when none is given.

        Args:
            name: what the table is called in a sentence.
            header_row: the row that the person chose; 0 for none.
            known: the rows chosen earlier, by `key_of` the first rows.

        Raises:
            SheetError: nothing in it, no rows under the headers, too many columns.
        """
        if not self._rows:
            raise SheetError(
                say("{name} has no rows: every cell is blank.", name=name),
                say("Choose another one."),
            )
        first_rows = raw_rows(self._rows[:FIRST_ROWS], self._numbers[:FIRST_ROWS])
        if header_row is None and known.get(key_of(first_rows), MAX_ROWS) < self._numbers[-1]:
            header_row = known[key_of(first_rows)]
        guess = self._header_row(header_row)
        if guess.asked and guess.asked > first_rows[-1].number:
            row = self._rows[bisect_left(self._numbers, guess.asked)]
            first_rows = (*first_rows, *raw_rows([row], [guess.asked]))
        header = guess.row
        first = bisect_right(self._numbers, header)
        rows, numbers = without_headers(
            self._rows[first:], self._numbers[first:], header, self._merged
        )
        if not rows:
            raise SheetError(
                say(
                    "{name} has headers in row {row:,} but no rows below them.",
                    name=name,
                    row=header,
                ),
                say("Add the people below the headers, save, and open the file again."),
            )
        above = bisect_left(self._numbers, header) if header else 0
        names = self._rows[above] if above < first else ()
        titles = raw_rows(self._rows[:above], self._numbers[:above])
        # A guessed header row is not a person; only above it there may be some.
        may_be = header and (above or header_row is not None)
        unread = self._people_above(above, names, first, header) if may_be else ()
        if header and (extra := self._note_extra(names, first)):
            self._notes["extra"] = extra
        headers, rows, columns = _fit(names, rows)
        return Table(
            sheet=Sheet(said(name), headers, rows, numbers),
            header_row=header,
            asked=guess.asked,
            titles=titles,
            first_rows=first_rows,
            blank_rows=numbers[-1] - numbers[0] + 1 - len(numbers),
            left_unread=unread,
            notes=(*self._all_notes(guess, titles), *(entry.phrase for entry in unread)),
            columns=columns,
        )

    def _header_row(self, wanted: int | None) -> HeaderGuess:
        if wanted is None:
            return guess_header_row(self._rows, self._numbers)
        if wanted > self._numbers[-1]:
            raise SheetError(
                say(
                    "There is no row {row:,}: the last row is {last:,}.",
                    row=wanted,
                    last=self._numbers[-1],
                ),
                say("Choose the row that holds the headers."),
            )
        return HeaderGuess(wanted)

    def _people_above(
        self, above: int, names: Row, first: int, header: int
    ) -> tuple[LeftUnread, ...]:
        numbers = [*self._numbers[:above], header]
        return people_above(self._rows[:above], names, self._rows[first:], numbers)

    def _note_extra(self, names: Row, first: int) -> Phrase | None:
        width = _used(names)
        rows = zip(self._numbers[first:], self._rows[first:], strict=True)
        number = next((n for n, row in rows if len(row) > width and _used(row) > width), 0)
        if not number:
            return None
        return phrase(
            "Some rows have more cells than there are headers (first row {row:,}). What is "
            "beyond them is in “{column}” and after.",
            row=number,
            column=lettered(width),
        )

    def _all_notes(self, guess: HeaderGuess, titles: tuple[RawRow, ...]) -> tuple[Phrase, ...]:
        notes = list(self._notes.values())
        if titles:
            notes.append(titles_note(titles))
        if guess.asked or not guess.row:
            notes.append(_headings_note(guess))
        return (*notes, *_gap_notes(self._numbers))


def _headings_note(guess: HeaderGuess) -> Phrase:
    """What to say when it is not clear which row has the headers."""
    if not guess.asked:
        return phrase(
            "No row looks like headers, so the columns are named by their letters. "
            "Choose the header row if there is one."
        )
    if guess.row:
        return phrase(
            "It is not clear whether row {row:,} has the headings. It was read as headings: "
            "say whether that is right.",
            row=guess.asked,
        )
    return phrase(
        "It is not clear whether row {row:,} has the headings. It was read like any other row: "
        "say whether that is right.",
        row=guess.asked,
    )


def _gap_notes(numbers: Sequence[int]) -> tuple[Phrase, ...]:
    """What to say when rows are so far below the others that nobody sees them together."""
    if numbers[-1] - numbers[0] < len(numbers) + LONG_GAP:
        return ()
    gaps = ((b - a - 1, b) for a, b in pairwise(numbers))
    return tuple(
        phrase_count(
            "Row {row:,} and what follows lie below {n} blank row. They were read too.",
            "Row {row:,} and what follows lie below {n} blank rows. They were read too.",
            blank,
            row=row,
        )
        for blank, row in gaps
        if blank >= LONG_GAP
    )[:_MOST_GAPS]


def _fit(names: Row, rows: list[Row]) -> tuple[tuple[str, ...], list[Row], Sequence[int]]:
    """Headers and rows of the same width, without columns that are blank; those that are left."""
    widths = set(map(len, rows))
    if len(widths) == 1 and _used(names) <= min(widths):
        width = widths.pop()
    else:
        width = max([_used(names), *map(_used, rows)])
        rows = [_padded(row, width) for row in rows]
    padded = _padded(names, width)
    blank = blank_among([at for at, name in enumerate(padded) if not name.strip()], rows)
    if width - len(blank) > MAX_COLUMNS:
        raise too_many_columns(width)
    headers = unique_headers(padded)
    if not blank:
        return headers, rows, range(width)
    kept = [index for index in range(width) if index not in blank]
    filled: list[Row] = [tuple([row[i] for i in kept]) for row in rows]
    return tuple(headers[i] for i in kept), filled, kept


def _used(row: Row) -> int:
    used = len(row)
    while used and not row[used - 1].strip():
        used -= 1
    return used


def _padded(row: Row, width: int) -> Row:
    return tuple(row[:width]) if len(row) >= width else (*row, *[""] * (width - len(row)))


def _newlines(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _sample(line: str, pattern: re.Pattern[str]) -> str:
    """The word around the first match."""
    found = pattern.search(line)
    at = found.start() if found else 0
    before, after = line[:at].split(), line[at:].split()
    start = before[-1] if before and not line[at - 1].isspace() else ""
    return f"{start}{after[0] if after else ''}"[:_LONGEST_SAMPLE]
