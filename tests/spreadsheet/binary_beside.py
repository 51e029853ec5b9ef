"""Puts into a binary workbook what it says of its cells besides values: hidden, commented, linked.

The records are those of [MS-XLSB] 2.4.
"""

import struct
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from tests.spreadsheet.making import write_zip

Place = tuple[int, int]
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "xl/worksheets/sheet1.bin"
_NOTHING = struct.pack("<I", 0xFFFFFFFF)


def put_beside(
    path: Path,
    *,
    columns: Collection[int],
    links: Mapping[Place, str],
    comments: Sequence[Place],
    formula: tuple[int, str, str],
) -> Path:
    """Rewrite a workbook that `write_xlsb` made; rows and columns count from 0.

    Args:
        path: the workbook.
        columns: those that are hidden.
        links: the targets of cells.
        comments: cells that have one.
        formula: the column of the only cell with this text, the text, and the address to which a
            formula in its place links.
    """
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hidden = [_record(60, struct.pack("<4IH", at, at, 2000, 0, 1)) for at in columns]
    begin, end = _record(145), _record(146)
    sheet = parts[_SHEET].replace(begin, b"".join([_record(390), *hidden, _record(391), begin]), 1)
    targets = [
        _record(494, struct.pack("<4I", row, row, at, at) + _wide(f"rId{n}") + _NOTHING * 3)
        for n, (row, at) in enumerate(links, 2)
    ]
    sheet = sheet.replace(end, b"".join([end, *targets]), 1)
    column, shown, address = formula
    plain = _record(6, struct.pack("<II", column, 0) + _wide(shown))
    parts[_SHEET] = sheet.replace(plain, _formula(column, shown, address), 1)
    parts["xl/comments1.bin"] = _comments(comments)
    parts["xl/worksheets/_rels/sheet1.bin.rels"] = _relations(links)
    return write_zip(path, parts)


def join_hidden(path: Path, other: Path) -> Path:
    """Put the sheet of another workbook that `write_xlsb` made behind that of `path`, hidden."""
    with zipfile.ZipFile(path) as first, zipfile.ZipFile(other) as second:
        parts = {name: first.read(name) for name in first.namelist()}
        parts["xl/worksheets/sheet2.bin"] = second.read(_SHEET)
    end = _record(144)
    entry = _record(156, struct.pack("<II", 1, 2) + _wide("rId9") + _wide("Old"))
    parts["xl/workbook.bin"] = parts["xl/workbook.bin"].replace(end, entry + end, 1)
    relation = (
        f'<Relationship Id="rId9" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet2.bin"/>'
        "</Relationships>"
    ).encode()
    rels = "xl/_rels/workbook.bin.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation, 1)
    return write_zip(path, parts)


def _formula(column: int, shown: str, address: str) -> bytes:
    """A cell with the formula HYPERLINK(address, shown)."""
    texts = ((len(it), it.encode("utf-16-le")) for it in (address, shown))
    tokens = b"".join(b"\x17" + struct.pack("<H", count) + text for count, text in texts)
    tokens += b"\x42\x02\x67\x01"
    start = struct.pack("<II", column, 0) + _wide(shown) + b"\0\0"
    return _record(8, start + struct.pack("<I", len(tokens)) + tokens + b"\0\0\0\0")


def _comments(places: Sequence[Place]) -> bytes:
    records = [_record(628), _record(633)]
    for row, column in places:
        records.append(_record(635, struct.pack("<5I16x", 0, row, row, column, column)))
        records += [_record(637, b"\0" + _wide("Ask first")), _record(636)]
    return b"".join([*records, _record(634), _record(629)])


def _relations(links: Mapping[Place, str]) -> bytes:
    entries = [
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/hyperlink" '
        f'Target="{link.replace("&", "&amp;")}" TargetMode="External"/>'
        for n, link in enumerate(links.values(), 2)
    ]
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/comments" Target="../comments1.bin"/>'
        f"{''.join(entries)}</Relationships>"
    ).encode()


def _record(kind: int, body: bytes = b"") -> bytes:
    return _seven_bits(kind) + _seven_bits(len(body)) + body


def _seven_bits(number: int) -> bytes:
    return (
        bytes([number & 0x7F | 0x80]) + _seven_bits(number >> 7)
        if number > 0x7F
        else bytes([number])
    )


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
