"""What a file is by its content, whatever its name says."""

import codecs
import io
import zipfile
from enum import Enum
from pathlib import PurePath

from flowiq_desktop.spreadsheet.errors import ARCHIVE_ERRORS, SheetError
from flowiq_desktop.spreadsheet.source_file import SourceFile
from flowiq_desktop.texts import Marked, mark, say
from flowiq_desktop.texts.names import alternatives


class FileKind(Enum):
    """The kinds that can be read; the value is what the person calls it."""

    XLSX = mark("Excel workbook")
    XLS = mark("Old Excel workbook")
    XLSB = mark("Excel binary workbook")
    ODS = mark("OpenDocument spreadsheet")
    TEXT = mark("Text file")


ENDINGS = {
    ".xlsx": FileKind.XLSX,
    ".xlsm": FileKind.XLSX,
    ".xltx": FileKind.XLSX,
    ".xltm": FileKind.XLSX,
    ".xls": FileKind.XLS,
    ".xlsb": FileKind.XLSB,
    ".ods": FileKind.ODS,
    ".csv": FileKind.TEXT,
    ".tsv": FileKind.TEXT,
    ".tab": FileKind.TEXT,
    ".txt": FileKind.TEXT,
}
"""The endings a file dialog offers, and what each promises."""

_CALLED = {
    FileKind.XLSX: mark("an Excel workbook (.xlsx)"),
    FileKind.XLS: mark("an old Excel workbook (.xls)"),
    FileKind.XLSB: mark("an Excel binary workbook (.xlsb)"),
    FileKind.ODS: mark("an OpenDocument spreadsheet (.ods)"),
    FileKind.TEXT: mark("a text file"),
}
_BEGINNINGS = (
    (b"%PDF", mark("a PDF")),
    (b"\x89PNG", mark("a picture")),
    (b"\xff\xd8\xff", mark("a picture")),
    (b"GIF8", mark("a picture")),
    (b"BM", mark("a picture")),
    (b"RIFF", mark("a sound, film or picture")),
    (b"ID3", mark("a sound")),
    (b"OggS", mark("a sound")),
    (b"\x1f\x8b", mark("a compressed file")),
    (b"7z\xbc\xaf\x27\x1c", mark("a compressed file")),
    (b"Rar!", mark("a compressed file")),
    (b"{\\rtf", mark("a text document")),
    (b"SQLite format 3", mark("a database")),
    (b"\x7fELF", mark("a program")),
    (b"MZ", mark("a program")),
)
_BINARY_BEGINNINGS = {b"BM", b"MZ", b"ID3", b"RIFF"}
"""Short signatures that a text may also begin with; they count only before control characters."""
_UNKNOWN = mark("a file of another kind")
_NUMBERS = mark("an Apple Numbers spreadsheet")
_RESAVED = (mark("a web page"), mark("an Excel 2003 XML spreadsheet"))
_MARKS_OF_UNICODE = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OFTEN, _SELDOM = 0.2, 0.03
"""Shares of a file's first bytes: zeros in UTF-16, and control characters in what is not text."""
_CONTROLS = frozenset(range(32)) - set(b"\t\n\r\0\x0b\x0c\x1a\x1b")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = ("<!doctype html", "<html", "<table", "<head", "<meta", "<style")
_SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"


def kind_of(source: SourceFile) -> FileKind:
    """The kind of spreadsheet; raises SheetError saying what it is when it is none or misnamed."""
    found = _look_inside(source.content)
    ending = PurePath(source.path.name).suffix.lower()
    promised = ENDINGS.get(ending)
    if found is promised or (promised is None and isinstance(found, FileKind)):
        return promised or FileKind(found)
    if found == _UNKNOWN and promised is not None:
        raise damaged()
    called = _CALLED[found] if isinstance(found, FileKind) else found
    if promised is None:
        raise SheetError(say("This is {called}, not a spreadsheet.", called=called), _advice(found))
    raise SheetError(
        say("This is {called} renamed to {ending}.", called=called, ending=ending), _advice(found)
    )


def _advice(found: FileKind | Marked) -> str:
    if isinstance(found, FileKind):
        return say(
            "Give it back its own ending ({endings}), or open it in Excel and save it as .xlsx.",
            endings=alternatives([key for key, kind in ENDINGS.items() if kind is found]),
        )
    if found == _NUMBERS:
        return say("In Numbers choose File, Export To, Excel, and open the .xlsx that it makes.")
    if found in _RESAVED:
        return say(
            "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and open that file here."
        )
    return say("Choose the spreadsheet itself: .xlsx, .xls, .xlsb, .ods or .csv.")


def _look_inside(content: bytes) -> FileKind | Marked:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive_kind(content)
    if content.startswith(_OLE):
        return _ole_kind(content)
    for beginning, called in _BEGINNINGS:
        if content.startswith(beginning) and _counts(beginning, content):
            return called
    if content[4:8] == b"ftyp":
        return mark("a film")
    return _markup_kind(content)


def _counts(beginning: bytes, content: bytes) -> bool:
    has_control = any(byte < ord("\t") for byte in content[:64])
    return beginning not in _BINARY_BEGINNINGS or has_control


def _archive_kind(content: bytes) -> FileKind | Marked:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {name.lower() for name in archive.namelist()}
            mimetype = _first_bytes(archive, "mimetype") if "mimetype" in names else b""
    except ARCHIVE_ERRORS as error:
        raise damaged(error) from error
    return _member_kind(names, mimetype)


def _first_bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(100)


def _member_kind(names: set[str], mimetype: bytes) -> FileKind | Marked:
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return FileKind.ODS
    if mimetype.startswith(b"application/vnd.oasis.opendocument") or "word/document.xml" in names:
        return mark("a text document")
    if "ppt/presentation.xml" in names:
        return mark("a presentation")
    if any(name.endswith(".iwa") for name in names) or "index.zip" in names:
        return _NUMBERS
    return mark("a ZIP archive")


def _ole_kind(content: bytes) -> FileKind | Marked:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise password_protected()
    if holds("WordDocument") or holds("PowerPoint Document") or holds("__substg1.0_"):
        return mark("a document of another Office program")
    return FileKind.XLS


def _markup_kind(content: bytes) -> FileKind | Marked:
    start = content[:2048].decode("latin-1").replace("\0", "").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    if _SPREADSHEET_XML in start:
        return mark("an Excel 2003 XML spreadsheet")
    if start.lower().startswith(_MARKUP) or (
        start.startswith("<?xml") and "<html" in start.lower()
    ):
        return mark("a web page")
    return FileKind.TEXT if _can_be_text(content) else _UNKNOWN


def _can_be_text(content: bytes) -> bool:
    """Whether there is no more non-text than an accident would put into a text."""
    start = content[:4096]
    if start.startswith(_MARKS_OF_UNICODE) or start.count(0) > _OFTEN * len(start):
        return True
    return sum(byte in _CONTROLS for byte in start) <= _SELDOM * len(start)


def damaged(error: BaseException | None = None) -> SheetError:
    """A file that is damaged."""
    details = f"{type(error).__name__}: {error}" if error else ""
    return SheetError(
        say("The file is damaged (perhaps an incomplete download)."),
        say("Get it again, or open it in Excel and save it as a new workbook."),
        details,
    )


def password_protected() -> SheetError:
    """A workbook that only a password opens."""
    return SheetError(
        say("The workbook is protected by a password."),
        say("Open it in Excel, remove the password (File, Info, Protect Workbook), and save it."),
    )
