"""Reads a spreadsheet of any supported kind as a Sheet."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.errors import QuotesError, SheetError
from flowiq_desktop.spreadsheet.guards.file_kind import FileKind, kind_of
from flowiq_desktop.spreadsheet.letters.encodings import encoding_called
from flowiq_desktop.spreadsheet.letters.readings import ShownReading, TwoReadings
from flowiq_desktop.spreadsheet.letters.stored_twice import REPAIRED
from flowiq_desktop.spreadsheet.reading.csv_dialect import separator_called
from flowiq_desktop.spreadsheet.reading.sheet_workers import SheetWorkers
from flowiq_desktop.spreadsheet.reading.unicode_letters import find_repair
from flowiq_desktop.spreadsheet.source_file import SourceFile, read_source
from flowiq_desktop.spreadsheet.table.unread import LeftUnread, RawRow, key_of
from flowiq_desktop.texts import Marked, Text, said, say, say_count
from flowiq_desktop.texts.names import side_by_side

__all__ = [
    "LeftUnread",
    "Origin",
    "QuotesError",
    "RawRow",
    "ReadOptions",
    "SheetError",
    "SheetWorkers",
    "ShownReading",
    "TwoReadings",
    "describe",
    "read_sheet",
]

_MOST_LOOKED_AT = 20_000
"""Cells of a workbook in which letters are looked for that were stored twice."""

_PART = 1_000
"""Of these cells that are looked at together."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the person chose instead of the guess; None leaves it to the guess.

    Attributes:
        sheet: the sheet's name; text files have no sheets.
        header_row: the spreadsheet's own number of the row with the headers; 0 for none, so that
            columns are named "Column A" and so on.
        separator: the character between the columns of a text file.
        encoding: Python's name of the encoding of a text file; for a workbook one of
            `stored_twice.REPAIRED`, all others leave its letters as they are.
        plain_quotes: whether the quotation marks of a text file are signs like any other.
        known_headings: the header rows that the person chose earlier, by `key_of` the first rows
            of the table; they count where none is chosen now.
        known_letters: the encodings that the person chose earlier, by a file's fingerprint.
        country: two letters, of the numbers without a country code: its languages are likelier.
    """

    sheet: str | None = None
    header_row: int | None = None
    separator: str | None = None
    encoding: str | None = None
    plain_quotes: bool = False
    known_headings: Mapping[str, int] = field(default_factory=dict, compare=False)
    known_letters: Mapping[str, str] = field(default_factory=dict, compare=False)
    country: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a Sheet came from and how the file was understood.

    Attributes:
        path: the file.
        kind: what the person calls such a file ("Excel workbook", "Text file"), in English.
        sheet_name: the sheet that was read; "" for a text file.
        sheet_names: all sheets with cells, in the workbook's order.
        hidden_sheets: those of them that the spreadsheet program hides.
        header_row: the number of the row with the headers, or 0.
        separator: the character between the columns; "" for a workbook, and where each column has
            a fixed width.
        encoding: Python's name of the encoding; for a workbook "", unless its letters are repaired
            or could be.
        blank_rows: how many blank rows between the rows were left out.
        remarks: what the person should know or look at, not in words yet.
        sha256: fingerprint of the file's bytes, in hex.
        asked: the row that may have the headers, when that is unclear; otherwise 0.
        titles: the rows above the headers, which were skipped.
        first_rows: the first five rows that are not blank, and the one being asked about.
        left_unread: rows that look like people and are not in the sheet, here and in other sheets.
        letters: the two readings of the letters between which somebody has to choose;
            None when they are clear.
        letters_remark: which of the remarks says so; whoever shows the readings leaves it out.
    """

    path: Path
    kind: Marked
    sheet_name: str
    sheet_names: tuple[str, ...]
    hidden_sheets: frozenset[str]
    header_row: int
    separator: str
    encoding: str
    blank_rows: int
    remarks: tuple[Text, ...]
    sha256: str
    asked: int = 0
    titles: tuple[RawRow, ...] = ()
    first_rows: tuple[RawRow, ...] = ()
    left_unread: tuple[LeftUnread, ...] = ()
    letters: TwoReadings | None = None
    letters_remark: Text = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """Plain sentences about what the person should know or look at."""
        return tuple(map(said, self.remarks))

    @property
    def notes_beside_letters(self) -> tuple[str, ...]:
        """The same without what the two readings of the letters say themselves."""
        asked = self.letters_remark if self.letters is not None else ""
        return tuple(said(it) for it in self.remarks if not asked or it != asked)

    @property
    def rows_key(self) -> str:
        """By which a chosen header row is recognised again."""
        return key_of(self.first_rows)


def read_sheet(
    path: Path, options: ReadOptions = ReadOptions(), workers: SheetWorkers | None = None
) -> Generator[Progress, None, tuple[Sheet, Origin]]:
    """Read one sheet of a file, each cell as the text that a person sees in it.

    Args:
        path: the file.
        options: what the person chose about the reading.
        workers: where the process comes from that a workbook is read in.

    Raises:
        SheetError: the file cannot be read as a table; it says why, and what to do.
    """
    source = yield from read_source(path)
    kind = kind_of(source)
    # Only what reads files of this kind is imported: nobody waits for what reads the others.
    if kind is FileKind.TEXT:
        return (yield from _read_text(source, kind, options))
    return (yield from _read_workbook(source, kind, options, workers))


def describe(origin: Origin, rows: int) -> str:
    """One sentence on what was understood.

    For example "Sheet 'Parents', 1,204 rows, headers in row 3".
    """
    parts = [
        say_count("1 row", "{n} rows", rows),
        say("headers in row {row:,}", row=origin.header_row)
        if origin.header_row
        else say("no headers"),
    ]
    if origin.sheet_name:
        return side_by_side([say("Sheet '{name}'", name=shown_name(origin.sheet_name)), *parts])
    separated = (
        say(
            "{kind} separated by {separators}",
            kind=origin.kind,
            separators=separator_called(origin.separator),
        )
        if origin.separator
        else say("{kind} with columns of a fixed width", kind=origin.kind)
    )
    letters = say("{encoding} letters", encoding=encoding_called(origin.encoding))
    return side_by_side([separated, letters, *parts])


def _read_text(
    source: SourceFile, kind: FileKind, options: ReadOptions
) -> Generator[Progress, None, tuple[Sheet, Origin]]:
    from flowiq_desktop.spreadsheet.reading.text_reader import read_text  # noqa: PLC0415 - above

    found = yield from read_text(
        source,
        options.header_row,
        options.separator,
        options.encoding or options.known_letters.get(source.sha256),
        options.known_headings,
        options.country,
        plain_quotes=options.plain_quotes,
    )
    table = found.table
    origin = Origin(
        path=source.path,
        kind=kind.value,
        sheet_name="",
        sheet_names=(),
        hidden_sheets=frozenset(),
        header_row=table.header_row,
        separator=found.separator,
        encoding=found.encoding.name,
        letters=found.encoding.asked,
        letters_remark=found.encoding.note,
        blank_rows=table.blank_rows,
        remarks=table.notes,
        sha256=source.sha256,
        asked=table.asked,
        titles=table.titles,
        first_rows=table.first_rows,
        left_unread=table.left_unread,
    )
    return table.sheet, origin


def _read_workbook(
    source: SourceFile, kind: FileKind, options: ReadOptions, workers: SheetWorkers | None
) -> Generator[Progress, None, tuple[Sheet, Origin]]:
    from flowiq_desktop.spreadsheet.reading.workbook_reader import (  # noqa: PLC0415 - above
        read_workbook,
    )

    wanted = options.encoding or options.known_letters.get(source.sha256)
    table, names = yield from read_workbook(
        source,
        kind,
        options.sheet,
        options.header_row,
        options.known_headings,
        workers,
        repair=wanted if wanted in REPAIRED else "",
    )
    letters = find_repair(_beyond_ascii(table.sheet), wanted)
    origin = Origin(
        path=source.path,
        kind=kind.value,
        sheet_name=table.sheet.name,
        sheet_names=names.all,
        hidden_sheets=names.hidden,
        header_row=table.header_row,
        separator="",
        encoding=letters.name if letters.asked or wanted else "",
        letters=letters.asked,
        letters_remark=letters.note,
        blank_rows=table.blank_rows,
        remarks=(*table.notes, letters.note) if letters.note else table.notes,
        sha256=source.sha256,
        asked=table.asked,
        titles=table.titles,
        first_rows=table.first_rows,
        left_unread=table.left_unread,
    )
    return table.sheet, origin


def _beyond_ascii(sheet: Sheet) -> Iterator[str]:
    """The headers and cells that have letters beyond ASCII, from the first, up to a limit."""
    columns = map(sheet.column, range(len(sheet.headers)))
    parts = chain([sheet.headers], chain.from_iterable(map(_in_parts, columns)))
    # One look at many cells finds sooner than many looks that there is none among them.
    some = (part for part in parts if not "".join(part).isascii())
    return islice((text for part in some for text in part if not text.isascii()), _MOST_LOOKED_AT)


def _in_parts(column: Sequence[str]) -> Iterator[Sequence[str]]:
    return (column[at : at + _PART] for at in range(0, len(column), _PART))
