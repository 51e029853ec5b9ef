"""The type of a file by its first bytes; neither its name nor what the website says counts."""

import re

_HEAD = 1_024
_OFFICE = "application/vnd.openxmlformats-officedocument."
_START = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = (
    (b"M4A", "audio/mp4"),
    (b"M4B", "audio/mp4"),
    (b"3g", "video/3gpp"),
    (b"qt", "video/quicktime"),
    (b"heic", "image/heic"),
    (b"heix", "image/heic"),
    (b"mif1", "image/heic"),
    (b"avif", "image/avif"),
)
_ZIP = (
    (b"word/", _OFFICE + "wordprocessingml.document"),
    (b"xl/", _OFFICE + "spreadsheetml.sheet"),
    (b"ppt/", _OFFICE + "presentationml.presentation"),
)
_OLE = (
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
_MARKUP = re.IGNORECASE | re.DOTALL
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|title)\b", _MARKUP
)
_SVG = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", _MARKUP
)


def content_type_of(body: bytes) -> str:
    """The content type of a file, or "application/octet-stream" when its bytes do not show it."""
    head = body[:_HEAD]
    for start, content_type in _START:
        if head.startswith(start):
            return _ole_type(body) if content_type.endswith("ole-storage") else content_type
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "application/octet-stream")
    if head[4:8] == b"ftyp":
        return next((kind for brand, kind in _BRANDS if head[8:12].startswith(brand)), "video/mp4")
    if head[:4] == b"PK\x03\x04":
        return next((kind for name, kind in _ZIP if name in body), "application/zip")
    return _sound_type(head) or _text_type(head)


def _ole_type(body: bytes) -> str:
    names = ((name.encode("utf-16-le"), kind) for name, kind in _OLE)
    return next((kind for name, kind in names if name in body), "application/x-ole-storage")


def _sound_type(head: bytes) -> str:
    """MPEG sound has no signature, only eleven or twelve set bits and a layer."""
    if len(head) < 2 or head[0] != 0xFF:  # noqa: PLR2004 - bits of the frame header
        return ""
    if head[1] & 0xF6 == 0xF0:  # noqa: PLR2004 - sync, layer 0: ADTS
        return "audio/aac"
    return "audio/mpeg" if head[1] & 0xE0 == 0xE0 and head[1] & 0x06 else ""  # noqa: PLR2004 - as above


def _text_type(head: bytes) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(text):
        return "text/html"
    if _SVG.match(text):
        return "image/svg+xml"
    if head[:2] == b"BM":
        return "image/bmp"
    return "application/octet-stream" if b"\x00" in head else "text/plain"
