"""The type of a file by its structure; neither its name nor what the website says counts."""

import re

from flowiq_desktop.core.media.file_types import UNKNOWN
from flowiq_desktop.media.file_ends import FileEnds
from flowiq_desktop.media.structure import archives, compounds
from flowiq_desktop.media.structure.boxes import tracks
from flowiq_desktop.media.structure.writings import writing_type

_HEAD = 1_024
_START = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"\0\0\1\xba", "video/mpeg"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-wmv"),
    (b"8BPS\0\1", "image/vnd.adobe.photoshop"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    (b"\xff\x0a", "image/jxl"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b\x08", "application/gzip"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = (
    (b"M4A", "audio/mp4"),
    (b"M4B", "audio/mp4"),
    (b"3g", "video/3gpp"),
    (b"qt", "video/quicktime"),
    (b"avif", "image/avif"),
    (b"avis", "image/avif"),
    *((brand, "image/heic") for brand in (b"heic", b"heix", b"heim", b"heis")),
    *((brand, "image/heic") for brand in (b"hevc", b"hevx", b"hevm", b"hevs")),
    (b"crx ", UNKNOWN),
    (b"msf1", "image/heic"),
)
_ANY_PICTURE = b"mif1"
_ICON = b"\0\0\1\0"
_ICON_ENTRY = 16
_LAYER_3 = 0b01
PDF_BLANKS = b"\xef\xbb\xbf \t\r\n\f\0"
"""What may stand before a PDF without a word."""
_PDF_MARK = re.compile(rb"%PDF-\d")
"""Readers look for it in the first 1,024 bytes (ISO 32000-1, annex H.3.4.1)."""
_PAGE = re.compile(rb"[\xef\xbb\xbf\s\0]*[<{]")
"""Before the mark of a PDF: then it is a page that speaks of one, or with a message before it."""


def content_type_of(ends: FileEnds) -> str:
    """The content type of a file, or "application/octet-stream" when its bytes do not show it."""
    head = ends.read(0, _HEAD)
    for start, content_type in _START:
        if head.startswith(start):
            return content_type
    if head.startswith(compounds.SIGNATURE):
        return compounds.compound_type(ends)
    if head.startswith(archives.SIGNATURE):
        return archives.archive_type(ends)
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return "audio/aiff"
    if head[4:8] == b"ftyp":
        return _film_type(ends, head)
    return _signed_type(head) or writing_type(ends.head)


def _film_type(ends: FileEnds, head: bytes) -> str:
    """By brand, and for the brands of MP4 by the tracks: the picture of a sleeve is no track."""
    brand = head[8:12]
    if brand == _ANY_PICTURE:
        return "image/avif" if b"avif" in _compatible(head) else "image/heic"
    kind = next((kind for start, kind in _BRANDS if brand.startswith(start)), "video/mp4")
    if kind != "video/mp4":
        return kind
    handlers = {track.handler for track in tracks(ends)}
    return "audio/mp4" if "soun" in handlers and "vide" not in handlers else kind


def _compatible(head: bytes) -> set[bytes]:
    end = min(int.from_bytes(head[:4]), len(head))
    return {head[place : place + 4] for place in range(16, end, 4)}


def _signed_type(head: bytes) -> str:
    """Files whose mark is short, or need not stand first."""
    if _PDF_MARK.search(head) and not _PAGE.match(head):
        return "application/pdf"
    if _is_icon(head):
        return "image/x-icon"
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "image/bmp"
    return _sound_type(head)


def _is_icon(head: bytes) -> bool:
    """A count of pictures, and the first of them behind the list."""
    count = int.from_bytes(head[4:6], "little")
    first = int.from_bytes(head[18:22], "little")
    return head.startswith(_ICON) and count > 0 and first >= 6 + _ICON_ENTRY * count


def _sound_type(head: bytes) -> str:
    """MPEG sound has no signature, only eleven or twelve set bits and a layer."""
    if len(head) < 3 or head[0] != 0xFF:  # noqa: PLR2004 - bits of the frame header
        return ""
    if head[1] & 0xF6 == 0xF0:  # noqa: PLR2004 - sync, layer 0: ADTS
        return "audio/aac"
    is_frame = head[1] & 0xE0 == 0xE0 and head[1] >> 1 & 3 == _LAYER_3  # noqa: PLR2004 - as above
    is_sound = head[2] >> 4 != 0xF and head[2] >> 2 & 3 != 3  # noqa: PLR2004 - forbidden values
    return "audio/mpeg" if is_frame and is_sound else ""
