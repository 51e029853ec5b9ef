"""Workbooks of which one part is to be fuzzed, and everything else is as usual.

Mutated as a whole, an archive breaks at its checksums before anybody looks into it.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from flowiq_desktop.spreadsheet.guards.file_kind import FileKind
from tests.spreadsheet.making import (
    Cells,
    write_ods,
    write_raw_xlsx,
    write_xls,
    write_xlsb,
    write_xlsx,
)

PEOPLE: Cells = [
    ["Name", "Mobile", "Amount", "Day"],
    ["Zoë Müller", "082 555 0101", (1250.5, "#,##0.00"), (45000, "dd/mm/yyyy")],
    ["Thabo", "+27 83 555 0102", (0.25, "0 %"), (45001, "dd/mm/yyyy")],
    ["Ана", None, None, None],
]
"""The pairs are a value and the format of its cell."""
_PLAIN = [[cell[0] if isinstance(cell, tuple) else cell for cell in row] for row in PEOPLE]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a kind of workbook."""

    kind: FileKind
    name: str


PARTS: Mapping[str, Part] = {
    "xlsx sheet": Part(FileKind.XLSX, "xl/worksheets/sheet1.xml"),
    "xlsx styles": Part(FileKind.XLSX, "xl/styles.xml"),
    "xlsx book": Part(FileKind.XLSX, "xl/workbook.xml"),
    "xlsx relations": Part(FileKind.XLSX, "xl/_rels/workbook.xml.rels"),
    "xlsb sheet": Part(FileKind.XLSB, "xl/worksheets/sheet1.bin"),
    "xlsb styles": Part(FileKind.XLSB, "xl/styles.bin"),
    "xlsb book": Part(FileKind.XLSB, "xl/workbook.bin"),
    "ods content": Part(FileKind.ODS, "content.xml"),
}


def packaged(name: str, content: bytes) -> bytes:
    """A workbook as usual, but for one of the `PARTS`."""
    part = PARTS[name]
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for other, usual in _usual(part.kind).items():
            archive.writestr(other, content if other == part.name else usual)
    return written.getvalue()


def usual_part(name: str) -> bytes:
    """What one of the `PARTS` holds in a workbook that is as usual."""
    part = PARTS[name]
    return _usual(part.kind)[part.name]


@cache
def usual_file(kind: FileKind) -> bytes:
    """A workbook of this kind."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "people"
        if kind is FileKind.XLS:
            return write_xls(path, PEOPLE, hidden=[2]).read_bytes()
        if kind is FileKind.XLSB:
            return write_xlsb(path, PEOPLE).read_bytes()
        if kind is FileKind.ODS:
            shown = [[_as_shown(cell) for cell in row] for row in PEOPLE]
            return write_ods(path, shown).read_bytes()
        return write_xlsx(
            path, {"Parents": _PLAIN, "Notes": [["x", date(2026, 1, 2)]]}
        ).read_bytes()


@cache
def raw_file() -> bytes:
    """An .xlsx with formats and a hidden row, as small as can be."""
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
        '<c r="B1" s="1"><v>1</v></c></row><row r="2" hidden="1">'
        '<c r="A2" t="str"><v>Zoe</v></c><c r="B2" s="2"><v>45000</v></c></row>'
    )
    styles = (
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>'
    )
    with TemporaryDirectory() as folder:
        return write_raw_xlsx(Path(folder) / "people", rows, styles=styles).read_bytes()


def _as_shown(cell: object) -> object:
    return (cell[0], f"R {cell[0]}") if isinstance(cell, tuple) else cell


@cache
def _usual(kind: FileKind) -> Mapping[str, bytes]:
    whole = raw_file() if kind is FileKind.XLSX else usual_file(kind)
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
