"""Takes the number formats out of a workbook before calamine sees it.

calamine turns a number with the format of a date into a date: -0.5 days into noon, and a phone
number into a time that Python cannot hold, for which it refuses the whole workbook. Without formats
it gives the numbers themselves, and the program's own renderers show them.
"""

import struct

from flowiq_desktop.spreadsheet.guards.file_kind import FileKind
from flowiq_desktop.spreadsheet.mending.compound_writer import compound_file
from flowiq_desktop.spreadsheet.mending.old_workbook import workbook_stream
from flowiq_desktop.spreadsheet.mending.usual_workbook import UsualWorkbook
from flowiq_desktop.spreadsheet.mending.zip_copy import copied

_STYLES = {FileKind.XLSX: "xl/styles.xml", FileKind.XLSB: "xl/styles.bin"}
_UNUSED = "xl/formats-that-were-read"
"""A part is renamed: leaving it out would do the same, and packing a new one takes time."""
_HEAD = struct.Struct("<HH")
_STYLE, _END = 0xE0, 0x0A
_FORMAT = slice(6, 8)
"""Behind a record's head and its font: the number of a style's format."""


def plain_workbook(workbook: UsualWorkbook, kind: FileKind, *, are_formats_known: bool) -> bytes:
    """The workbook without number formats; unchanged where it has none that make dates.

    Args:
        workbook: its bytes, as calamine reads it.
        kind: an .ods file says of each cell what it is, and needs no formats for that.
        are_formats_known: whether the program itself can show dates, so that calamine need not.

    Raises:
        SheetError: a part reaches beyond the file.
    """
    if not are_formats_known or kind is FileKind.ODS:
        return workbook.content
    if workbook.archive is None:
        return compound_file("Workbook", _with_plain_styles(workbook_stream(workbook.content)))
    part = _STYLES.get(kind, "")
    if part not in workbook.archive.namelist():
        return workbook.content
    return copied(workbook.content, workbook.archive, {part: _UNUSED}, {})


def _with_plain_styles(stream: bytes) -> bytes:
    """The records of an .xls with General for the format of each style."""
    plain, at = bytearray(stream), 0
    while at + _HEAD.size <= len(plain):
        kind, size = _HEAD.unpack_from(plain, at)
        if kind == _END:
            break
        if kind == _STYLE and size >= _HEAD.size:
            plain[at + _FORMAT.start : at + _FORMAT.stop] = bytes(2)
        at += _HEAD.size + size
    return bytes(plain)
