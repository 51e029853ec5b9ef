"""What cells of binary workbooks link to: records of links, and formulas that link.

The records are those of [MS-XLS] 2.4.140 and [MS-OSHARED] 2.3.7, the formulas those of [MS-XLS]
2.5.198 and [MS-XLSB] 2.5.97. What is cut off, or of another form, gives no address.
"""

import struct

from flowiq_desktop.spreadsheet.links.cell_links import CellLinks
from flowiq_desktop.spreadsheet.links.link_tokens import parts_of_tokens
from flowiq_desktop.spreadsheet.marks.cell_areas import Area

_AREA = struct.Struct("<4H")
_HEAD_END = 32
"""Behind the area, an id, and a version and the flags."""
_FLAGS_AT = 28
_HAS_TARGET, _HAS_PLACE, _HAS_NAME, _HAS_FRAME, _IS_TEXT = 0x1, 0x8, 0x10, 0x80, 0x100
_URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_STR, _LINK = 0x17, b"\x67\x01"
_SPACE, _SPACE_BYTES = b"\x19\x40", 4
_CALLS = frozenset({0x22, 0x42, 0x62})
"""A function with as many arguments as are counted, for each kind of result."""
_ARGUMENTS = {0x1E: 2, 0x1F: 8, 0x1D: 1}
_CELLS = frozenset({0x24, 0x44, 0x64})
_CELL_BYTES = {False: 4, True: 6}


def link_of(record: bytes) -> tuple[Area, str] | None:
    """The cells and the target of an old workbook's link; None without one outside of it."""
    if len(record) < _HEAD_END:
        return None
    row, last_row, column, last_column = _AREA.unpack_from(record)
    flags, at = int.from_bytes(record[_FLAGS_AT:_HEAD_END], "little"), _HEAD_END
    for flag in (_HAS_NAME, _HAS_FRAME):
        if flags & flag:
            at = _text_at(record, at)[1]
    if not flags & _HAS_TARGET:
        return None
    if flags & _IS_TEXT:
        target, at = _text_at(record, at)
    elif record[at : at + len(_URL)] == _URL:
        size, begin = int.from_bytes(record[at + 16 : at + 20], "little"), at + 20
        at = begin + size
        target = record[begin:at].decode("utf-16-le", "replace").partition("\0")[0]
    else:  # a file
        return None
    place = _text_at(record, at)[0] if flags & _HAS_PLACE else ""
    area = Area(row, column, last_row, last_column)
    return area, f"{target}#{place}" if place else target


def _text_at(record: bytes, at: int) -> tuple[str, int]:
    """A text after the number of its characters, and where it ends."""
    end = at + 4 + 2 * int.from_bytes(record[at : at + 4], "little")
    return record[at + 4 : end].decode("utf-16-le", "replace").partition("\0")[0], end


def take_tokens(links: CellLinks, place: Area, tokens: bytes, *, is_new: bool) -> None:
    """Note a formula that is a link and nothing else.

    Args:
        links: what is known of the sheet's links.
        place: the formula's cell.
        tokens: the formula.
        is_new: whether it is of an .xlsb, where texts and cells take more bytes.
    """
    if tokens[-2:] != _LINK:
        return
    if address := _address_in(_without_spaces(tokens), is_new=is_new):
        links.add_area(place, address)
    elif parts := parts_of_tokens(tokens, is_new=is_new):
        links.add_parts(place.row, place.column, parts)
    else:
        links.add_unread(place.row, place.column)


def _address_in(tokens: bytes, *, is_new: bool) -> str:
    """The address that is written in the formula; "" where others come into it."""
    if tokens[:1] != bytes([_STR]):
        return ""
    address, at = _string_at(tokens, 1, is_new=is_new)
    rest = _without_spaces(tokens[at:])
    if rest[:1] == bytes([_STR]):
        rest = rest[_string_at(rest, 1, is_new=is_new)[1] :]
    elif rest[:1] and rest[0] in _CELLS:
        rest = rest[1 + _CELL_BYTES[is_new] :]
    elif rest[:1] and rest[0] in _ARGUMENTS:
        rest = rest[1 + _ARGUMENTS[rest[0]] :]
    rest = _without_spaces(rest)
    is_call = len(rest) == len("call") and rest[0] in _CALLS
    return address if is_call else ""


def _without_spaces(tokens: bytes) -> bytes:
    """The parts of a formula from the first one on that is more than blanks between others."""
    at = 0
    while tokens[at : at + len(_SPACE)] == _SPACE:
        at += _SPACE_BYTES
    return tokens[at:]


def _string_at(tokens: bytes, at: int, *, is_new: bool) -> tuple[str, int]:
    if is_new:
        end = at + 2 + 2 * int.from_bytes(tokens[at : at + 2], "little")
        return tokens[at + 2 : end].decode("utf-16-le", "replace"), end
    count, wide = tokens[at : at + 1], tokens[at + 1 : at + 2] == b"\1"
    end = at + 2 + (2 if wide else 1) * int.from_bytes(count, "little")
    letters = "utf-16-le" if wide else "latin-1"
    return tokens[at + 2 : end].decode(letters, "replace"), end
