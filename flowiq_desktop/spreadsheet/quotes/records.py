"""The records of a text file with its quotation marks, some of which may not be as they should.

The standard's reading is taken wherever it is possible (docs/decisions/0040): a record that keeps
to it is read as it says, unless lines were glued together that are rows by themselves. Another is
read line by line in the ways other programs write, by the first that gives as many cells as the
table has; when none does, its row is named.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from flowiq_desktop.spreadsheet.quotes.line_cells import (
    has_blank_before_quote,
    lenient_cells,
    line_cells,
    look_like_people,
    plain_cells,
)
from flowiq_desktop.spreadsheet.quotes.line_source import LineSource

Record = list[str]

_TOO_LONG = "field limit"
_NEVER_CLOSES = "unexpected end of data"
"""What csv says."""
_MOST_LINES = 20
"""Lines that a cell with stray quotation marks may have."""
_MOST_STRAYS = 60_000
"""Rows that are mended, which takes twenty times as long as reading them; then somebody is asked
whether the marks are signs like any other."""
_LONGEST_LINE = 1_000_000
"""Characters of a line that other ways of reading are tried on; a thousand long cells."""


class BadRecord(Exception):  # noqa: N818 - it is a record
    """A record whose quotation marks cannot be understood.

    Attributes:
        fault: why, for support.
        line: how it begins.
    """

    def __init__(self, fault: str, line: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.line = line


@dataclass(slots=True)
class Strays:
    """Rows whose quotation marks were read in another way than the standard's.

    Attributes:
        rows: the first of them, by their numbers.
        count: how many there are.
        sample: the cell of the first one that has a mark, or else its first cell.
    """

    rows: list[int] = field(default_factory=list)
    count: int = 0
    sample: str = ""

    def add(self, row: int, cells: Sequence[str]) -> None:
        """Note a row."""
        self.count += 1
        if self.count == 1:
            self.rows.append(row)
            marked = (cell for cell in cells if '"' in cell)
            self.sample = next(marked, next(filter(str.strip, cells), ""))


def plain_records(lines: Iterable[str], separator: str) -> Iterator[Record]:
    """The records when quotation marks are signs like any other."""
    return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)


def quoted_records(
    lines: Iterable[str], separator: str, width: int, strays: Strays
) -> Iterator[Record]:
    """The records of lines.

    Args:
        lines: with their ends.
        separator: the sign between cells.
        width: how many cells most records have.
        strays: rows with stray quotation marks are noted here.

    Raises:
        BadRecord: one cannot be understood; those before it have been given.
    """
    return _Reading(LineSource(lines), separator, width, strays).records()


def unwrapped_records(lines: Iterable[str], separator: str) -> Iterator[Record]:
    """The records of lines that are each wholly in quotation marks.

    Raises:
        BadRecord: a line's own marks cannot be understood.
    """
    for record in csv.reader(lines, delimiter=separator, strict=True):
        if len(record) != 1:
            yield record
            continue
        cells = line_cells(record[0], separator)
        if cells is None:
            raise BadRecord(_NEVER_CLOSES, record[0])
        yield [cell.strip(" ") for cell in cells]


class _Reading:
    """Reads by the standard, and records that do not keep to it in other ways."""

    def __init__(self, source: LineSource, separator: str, width: int, strays: Strays) -> None:
        self._source = source
        self._separator = separator
        self._width = width
        self._strays = strays
        self._number = 0
        self._fault = ""

    def records(self) -> Iterator[Record]:
        """The records; each time the standard's reading ends before the text, one is mended."""
        while True:
            self._fault = ""
            yield from self._by_standard()
            if not self._fault:
                return
            self._number += 1
            record = self._mended(self._source.taken)
            self._source.taken.clear()
            self._strays.add(self._number, record)
            if self._strays.count > _MOST_STRAYS:
                raise BadRecord(self._fault, "".join(record))
            yield record

    def _by_standard(self) -> Iterator[Record]:
        """Records up to one that does not keep to the standard, whose fault is noted."""
        taken = self._source.taken
        try:
            for record in csv.reader(self._source, delimiter=self._separator, strict=True):
                read = record
                if len(taken) > 1 or ' "' in taken[0]:
                    if self._is_glued(taken, record):
                        self._fault = "glued"
                        return
                    read = self._without_blanks(taken, record)
                taken.clear()
                self._number += 1
                yield read
        except csv.Error as error:
            self._fault = str(error) or "not as it should be"

    def _is_glued(self, lines: Sequence[str], record: Record) -> bool:
        """Whether the lines of a record are rows of their own, glued by stray marks."""
        if len(lines) == 1:
            return False
        rows = [plain_cells(line, self._separator) for line in lines]
        whole = [len(row) == self._width for row in rows]
        if len(record) == self._width:
            return self._width > 1 and all(whole) and look_like_people(rows)
        return any(whole[1:]) and self._first(lines[:1]) is not None

    def _mended(self, lines: Sequence[str]) -> Record:
        """The first record of some lines; the rest is read again."""
        if (len(lines) == 1 and _TOO_LONG in self._fault) or len(lines[0]) > _LONGEST_LINE:
            raise BadRecord(self._fault, lines[0])
        for count in range(min(len(lines), _MOST_LINES), 0, -1):
            if any(map(self._is_whole, lines[1:count])):
                continue
            record = self._first(lines[:count])
            if record is not None and self._source.put_back(lines[count:]):
                return record
        raise BadRecord(self._fault, lines[0])

    def _without_blanks(self, lines: Sequence[str], record: Record) -> Record:
        """A record whose cells may have blanks before their quotation marks."""
        if not has_blank_before_quote(record, lines[0], self._separator):
            return record
        cells = lenient_cells("".join(lines), self._separator)
        if cells is None or (len(record) == self._width != len(cells)):
            return record
        return record if max(map(len, cells)) > csv.field_size_limit() else cells

    def _first(self, lines: Sequence[str]) -> Record | None:
        """The lines as one record with as many cells as the table has; None when there is none."""
        text = "".join(lines)
        ways = [lenient_cells(text, self._separator, escape=True)] if '\\"' in text else []
        ways.append(lenient_cells(text, self._separator))
        if len(lines) == 1:
            ways.append(plain_cells(text, self._separator))
        fitting = (cells for cells in ways if cells and len(cells) == self._width)
        return next((it for it in fitting if max(map(len, it)) <= csv.field_size_limit()), None)

    def _is_whole(self, line: str) -> bool:
        """Whether a line may be a row by itself."""
        ways = (plain_cells(line, self._separator), line_cells(line, self._separator))
        return any(cells is not None and len(cells) == self._width for cells in ways)
