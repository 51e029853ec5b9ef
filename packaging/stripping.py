"""Takes out of Linux libraries what the system does not load: symbols and notes for debuggers.

`strip` breaks libraries of wheels, whose parts were moved behind those symbols after they were
linked. Here each loaded part is copied byte for byte, to the same place of memory, and moves up
in the file; the tables that say where it is are written anew. Names that others link to are among
what is loaded. The layout is that of 64-bit ELF, as in elf(5).
"""

import shutil
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

_ELF_64 = b"\x7fELF\x02\x01"
_HEADER = 64
_SEGMENT, _SECTION = struct.Struct("<2I6Q"), struct.Struct("<2I4Q2I2Q")
_LOADED = 1
_IN_MEMORY, _INFO_IS_SECTION = 0x2, 0x40
_PAGE, _LARGEST_PAGE = 0x1000, 0x10000
"""A part keeps its place within a page; some wheels have pages of two megabytes, mostly zeros."""
_SEGMENTS_AT, _SECTIONS_AT, _SECTIONS_SAID = 32, 40, 58


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of a file, and where it lies in memory (Elf64_Phdr)."""

    kind: int
    flags: int
    offset: int
    place: int
    physical: int
    length: int
    whole: int
    aligned: int


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a part, with its name (Elf64_Shdr)."""

    name: int
    kind: int
    flags: int
    place: int
    offset: int
    length: int
    link: int
    info: int
    aligned: int
    entry: int


def stripped(library: Path, made: Path) -> Path:
    """The library with what is loaded alone; the same one where that saves nothing.

    Args:
        library: an extension module or library, or any other file.
        made: where the smaller one is written.
    """
    with library.open("rb") as file:
        if file.read(len(_ELF_64)) != _ELF_64:
            return library
    data = library.read_bytes()
    smaller = loaded_alone(data)
    if len(smaller) >= len(data) or in_memory(smaller) != in_memory(data):
        return library
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_bytes(smaller)
    shutil.copymode(library, made)
    return made


def strip_all(folder: Path, made: Path) -> None:
    """Strip what PyInstaller adds on its own: two modules that unpack the program.

    Args:
        folder: the frozen program.
        made: a place for files meanwhile.
    """
    for library in (path for path in folder.rglob("*.so*") if not path.is_symlink()):
        smaller = stripped(library, made)
        if smaller != library:
            shutil.move(smaller, library)


def in_memory(data: bytes) -> list[tuple[object, ...]]:
    """What the system makes of a file: each part with its place, and its bytes if they are loaded.

    The tables at its beginning are left out: they say where in the file the parts are.
    """
    segments = _segments(data)
    plain = _HEADER + _SEGMENT.size * len(segments)
    return [
        (
            replace(it, offset=0, aligned=_fitting(it)),
            data[max(it.offset, plain) : it.offset + it.length] if it.kind == _LOADED else b"",
        )
        for it in segments
    ]


def loaded_alone(data: bytes) -> bytes:
    """The file without what lies between and behind its loaded parts."""
    segments = _segments(data)
    loaded = sorted((it for it in segments if it.kind == _LOADED), key=lambda it: it.offset)
    if not loaded or loaded[0].offset or struct.unpack_from("<Q", data, _SEGMENTS_AT)[0] != _HEADER:
        return data
    body, moves = bytearray(), [(0, 0, 0)]
    for part in loaded:
        at = len(body) + (part.offset - len(body)) % max(_fitting(part), _PAGE)
        if at < len(body) or part.offset < moves[-1][1]:
            return data  # parts overlap in the file
        body += bytes(at - len(body)) + data[part.offset : part.offset + part.length]
        moves.append((part.offset, part.offset + part.length, at))
    moved = [replace(it, offset=_moved(it.offset, moves), aligned=_fitting(it)) for it in segments]
    for number, segment in enumerate(moved):
        _SEGMENT.pack_into(body, _HEADER + _SEGMENT.size * number, *_fields(segment))
    _write_sections(body, data, moves)
    return bytes(body)


def _write_sections(body: bytearray, data: bytes, moves: Sequence[tuple[int, int, int]]) -> None:
    """The table of sections that are still there: for tools, the system does not read it."""
    sections = _sections(data)
    if not sections:
        return
    names = sections[struct.unpack_from("<H", data, _SECTIONS_SAID + 4)[0]]
    kept = [at for at, it in enumerate(sections) if not at or it.flags & _IN_MEMORY]
    numbers = {old: new for new, old in enumerate(kept)}
    text = data[names.offset : names.offset + names.length]
    named = replace(names, offset=len(body))
    body += text + bytes(-(len(body) + len(text)) % 8)
    struct.pack_into("<Q", body, _SECTIONS_AT, len(body))
    struct.pack_into("<3H", body, _SECTIONS_SAID, _SECTION.size, len(kept) + 1, len(kept))
    for old in kept:
        body += _SECTION.pack(*_fields(_renumbered(sections[old], numbers, moves)))
    body += _SECTION.pack(*_fields(named))


def _renumbered(
    section: _Section, numbers: dict[int, int], moves: Sequence[tuple[int, int, int]]
) -> _Section:
    refers = section.flags & _INFO_IS_SECTION
    return replace(
        section,
        offset=_moved(section.offset, moves),
        link=numbers.get(section.link, 0),
        info=numbers.get(section.info, 0) if refers else section.info,
    )


def _fitting(part: _Segment) -> int:
    return min(part.aligned, _LARGEST_PAGE)


def _moved(offset: int, moves: Sequence[tuple[int, int, int]]) -> int:
    """Where something lies now; the same place, if it had no bytes in the file."""
    return next((at + offset - a for a, b, at in moves if a <= offset < b), offset)


def _segments(data: bytes) -> list[_Segment]:
    (at,) = struct.unpack_from("<Q", data, _SEGMENTS_AT)
    _, count = struct.unpack_from("<2H", data, 54)
    return [_Segment(*_SEGMENT.unpack_from(data, at + _SEGMENT.size * it)) for it in range(count)]


def _sections(data: bytes) -> list[_Section]:
    (at,) = struct.unpack_from("<Q", data, _SECTIONS_AT)
    _, count = struct.unpack_from("<2H", data, _SECTIONS_SAID)
    return [_Section(*_SECTION.unpack_from(data, at + _SECTION.size * it)) for it in range(count)]


def _fields(record: _Segment | _Section) -> tuple[int, ...]:
    return tuple(getattr(record, name) for name in record.__dataclass_fields__)
