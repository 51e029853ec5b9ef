"""Load: a file becomes a Sheet, and one sentence says how it was understood."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.core.phone.countries import countries
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.spreadsheet.guards.shared_links import link_refusal
from flowiq_desktop.spreadsheet.letters.encodings import ENCODINGS as _KNOWN
from flowiq_desktop.spreadsheet.letters.encodings import encoding_called
from flowiq_desktop.spreadsheet.letters.stored_twice import REPAIRED
from flowiq_desktop.spreadsheet.reader import (
    LeftUnread,
    Origin,
    QuotesError,
    RawRow,
    ReadOptions,
    SheetError,
    SheetWorkers,
    ShownReading,
    TwoReadings,
    describe,
    read_sheet,
)
from flowiq_desktop.spreadsheet.separators.control_signs import visible
from flowiq_desktop.spreadsheet.separators.cut_lines import BLANKS
from flowiq_desktop.texts import mark

__all__ = [
    "ENCODINGS",
    "FILE_ENDINGS",
    "FIXED_WIDTH",
    "REPAIRED",
    "SEPARATORS",
    "SEVERAL_BLANKS",
    "LeftUnread",
    "LoadedSheet",
    "Origin",
    "QuotesError",
    "RawRow",
    "ReadOptions",
    "SheetError",
    "SheetWorkers",
    "ShownReading",
    "TwoReadings",
    "countries",
    "encoding_called",
    "link_refusal",
    "load_sheet",
    "visible",
]

FILE_ENDINGS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "fods", "csv", "tsv", "txt")
SEPARATORS = (
    (",", mark("Comma")),
    (";", mark("Semicolon")),
    ("\t", mark("Tab")),
    ("|", mark("Bar")),
)
FIXED_WIDTH = ("", mark("Fixed width"))
"""What stands in their place where no character separates the columns."""
SEVERAL_BLANKS = (BLANKS, mark("Several blanks"))
"""Stands among them where a file is read so."""
ENCODINGS = tuple(_KNOWN.items())
"""What the choosers offer: the value for `ReadOptions`, and its name, not translated yet."""


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """A sheet, and where it came from.

    Attributes:
        chosen_headings: whether somebody said which row has the headers, rather than the guess.
        chosen_letters: whether somebody said how the letters are to be read.
    """

    sheet: Sheet
    origin: Origin
    chosen_headings: bool = False
    chosen_letters: bool = False

    @property
    def sentence(self) -> str:
        """How the file was understood."""
        return describe(self.origin, len(self.sheet))


def load_sheet(
    path: Path, options: ReadOptions | None = None, workers: SheetWorkers | None = None
) -> Generator[Progress, None, LoadedSheet]:
    """Read a spreadsheet; raises SheetError in the person's words when that cannot be done."""
    wished = options or ReadOptions()
    sheet, origin = yield from read_sheet(path, wished, workers)
    return LoadedSheet(
        sheet, origin, wished.header_row is not None, bool(origin.encoding and wished.encoding)
    )
