"""Gathers the rows of a file, whatever its format, into a Sheet."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from flowiq_desktop.core.packed_texts import LONG
from flowiq_desktop.core.sheet import Sheet, unique_headers
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    too_many_columns,
    too_many_rows,
)
from flowiq_desktop.spreadsheet.table.blank_columns import blank_among
from flowiq_desktop.spreadsheet.table.gathered_columns import GatheredColumns
from flowiq_desktop.spreadsheet.table.header_row import HeaderGuess, guess_header_row
from flowiq_desktop.spreadsheet.table.merged_headers import MergedRange, without_headers
from flowiq_desktop.spreadsheet.table.people_above import people_above
from flowiq_desktop.spreadsheet.table.table_notes import (
    extra_note,
    gap_notes,
    headings_note,
    used_width,
)
from flowiq_desktop.spreadsheet.table.unread import (
    FIRST_ROWS,
    LeftUnread,
    RawRow,
    key_of,
    raw_rows,
    titles_note,
)
from flowiq_desktop.texts import Phrase, Text, phrase, said, say

Row = Sequence[str]

_DAMAGED = re.compile(r"[ÃÂÅ][\x80-\xbf\u0152-\u0178\u2013-\u2122]|â€|ï»¿")
"""UTF-8 letters read as Windows-1252 and saved again: "ë" as "Ã«", "š" as "Å¡"."""
_SIGNS_OF_DAMAGE = ("Ã", "Â", "Å", "â€", "ï»¿")
"""Looked for first: the pattern takes a hundred times as long."""
_LONGEST_SAMPLE = 30
_NONE_KNOWN: Mapping[str, int] = MappingProxyType({})


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
        merged: Sequence[MergedRange] = (),
    ) -> None:
        self._merged = merged
        self._clean = clean
        self._needs_clean = needs_clean
        self._ragged: list[Row] = []
        self._ragged_numbers: list[int] = []
        self._gathered = GatheredColumns()
        self._seen = 0
        self._notes: dict[str, Phrase] = {}

    @property
    def rows(self) -> Sequence[Row]:
        """The rows so far that are not blank."""
        return self._ragged or self._gathered.rows

    @property
    def numbers(self) -> Sequence[int]:
        """Their numbers in the spreadsheet."""
        return self._ragged_numbers or self._gathered.numbers

    def add(self, block: Sequence[Row], start: int | None = None) -> None:
        """Take the next rows; raises SheetError when they are too many or hold no text.

        Args:
            block: the rows; all blocks are held by columns or none is.
            start: how many rows the file has before them, when blank ones were skipped.
        """
        self._seen = self._seen if start is None else start
        if isinstance(block, TextColumns):
            self._add_columns(block)
        else:
            self._add_rows(block)
        self._seen += len(block)
        if self.numbers and self.numbers[-1] > MAX_ROWS:
            raise too_many_rows()

    def _add_columns(self, block: TextColumns) -> None:
        if any(map(self._may_be_odd, map("\n".join, block.columns))):
            block = TextColumns.of(self._inspect(block, ["".join(row) for row in block]))
        self._gathered.add(block, self._seen + 1)

    def _add_rows(self, block: Sequence[Row]) -> None:
        joined = ["".join(row) for row in block]
        block = self._inspect(block, joined)
        for number, (row, text) in enumerate(zip(block, joined, strict=True), self._seen + 1):
            if text and not text.isspace():
                self._ragged.append(row)
                self._ragged_numbers.append(number)

    def _may_be_odd(self, text: str) -> bool:
        """Whether the joined texts of a column have something that `_inspect` looks for."""
        if "\0" in text or "\r" in text:
            return True
        if not text.isascii() and any(sign in text for sign in (*_SIGNS_OF_DAMAGE, "\ufffd")):
            return True
        return bool(self._clean and self._needs_clean and self._needs_clean.search(text))

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
        all_rows, all_numbers = self.rows, self.numbers
        if not all_rows:
            raise SheetError(
                say("{name} has no rows: every cell is blank.", name=name),
                say("Choose another one."),
            )
        first_rows = raw_rows(all_rows[:FIRST_ROWS], all_numbers[:FIRST_ROWS])
        if header_row is None and known.get(key_of(first_rows), MAX_ROWS) < all_numbers[-1]:
            header_row = known[key_of(first_rows)]
        guess = self._header_row(header_row)
        if guess.asked and guess.asked > first_rows[-1].number:
            row = all_rows[bisect_left(all_numbers, guess.asked)]
            first_rows = (*first_rows, *raw_rows([row], [guess.asked]))
        header = guess.row
        first = bisect_right(all_numbers, header)
        below, numbers = without_headers(
            all_rows[first:], all_numbers[first:], header, self._merged
        )
        if not below:
            raise SheetError(
                say(
                    "{name} has headers in row {row:,} but no rows below them.",
                    name=name,
                    row=header,
                ),
                say("Add the people below the headers, save, and open the file again."),
            )
        above = bisect_left(all_numbers, header) if header else 0
        names = all_rows[above] if above < first else ()
        titles = raw_rows(all_rows[:above], all_numbers[:above])
        # A guessed header row is not a person; only above it there may be some.
        may_be = header and (above or header_row is not None)
        unread = self._people_above(above, names, first, header) if may_be else ()
        rows = _even(names, below)
        if header and (extra := extra_note(names, rows, numbers)):
            self._notes["extra"] = extra
        headers, rows, columns = _fit(names, rows)
        return Table(
            sheet=Sheet(said(name), headers, rows, _short(numbers)),
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
            return guess_header_row(self.rows, self.numbers)
        if wanted > self.numbers[-1]:
            raise SheetError(
                say(
                    "There is no row {row:,}: the last row is {last:,}.",
                    row=wanted,
                    last=self.numbers[-1],
                ),
                say("Choose the row that holds the headers."),
            )
        return HeaderGuess(wanted)

    def _people_above(
        self, above: int, names: Row, first: int, header: int
    ) -> tuple[LeftUnread, ...]:
        numbers = [*self.numbers[:above], header]
        return people_above(self.rows[:above], names, self.rows[first:], numbers)

    def _all_notes(self, guess: HeaderGuess, titles: tuple[RawRow, ...]) -> tuple[Phrase, ...]:
        notes = list(self._notes.values())
        if titles:
            notes.append(titles_note(titles))
        if guess.asked or not guess.row:
            notes.append(headings_note(guess))
        return (*notes, *gap_notes(self.numbers))


def _short(numbers: Sequence[int]) -> Sequence[int]:
    """The numbers in next to no memory, if there are very many and no row between them is blank."""
    is_whole = len(numbers) > LONG and numbers[-1] - numbers[0] == len(numbers) - 1
    return range(numbers[0], numbers[-1] + 1) if is_whole else numbers


def _even(names: Row, rows: Sequence[Row]) -> TextColumns:
    """The rows by columns: as wide as the header row or the widest of them, whichever is wider."""
    widths = {len(rows.columns)} if isinstance(rows, TextColumns) else set(map(len, rows))
    if len(widths) == 1 and used_width(names) <= min(widths):
        return TextColumns.of(rows)
    width = max([used_width(names), *map(used_width, rows)])
    return TextColumns.of([_padded(row, width) for row in rows])


def _fit(names: Row, rows: TextColumns) -> tuple[tuple[str, ...], TextColumns, Sequence[int]]:
    """Headers, and rows without columns that are blank; those that are left."""
    width = len(rows.columns)
    padded = _padded(names, width)
    blank = blank_among([at for at, name in enumerate(padded) if not name.strip()], rows)
    if width - len(blank) > MAX_COLUMNS:
        raise too_many_columns(width)
    headers = unique_headers(padded)
    if not blank:
        return headers, rows, range(width)
    kept = [index for index in range(width) if index not in blank]
    filled = TextColumns([rows.columns[at] for at in kept], len(rows))
    return tuple(headers[i] for i in kept), filled, kept


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
