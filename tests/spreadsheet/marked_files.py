"""The same list in every format: hidden rows and columns, comments and links around its cells.

Rows 3 and 5 are hidden, and row 6 by a group that is closed; so is column C. A2 and D4 have
comments. D2 and D3 are links, D4 is one by its formula; A2 links to another place of the workbook.
"""

import struct
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.spreadsheet.binary_beside import put_beside
from tests.spreadsheet.making import write_raw_ods, write_xlsb
from tests.spreadsheet.old_files import compound, excel_97, record

HEADERS = ("Name", "Mobile", "Old", "Picture")
PEOPLE = tuple(
    (f"Child {n}", f"+2782555010{n}", f"+2782555020{n}", "see here") for n in range(1, 7)
)
LINKS = ("https://files.example.org/1.jpg", "https://files.example.org/2.jpg?a=1&b=2", "")
FORMULA = "https://files.example.org/3.jpg"
ADDRESSES = [*LINKS[:2], FORMULA, "", "", ""]
HIDDEN = {1, 3, 4}
COMMENTS = ((1, 0), (3, 3))


def xlsx(path: Path) -> Path:
    """As openpyxl writes it."""
    book = Workbook()
    sheet = book["Sheet"]
    for row in (HEADERS, *PEOPLE):
        sheet.append(row)
    for at, link in enumerate(filter(None, LINKS), 2):
        sheet.cell(at, 4).hyperlink = link
    sheet["D4"] = f'=HYPERLINK("{FORMULA}", "see here")'
    sheet["A2"].hyperlink = "#Sheet!B2"
    for number in (3, 5, 6):
        sheet.row_dimensions[number].hidden = True
    sheet.row_dimensions[6].outlineLevel = 1
    sheet.column_dimensions["C"].hidden = True
    sheet["A2"].comment = Comment("Ask first", "Me")
    sheet["D4"].comment = Comment("Old picture", "Me")
    book.save(path)
    return path


def xls(path: Path) -> Path:
    """Records of Excel 97 to 2003."""
    rows = [
        record(0x208, struct.pack("<6HI", at, 0, 4, 300 * (at != 5), 0, 0, flags))
        for at, flags in ((2, 0x20), (4, 0x30), (5, 0x40))
    ]
    links = [_hlink(at, 3, link) for at, link in enumerate(filter(None, LINKS), 1)]
    notes = [
        record(0x1C, struct.pack("<4H", row, column, 0, 1)) for row, column in ((1, 0), (3, 3))
    ]
    hidden = record(0x7D, struct.pack("<5H2x", 2, 2, 2000, 15, 1))
    inside = _hlink(1, 0, "", place="Sheet!B2")
    beside = b"".join([hidden, *rows, *links, inside, *notes])
    cells: list[list[str | bytes]] = [list(row) for row in (HEADERS, *PEOPLE)]
    text, shown = FORMULA.encode(), b"see here"
    cells[3][3] = (
        bytes([0x17, len(text), 0])
        + text
        + bytes([0x17, len(shown), 0])
        + shown
        + b"\x42\x02\x67\x01"
    )
    path.write_bytes(compound({"Workbook": excel_97(cells, beside)}))
    return path


def _hlink(row: int, column: int, target: str, place: str = "") -> bytes:
    """[MS-XLS] 2.4.140: a link of a cell with the text that it shows, as Excel writes it."""
    address = target.encode("utf-16-le") + b"\0\0"
    moniker = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b") + struct.pack("<I", len(address))
    name = _counted("see here")
    flags = 0x14 | (0x3 if target else 0) | (0x8 if place else 0)
    body = struct.pack("<4H16x2I", row, row, column, column, 2, flags) + name
    return record(
        0x1B8, body + (moniker + address if target else b"") + _counted(place) * bool(place)
    )


def _counted(text: str) -> bytes:
    return struct.pack("<I", len(text) + 1) + text.encode("utf-16-le") + b"\0\0"


def xlsb(path: Path) -> Path:
    """Records of a binary workbook."""
    rows = [HEADERS, *PEOPLE]
    rows[3] = (*rows[3][:3], "see it")
    write_xlsb(path, rows, hidden={2, 4, 5})
    return put_beside(
        path,
        columns={2},
        links={(at, 3): link for at, link in enumerate(filter(None, LINKS), 1)},
        comments=COMMENTS,
        formula=(3, "see it", FORMULA),
    )


def ods(path: Path) -> Path:
    """XML as LibreOffice writes it."""
    rows = [_ods_row([_ods_cell(f"<text:p>{cell}</text:p>") for cell in HEADERS])]
    comment = "<office:annotation><text:p>Ask <text:a xlink:href='https://x.example/'>x</text:a></text:p></office:annotation>"
    for at, row in enumerate(PEOPLE):
        cells = [_ods_cell(f"<text:p>{cell}</text:p>") for cell in row]
        if at < len(LINKS) and LINKS[at]:
            link = LINKS[at].replace("&", "&amp;")
            cells[3] = _ods_cell(
                f'<text:p><text:a xlink:type="simple" xlink:href="{link}">see here</text:a>'
                "</text:p>"
            )
        if at == 0:
            inside = f'<text:p><text:a xlink:href="#Sheet.B2">{row[0]}</text:a></text:p>'
            cells[0] = _ods_cell(comment + inside)
        if at == 2:
            formula = f'table:formula="of:=HYPERLINK(&quot;{FORMULA}&quot;;&quot;see here&quot;)" '
            cells[3] = _ods_cell(comment + "<text:p>see here</text:p>", formula)
        shown = {1: ' table:visibility="collapse"', 3: ' table:visibility="filter"'}.get(at, "")
        if at == 4:
            rows.append(
                f"<table:table-row-group>{_ods_row(cells, COLLAPSED)}</table:table-row-group>"
            )
        else:
            rows.append(_ods_row(cells, shown))
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
    )
    return write_raw_ods(
        path, f'<table:table table:name="Sheet">{columns}{"".join(rows)}</table:table>'
    )


COLLAPSED = ' table:visibility="collapse"'


def _ods_row(cells: list[str], more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def _ods_cell(content: str, more: str = "") -> str:
    return f'<table:table-cell {more}office:value-type="string">{content}</table:table-cell>'


FORMATS: Mapping[str, Callable[[Path], Path]] = {"xlsx": xlsx, "xls": xls, "xlsb": xlsb, "ods": ods}
