"""File types: the one table of names, endings and declared types, and of what FlowIQ takes.

Sources: FlowIQ's documentation of `media_url` for each message type, which is narrower than Meta's
Cloud API reference ("Media", supported types); endings and declared types from IANA's registry and
what websites send instead.
"""

from dataclasses import dataclass

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.texts import Marked, mark

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
DOCX = _OPEN_XML + "wordprocessingml.document"
XLSX = _OPEN_XML + "spreadsheetml.sheet"
PPTX = _OPEN_XML + "presentationml.presentation"
DOCM = "application/vnd.ms-word.document.macroenabled.12"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
DOTX = _OPEN_XML + "wordprocessingml.template"
XLTX = _OPEN_XML + "spreadsheetml.template"
POTX = _OPEN_XML + "presentationml.template"
PPSX = _OPEN_XML + "presentationml.slideshow"
PPTM = "application/vnd.ms-powerpoint.presentation.macroenabled.12"
ODT, ODS, ODP = (_OPEN_DOCUMENT + name for name in ("text", "spreadsheet", "presentation"))
LOCKED_OFFICE = "application/x-ole-encrypted"
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class FileType:
    """One type of file.

    Attributes:
        name: in the person's words, with its article.
        endings: of its names, the usual one first.
        declared: how websites declare it besides its content type.
        taken_as: the message type for which FlowIQ takes it, or None.
    """

    name: Marked
    endings: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    taken_as: MediaKind | None = None


FILE_TYPES = {
    "image/jpeg": FileType(
        mark("a JPEG picture"), ("jpg", "jpeg"), ("image/jpg", "image/pjpeg"), MediaKind.IMAGE
    ),
    "image/png": FileType(mark("a PNG picture"), ("png",), ("image/x-png",), MediaKind.IMAGE),
    "image/webp": FileType(mark("a WebP picture"), ("webp",)),
    "image/gif": FileType(mark("a GIF picture"), ("gif",)),
    "image/heic": FileType(mark("a HEIC picture"), ("heic", "heif"), ("image/heif",)),
    "image/avif": FileType(mark("an AVIF picture"), ("avif",)),
    "image/tiff": FileType(mark("a TIFF picture"), ("tif", "tiff")),
    "image/bmp": FileType(mark("a BMP picture"), ("bmp",), ("image/x-ms-bmp",)),
    "image/x-icon": FileType(mark("an ICO icon"), ("ico",), ("image/vnd.microsoft.icon",)),
    "image/jxl": FileType(mark("a JPEG XL picture"), ("jxl",)),
    "image/jp2": FileType(mark("a JPEG 2000 picture"), ("jp2", "jpx"), ("image/jpx",)),
    "image/vnd.adobe.photoshop": FileType(mark("a Photoshop picture"), ("psd",)),
    "image/svg+xml": FileType(mark("an SVG drawing"), ("svg",)),
    "video/mp4": FileType(
        mark("an MP4 video"), ("mp4", "m4v"), ("video/x-m4v", "application/mp4"), MediaKind.VIDEO
    ),
    "video/3gpp": FileType(mark("a 3GP video"), ("3gp", "3gpp"), ("video/3gpp2",)),
    "video/quicktime": FileType(mark("a QuickTime video"), ("mov", "qt")),
    "video/webm": FileType(
        mark("a WebM or Matroska video"), ("webm", "mkv"), ("video/x-matroska",)
    ),
    "video/x-msvideo": FileType(mark("an AVI video"), ("avi",), ("video/avi",)),
    "video/x-ms-wmv": FileType(mark("a Windows Media file"), ("wmv", "wma", "asf")),
    "video/mpeg": FileType(mark("an MPEG video"), ("mpg", "mpeg", "vob")),
    "audio/mpeg": FileType(
        mark("an MP3 recording"), ("mp3",), ("audio/mp3", "audio/x-mp3"), MediaKind.AUDIO
    ),
    "audio/aac": FileType(
        mark("an AAC recording"), ("aac",), ("audio/aacp", "audio/x-aac"), MediaKind.AUDIO
    ),
    "audio/ogg": FileType(
        mark("an OGG recording"),
        ("ogg", "oga", "opus"),
        ("application/ogg", "audio/opus", "audio/vorbis", "video/ogg"),
        MediaKind.AUDIO,
    ),
    "audio/amr": FileType(mark("an AMR recording"), ("amr",)),
    "audio/mp4": FileType(
        mark("an M4A recording"), ("m4a", "m4b"), ("audio/x-m4a", "audio/m4a", "video/mp4")
    ),
    "audio/wav": FileType(
        mark("a WAV recording"), ("wav",), ("audio/x-wav", "audio/wave", "audio/vnd.wave")
    ),
    "audio/aiff": FileType(mark("an AIFF recording"), ("aif", "aiff"), ("audio/x-aiff",)),
    "audio/flac": FileType(mark("a FLAC recording"), ("flac",), ("audio/x-flac",)),
    "application/pdf": FileType(
        mark("a PDF"), ("pdf",), ("application/x-pdf",), MediaKind.DOCUMENT
    ),
    "application/msword": FileType(mark("a Word document"), ("doc",), taken_as=MediaKind.DOCUMENT),
    DOCX: FileType(mark("a Word document"), ("docx",), taken_as=MediaKind.DOCUMENT),
    DOCM: FileType(mark("a Word document with macros"), ("docm",)),
    "application/vnd.ms-excel": FileType(
        mark("an Excel workbook"), ("xls",), taken_as=MediaKind.DOCUMENT
    ),
    XLSX: FileType(mark("an Excel workbook"), ("xlsx",), taken_as=MediaKind.DOCUMENT),
    XLSM: FileType(mark("an Excel workbook with macros"), ("xlsm",)),
    XLSB: FileType(mark("a binary Excel workbook"), ("xlsb",)),
    "application/vnd.ms-powerpoint": FileType(
        mark("a PowerPoint presentation"), ("ppt", "pps"), taken_as=MediaKind.DOCUMENT
    ),
    PPTX: FileType(mark("a PowerPoint presentation"), ("pptx",), taken_as=MediaKind.DOCUMENT),
    PPTM: FileType(mark("a PowerPoint presentation with macros"), ("pptm",)),
    DOTX: FileType(mark("a Word template"), ("dotx",)),
    XLTX: FileType(mark("an Excel template"), ("xltx",)),
    POTX: FileType(mark("a PowerPoint template"), ("potx",)),
    PPSX: FileType(mark("a PowerPoint slide show"), ("ppsx",)),
    ODT: FileType(mark("an OpenDocument text"), ("odt",)),
    ODS: FileType(mark("an OpenDocument spreadsheet"), ("ods",)),
    ODP: FileType(mark("an OpenDocument presentation"), ("odp",)),
    "application/epub+zip": FileType(mark("an e-book"), ("epub",)),
    "application/x-ole-storage": FileType(mark("an older Office file of an unknown kind")),
    LOCKED_OFFICE: FileType(mark("an Office file locked by a password")),
    "application/zip": FileType(
        mark("a ZIP archive"), ("zip",), ("application/x-zip-compressed", "application/x-zip")
    ),
    "application/vnd.rar": FileType(mark("a RAR archive"), ("rar",)),
    "application/x-7z-compressed": FileType(mark("a 7-Zip archive"), ("7z",)),
    "application/gzip": FileType(mark("a GZIP archive"), ("gz", "tgz"), ("application/x-gzip",)),
    "application/rtf": FileType(mark("an RTF document"), ("rtf",), ("text/rtf",)),
    "text/csv": FileType(mark("a CSV table"), ("csv",), ("text/plain", "application/csv")),
    "text/plain": FileType(mark("a text file"), ("txt",), ("text/csv",)),
    "text/html": FileType(mark("a web page"), ("html", "htm"), ("application/xhtml+xml",)),
    "application/json": FileType(mark("data for programs (JSON)"), ("json",)),
    "application/xml": FileType(mark("data for programs (XML)"), ("xml",), ("text/xml",)),
}

_ANYTHING = frozenset(
    {UNKNOWN, "binary/octet-stream", "application/binary", "application/x-binary"}
    | {"application/download", "application/x-download", "application/force-download"}
    | {"application/unknown", "application/x-unknown"}
)
"""Declared types that say no more than that it is a file."""
_PACKED_AS = {
    "application/zip": (
        "docx",
        "xlsx",
        "pptx",
        "docm",
        "xlsm",
        "xlsb",
        "pptm",
        "odt",
        "ods",
        "odp",
        *("dotx", "xltx", "potx", "ppsx"),
    ),
    "application/x-ole-storage": ("doc", "xls", "ppt"),
}


def endings_taken(kind: MediaKind) -> tuple[str, ...]:
    """The usual endings of the files that FlowIQ takes for a message type."""
    jpeg_too = {"image/jpeg": 2}
    return tuple(
        ending
        for name, file_type in FILE_TYPES.items()
        if file_type.taken_as is kind
        for ending in file_type.endings[: jpeg_too.get(name, 1)]
    )


def ending_of(name: str) -> str:
    """The ending of a file's name in lower case, without its point, or ""."""
    stem, point, ending = name.strip().rpartition(".")
    return ending.lower() if stem and point and ending.isalnum() else ""


def by_name(content_type: str, name: str, *, complete: bool) -> str:
    """A content type with the name looked at where the bytes leave it open.

    Args:
        content_type: by the bytes; of a text it does not say whether it is a table, and of the
            beginning of an Office file it may say no more than how that is packed.
        name: of the file.
        complete: whether all of the bytes were known.
    """
    ending = ending_of(name)
    if content_type == "text/plain" and ending == "csv":
        return "text/csv"
    if not complete and ending in _PACKED_AS.get(content_type, ()):
        return type_of_ending(ending)
    return content_type


def type_of_ending(ending: str) -> str:
    """The content type that an ending promises, or "" for one that is not known."""
    found = (name for name, file_type in FILE_TYPES.items() if ending in file_type.endings)
    return next(found, "")


def usual_ending(content_type: str) -> str:
    """How files of this type are mostly named, or "" for one without endings."""
    known = FILE_TYPES.get(content_type)
    return known.endings[0] if known and known.endings else ""


def ending_fits(ending: str, content_type: str) -> bool:
    """Whether files of this type are named so; a type without endings may have any."""
    endings = FILE_TYPES[content_type].endings if content_type in FILE_TYPES else ()
    return not endings or ending in endings


def declaration_fits(declared: str, content_type: str) -> bool:
    """Whether a website's `Content-Type` is one for such a file, or says nothing about it.

    Some websites send the header twice, which is told as one with a comma.
    """
    parts = (part.partition(";")[0].strip().lower() for part in declared.split(","))
    return all(_part_fits(part, content_type) for part in parts)


def _part_fits(plain: str, content_type: str) -> bool:
    if not plain or "/" not in plain or plain in _ANYTHING or content_type not in FILE_TYPES:
        return True
    return plain == content_type or plain in FILE_TYPES[content_type].declared
