"""The records of a text file, block by block."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    too_many_columns,
    too_many_rows,
)
from flowiq_desktop.spreadsheet.letters.encodings import encoding_called
from flowiq_desktop.spreadsheet.quotes.quote_sentences import bad_quotes, strays_note
from flowiq_desktop.spreadsheet.quotes.records import (
    BadRecord,
    Strays,
    plain_records,
    quoted_records,
    unwrapped_records,
)
from flowiq_desktop.spreadsheet.reading.text_encoding import first_fault
from flowiq_desktop.spreadsheet.reading.unicode_letters import TextEncoding
from flowiq_desktop.spreadsheet.separators.cut_lines import one_sign, parted
from flowiq_desktop.texts import Text, mark, say

BLOCK_ROWS = 4_000
_MEGABYTE = 1 << 20


def _without_blank_end(record: list[str]) -> list[str]:
    """A record with more separators than cells may have; raises SheetError for as many cells."""
    filled = "\n".join(record).rstrip().count("\n") + 1
    if filled > MAX_COLUMNS:
        raise too_many_columns(filled)
    return record[:MAX_COLUMNS]


def _has_endless_line(content: bytes) -> bool:
    """Whether some megabyte of the content has no end of a line."""
    for at in range(0, len(content) - _MEGABYTE + 1, _MEGABYTE):
        end = at + _MEGABYTE
        if content.find(b"\n", at, end) < 0 and content.find(b"\r", at, end) < 0:
            return True
    return False


def _checked_line(line: str, separator: str) -> str:
    """The line as it is; raises SheetError for one with far more cells than may be."""
    if len(line) > _MEGABYTE and '"' not in line:
        filled = line.rstrip(f"\r\n {separator}").count(separator) + 1
        if filled > MAX_COLUMNS:
            raise too_many_columns(filled)
    return line


def _with_own(records: Iterator[list[str]], stand_in: str, meant: str) -> Iterator[list[str]]:
    return ([cell.replace(stand_in, meant) for cell in record] for record in records)


class TextRecords:
    """The records of the file, block by block; errors name their row."""

    def __init__(
        self,
        content: bytes,
        encoding: TextEncoding,
        separator: str,
        skip: int,
        line_end: str,
    ) -> None:
        self._content = content
        self._encoding = encoding
        self._separator = separator
        self._sign = one_sign(separator)
        self._line_end = line_end
        self._raw = io.BytesIO(content)
        self._stream = io.TextIOWrapper(self._raw, encoding.codec, newline="")
        self._skips_line = bool(skip)
        self._strays = Strays()
        self._wrapped = False
        self._count = 0
        self._counted: Iterator[tuple[str, ...]] = iter(())

    def read_as(self, *, plain: bool, wrapped: bool, width: int) -> None:
        """Say how; before the first block is asked for.

        Args:
            plain: quotation marks are signs like any other.
            wrapped: each line is one cell, and that cell is a line again.
            width: how many cells most records have.
        """
        self._wrapped, sign = wrapped, self._sign
        lines = parted(self._checked_lines(), self._separator)
        if plain:
            records = plain_records(lines, sign)
        elif b'"' not in self._content:
            records = csv.reader(lines, delimiter=sign, strict=True)
        elif wrapped:
            records = unwrapped_records(lines, sign)
        else:
            records = quoted_records(lines, sign, width, self._strays)
        for stand_in, meant in self._stand_ins():
            records = _with_own(records, stand_in, meant)
        self._counted = self._count_records(records)

    def _stand_ins(self) -> Iterator[tuple[str, str]]:
        """What stands in the cells for what csv would take for the end of a cell or a record."""
        if self._sign != self._separator:
            yield self._sign, self._separator
        if self._line_end:
            yield self._line_end, "\n"

    @property
    def done_bytes(self) -> int:
        """How much of the file has been read."""
        return self._raw.tell()

    def notes(self) -> list[Text]:
        """What the person should know of the quotation marks."""
        notes: list[Text] = []
        if self._wrapped:
            notes.append(mark("Each line was in quotation marks as a whole. They were taken off."))
        if self._strays.count:
            notes.append(strays_note(self._strays))
        return notes

    def next_block(self) -> list[tuple[str, ...]]:
        """The next records; none at the end of the file."""
        try:
            return list(islice(self._counted, BLOCK_ROWS))
        except UnicodeDecodeError as error:
            raise self._no_letter(error) from error
        except BadRecord as error:
            raise bad_quotes(self._count + 1, error.fault, error.line) from error
        except csv.Error as error:
            raise bad_quotes(self._count + 1, str(error), "") from error

    def _checked_lines(self) -> Iterable[str]:
        """The lines; csv would cut one of megabytes into all its cells, and nothing else runs."""
        if not _has_endless_line(self._content):
            return self._stream
        return (_checked_line(line, self._separator) for line in self._stream)

    def _count_records(self, records: Iterator[list[str]]) -> Iterator[tuple[str, ...]]:
        if self._skips_line:
            self._stream.readline()
        for record in records:
            self._count += 1
            if self._count > MAX_ROWS:
                raise too_many_rows()
            yield tuple(record if len(record) <= MAX_COLUMNS else _without_blank_end(record))

    def _no_letter(self, error: UnicodeDecodeError) -> SheetError:
        at = first_fault(self._content, self._encoding.codec)
        at = len(self._content) if at is None else at
        before = self._content[:at].decode(self._encoding.codec, "ignore")
        rows = self._rows_of(before)
        row = max(1, rows + (before.endswith(("\n", "\r")) or not before))
        called = encoding_called(self._encoding.name)
        return SheetError(
            say("Row {row:,} holds a byte that is no letter in {called}.", row=row, called=called),
            say("Mend that row, or choose other letters if many look wrong."),
            f"byte {at:,} of the file: {error.reason}",
        )

    def _rows_of(self, text: str) -> int:
        """How many rows a text has, down to a cell that is too long to be one."""
        rows = 0
        with suppress(csv.Error):
            lines = parted(io.StringIO(text, newline=""), self._separator)
            for _ in csv.reader(lines, delimiter=self._sign):
                rows += 1
        return rows
