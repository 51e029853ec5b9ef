"""The parts of workbooks, zipped, around the one part that is hostile."""

import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.spreadsheet.making import Cells, write_raw_ods, write_raw_xlsx, write_xlsb

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PEOPLE = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Mobile</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Zanele</t></is></c>'
    '<c r="B2" t="inlineStr"><is><t>082 555 0101</t></is></c></row>'
)
"""The rows of a small sheet."""
ODS_PEOPLE = (
    "<table:table-row><table:table-cell office:value-type='string'><text:p>Name</text:p>"
    "</table:table-cell><table:table-cell office:value-type='string'><text:p>Mobile</text:p>"
    "</table:table-cell></table:table-row>"
)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, packed."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def xlsx(rows: str = PEOPLE, before: str = "", after: str = "", **parts: bytes) -> bytes:
    """A workbook with these rows, and XML before and after them.

    Args:
        rows: what stands between <sheetData> and its end.
        before: what stands before it.
        after: what stands behind it.
        parts: other parts, by their names without folder and ending.
    """
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return xlsx_of({"xl/worksheets/sheet1.xml": sheet.encode()} | _named(parts))


def xlsx_of(parts: Mapping[str, bytes]) -> bytes:
    """A workbook as usual but for these parts, by their whole names."""
    return zipped({**_usual_xlsx(), **parts})


def styled(styles: str) -> bytes:
    """A workbook with these styles, the second of which its numbers have."""
    rows = (
        PEOPLE + '<row r="3"><c r="A3" s="1"><v>1234.5</v></c><c r="B3"><v>825550101</v></c></row>'
    )
    return xlsx(rows, styles=f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode())


def ods(rows: str, before: str = "") -> bytes:
    """A workbook of OpenDocument with a sheet of these rows."""
    table = f'<table:table table:name="S">{rows}</table:table>'
    with TemporaryDirectory() as folder:
        return write_raw_ods(Path(folder) / "people", table, before).read_bytes()


def xlsb(**parts: bytes) -> bytes:
    """A binary workbook, with other parts than usual by their names without folder and ending."""
    usual = _usual_xlsb()
    places = {"sheet": "xl/worksheets/sheet1.bin", "styles": "xl/styles.bin"}
    return zipped(usual | {places.get(name, f"xl/{name}.bin"): it for name, it in parts.items()})


def xlsb_sheet() -> bytes:
    """The part of the usual binary workbook's sheet."""
    return _usual_xlsb()["xl/worksheets/sheet1.bin"]


def _named(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"xl/{name}.xml": content for name, content in parts.items()}


@cache
def _usual_xlsx() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        return _parts(write_raw_xlsx(Path(folder) / "people", PEOPLE).read_bytes())


@cache
def _usual_xlsb() -> dict[str, bytes]:
    cells: Cells = [
        ["Name", "Mobile"],
        ["Zanele", "082 555 0101"],
        ["Sipho", (27825550102, "0.00")],
    ]
    with TemporaryDirectory() as folder:
        return _parts(write_xlsb(Path(folder) / "people", cells).read_bytes())


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
