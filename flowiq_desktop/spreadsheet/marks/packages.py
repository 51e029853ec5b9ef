"""What a workbook says about itself besides its values, for each kind of workbook.

What reads the rarer kinds is imported with the first workbook of that kind.
"""

import zipfile
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.formats.built_in import format_codes
from flowiq_desktop.spreadsheet.guards.xlsb_guard import check_binary_sheets
from flowiq_desktop.spreadsheet.marks.cell_styles import CellStyles, cell_styles
from flowiq_desktop.spreadsheet.marks.mark_readers import (
    KnownMarks,
    MarkReader,
    XlsbMarks,
    XlsMarks,
)
from flowiq_desktop.spreadsheet.marks.xlsx_parts import xlsx_parts


@dataclass(frozen=True, slots=True)
class Package:
    """What is known of a workbook before its values are read.

    Attributes:
        archive: the archive that it is made of, where its sheets are parts of one.
        parts: the part of each sheet in the archive, by the sheet's name.
        styles: how the styles of its cells show their values.
        marks: finds what its sheets say besides their values; None for .xlsx, whose XML is
            searched by `sheet_marks`.
        are_formats_lost: whether its styles could not be read.
    """

    archive: zipfile.ZipFile | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    styles: CellStyles = field(default_factory=CellStyles)
    marks: MarkReader | None = None
    are_formats_lost: bool = False


def xlsx_package(archive: zipfile.ZipFile) -> Package:
    """The package of an .xlsx workbook; raises SheetError when its parts are damaged."""
    check_binary_sheets(archive)
    parts = xlsx_parts(archive)
    styles = cell_styles(parts.formats, is_1904=parts.is_1904)
    lost = parts.are_formats_lost
    return Package(archive, parts.sheet_parts, styles, are_formats_lost=lost)


def xlsb_package(archive: zipfile.ZipFile) -> Package:
    """The package of an .xlsb workbook; raises SheetError when its parts are damaged."""
    from flowiq_desktop.spreadsheet.marks.xlsb_parts import xlsb_parts  # noqa: PLC0415 - above

    check_binary_sheets(archive)
    parts = xlsb_parts(archive)
    styles = cell_styles(parts.formats, is_1904=parts.is_1904)
    marks = XlsbMarks(archive, parts.sheet_parts, styles.wanted)
    return Package(archive, parts.sheet_parts, styles, marks)


def xls_package(content: bytes) -> Package:
    """The package of an old Excel workbook; raises SheetError when it is damaged."""
    from flowiq_desktop.spreadsheet.marks.xls_records import xls_globals  # noqa: PLC0415 - above
    from flowiq_desktop.spreadsheet.mending.old_workbook import (  # noqa: PLC0415 - above
        workbook_stream,
    )

    stream = workbook_stream(content)
    found = xls_globals(stream)
    codes = format_codes(found.formats, found.styles)
    styles = cell_styles(codes, is_1904=found.is_1904)
    return Package(styles=styles, marks=XlsMarks(stream, found.sheets, styles.wanted))


def ods_package(archive: zipfile.ZipFile) -> Generator[Progress, None, Package]:
    """The package of an OpenDocument workbook; raises SheetError when it is damaged."""
    from flowiq_desktop.spreadsheet.marks.ods_marks import read_open_marks  # noqa: PLC0415 - above

    check_binary_sheets(archive)
    return Package(marks=KnownMarks((yield from read_open_marks(archive))))
