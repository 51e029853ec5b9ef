"""Damage: files whose end is missing though their beginning opens.

Sources: RFC 3533 6 (pages of OGG); ISO/IEC 11172-3 2.4.2.3 (frames of MPEG sound); ID3v2.4 3.1.
"""

import struct
from dataclasses import dataclass

from flowiq_desktop.media.file_ends import END_BYTES, FileEnds
from flowiq_desktop.media.structure import archives, boxes, compounds

_BOXED = frozenset({"video/mp4", "video/3gpp", "video/quicktime", "audio/mp4"})
_PAGE_HEADER = 27
_MOST_STEPS = 400_000
_ID3_HEADER = 10
_BITRATES = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second of layer III by version; index 1 comes first."""
_RATES = (44_100, 48_000, 32_000)
_VERSION_1 = 3
_NAMED_BYTES = 0x03
_COUNTED = (b"Xing", b"Info")
_PADDING = b"\0 \t\r\n"
"""What some stores fill the last block of a file with."""
_PNG_START = 8


def is_cut_short(content_type: str, ends: FileEnds) -> bool:
    """Whether the end of a file is missing, as far as its structure tells."""
    if content_type in _BOXED:
        return boxes.is_cut_short(ends)
    if ends.head.startswith(archives.SIGNATURE):
        return bool(ends.end) and not archives.has_directory(ends)
    if not ends.complete:
        by_end = _BY_END.get(content_type)
        return by_end is not None and by_end(ends)
    if ends.head.startswith(compounds.SIGNATURE):
        return compounds.is_cut_short(ends)
    check = _CHECKS.get(content_type)
    return check is not None and check(ends.head)


def _has_no_pdf_end(ends: FileEnds) -> bool:
    """The same of a large PDF; of one that ends with zeros alone nobody knows."""
    return bool(ends.end.strip(_PADDING)) and _is_pdf_cut(ends.end)


def _has_no_ogg_end(ends: FileEnds) -> bool:
    """The last page of a large recording is not whole; a page is smaller than what is known."""
    last = ends.end.rfind(b"OggS")
    return bool(ends.end) and (last < 0 or _is_ogg_cut(ends.end[last:]))


def _has_no_mp3_end(ends: FileEnds) -> bool:
    """A large recording has fewer bytes than its first frame names."""
    start = _after_id3(ends.head)
    frame = _frame(ends.read(start, 4))
    if frame is None or not ends.size:
        return False
    named = _bytes_named(ends.read(start, frame.size), frame)
    return start + named > ends.size + frame.size


def _is_pdf_cut(body: bytes) -> bool:
    """Neither the place of the index nor the mark of the end, of which readers miss one."""
    end = body.rstrip(_PADDING)[-END_BYTES:]
    return b"startxref" not in end and b"%%EOF" not in end


def _is_png_cut(body: bytes) -> bool:
    """The last chunk is missing (ISO/IEC 15948 5.3)."""
    place = _PNG_START
    for _ in range(_MOST_STEPS):
        header = body[place : place + 8]
        place += 12 + int.from_bytes(header[:4])
        if len(header) < 8 or place > len(body):  # noqa: PLR2004 - length and name
            return True
        if header[4:] == b"IEND":
            return False
    return False


def _is_aac_cut(body: bytes) -> bool:
    """The last frame is not whole (ISO/IEC 13818-7 6.2.1)."""
    place = 0
    for _ in range(_MOST_STEPS):
        header = body[place : place + 6]
        if place > len(body):
            return True
        if len(header) < 6 or header[0] != 0xFF or header[1] & 0xF6 != 0xF0:  # noqa: PLR2004 - sync
            return False
        size = (header[3] & 3) << 11 | header[4] << 3 | header[5] >> 5
        if size < len(header):
            return False
        place += size
    return False


def _is_ogg_cut(body: bytes) -> bool:
    """The last page is not whole; not every program marks it as the last one."""
    place = 0
    for _ in range(_MOST_STEPS):
        start = body[place : place + 4]
        if not start or not b"OggS".startswith(start):
            return False
        if place + _PAGE_HEADER > len(body):
            return True
        count = body[place + _PAGE_HEADER - 1]
        lengths = body[place + _PAGE_HEADER : place + _PAGE_HEADER + count]
        place += _PAGE_HEADER + count + sum(lengths)
        if place > len(body):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Frame:
    """A frame of MPEG sound, layer III: bytes of all of it, and of what lies before its data."""

    size: int
    side: int


def _is_mp3_cut(body: bytes) -> bool:
    """By the number of bytes that the first frame names, or by a last frame that is not whole."""
    start = place = _after_id3(body)
    if start > len(body):
        return True
    frame = _frame(body[place : place + 4])
    if frame is None:
        return False
    named = _bytes_named(body[place : place + frame.size], frame)
    if named:
        return start + named > len(body) + frame.size
    for _ in range(_MOST_STEPS):
        frame = _frame(body[place : place + 4])
        if frame is None:
            return False
        place += frame.size
    return place > len(body)


def _after_id3(body: bytes) -> int:
    if body[:3] != b"ID3" or len(body) < _ID3_HEADER:
        return 0
    size = 0
    for part in body[6:10]:
        size = size << 7 | part & 0x7F
    return _ID3_HEADER + size


def _bytes_named(frame: bytes, shape: _Frame) -> int:
    """Bytes of all the sound, as encoders note them in a first frame without sound; or 0."""
    note = frame[4 + shape.side :]
    if len(note) < 16 or note[:4] not in _COUNTED:  # noqa: PLR2004 - name, flags and two numbers
        return 0
    flags, _, count = struct.unpack_from(">3L", note, 4)
    return int(count) if flags & _NAMED_BYTES == _NAMED_BYTES else 0


def _frame(header: bytes) -> _Frame | None:
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:  # noqa: PLR2004 - sync
        return None
    version, rate = header[1] >> 3 & 3, header[2] >> 2 & 3
    bitrate = header[2] >> 4
    if version == 1 or rate == len(_RATES) or not 0 < bitrate < 15:  # noqa: PLR2004 - forbidden
        return None
    is_first = version == _VERSION_1
    kilobits = _BITRATES[1 if is_first else 2][bitrate - 1]
    hertz = _RATES[rate] // (1 if is_first else 2 if version == 2 else 4)  # noqa: PLR2004 - 2, 2.5
    size = (144 if is_first else 72) * 1_000 * kilobits // hertz + (header[2] >> 1 & 1)
    mono = header[3] >> 6 == 3  # noqa: PLR2004 - the mode of one channel
    return _Frame(size, (17 if mono else 32) if is_first else (9 if mono else 17))


_CHECKS = {
    "application/pdf": _is_pdf_cut,
    "audio/aac": _is_aac_cut,
    "audio/mpeg": _is_mp3_cut,
    "audio/ogg": _is_ogg_cut,
    "image/png": _is_png_cut,
}
_BY_END = {
    "application/pdf": _has_no_pdf_end,
    "audio/mpeg": _has_no_mp3_end,
    "audio/ogg": _has_no_ogg_end,
}
"""What is asked of a file of which the middle is missing."""
