"""A workbook of any kind in the form in which calamine reads it, checked on the way."""

import io
import zipfile
from contextlib import closing
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.guards.file_kind import FileKind
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors, open_archive
from flowiq_desktop.spreadsheet.mending.old_workbook import usual_old_workbook
from flowiq_desktop.spreadsheet.mending.open_document import (
    packed_open_document,
    usual_open_document,
)
from flowiq_desktop.spreadsheet.mending.package import usual_package
from flowiq_desktop.spreadsheet.mending.part_letters import with_usual_letters
from flowiq_desktop.spreadsheet.mending.sheet_size import with_usual_sizes

_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class UsualWorkbook:
    """A workbook as calamine reads it.

    Attributes:
        content: its bytes.
        archive: the same, opened; None for .xls, which is no archive.
    """

    content: bytes
    archive: zipfile.ZipFile | None = None

    def close(self) -> None:
        """Close the archive."""
        if self.archive is not None:
            self.archive.close()


def usual_workbook(content: bytes, kind: FileKind) -> UsualWorkbook:
    """The workbook, unchanged where it is as usual.

    Raises:
        SheetError: it is damaged, locked or unsafe.
    """
    if kind is FileKind.XLS:
        return UsualWorkbook(usual_old_workbook(content))
    if not content.startswith(_ZIP):
        return _opened(packed_open_document(content))
    with closing(open_archive(content)) as archive:
        content = with_usual_letters(content, archive)
    with closing(open_archive(content)) as archive:
        usual = (
            usual_open_document(content, archive)
            if kind is FileKind.ODS
            else usual_package(content, archive)
        )
    opened = _opened(usual)
    return _with_usual_sizes(opened) if kind is FileKind.XLSX else opened


def _with_usual_sizes(workbook: UsualWorkbook) -> UsualWorkbook:
    archive = workbook.archive
    if archive is None:
        return workbook
    try:
        usual = with_usual_sizes(workbook.content, archive)
    except BaseException:
        workbook.close()
        raise
    if usual is workbook.content:
        return workbook
    workbook.close()
    return _opened(usual)


def _opened(content: bytes) -> UsualWorkbook:
    with archive_errors():
        return UsualWorkbook(content, zipfile.ZipFile(io.BytesIO(content)))
