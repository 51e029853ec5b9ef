"""Hostile .xls and .xlsb workbooks: circular chains, and records that lie about their lengths."""

import struct
from collections.abc import Callable, Mapping, Sequence

from flowiq_desktop.spreadsheet.mending.compound_writer import compound_file
from tests.hostile.packages import xlsb, xlsb_sheet
from tests.spreadsheet.old_files import compound, excel_95, record

_SECTOR = 512
_LARGE = 7_000_000
_FREE = 0xFFFFFFFF
_PEOPLE = [["Name", "Mobile"], ["Zanele", "082 555 0101"]]


def _stream(rows: Sequence[Sequence[str | float]] = _PEOPLE) -> bytes:
    return excel_95(rows)


def _file(stream: bytes = b"") -> bytes:
    stream = stream or _stream()
    if len(stream) > _LARGE:
        return compound_file("Book", stream)
    return compound({"Book": stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")})


def _with(at: int, *numbers: int, content: bytes = b"") -> bytes:
    """The file with these 32-bit numbers at an offset."""
    content = content or _file()
    new = struct.pack(f"<{len(numbers)}I", *numbers)
    return content[:at] + new + content[at + len(new) :]


def _table_loop(to: int, scale: float) -> bytes:
    """Every sector's next one is the same: a chain in a circle, in a file of some size."""
    content = _file(_stream().ljust(round(7e6 * scale) // _SECTOR * _SECTOR or 4096, b"\0"))
    table = _SECTOR + 0 * _SECTOR
    return _with(table, *[to] * 128, content=content)


def _more_tables(scale: float) -> bytes:
    """The list of tables goes on in a sector that names itself, and claims four billion of them."""
    content = bytearray(
        _file(_stream().ljust(round(7e6 * scale) // _SECTOR * _SECTOR or 4096, b"\0"))
    )
    content += b"\0" * 508 + struct.pack("<I", (len(content) - _SECTOR) // _SECTOR)
    last = (len(content) - _SECTOR) // _SECTOR - 1
    return _with(68, last, 0xFFFFFFFF, content=bytes(content))


def _many_tables(scale: float) -> bytes:
    """Each of the sectors that list tables lists the same one over and over."""
    count = max(2, round(14_000 * scale))
    content = _file()
    first = (len(content) - _SECTOR) // _SECTOR
    extra = b"".join(struct.pack("<128I", *[0] * 127, first + it + 1) for it in range(count))
    return _with(68, first, count, content=content + extra)


def _siblings(name_at: int, *numbers: int) -> bytes:
    """The directory's entries point at one another; left, right, child of entry `name_at`."""
    content = _file()
    at = content.index("Root Entry".encode("utf-16-le")) + name_at * 128 + 68
    return _with(at, *numbers, content=content)


def _short(scale: float) -> bytes:
    """The stream is small and lies in short sectors, whose chain is a circle."""
    content = _file()
    at = content.index("Book".encode("utf-16-le")) + 116
    return _with(60, 0, 1, content=_with(at, 0, 100, content=content))


def _records(*bodies: bytes) -> bytes:
    start = _stream()[:-4]  # without its end
    return _file(start + b"".join(bodies) + record(0x0A))


def _raw(kind: int, size: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, size) + body


def _place(row: int, column: int) -> bytes:
    return struct.pack("<HHH", row, column, 0)


def _format(code: str) -> bytes:
    text = code.encode("latin-1")[:255]
    return record(0x41E, struct.pack("<HB", 164, len(text)) + text)


XLS: Mapping[str, Callable[[float], bytes]] = {
    "table_loop.xls": lambda s: _table_loop(0, s),
    "table_loop_one.xls": lambda s: _table_loop(1, s),
    "table_loop_last.xls": lambda s: _table_loop(126, s),
    "difat_loop.xls": _more_tables,
    "difat_many.xls": _many_tables,
    "difat_self.xls": lambda _: _with(68, 0, 0xFFFFFFFF),
    "tables_same.xls": lambda _: _with(76, *[0] * 109),
    "tables_far.xls": lambda _: _with(76, *range(0x7FFFFF00, 0x7FFFFF00 + 109)),
    "directory_far.xls": lambda _: _with(48, 0x7FFFFFFF),
    "directory_self.xls": lambda _: _siblings(0, 0, 0, 0),
    "directory_pair.xls": lambda _: _siblings(1, 1, 1, 0),
    "directory_none.xls": lambda _: _siblings(0, _FREE, _FREE, _FREE),
    "short_loop.xls": _short,
    "sector_shift_0.xls": lambda _: _file()[:30] + b"\0\0" + _file()[32:],
    "sector_shift_big.xls": lambda _: _file()[:30] + b"\xff\xff" + _file()[32:],
    "half.xls": lambda _: _file()[:1500],
    "head.xls": lambda _: _file()[:512],
    "signature.xls": lambda _: _file()[:8],
    "record_over_end.xls": lambda _: _records(_raw(0x204, 0xFFFF, b"\0\0")),
    "record_empty.xls": lambda s: _records(_raw(0x204, 0) * max(9, round(2e6 * s))),
    "record_zero.xls": lambda s: _file(_stream()[:-4] + b"\0" * round(4e7 * s)),
    "record_blank.xls": lambda s: _records(
        record(0x201, _place(9, 3)) * max(9, round(1e6 * s)),
    ),
    "record_many.xls": lambda s: _records(
        record(0xBD, _place(9, 3)[:4] + b"\0\0\0\0\0\0" * 1300 + b"\0\0") * max(9, round(4e3 * s)),
    ),
    "far_column.xls": lambda _: _records(record(0x203, _place(9, 60_000) + bytes(8))),
    "far_row.xls": lambda _: _records(record(0x203, _place(65_535, 255) + bytes(8))),
    "far_many.xls": lambda _: _records(
        record(0xBD, _place(65_535, 250)[:4] + bytes(6 * 1000) + struct.pack("<H", 9_999))
    ),
    "blank_many.xls": lambda _: _records(
        record(0xBE, _place(65_535, 250)[:4] + bytes(2 * 1000) + struct.pack("<H", 9_999))
    ),
    "sizes.xls": lambda _: _file(
        excel_95(_PEOPLE, sizes=struct.pack("<5H", 0, 65_535, 0, 65_535, 0))
    ),
    "sizes_backwards.xls": lambda _: _file(
        excel_95(_PEOPLE, sizes=struct.pack("<5H", 9, 1, 9, 1, 0))
    ),
    "sheet_far.xls": lambda _: _file(
        _stream().replace(
            record(0x0A),
            record(0x85, struct.pack("<IHB", 0xFFFFFFF0, 0, 1) + b"F") + record(0x0A),
            1,
        )
    ),
    "sheets.xls": lambda s: _file(
        _stream().replace(
            record(0x0A),
            record(0x85, struct.pack("<IHB", 60, 0, 1) + b"F") * max(2, round(1e5 * s))
            + record(0x0A),
            1,
        )
    ),
    "strings.xls": lambda _: _file(
        _stream().replace(record(0x0A), record(0xFC, b"\xff" * 8) + record(0x0A), 1)
    ),
    "continued.xls": lambda s: _file(
        _stream().replace(
            record(0x0A),
            record(0xFC, b"\xff" * 8)
            + record(0x3C, bytes(8)) * max(2, round(5e5 * s))
            + record(0x0A),
            1,
        )
    ),
    "formats.xls": lambda s: _file(
        _stream().replace(
            record(0x0A), _format("0" * 255) * max(2, round(2e5 * s)) + record(0x0A), 1
        )
    ),
    "merged.xls": lambda s: _records(
        record(0xE5, struct.pack("<5H", 1, 0, 65_535, 0, 255)) * max(2, round(3e5 * s))
    ),
    "ends.xls": lambda s: _records(_raw(0x809, 4, b"\0\5\x10\0") * max(2, round(2e6 * s))),
}
"""By name; the number says how large, 1 being the size at which they are measured."""


def _sheet(extra: bytes) -> bytes:
    """The usual sheet with other records before its end."""
    part = xlsb_sheet()
    at = part.rindex(b"\x92\x01\x00")
    return xlsb(sheet=part[:at] + extra + part[at:])


def _row(number: int) -> bytes:
    return b"\0\x19" + struct.pack("<IIHBBB", number, 0, 300, 0, 0, 0) + bytes(12)


def _cell(column: int) -> bytes:
    return b"\2\x0c" + struct.pack("<III", column, 0, 6)


XLSB: Mapping[str, Callable[[float], bytes]] = {
    "far.xlsb": lambda _: _sheet(_row(1_048_575) + _cell(16_383)),
    "far_row.xlsb": lambda _: _sheet(_row(0xFFFFFFFF) + _cell(3)),
    "far_column.xlsb": lambda _: _sheet(_row(5) + _cell(0xFFFFFFFF)),
    "far_long_kind.xlsb": lambda _: _sheet(
        _row(1_048_575) + b"\x82\0\x0c" + struct.pack("<III", 16_383, 0, 6)
    ),
    "far_blank.xlsb": lambda _: _sheet(_row(1_048_575) + b"\1\x08" + struct.pack("<II", 16_383, 0)),
    "far_rich.xlsb": lambda _: _sheet(
        _row(1_048_575) + b"\x3e\x10" + struct.pack("<4I", 900, 0, 0, 0)
    ),
    "backwards.xlsb": lambda _: _sheet(_row(900) + _cell(3) + _row(1) + _cell(3)),
    "length_over.xlsb": lambda _: _sheet(b"\2\xff\xff\xff\x7f" + bytes(8)),
    "length_short.xlsb": lambda _: _sheet(_row(5) + b"\2\2\0\0"),
    "length_endless.xlsb": lambda s: _sheet(b"\xff" * max(9, round(1e6 * s))),
    "text_length.xlsb": lambda _: _sheet(
        _row(5) + b"\6\x0c" + struct.pack("<III", 0, 0, 0xFFFFFFFF)
    ),
    "cut.xlsb": lambda _: xlsb(sheet=xlsb_sheet()[:-20]),
    "no_sheet.xlsb": lambda _: xlsb(sheet=b""),
    "zeros.xlsb": lambda s: _sheet(bytes(max(9, round(9.9e6 * s)))),
    "blank_records.xlsb": lambda s: _sheet(b"\1\0" * max(9, round(4.9e6 * s))),
    "rows.xlsb": lambda s: _sheet(_row(9) * max(9, round(3e5 * s))),
    "sizes.xlsb": lambda _: xlsb(
        sheet=xlsb_sheet().replace(
            struct.pack("<4I", 0, 2, 0, 1), struct.pack("<4I", 0, 1_048_575, 0, 16_383)
        )
    ),
    "strings.xlsb": lambda _: xlsb(sharedStrings=b"\x9f\1\x08" + b"\xff" * 8),
    "styles.xlsb": lambda s: xlsb(
        styles=b"\xe9\4\4\0\0\0\0" + (b"\x2f\x10" + bytes(16)) * max(9, round(5e5 * s))
    ),
    "book.xlsb": lambda s: xlsb(workbook=b"\x9c\1\x08" + b"\xff" * 8 + b"\1\0" * round(4e6 * s)),
}
"""The same for binary workbooks."""
