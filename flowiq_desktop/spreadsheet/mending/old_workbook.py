"""Puts an .xls workbook into the form in which calamine finds it.

calamine takes the first stream called Workbook or Book, in such letters: in a workbook that holds
another one as an object, that may be the object's. So it gets a new compound file with nothing but
the workbook itself, whose records were looked at before.
"""

from flowiq_desktop.spreadsheet.guards.compound_file import SIGNATURE, CompoundFile
from flowiq_desktop.spreadsheet.guards.xls_guard import checked_records
from flowiq_desktop.spreadsheet.mending.compound_writer import compound_file
from flowiq_desktop.spreadsheet.mending.default_password import opened_by_default


def usual_old_workbook(content: bytes) -> bytes:
    """The workbook in a compound file of its own.

    Raises:
        SheetError: it is damaged, or protected by a password.
    """
    stream = workbook_stream(content)
    return compound_file("Workbook", checked_records(opened_by_default(stream) or stream))


def workbook_stream(content: bytes) -> bytes:
    """The records of an .xls workbook; raises SheetError when the file is damaged."""
    if not content.startswith(SIGNATURE):
        return content
    return CompoundFile(content).stream("Workbook", "Book")
