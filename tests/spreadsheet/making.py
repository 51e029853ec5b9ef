"""Makes the files that the tests read, and runs jobs to their end."""

import struct
import zipfile
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.teletype import addTextToElement
from odf.text import P
from xlsxwriter import Workbook

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.reader import Origin, ReadOptions, read_sheet

Result = TypeVar("Result")
Cells = Sequence[Sequence[object]]

COLOURED = b""
"""A cell of a binary workbook that has a style and no content."""
_BINARY_TYPE = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def finish(job: Generator[Progress, None, Result]) -> Result:
    """Run a job to its end and give its result."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: Result = end.value
            return result


def read(path: Path, **options: object) -> tuple[Sheet, Origin]:
    return finish(read_sheet(path, ReadOptions(**options)))  # type: ignore[arg-type]


def rows_of(sheet: Sheet) -> list[tuple[str, ...]]:
    return [tuple(row) for row in sheet]


def column_of(sheet: Sheet, header: str) -> list[str]:
    return list(sheet.column(sheet.headers.index(header)))


def refused(path: Path, **options: object) -> SheetError:
    """The error that reading the file raises."""
    with pytest.raises(SheetError) as caught:
        read(path, **options)
    assert caught.value.message
    assert caught.value.advice
    return caught.value


def write_xlsx(path: Path, sheets: Mapping[str, Cells]) -> Path:
    """A workbook as XlsxWriter makes it; a pair (value, format code) is a cell with that format.

    None leaves a cell out, here and in the other formats, so that the used range begins later.
    """
    with Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is None:
                        continue
                    if isinstance(cell, tuple):
                        value, code = cell
                        sheet.write(at, column, value, book.add_format({"num_format": code}))
                    elif isinstance(cell, str):
                        sheet.write_string(at, column, cell)
                    else:
                        sheet.write(at, column, cell)
    return path


def write_xls(
    path: Path, rows: Cells, *, hidden: Collection[int] = (), is_1904: bool = False
) -> Path:
    """A workbook as xlwt makes it; a pair (value, format code) is a cell with that format.

    `hidden` are rows, from 0; an `XlsError` is a cell that shows an error.
    """
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    sheet = book.add_sheet("Parents")
    dates = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, row in enumerate(rows):
        sheet.row(at).hidden = at in hidden
        for column, cell in enumerate(row):
            if isinstance(cell, XlsError):
                sheet.row(at).set_cell_error(column, cell.code)
            elif isinstance(cell, tuple):
                sheet.write(at, column, cell[0], xlwt.easyxf(num_format_str=cell[1]))
            elif isinstance(cell, date | datetime):
                sheet.write(at, column, cell, dates)
            elif cell is not None:
                sheet.write(at, column, cell)
    book.save(str(path))
    return path


@dataclass(frozen=True, slots=True)
class XlsError:
    """A cell that shows an error, by the error's code."""

    code: int


def write_ods(path: Path, rows: Cells) -> Path:
    """A workbook as odfpy makes it; a pair (value, text) is a cell that shows that text."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Parents")
    for row in rows:
        line = TableRow()
        for cell in row:
            line.addElement(_ods_cell(cell))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, tuple):
        cell = _ods_cell(value[0])
        cell.addElement(P(text=value[1]))
        return cell
    if isinstance(value, bool):
        return TableCell(valuetype="boolean", booleanvalue="true" if value else "false")
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(value))
    if isinstance(value, date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    cell = TableCell(valuetype="string")
    for line in str(value).split("\n"):
        paragraph = P()
        addTextToElement(paragraph, line)  # several blanks in a row are an element of their own
        cell.addElement(paragraph)
    return cell


def write_raw_ods(path: Path, tables: str, before: str = "") -> Path:
    """An OpenDocument workbook with this XML for its tables."""
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content xmlns:office="
        f'"{_OPEN}office:1.0" xmlns:table="{_OPEN}table:1.0" xmlns:text="{_OPEN}text:1.0" '
        f'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        f'xmlns:draw="{_OPEN}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.2">{before}<office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_OPEN}manifest:1.0"/>'
    return write_zip(
        path,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        },
    )


def write_xlsb(
    path: Path,
    rows: Cells,
    dimension: tuple[int, int] | None = None,
    *,
    hidden: Collection[int] = (),
    is_1904: bool = False,
    redefined: Mapping[int, str] = MappingProxyType({}),
) -> Path:
    """A binary workbook, record by record ([MS-XLSB] 2.1.4).

    A pair (value, format) is a cell with that format, a code or the number of a built-in one; a
    whole number is stored in the short form, an `XlsError` shows an error.

    Args:
        path: where it is written.
        rows: its cells.
        dimension: the last row and column that it claims to have.
        hidden: rows that are hidden, from 0.
        is_1904: whether its dates count from 1904.
        redefined: codes for built-in formats.
    """
    last = dimension or (len(rows) - 1, max(map(len, rows)) - 1)
    formats: list[object] = [0]
    records = [_record(129), _record(148, struct.pack("<4I", 0, last[0], 0, last[1])), _record(145)]
    for at, row in enumerate(rows):
        flags = 0x10 if at in hidden else 0
        records.append(_record(0, struct.pack("<IIHBBB", at, 0, 300, 0, flags, 0) + b"\0" * 4))
        for column, cell in enumerate(row):
            if cell is None:
                continue
            if cell == COLOURED:
                records.append(_record(1, struct.pack("<II", column, 0)))
                continue
            value, code = cell if isinstance(cell, tuple) else (cell, 0)
            if code not in formats:
                formats.append(code)
            records.append(_xlsb_cell(column, formats.index(code), value))
    records += [_record(146), _record(130)]
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Parents")
    properties = _record(153, struct.pack("<III", is_1904, 0, 0))
    book = [_record(131), properties, _record(143), _record(156, bundle), _record(144)]
    parts = _package_parts("xl/workbook.bin", "worksheets/sheet1.bin", "styles.bin")
    parts["xl/workbook.bin"] = b"".join([*book, _record(132)])
    parts["xl/worksheets/sheet1.bin"] = b"".join(records)
    parts["xl/styles.bin"] = _xlsb_styles(formats, redefined)
    return write_zip(path, parts)


def _xlsb_cell(column: int, style: int, value: object) -> bytes:
    start = struct.pack("<II", column, style)
    if isinstance(value, XlsError):
        return _record(3, start + bytes([value.code]))
    if isinstance(value, str):
        return _record(6, start + _wide(value))
    if isinstance(value, int) and abs(value) < 1 << 29:
        return _record(2, start + struct.pack("<i", value << 2 | 2))
    return _record(5, start + struct.pack("<d", float(str(value))))


def _xlsb_styles(formats: Sequence[object], redefined: Mapping[int, str]) -> bytes:
    """Formats, the styles of named styles (which count for no cell), and those of cells."""
    numbers = {code: 164 + at for at, code in enumerate(formats) if isinstance(code, str)}
    defined = {**redefined, **{number: code for code, number in numbers.items()}}
    records = [_record(278), _record(615, struct.pack("<I", len(defined)))]
    records += [_record(44, struct.pack("<H", key) + _wide(it)) for key, it in defined.items()]
    records += [_record(616), _record(626, struct.pack("<I", 1))]
    records += [_record(47, struct.pack("<HH12x", 0xFFFF, 2)), _record(627)]
    records.append(_record(617, struct.pack("<I", len(formats))))
    for code in formats:
        number = numbers[code] if isinstance(code, str) else int(str(code))
        records.append(_record(47, struct.pack("<HH12x", 0, number)))
    return b"".join([*records, _record(618), _record(279)])


def _record(kind: int, body: bytes = b"") -> bytes:
    return _seven_bits(kind) + _seven_bits(len(body)) + body


def _seven_bits(number: int) -> bytes:
    """A record's kind or size: seven bits a byte, the eighth says that more follow."""
    if number < 0x80:
        return bytes([number])
    return bytes([number & 0x7F | 0x80]) + _seven_bits(number >> 7)


def _wide(text: str) -> bytes:
    units = text.encode("utf-16-le")
    return struct.pack("<I", len(units) // 2) + units


def write_raw_xlsx(
    path: Path,
    sheet_data: str,
    *,
    before: str = "",
    styles: str = "",
    prolog: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> Path:
    """A workbook with this XML between <sheetData> and </sheetData>."""
    parts = _package_parts("xl/workbook.xml", "worksheets/sheet1.xml")
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ).encode()
    parts["xl/worksheets/sheet1.xml"] = (
        f'{prolog}<worksheet xmlns="{_MAIN}">{before}<sheetData>{sheet_data}</sheetData>'
        "</worksheet>"
    ).encode()
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'.encode()
    return write_zip(path, {**parts, **(extra or {})})


def _package_parts(workbook: str, sheet: str, styles: str = "styles.xml") -> dict[str, bytes]:
    name = workbook.rpartition("/")[2]
    content_type = _BINARY_TYPE if name.endswith(".bin") else _SHEET_TYPE
    relation = f'<Relationship Id="rId1" Type="{_RELATIONS}'
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Override PartName="/{workbook}" ContentType="{content_type}"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'{relation}/officeDocument" Target="{workbook}"/></Relationships>'
        ).encode(),
        f"xl/_rels/{name}.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'{relation}/worksheet" Target="{sheet}"/>'
            f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="{styles}"/>'
            "</Relationships>"
        ).encode(),
    }


def write_zip(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
