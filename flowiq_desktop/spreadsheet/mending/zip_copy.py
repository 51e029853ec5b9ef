"""Copies an archive with other names for its parts, without unpacking them."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

from flowiq_desktop.spreadsheet.errors import damaged

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UNICODE = 0x800
_SIZES_FOLLOW = 0x8
_VERSION = 20
_LARGEST = 0xFFFFFFFE
_FIRST_DAY = 0x21
"""1 January 1980, as archives write it."""


def copied(
    content: bytes,
    archive: zipfile.ZipFile,
    names: Mapping[str, str],
    new: Mapping[str, Iterable[bytes]],
) -> bytes:
    """The archive with parts renamed, and parts put in or replaced.

    Args:
        content: the archive's bytes.
        archive: the same, opened.
        names: new names by old ones; parts that are not mentioned keep theirs.
        new: the parts to be put in, piece by piece, by their new names.

    Raises:
        SheetError: a part reaches beyond the file.
    """
    copy = _Copy()
    for entry in archive.infolist():
        name = names.get(entry.filename, entry.filename)
        if name not in new:
            copy.add(_named(entry, name), _packed(content, entry))
    for name, pieces in new.items():
        copy.add(*_compressed(name, pieces))
    return copy.finished()


def archived(new: Mapping[str, Iterable[bytes]]) -> bytes:
    """An archive of these parts, given piece by piece."""
    copy = _Copy()
    for name, pieces in new.items():
        copy.add(*_compressed(name, pieces))
    return copy.finished()


class _Copy:
    """An archive in the making: its parts, and the directory that follows them."""

    def __init__(self) -> None:
        self._parts, self._directory, self._count = io.BytesIO(), io.BytesIO(), 0

    def add(self, entry: zipfile.ZipInfo, packed: memoryview) -> None:
        """Put in a part that is packed already."""
        name, start = entry.filename.encode(), self._parts.tell()
        if max(entry.file_size, entry.compress_size, start) > _LARGEST:
            raise damaged()
        flags = entry.flag_bits & ~_SIZES_FOLLOW | _UNICODE
        sizes = (entry.CRC, entry.compress_size, entry.file_size)
        facts = (flags, entry.compress_type, 0, _FIRST_DAY, *sizes)
        self._parts.write(_LOCAL.pack(b"PK\3\4", _VERSION, *facts, len(name), 0) + name)
        self._parts.write(packed)
        head = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, len(name), 0, 0, 0, 0, 0, start)
        self._directory.write(head + name)
        self._count += 1

    def finished(self) -> bytes:
        """The whole archive."""
        start, size, count = self._parts.tell(), self._directory.tell(), self._count
        end = _END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0)
        return b"".join((self._parts.getbuffer(), self._directory.getbuffer(), end))


def _packed(content: bytes, entry: zipfile.ZipInfo) -> memoryview:
    """A part as it is packed in the archive."""
    try:
        *_, name, extra = _LOCAL.unpack_from(content, entry.header_offset)
    except struct.error as error:
        raise damaged(error) from error
    start = entry.header_offset + _LOCAL.size + name + extra
    packed = memoryview(content)[start : start + entry.compress_size]
    if len(packed) != entry.compress_size:
        raise damaged()
    return packed


def _named(entry: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    named = zipfile.ZipInfo(name)
    named.compress_type, named.flag_bits = entry.compress_type, entry.flag_bits
    named.CRC, named.compress_size, named.file_size = (
        entry.CRC,
        entry.compress_size,
        entry.file_size,
    )
    return named


def _compressed(name: str, pieces: Iterable[bytes]) -> tuple[zipfile.ZipInfo, memoryview]:
    """A new part, packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open(name, "w") as part:
            for piece in pieces:
                part.write(piece)
        entry = archive.infolist()[0]
    return entry, _packed(made.getvalue(), entry)
