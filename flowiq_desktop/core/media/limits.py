"""What WhatsApp takes of each kind of media, and the words for what it does not.

Source: Meta's Cloud API reference, "Media", supported types and sizes.
"""

from flowiq_desktop.core.media.facts import MediaKind

MEGABYTE = 1024 * 1024

SIZE_LIMITS = {
    MediaKind.IMAGE: 5 * MEGABYTE,
    MediaKind.VIDEO: 16 * MEGABYTE,
    MediaKind.AUDIO: 16 * MEGABYTE,
    MediaKind.DOCUMENT: 100 * MEGABYTE,
}

TYPE_NAMES = {
    "image/jpeg": "a JPEG picture",
    "image/png": "a PNG picture",
    "image/webp": "a WebP picture",
    "image/gif": "a GIF picture",
    "image/heic": "a HEIC picture",
    "image/tiff": "a TIFF picture",
    "image/bmp": "a BMP picture",
    "image/svg+xml": "an SVG drawing",
    "video/mp4": "an MP4 video",
    "video/3gpp": "a 3GP video",
    "video/quicktime": "a QuickTime video",
    "video/webm": "a WebM or Matroska video",
    "video/x-msvideo": "an AVI video",
    "audio/mpeg": "an MP3 recording",
    "audio/aac": "an AAC recording",
    "audio/ogg": "an OGG recording",
    "audio/amr": "an AMR recording",
    "audio/mp4": "an M4A recording",
    "audio/wav": "a WAV recording",
    "audio/flac": "a FLAC recording",
    "application/pdf": "a PDF",
    "application/msword": "a Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
    "application/vnd.ms-excel": "an Excel workbook",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel workbook",
    "application/vnd.ms-powerpoint": "a PowerPoint presentation",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "a PowerPoint presentation"
    ),
    "application/x-ole-storage": "an older Word, Excel or PowerPoint file",
    "application/zip": "a ZIP archive",
    "text/plain": "a text file",
    "text/html": "a web page",
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
    MediaKind.IMAGE: "JPEG or PNG pictures",
    MediaKind.VIDEO: "MP4 videos",
    MediaKind.AUDIO: "MP3, AAC or OGG recordings",
    MediaKind.DOCUMENT: "PDF, Word, Excel, PowerPoint or text files",
}

_KIND = {
    MediaKind.IMAGE: "an image",
    MediaKind.VIDEO: "a video",
    MediaKind.AUDIO: "a recording",
    MediaKind.DOCUMENT: "a document",
}


def type_name(content_type: str) -> str:
    """A content type in the person's words, with its article."""
    return TYPE_NAMES.get(content_type, "a file of an unknown kind")


def type_warning(kind: MediaKind, content_type: str) -> str:
    """One sentence when WhatsApp does not take such a file for this kind of message, or ""."""
    if content_type in TAKEN[kind]:
        return ""
    name = type_name(content_type)
    return f"This is {name}; as {_KIND[kind]}, WhatsApp takes only {_WANTED[kind]}."


def size_warning(kind: MediaKind, size: int) -> str:
    """One sentence when a file of `size` bytes is too big for this kind of message, or ""."""
    limit = SIZE_LIMITS[kind]
    if size <= limit:
        return ""
    megabytes = limit // MEGABYTE
    return f"The file is {in_words(size)}; WhatsApp takes at most {megabytes} MB for {_KIND[kind]}."


def in_words(size: int) -> str:
    """A number of bytes as file managers show it: "87 KB", "5.2 MB"."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / MEGABYTE:.1f} MB"
