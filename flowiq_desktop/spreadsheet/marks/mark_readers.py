"""Finds the marks of a workbook's sheets, for each kind of workbook that is no .xlsx.

What reads a kind is imported with the first workbook of that kind.
"""

import zipfile
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks


@dataclass(frozen=True, slots=True)
class SheetId:
    """A sheet by its name and by its place among all sheets of the workbook, from 0."""

    name: str
    position: int


class MarkReader(Protocol):
    """Knows where a workbook keeps what its sheets say besides their values."""

    def marks_of(self, sheet: SheetId) -> Generator[Progress, None, SheetMarks]:
        """The marks of one sheet."""


@dataclass(frozen=True, slots=True)
class KnownMarks:
    """Of a workbook whose sheets were all looked at when it was opened."""

    marks: Mapping[str, SheetMarks]

    def marks_of(self, sheet: SheetId) -> Generator[Progress, None, SheetMarks]:
        """The marks that were found; of a sheet that was not, it is not known what it shows."""
        yield from ()
        return self.marks.get(sheet.name) or SheetMarks(are_formats_lost=True)


@dataclass(frozen=True, slots=True)
class XlsMarks:
    """Of an old Excel workbook.

    Attributes:
        stream: its records.
        starts: where the records of each sheet begin.
        styles: the styles that are wanted.
    """

    stream: bytes
    starts: Sequence[int]
    styles: frozenset[int]

    def marks_of(self, sheet: SheetId) -> Generator[Progress, None, SheetMarks]:
        """The marks of a sheet; the record of its name stands where its name does."""
        from flowiq_desktop.spreadsheet.marks.xls_marks import (  # noqa: PLC0415 - above
            read_xls_marks,
        )

        if sheet.position >= len(self.starts):
            return SheetMarks(are_formats_lost=True)
        return (yield from read_xls_marks(self.stream, self.starts[sheet.position], self.styles))


@dataclass(frozen=True, slots=True)
class XlsbMarks:
    """Of an Excel binary workbook.

    Attributes:
        archive: the archive that it is.
        parts: the part of each sheet, by the sheet's name.
        styles: the styles that are wanted.
    """

    archive: zipfile.ZipFile
    parts: Mapping[str, str]
    styles: frozenset[int]

    def marks_of(self, sheet: SheetId) -> Generator[Progress, None, SheetMarks]:
        """The marks of a sheet; raises SheetError when its part is damaged."""
        from flowiq_desktop.spreadsheet.marks.xlsb_marks import (  # noqa: PLC0415 - above
            read_xlsb_marks,
        )

        if sheet.name not in self.parts:
            return SheetMarks(are_formats_lost=True)
        return (yield from read_xlsb_marks(self.archive, self.parts[sheet.name], self.styles))
