"""What a file is by its content, whatever its name says."""

import codecs
import io
import zipfile
from enum import Enum
from pathlib import PurePath

from flowiq_desktop.spreadsheet.errors import ARCHIVE_ERRORS, SheetError
from flowiq_desktop.spreadsheet.source_file import SourceFile


class FileKind(Enum):
    """The kinds that can be read; the value is what the person calls it."""

    XLSX = "Excel workbook"
    XLS = "Old Excel workbook"
    XLSB = "Excel binary workbook"
    ODS = "OpenDocument spreadsheet"
    TEXT = "Text file"


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
    FileKind.XLSX: "an Excel workbook (.xlsx)",
    FileKind.XLS: "an old Excel workbook (.xls)",
    FileKind.XLSB: "an Excel binary workbook (.xlsb)",
    FileKind.ODS: "an OpenDocument spreadsheet (.ods)",
    FileKind.TEXT: "a text file",
}
_BEGINNINGS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_BINARY_BEGINNINGS = {b"BM", b"MZ", b"ID3", b"RIFF"}
"""Short signatures that a text may also begin with; they count only before control characters."""
_UNKNOWN = "a file of another kind"
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
        raise SheetError(f"This is {called}, not a spreadsheet.", _advice(found))
    raise SheetError(f"This is {called} renamed to {ending}.", _advice(found))


def _advice(found: FileKind | str) -> str:
    if isinstance(found, FileKind):
        endings = " or ".join(key for key, kind in ENDINGS.items() if kind is found)
        return f"Give it back its own ending ({endings}), or open it in Excel and save it as .xlsx."
    if found == "an Apple Numbers spreadsheet":
        return "In Numbers choose File, Export To, Excel, and open the .xlsx that it makes."
    if found in {"a web page", "an Excel 2003 XML spreadsheet"}:
        return "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and open that file here."
    return "Choose the spreadsheet itself: .xlsx, .xls, .xlsb, .ods or .csv."


def _look_inside(content: bytes) -> FileKind | str:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive_kind(content)
    if content.startswith(_OLE):
        return _ole_kind(content)
    for beginning, called in _BEGINNINGS:
        if content.startswith(beginning) and _counts(beginning, content):
            return called
    if content[4:8] == b"ftyp":
        return "a film"
    return _markup_kind(content)


def _counts(beginning: bytes, content: bytes) -> bool:
    has_control = any(byte < ord("\t") for byte in content[:64])
    return beginning not in _BINARY_BEGINNINGS or has_control


def _archive_kind(content: bytes) -> FileKind | str:
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


def _member_kind(names: set[str], mimetype: bytes) -> FileKind | str:
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return FileKind.ODS
    if mimetype.startswith(b"application/vnd.oasis.opendocument") or "word/document.xml" in names:
        return "a text document"
    if "ppt/presentation.xml" in names:
        return "a presentation"
    if any(name.endswith(".iwa") for name in names) or "index.zip" in names:
        return "an Apple Numbers spreadsheet"
    return "a ZIP archive"


def _ole_kind(content: bytes) -> FileKind | str:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise password_protected()
    if holds("WordDocument") or holds("PowerPoint Document") or holds("__substg1.0_"):
        return "a document of another Office program"
    return FileKind.XLS


def _markup_kind(content: bytes) -> FileKind | str:
    start = content[:2048].decode("latin-1").replace("\0", "").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    if _SPREADSHEET_XML in start:
        return "an Excel 2003 XML spreadsheet"
    if start.lower().startswith(_MARKUP) or (
        start.startswith("<?xml") and "<html" in start.lower()
    ):
        return "a web page"
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
        "The file is damaged (perhaps an incomplete download).",
        "Get it again, or open it in Excel and save it as a new workbook.",
        details,
    )


def password_protected() -> SheetError:
    """A workbook that only a password opens."""
    return SheetError(
        "The workbook is protected by a password.",
        "Open it in Excel, remove the password (File, Info, Protect Workbook), and save it.",
    )
