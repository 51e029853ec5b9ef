"""Reads .csv, .tsv and .txt files with Python's csv module.

Not with pandas: on 100,000 x 8 cells, csv is as fast as pandas.read_csv(dtype=str), yields row
after row, keeps cells beyond the headers, and in its strict mode finds the record whose quotation
marks are not as they should be (`records`). Columns of a fixed width are cut by it (`fixed_width`).
"""

import codecs
import csv
import io
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice

from flowiq_desktop.core.progress import Progress
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
from flowiq_desktop.spreadsheet.reading.csv_dialect import (
    SEPARATORS,
    declared_separator,
    guess_separator,
    usual_width,
    wrapping_separator,
)
from flowiq_desktop.spreadsheet.reading.fixed_width import FIXED_WIDTH_NOTE, FixedWidth, fixed_width
from flowiq_desktop.spreadsheet.reading.rare_separators import (
    BLANKS,
    MOST_SIGNS,
    glued_note,
    one_sign,
    parted,
    parts_all,
    rare_separator,
)
from flowiq_desktop.spreadsheet.reading.text_encoding import find_encoding, first_fault
from flowiq_desktop.spreadsheet.reading.unicode_letters import TextEncoding
from flowiq_desktop.spreadsheet.source_file import SourceFile
from flowiq_desktop.spreadsheet.table.side_by_side import side_by_side_note
from flowiq_desktop.spreadsheet.table.table import Table, TableBuilder
from flowiq_desktop.spreadsheet.writing.formula_guard import MAY_BE_GUARDED, shown_text
from flowiq_desktop.texts import Text, mark, say

_BLOCK_ROWS = 4_000
_SAMPLE_BYTES = 1 << 16
_MEGABYTE = 1 << 20
_NO_SEPARATOR = frozenset('"\r\n\0')
_END_MARKS = (
    (codecs.BOM_UTF16_LE, b"\x1a\0"),
    (codecs.BOM_UTF16_BE, b"\0\x1a"),
)


@dataclass(frozen=True, slots=True)
class TextTable:
    """What a text file holds, and how it was understood.

    Attributes:
        separator: between its columns; "" where each has a fixed width.
    """

    table: Table
    separator: str
    encoding: TextEncoding


def read_text(
    source: SourceFile,
    header_row: int | None = None,
    separator: str | None = None,
    encoding: str | None = None,
    known: Mapping[str, int] | None = None,
    country: str = "",
    *,
    plain_quotes: bool = False,
) -> Generator[Progress, None, TextTable]:
    """Read a text file as a table, its quotation marks as signs like any other if so wished.

    Raises:
        SheetError: bytes that cannot be decoded, a quotation mark that never closes, a cell that is
            too long, or no table.
    """
    content = without_end_marks(source.content)
    found = find_encoding(content, encoding, country)
    content = found.stored_once(content)
    sample = _sample(content, found)
    declared, skipped = declared_separator(sample)
    sample, wanted = sample[skipped:], _checked(separator or declared)
    tried = wanted if len(wanted) == 1 else SEPARATORS
    wrapped = "" if plain_quotes or len(wanted) > 1 else wrapping_separator(sample, tried)
    sign = wrapped or wanted or guess_separator(sample, source.path.suffix)
    is_free = not (wrapped or wanted)
    is_single = is_free and usual_width(sample, sign) == 1
    if is_single and not plain_quotes and fixed_width(sample):  # else no need to look at all of it
        text = _decoded(content, found)
        if layout := fixed_width(text):
            return (yield from _read_fixed(source, layout, text, found, header_row, known or {}))
    if is_free and (rarer := _rarer(sample, content, found, sign)):
        sign, is_single = rarer, False
    records = _Records(content, found, sign, skipped)
    width = usual_width("".join(parted(io.StringIO(sample, newline=""), sign)), one_sign(sign))
    records.read_as(plain=plain_quotes, wrapped=bool(wrapped), width=width)
    builder = TableBuilder(shown_text, MAY_BE_GUARDED)
    while block := records.next_block():
        builder.add(block)
        yield Progress(mark("Reading rows"), records.done_bytes, len(content))
    table = builder.build(mark("The file"), header_row, known or {})
    beside = side_by_side_note(table)
    glued = glued_note(sample) if is_single else ()
    notes = _notes(found, (*glued, *records.notes(), *table.notes, *beside))
    sheet = table.sheet.named(source.name)
    return TextTable(replace(table, sheet=sheet, notes=notes), sign, found)


def _rarer(sample: str, content: bytes, encoding: TextEncoding, usual: str) -> str:
    """A rare separator that is better than the usual one; "" where there is none.

    Several blanks have to part each line of the whole file alike: they leave no cell blank.
    """
    rarer = rare_separator(sample, usual)
    if rarer == BLANKS and not parts_all(_decoded(content, encoding), rarer):
        return ""
    return rarer


def _read_fixed(
    source: SourceFile,
    layout: FixedWidth,
    text: str,
    found: TextEncoding,
    header_row: int | None,
    known: Mapping[str, int],
) -> Generator[Progress, None, TextTable]:
    """Read a text whose columns no sign parts."""
    builder = TableBuilder(shown_text, MAY_BE_GUARDED)
    for number, block in enumerate(layout.blocks(text, _BLOCK_ROWS), 1):
        builder.add(block)
        yield Progress(mark("Reading rows"), number * _BLOCK_ROWS)
    table = builder.build(mark("The file"), header_row, known)
    notes = _notes(found, (FIXED_WIDTH_NOTE, *table.notes))
    sheet = table.sheet.named(source.name)
    return TextTable(replace(table, sheet=sheet, notes=notes), "", found)


def _decoded(content: bytes, encoding: TextEncoding) -> str:
    """The content as text; "" where some byte is no letter, which is told in its row."""
    with suppress(UnicodeDecodeError):
        return content.decode(encoding.codec)
    return ""


def _notes(found: TextEncoding, others: tuple[Text, ...]) -> tuple[Text, ...]:
    """The letters first; what may be undone comes after where it stands."""
    if not found.note:
        return others
    if found.name.startswith("utf-8"):
        return (*others, found.note)
    return (found.note, *others)


def _sample(content: bytes, encoding: TextEncoding) -> str:
    """The beginning as text, without the line that the sample cuts off."""
    decoder = codecs.getincrementaldecoder(encoding.codec)("replace")
    text = decoder.decode(content[:_SAMPLE_BYTES])
    if len(content) <= _SAMPLE_BYTES:
        return text
    return text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text


def without_end_marks(content: bytes) -> bytes:
    """The content without Ctrl-Z at its end, by which DOS programs mark the end of a text."""
    for beginning, sign in _END_MARKS:
        if content.startswith(beginning):
            end = len(content)
            while content.endswith(sign, 0, end):
                end -= len(sign)
            return content[:end]
    return content.rstrip(b"\x1a")


def _checked(separator: str) -> str:
    if len(separator) > MOST_SIGNS or not _NO_SEPARATOR.isdisjoint(separator):
        raise SheetError(
            say("Columns are separated by one sign, such as a comma."), say("Choose another.")
        )
    return separator


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


class _Records:
    """The records of the file, block by block; errors name their row."""

    def __init__(self, content: bytes, encoding: TextEncoding, separator: str, skip: int) -> None:
        self._content = content
        self._encoding = encoding
        self._separator = separator
        self._sign = one_sign(separator)
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
        if sign != self._separator:
            records = (
                [cell.replace(sign, self._separator) for cell in record] for record in records
            )
        self._counted = self._count_records(records)

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
            return list(islice(self._counted, _BLOCK_ROWS))
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
