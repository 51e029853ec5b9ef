"""Workbooks made, or broken, in such a way that reading them ends or blocks a program."""

import io
import struct
import zipfile
from pathlib import Path

import xlwt
from xlsxwriter import Workbook

_ROWS = [("Learner", "Cell"), ("Mia", "0821230041"), ("Noah", "0821230042")]
_FAR = b"<row ht='15' r='1048576'><c s='0' t='n' r='XFD1048576'><v>7</v></c></row></sheetData>"
_SHEET = "xl/worksheets/sheet1.xml"


def make(folder: Path) -> None:
    """Write the cases into `folder`."""
    parts = _parts()
    far = parts | {_SHEET: parts[_SHEET].replace(b"</sheetData>", _FAR)}
    _write(folder / "far_cell_in_other_words.xlsx", far)
    _write(folder / "bad_checksum.xlsx", parts)
    _spoil(folder / "bad_checksum.xlsx")
    _circle(folder / "circle_of_sectors.xls")


def _parts() -> dict[str, bytes]:
    content = io.BytesIO()
    with Workbook(content) as book:
        sheet = book.add_worksheet("Learners")
        for at, row in enumerate(_ROWS):
            sheet.write_row(at, 0, row)
    with zipfile.ZipFile(content) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def _spoil(path: Path) -> None:
    """A checksum that is not that of the sheet's content."""
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo(_SHEET)
    content = bytearray(path.read_bytes())
    at = content.rfind(_SHEET.encode()) - 46 + 16
    for place in (entry.header_offset + 14, at):
        content[place] ^= 0xFF
    path.write_bytes(content)


def _circle(path: Path) -> None:
    """A table of sectors, named 109 times, whose chains lead round in circles."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Learners")
    for at, row in enumerate(_ROWS):
        for column, text in enumerate(row):
            sheet.write(at, column, text)
    book.save(str(path))
    content = bytearray(path.read_bytes())
    first = struct.unpack_from("<I", content, 76)[0]
    struct.pack_into("<109I", content, 76, *[first] * 109)
    for at in range(128):
        struct.pack_into("<I", content, 512 * (first + 1) + 4 * at, (at + 1) % 128)
    path.write_bytes(content)
