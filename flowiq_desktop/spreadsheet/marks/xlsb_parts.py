"""The parts of an .xlsb package that say what its sheets and styles are ([MS-XLSB] 2.1.7)."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.formats.built_in import format_codes
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.marks.xlsb_records import records_of, wide_text
from flowiq_desktop.spreadsheet.marks.xlsx_parts import relationships

_FORMAT, _STYLE, _PROPERTIES, _SHEET = 44, 47, 153, 156
_STYLES_BEGIN, _STYLES_END = 617, 618
"""The styles of cells; those before them belong to named styles."""
_OF_WORKBOOK = frozenset((_PROPERTIES, _SHEET))
_OF_STYLES = frozenset((_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END))
_IS_1904 = 0x1
_WORKBOOK, _STYLES = "xl/workbook.bin", "xl/styles.bin"
_IDS_AT = 8
"""Behind a sheet's state and number come its relationship and its name."""


@dataclass(frozen=True, slots=True)
class XlsbParts:
    """Where a package keeps what the number formats need.

    Attributes:
        sheet_parts: each sheet's part, by the sheet's name.
        formats: the number format code of each cell style, by the style's number.
        is_1904: whether dates count from 1904.
    """

    sheet_parts: Mapping[str, str]
    formats: Mapping[int, str]
    is_1904: bool


def xlsb_parts(archive: zipfile.ZipFile) -> XlsbParts:
    """Read the workbook part and its styles; raises SheetError when they are damaged."""
    targets = relationships(archive, _WORKBOOK)
    sheets, is_1904 = {}, False
    for record in records_of(_content(archive, _WORKBOOK), _OF_WORKBOOK):
        if record.kind == _SHEET:
            key, end = wide_text(record.body, _IDS_AT)
            if key in targets:
                sheets[wide_text(record.body, end)[0]] = targets[key][1]
        elif record.kind == _PROPERTIES and record.body:
            is_1904 = bool(record.body[0] & _IS_1904)
    parts = [part for kind, part in targets.values() if kind.endswith("/styles")]
    contents = filter(None, (_content(archive, part) for part in (*parts, _STYLES)))
    return XlsbParts(sheets, _formats(next(contents, b"")), is_1904)


def _formats(part: bytes) -> dict[int, str]:
    defined: dict[int, str] = {}
    used: list[int] = []
    are_cells = False
    for record in records_of(part, _OF_STYLES):
        if record.kind in {_STYLES_BEGIN, _STYLES_END}:
            are_cells = record.kind == _STYLES_BEGIN
        elif record.kind == _FORMAT:
            defined[int.from_bytes(record.body[:2], "little")] = wide_text(record.body, 2)[0]
        elif record.kind == _STYLE and are_cells:
            used.append(int.from_bytes(record.body[2:4], "little"))
    return format_codes(defined, used)


def _content(archive: zipfile.ZipFile, part: str) -> bytes:
    names = {name.casefold(): name for name in archive.namelist()}
    if part.casefold() not in names:
        return b""
    with archive_errors():
        return archive.read(names[part.casefold()])
