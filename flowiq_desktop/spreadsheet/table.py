"""Gathers the rows of a file, whatever its format, into a Sheet."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.sheet import Sheet, column_letter, unique_headers
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.header_row import guess_header_row
from flowiq_desktop.spreadsheet.limits import (
    MAX_BLANK_ROWS,
    MAX_COLUMNS,
    MAX_ROWS,
    too_many_columns,
    too_many_rows,
)

Row = Sequence[str]

_DAMAGED = re.compile(r"[ÃÂÅ][\x80-\xbf\u0152-\u0178\u2013-\u2122]|â€|ï»¿")
"""UTF-8 letters read as Windows-1252 and saved again: "ë" as "Ã«", "š" as "Å¡"."""
_SIGNS_OF_DAMAGE = ("Ã", "Â", "Å", "â€", "ï»¿")
"""Looked for first: the pattern takes a hundred times as long."""
_LONGEST_SAMPLE = 30


@dataclass(frozen=True, slots=True)
class Table:
    """A Sheet, and what was seen while it was gathered."""

    sheet: Sheet
    header_row: int
    blank_rows: int
    notes: tuple[str, ...]


class TableBuilder:
    """Takes rows in their order and keeps those that are not blank.

    `clean` mends single cells of a format; it is called only for blocks that `needs_clean` picks.
    """

    def __init__(
        self, clean: Callable[[str], str] | None = None, needs_clean: re.Pattern[str] | None = None
    ) -> None:
        self._clean = clean
        self._needs_clean = needs_clean
        self._rows: list[Row] = []
        self._numbers: list[int] = []
        self._seen = 0
        self._last = 0
        self._notes: dict[str, str] = {}

    @property
    def ended(self) -> bool:
        """Whether so many blank rows came that what follows is no part of the table."""
        return self._seen - self._last >= MAX_BLANK_ROWS

    @property
    def has_rows(self) -> bool:
        """Whether any row was not blank."""
        return bool(self._rows)

    def add(self, block: Sequence[Row]) -> None:
        """Take the next rows; raises SheetError when they are too many or hold no text."""
        joined = ["".join(row) for row in block]
        block = self._inspect(block, joined)
        for number, (row, text) in enumerate(zip(block, joined, strict=True), self._seen + 1):
            if text and not text.isspace():
                if number - self._last > MAX_BLANK_ROWS:
                    break
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
                f"Row {self._seen + row + 1} holds a character that is no text (NUL).",
                "Delete what is in that row and type it again, then save the file.",
            )
        if not text.isascii():
            self._look_for_damage(text, joined)
        if "\r" in text:
            block = [tuple([_newlines(cell) for cell in row]) for row in block]
        if self._clean and self._needs_clean and self._needs_clean.search(text):
            block = [tuple(map(self._clean, row)) for row in block]
        return block

    def _look_for_damage(self, text: str, joined: list[str]) -> None:
        suspicious = any(sign in text for sign in _SIGNS_OF_DAMAGE)
        if suspicious and "damaged" not in self._notes and _DAMAGED.search(text):
            row = next(i for i, line in enumerate(joined) if _DAMAGED.search(line))
            self._notes["damaged"] = (
                f"Some letters look damaged (“{_sample(joined[row], _DAMAGED)}” in row "
                f"{self._seen + row + 1}). Look at the accents before you send."
            )
        if "lost" not in self._notes and "\ufffd" in text:
            row = next(i for i, line in enumerate(joined) if "\ufffd" in line)
            self._notes["lost"] = (
                f"Some letters were lost before the file was saved (shown as \ufffd, first in row "
                f"{self._seen + row + 1}). Mend them in the spreadsheet."
            )

    def build(self, name: str, header_row: int | None) -> Table:
        """The table, its header row guessed when none is given.

        Raises:
            SheetError: nothing in it, no rows under the headers, too many columns.
        """
        if not self._rows:
            raise SheetError(f"{name} has no rows: every cell is blank.", "Choose another one.")
        header = self._header_row(header_row)
        first = next((i for i, number in enumerate(self._numbers) if number > header), None)
        if first is None:
            raise SheetError(
                f"{name} has headers in row {header} but no rows below them.",
                "Add the people below the headers, save, and open the file again.",
            )
        names = self._rows[self._numbers.index(header)] if header in self._numbers else ()
        numbers = self._numbers[first:]
        if header and (extra := self._note_extra(names, first)):
            self._notes["extra"] = extra
        headers, rows = _fit(names, self._rows[first:])
        blank = numbers[-1] - numbers[0] + 1 - len(numbers)
        return Table(Sheet(name, headers, rows, numbers), header, blank, self._all_notes(header))

    def _header_row(self, wanted: int | None) -> int:
        if wanted is None:
            return guess_header_row(self._rows, self._numbers)
        if wanted > self._numbers[-1]:
            raise SheetError(
                f"There is no row {wanted}: the last row is {self._numbers[-1]}.",
                "Choose the row that holds the headers.",
            )
        return wanted

    def _note_extra(self, names: Row, first: int) -> str:
        width = _used(names)
        rows = zip(self._numbers[first:], self._rows[first:], strict=True)
        number = next((n for n, row in rows if len(row) > width and _used(row) > width), 0)
        if not number:
            return ""
        letter = column_letter(width)
        return (
            f"Some rows have more cells than there are headers (first row {number:,}). What is "
            f"beyond them is in “Column {letter}” and after."
        )

    def _all_notes(self, header: int) -> tuple[str, ...]:
        notes = list(self._notes.values())
        if header == 0:
            notes.append(
                "No row looks like headers, so the columns are named by their letters. "
                "Choose the header row if there is one."
            )
        return tuple(notes)


def _fit(names: Row, rows: list[Row]) -> tuple[tuple[str, ...], list[Row]]:
    """Headers and rows of the same width, without columns that are blank from top to bottom."""
    widths = set(map(len, rows))
    if len(widths) == 1 and _used(names) <= min(widths):
        width = widths.pop()
    else:
        width = max([_used(names), *map(_used, rows)])
        rows = [_padded(row, width) for row in rows]
    padded = _padded(names, width)
    blank = [not name.strip() and _is_blank(rows, at) for at, name in enumerate(padded)]
    if width - sum(blank) > MAX_COLUMNS:
        raise too_many_columns(width)
    headers = unique_headers(padded)
    if not any(blank):
        return headers, rows
    kept = [index for index, is_blank in enumerate(blank) if not is_blank]
    return tuple(headers[i] for i in kept), [tuple([row[i] for i in kept]) for row in rows]


def _is_blank(rows: list[Row], column: int) -> bool:
    return not any(row[column].strip() for row in rows)


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
    """The word around the first find."""
    found = pattern.search(line)
    at = found.start() if found else 0
    before, after = line[:at].split(), line[at:].split()
    start = before[-1] if before and not line[at - 1].isspace() else ""
    return f"{start}{after[0] if after else ''}"[:_LONGEST_SAMPLE]
