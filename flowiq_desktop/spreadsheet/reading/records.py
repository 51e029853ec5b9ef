"""The records of a text file with its quotation marks, some of which may not be as they should.

The standard's reading is taken wherever it is possible (docs/decisions/0040): a record that keeps
to it is read as it says, unless lines were glued together that are rows by themselves. Another is
read line by line in the ways other programs write, by the first that gives as many cells as the
table has; when none does, its row is named.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from flowiq_desktop.spreadsheet.reading.line_cells import (
    has_blank_before_quote,
    lenient_cells,
    line_cells,
    look_like_people,
    plain_cells,
)
from flowiq_desktop.spreadsheet.reading.line_source import LineSource

Record = list[str]

_TOO_LONG = "field limit"
_MOST_LINES = 20
"""Lines that a cell with stray quotation marks may have."""


class BadRecord(Exception):  # noqa: N818 - it is a record
    """A record whose quotation marks cannot be understood; the text says why, for support."""


@dataclass(slots=True)
class Strays:
    """Rows whose quotation marks were read in another way than the standard's.

    Attributes:
        rows: the first of them, by their numbers.
        count: how many there are.
        sample: the cell of the first one that has a mark.
    """

    rows: list[int] = field(default_factory=list)
    count: int = 0
    sample: str = ""

    def add(self, row: int, cells: Sequence[str]) -> None:
        """Note a row."""
        self.count += 1
        if self.count == 1:
            self.rows.append(row)
            self.sample = next((cell for cell in cells if '"' in cell), "")


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
    source = LineSource(lines)
    reader = csv.reader(source, delimiter=separator, strict=True)
    reading, number = _Reading(source, separator, width), 0
    while True:
        number += 1
        try:
            record: Record | None = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            record, fault = None, str(error)
        taken = source.taken()
        if record is None:
            if len(taken) == 1 and _TOO_LONG in fault:
                raise BadRecord(fault)
            record = reading.mended(taken, fault)
            strays.add(number, record)
        elif len(taken) > 1 and reading.is_glued(taken, record):
            record = reading.mended(taken, "glued")
            strays.add(number, record)
        elif ' "' in taken[0] and has_blank_before_quote(record, taken[0], separator):
            record = reading.without_blanks(taken, record)
        yield record


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
            raise BadRecord("unexpected end of data")
        yield [cell.strip(" ") for cell in cells]


class _Reading:
    """How records that do not keep to the standard are read."""

    def __init__(self, source: LineSource, separator: str, width: int) -> None:
        self._source = source
        self._separator = separator
        self._width = width

    def is_glued(self, lines: list[str], record: Record) -> bool:
        """Whether the lines of a record are rows of their own, glued by stray marks."""
        rows = [plain_cells(line, self._separator) for line in lines]
        whole = [len(row) == self._width for row in rows]
        if len(record) == self._width:
            return self._width > 1 and all(whole) and look_like_people(rows)
        return any(whole[1:]) and self._first(lines[:1]) is not None

    def mended(self, lines: list[str], fault: str) -> Record:
        """The first record of some lines; the rest is read again."""
        for count in range(min(len(lines), _MOST_LINES), 0, -1):
            if any(map(self._is_whole, lines[1:count])):
                continue
            record = self._first(lines[:count])
            if record is not None and self._source.put_back(lines[count:]):
                return record
        raise BadRecord(fault)

    def without_blanks(self, lines: Sequence[str], record: Record) -> Record:
        """A record whose cells have blanks before their quotation marks."""
        cells = lenient_cells("".join(lines), self._separator)
        if cells is None or (len(record) == self._width != len(cells)):
            return record
        return cells

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
