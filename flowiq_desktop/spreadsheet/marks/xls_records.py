"""The records of an old Excel workbook's stream, BIFF5 and BIFF8 ([MS-XLS] 2.1.4, 2.4)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_HEAD = struct.Struct("<HH")
_BEGIN, _END = 0x809, 0x0A
_DATE_MODE, _CODE_PAGE, _SHEET, _XF, _FORMAT = 0x22, 0x42, 0x85, 0xE0, 0x41E
_BIFF8 = 0x600
_WIDE = 0x1
"""The flag of a text in UTF-16; without it each character is one byte of Latin-1."""
_DEFAULT_PAGE = "cp1252"
_PAGES = {10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, and its content."""

    kind: int
    body: bytes


@dataclass(slots=True)
class XlsGlobals:
    """What the first part of a stream says about the whole workbook.

    Attributes:
        formats: the format codes that the file defines, by their number.
        styles: the number of each style's format, in the order of the styles.
        sheets: where in the stream each sheet begins, in the workbook's order.
        is_1904: whether dates count from 1904.
    """

    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    sheets: list[int] = field(default_factory=list)
    is_1904: bool = False


def xls_globals(stream: bytes) -> XlsGlobals:
    """Read the first part of a workbook's stream, as far as it goes if it is cut off."""
    found = XlsGlobals()
    version, page = _BIFF8, _DEFAULT_PAGE
    for record in _records(stream):
        body = record.body
        if record.kind == _END:
            break
        if record.kind == _BEGIN and len(body) >= _HEAD.size:
            version = _HEAD.unpack_from(body)[0]
        elif record.kind == _CODE_PAGE and len(body) >= len("xx"):
            page = _page(int.from_bytes(body[:2], "little"))
        elif record.kind == _DATE_MODE:
            found.is_1904 = body[:1] == b"\1"
        elif record.kind == _SHEET and len(body) >= _HEAD.size:
            found.sheets.append(int.from_bytes(body[:4], "little"))
        elif record.kind == _XF and len(body) >= _HEAD.size:
            found.styles.append(_HEAD.unpack_from(body)[1])
        elif record.kind == _FORMAT and len(body) >= _HEAD.size:
            code = _wide_code(body) if version >= _BIFF8 else body[3:].decode(page, "replace")
            found.formats[_HEAD.unpack_from(body)[0]] = code
    return found


def _records(stream: bytes) -> Iterator[Record]:
    at = 0
    while at + _HEAD.size <= len(stream):
        kind, size = _HEAD.unpack_from(stream, at)
        at += _HEAD.size
        yield Record(kind, stream[at : at + size])
        at += size


def _wide_code(body: bytes) -> str:
    """A format's code: how many characters, whether they are wide, and the characters."""
    count, flags = int.from_bytes(body[2:4], "little"), body[4:5]
    if flags and flags[0] & _WIDE:
        return body[5 : 5 + 2 * count].decode("utf-16-le", "replace")
    return body[5 : 5 + count].decode("latin-1")


def _page(number: int) -> str:
    """Python's name of the letters that a workbook of Excel 5 or 95 is written in."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return _DEFAULT_PAGE
    return name
