"""What WhatsApp takes of each kind of media, and the words for what it does not.

Source: Meta's Cloud API reference, "Media", supported types and sizes.
"""

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.numbers import decimal

MEGABYTE = 1024 * 1024

SIZE_LIMITS = {
    MediaKind.IMAGE: 5 * MEGABYTE,
    MediaKind.VIDEO: 16 * MEGABYTE,
    MediaKind.AUDIO: 16 * MEGABYTE,
    MediaKind.DOCUMENT: 100 * MEGABYTE,
}

TYPE_NAMES = {
    "image/jpeg": mark("a JPEG picture"),
    "image/png": mark("a PNG picture"),
    "image/webp": mark("a WebP picture"),
    "image/gif": mark("a GIF picture"),
    "image/heic": mark("a HEIC picture"),
    "image/tiff": mark("a TIFF picture"),
    "image/bmp": mark("a BMP picture"),
    "image/svg+xml": mark("an SVG drawing"),
    "video/mp4": mark("an MP4 video"),
    "video/3gpp": mark("a 3GP video"),
    "video/quicktime": mark("a QuickTime video"),
    "video/webm": mark("a WebM or Matroska video"),
    "video/x-msvideo": mark("an AVI video"),
    "audio/mpeg": mark("an MP3 recording"),
    "audio/aac": mark("an AAC recording"),
    "audio/ogg": mark("an OGG recording"),
    "audio/amr": mark("an AMR recording"),
    "audio/mp4": mark("an M4A recording"),
    "audio/wav": mark("a WAV recording"),
    "audio/flac": mark("a FLAC recording"),
    "application/pdf": mark("a PDF"),
    "application/msword": mark("a Word document"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": mark(
        "a Word document"
    ),
    "application/vnd.ms-excel": mark("an Excel workbook"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": mark("an Excel workbook"),
    "application/vnd.ms-powerpoint": mark("a PowerPoint presentation"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        mark("a PowerPoint presentation")
    ),
    "application/x-ole-storage": mark("an older Word, Excel or PowerPoint file"),
    "application/zip": mark("a ZIP archive"),
    "text/plain": mark("a text file"),
    "text/html": mark("a web page"),
}

TAKEN = {
    MediaKind.IMAGE: ("image/jpeg", "image/png"),
    MediaKind.VIDEO: ("video/mp4", "video/3gpp"),
    MediaKind.AUDIO: ("audio/mpeg", "audio/aac", "audio/ogg", "audio/amr", "audio/mp4"),
    MediaKind.DOCUMENT: tuple(
        name
        for name in TYPE_NAMES
        if name.startswith(("application/", "text/plain")) and name != "application/zip"
    ),
}

_WANTED = {
    MediaKind.IMAGE: mark("JPEG or PNG pictures"),
    MediaKind.VIDEO: mark("MP4 videos"),
    MediaKind.AUDIO: mark("MP3, AAC or OGG recordings"),
    MediaKind.DOCUMENT: mark("PDF, Word, Excel, PowerPoint or text files"),
}

_KIND = {
    MediaKind.IMAGE: mark("an image"),
    MediaKind.VIDEO: mark("a video"),
    MediaKind.AUDIO: mark("a recording"),
    MediaKind.DOCUMENT: mark("a document"),
}


def type_name(content_type: str) -> str:
    """A content type in the person's words, with its article."""
    return say(TYPE_NAMES.get(content_type, mark("a file of an unknown kind")))


def type_warning(kind: MediaKind, content_type: str) -> str:
    """One sentence when WhatsApp does not take such a file for this kind of message, or ""."""
    if content_type in TAKEN[kind]:
        return ""
    name = type_name(content_type)
    return say(
        "This is {name}; as {kind}, WhatsApp takes only {wanted}.",
        name=name,
        kind=_KIND[kind],
        wanted=_WANTED[kind],
    )


def size_warning(kind: MediaKind, size: int) -> str:
    """One sentence when a file of `size` bytes is too big for this kind of message, or ""."""
    limit = SIZE_LIMITS[kind]
    if size <= limit:
        return ""
    megabytes = limit // MEGABYTE
    return say(
        "The file is {size}; WhatsApp takes at most {megabytes} MB for {kind}.",
        size=in_words(size),
        megabytes=megabytes,
        kind=_KIND[kind],
    )


def in_words(size: int) -> str:
    """A number of bytes as file managers show it: "87 KB", "5.2 MB"."""
    if size < MEGABYTE:
        return say("{size} KB", size=max(1, round(size / 1024)))
    return say("{size} MB", size=decimal(size / MEGABYTE))
