"""Finds what a sheet of an .xlsx says besides its values, however its XML is written."""

import zipfile
from collections.abc import Collection, Generator

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks, read_marks
from flowiq_desktop.spreadsheet.marks.sheet_parser import parse_marks
from flowiq_desktop.spreadsheet.repeats.repeated_cells import find_repeated


def read_xlsx_marks(
    archive: zipfile.ZipFile, part: str, styles: Collection[int]
) -> Generator[Progress, None, SheetMarks]:
    """The marks of one sheet, and the cells that stand in it more than once.

    Raises:
        SheetError: the part is damaged, or a cell lies too far away.
    """
    marks = (yield from read_marks(archive, part, styles)) or (
        yield from parse_marks(archive, part, styles)
    )
    if marks.doubts.may_repeat:
        marks.repeated = yield from find_repeated(archive, part)
    return marks
