"""Boxes of MP4 files: the tracks, how the picture is turned, and whether all of it is there.

Source: ISO/IEC 14496-12 (ISO base media file format): 4.2 boxes, 8.3.2 tkhd, 8.5.2 stsd, 8.6.1.3
ctts.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from flowiq_desktop.media.file_ends import FileEnds

_HEADER = struct.Struct(">L4s")
_TO_THE_END, _LONG_SIZE = 0, 1
_TOP = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"moof", b"mfra", b"uuid"})
"""Boxes that count; what some programs append is none of them, and looks like a huge one."""
_MOST_BOXES = 2_000
_MOST_TRACKS = 16
_MOST_OFFSETS = 512
_LARGEST_INDEX = 32 * 1024 * 1024
_MATRIX_FROM_END = 44
_VISUAL_FIELDS = 78


@dataclass(frozen=True, slots=True)
class Track:
    """One track.

    Attributes:
        handler: "vide" for a picture, "soun" for sound.
        codec: the four letters of its sample entry, such as "avc1".
        width: pixels as stored, 0 when it is no picture.
        height: likewise.
        sideways: whether players turn the picture by a quarter.
        reorders: whether pictures are stored in another order than they are shown (B-frames).
        avcc: the decoder configuration of H.264, or b"".
    """

    handler: str
    codec: str
    width: int = 0
    height: int = 0
    sideways: bool = False
    reorders: bool = False
    avcc: bytes = b""


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    end: int


def tracks(ends: FileEnds) -> tuple[Track, ...]:
    """The tracks of an MP4 file; none when its index is not in the part that is known."""
    index = next((it for it in _top_boxes(ends) if it.name == b"moov"), None)
    if index is None:
        return ()
    body = ends.read(index.start, min(index.end - index.start, _LARGEST_INDEX))
    found = (body[it.start : it.end] for it in _boxes(body) if it.name == b"trak")
    return tuple(_track(trak) for trak, _ in zip(found, range(_MOST_TRACKS), strict=False))


def is_cut_short(ends: FileEnds) -> bool:
    """Whether a box says that it goes on behind the end of the file."""
    if not ends.size:
        return False
    return any(box.end > ends.size for box in _top_boxes(ends) if box.name in _TOP)


def _top_boxes(ends: FileEnds) -> Iterator[_Box]:
    place = 0
    for _ in range(_MOST_BOXES):
        box = _box_at(ends.read(place, 16), place, ends.size)
        if box is None:
            return
        yield box
        place = box.end


def _boxes(body: bytes) -> Iterator[_Box]:
    place = 0
    for _ in range(_MOST_BOXES):
        box = _box_at(body[place : place + 16], place, len(body))
        if box is None:
            return
        yield box
        place = box.end


def _box_at(fixed: bytes, place: int, end: int) -> _Box | None:
    if len(fixed) < _HEADER.size:
        return None
    size, name = _HEADER.unpack_from(fixed)
    start = place + _HEADER.size
    if size == _LONG_SIZE and len(fixed) >= 16:  # noqa: PLR2004 - header with a long size
        (size,) = struct.unpack_from(">Q", fixed, 8)
        start = place + 16
    if size == _TO_THE_END:
        size = max(end - place, 0)
    if place + size < start or not name.strip(b"\0"):
        return None
    return _Box(name, start, place + size)


def _inside(body: bytes, *path: bytes) -> bytes:
    """The content of a box within boxes, or b""."""
    for name in path:
        box = next((it for it in _boxes(body) if it.name == name), None)
        if box is None:
            return b""
        body = body[box.start : box.end]
    return body


def _track(trak: bytes) -> Track:
    media = _inside(trak, b"mdia")
    handler = _inside(media, b"hdlr")[8:12].decode("latin-1")
    samples = _inside(media, b"minf", b"stbl")
    entry = _inside(samples, b"stsd")[8:]
    codec = entry[4:8].decode("latin-1")
    if handler != "vide" or len(entry) < 8 + _VISUAL_FIELDS:
        return Track(handler, codec)
    width, height = struct.unpack_from(">2H", entry, 8 + 24)
    (size,) = struct.unpack_from(">L", entry)
    return Track(
        handler,
        codec,
        width,
        height,
        _is_sideways(_inside(trak, b"tkhd")),
        _reorders(_inside(samples, b"ctts")),
        _inside(entry[8 + _VISUAL_FIELDS : size], b"avcC"),
    )


def _is_sideways(header: bytes) -> bool:
    """By the matrix before the width and height, which are the header's last fields."""
    if len(header) < _MATRIX_FROM_END:
        return False
    a, b, _, c, d = struct.unpack_from(">5l", header, len(header) - _MATRIX_FROM_END)
    return bool(b and c) and not (a or d)


def _reorders(offsets: bytes) -> bool:
    """Whether the delay between storing and showing differs from picture to picture."""
    if len(offsets) < 8:  # noqa: PLR2004 - version and count
        return False
    (count,) = struct.unpack_from(">L", offsets, 4)
    rows = min(count, (len(offsets) - 8) // 8, _MOST_OFFSETS)
    return len({offsets[12 + 8 * row : 16 + 8 * row] for row in range(rows)}) > 1
