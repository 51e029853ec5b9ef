"""Reads .csv, .tsv and .txt files with Python's csv module.

Not with pandas: on 100,000 x 8 cells, csv is as fast as pandas.read_csv(dtype=str), yields row
after row, keeps cells beyond the headers, and in its strict mode finds the record whose quotation
marks are not as they should be (`records`). Columns of a fixed width are cut by it (`fixed_width`).
"""

import codecs
import io
from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.reading.csv_dialect import (
    SEPARATORS,
    declared_separator,
    guess_separator,
    usual_width,
    wrapping_separator,
)
from flowiq_desktop.spreadsheet.reading.fixed_width import FIXED_WIDTH_NOTE, FixedWidth, fixed_width
from flowiq_desktop.spreadsheet.reading.text_encoding import find_encoding
from flowiq_desktop.spreadsheet.reading.text_records import BLOCK_ROWS, TextRecords
from flowiq_desktop.spreadsheet.reading.unicode_letters import TextEncoding
from flowiq_desktop.spreadsheet.separators.control_signs import control_signs, with_line_ends
from flowiq_desktop.spreadsheet.separators.cut_lines import (
    BLANKS,
    MOST_SIGNS,
    one_sign,
    parted,
    parts_all,
)
from flowiq_desktop.spreadsheet.separators.rare_separators import glued_note, rare_separator
from flowiq_desktop.spreadsheet.source_file import SourceFile
from flowiq_desktop.spreadsheet.table.side_by_side import side_by_side_note
from flowiq_desktop.spreadsheet.table.table import Table, TableBuilder
from flowiq_desktop.spreadsheet.writing.formula_guard import MAY_BE_GUARDED, shown_text
from flowiq_desktop.texts import Text, mark, say

_SAMPLE_BYTES = 1 << 16
_NO_SEPARATOR = frozenset('"\r\n')
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
    controls = control_signs(sample)
    if controls.record:
        content = with_line_ends(content, found.codec, controls.record)
        sample = _sample(content, found)
    declared, skipped = declared_separator(sample)
    sample, wanted = sample[skipped:], _checked(separator or declared)
    tried = wanted if len(wanted) == 1 else SEPARATORS
    wrapped = "" if plain_quotes or len(wanted) > 1 else wrapping_separator(sample, tried)
    sign = wrapped or wanted or controls.column or guess_separator(sample, source.path.suffix)
    is_free = not (wrapped or wanted)
    is_free = is_free and len(sign) == 1
    is_single = is_free and usual_width(sample, sign) == 1
    if is_single and not plain_quotes and fixed_width(sample):  # else no need to look at all of it
        text = _decoded(content, found)
        if layout := fixed_width(text):
            return (yield from _read_fixed(source, layout, text, found, header_row, known or {}))
    if is_free and (rarer := _rarer(sample, content, found, sign)):
        sign, is_single = rarer, False
    records = TextRecords(content, found, sign, skipped, controls.record)
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
    for number, block in enumerate(layout.blocks(text, BLOCK_ROWS), 1):
        builder.add(block)
        yield Progress(mark("Reading rows"), number * BLOCK_ROWS)
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
