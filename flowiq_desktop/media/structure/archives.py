"""ZIP archives: what one holds, by its directory and its list of content types.

Source: APPNOTE.TXT 4.3 (PKWARE), ECMA-376 part 2 (content types), OpenDocument 1.3 part 2 (3.3).
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from flowiq_desktop.core.media.file_types import (
    DOCM,
    DOCX,
    DOTX,
    ODP,
    ODS,
    ODT,
    POTX,
    PPSX,
    PPTM,
    PPTX,
    XLSB,
    XLSM,
    XLSX,
    XLTX,
)
from flowiq_desktop.media.file_ends import FileEnds

SIGNATURE = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_ENTRY = struct.Struct("<4s6H3L5H2L")
_ENTRY_SIGNATURE = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s5H3L2H")
_END_SIZE = 22
_MOST_ENTRIES = 4_096
_MOST_CANDIDATES = 64
_MOST_UNPACKED = 256 * 1024
_STORED, _DEFLATED = 0, 8
_SIZE_FOLLOWS = 0x08

_MAIN_PARTS = (
    (b"wordprocessingml.document.main+xml", DOCX),
    (b"wordprocessingml.template.main+xml", DOTX),
    (b"spreadsheetml.sheet.main+xml", XLSX),
    (b"spreadsheetml.template.main+xml", XLTX),
    (b"presentationml.presentation.main+xml", PPTX),
    (b"presentationml.slideshow.main+xml", PPSX),
    (b"presentationml.template.main+xml", POTX),
    (b"ms-word.document.macroenabled.main+xml", DOCM),
    (b"ms-excel.sheet.macroenabled.main+xml", XLSM),
    (b"ms-excel.sheet.binary.macroenabled.main", XLSB),
    (b"ms-powerpoint.presentation.macroenabled.main+xml", PPTM),
    (b"ms-word.template.macroenabledtemplate.main+xml", DOCM),
    (b"ms-excel.template.macroenabled.main+xml", XLSM),
    (b"ms-excel.addin.macroenabled.main+xml", XLSM),
    (b"ms-powerpoint.slideshow.macroenabled.main+xml", PPTM),
    (b"ms-powerpoint.template.macroenabled.main+xml", PPTM),
)
_NAMES = {
    "word/document.xml": DOCX,
    "xl/workbook.xml": XLSX,
    "xl/workbook.bin": XLSB,
    "ppt/presentation.xml": PPTX,
}
_FOLDERS = {"word": DOCX, "xl": XLSX, "ppt": PPTX}
_MIMETYPES = {name.encode(): name for name in (ODT, ODS, ODP, "application/epub+zip")}
_CONTENT_TYPE = re.compile(rb"""ContentType\s*=\s*["']application/(?:vnd\.)?([^"'<>]{1,200})["']""")
_CONTENT_TYPES = "[content_types].xml"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of the archive: its name, how it is packed, where its local header is."""

    name: str
    method: int
    packed: int
    start: int


def archive_type(ends: FileEnds) -> str:
    """The content type of a ZIP archive; "application/zip" for one that is no document."""
    entries = list(_entries(ends))
    listed = next((it for it in entries if it.name.casefold() == _CONTENT_TYPES), None)
    if listed is not None:
        return _by_content_types(ends, listed) or _by_names(entries)
    first = entries[0] if entries else None
    if first is not None and first.name == "mimetype" and first.method == _STORED:
        return _MIMETYPES.get(_unpacked(ends, first).strip(), "application/zip")
    return "application/zip" if has_directory(ends) else _by_folders(entries)


def has_directory(ends: FileEnds) -> bool:
    """Whether the end of an archive is there; without it no program opens the archive."""
    return _end_record(ends.end) is not None


def _by_content_types(ends: FileEnds, listed: _Entry) -> str:
    list_of_types = _unpacked(ends, listed).replace(b"\0", b"")  # some write it in UTF-16
    found = {name.lower() for name in _CONTENT_TYPE.findall(list_of_types)}
    return next(
        (kind for name, kind in _MAIN_PARTS if any(it.endswith(name) for it in found)),
        "",
    )


def _by_folders(entries: list[_Entry]) -> str:
    """The best guess at an archive of which only the beginning is known."""
    found = (_FOLDERS.get(it.name.partition("/")[0]) for it in entries if "/" in it.name)
    return next(filter(None, found), "application/zip")


def _by_names(entries: list[_Entry]) -> str:
    found = (_NAMES[it.name.casefold()] for it in entries if it.name.casefold() in _NAMES)
    return next(found, "application/zip")


def _entries(ends: FileEnds) -> Iterator[_Entry]:
    """By the directory at the end; where that is not known, by the headers at the beginning."""
    place = _end_record(ends.end)
    if place is not None and ends.read(place, 4) == _ENTRY_SIGNATURE:
        yield from _from_directory(ends, place)
    else:
        yield from _from_headers(ends)


def _end_record(end: bytes) -> int | None:
    """Where the directory starts, by the record at the archive's end; None without one."""
    at = len(end)
    for _ in range(_MOST_CANDIDATES):
        at = end.rfind(_EMPTY, 0, at)
        if at < 0:
            return None
        record = end[at : at + _END_SIZE]
        # The record ends with a comment; in another file's middle its length fits by chance only.
        if len(record) == _END_SIZE and at + _END_SIZE + int.from_bytes(record[-2:], "little") <= (
            len(end)
        ):
            return int.from_bytes(record[16:20], "little")
    return None


def _from_directory(ends: FileEnds, place: int) -> Iterator[_Entry]:
    for _ in range(_MOST_ENTRIES):
        fixed = ends.read(place, _ENTRY.size)
        if len(fixed) < _ENTRY.size or not fixed.startswith(_ENTRY_SIGNATURE):
            return
        fields = _ENTRY.unpack(fixed)
        name_size, extra_size, comment_size = fields[10:13]
        name = ends.read(place + _ENTRY.size, name_size)
        yield _Entry(_name(name), fields[4], fields[8], fields[16])
        place += _ENTRY.size + name_size + extra_size + comment_size


def _from_headers(ends: FileEnds) -> Iterator[_Entry]:
    place = 0
    for _ in range(_MOST_ENTRIES):
        fixed = ends.read(place, _LOCAL.size)
        if len(fixed) < _LOCAL.size or not fixed.startswith(SIGNATURE):
            return
        fields = _LOCAL.unpack(fixed)
        name = ends.read(place + _LOCAL.size, fields[9])
        unknown = bool(fields[2] & _SIZE_FOLLOWS)
        yield _Entry(_name(name), fields[3], 0 if unknown else fields[7], place)
        if unknown:
            return
        place += _LOCAL.size + fields[9] + fields[10] + fields[7]


def _unpacked(ends: FileEnds, entry: _Entry) -> bytes:
    """The beginning of an entry's content; b"" where it is not known or not readable."""
    fixed = ends.read(entry.start, _LOCAL.size)
    if len(fixed) < _LOCAL.size or not fixed.startswith(SIGNATURE):
        return b""
    fields = _LOCAL.unpack(fixed)
    start = entry.start + _LOCAL.size + fields[9] + fields[10]
    packed = ends.read(start, min(entry.packed or _MOST_UNPACKED, _MOST_UNPACKED))
    if entry.method == _STORED:
        return packed
    if entry.method != _DEFLATED:
        return b""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _MOST_UNPACKED)
    except zlib.error:
        return b""


def _name(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").replace("\\", "/").removeprefix("/")
