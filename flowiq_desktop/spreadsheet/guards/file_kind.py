"""What a file is by its content, whatever its name says."""

from enum import Enum
from pathlib import PurePath

from flowiq_desktop.spreadsheet.errors import SheetError, damaged
from flowiq_desktop.spreadsheet.guards.archive_kind import Package, archive_kind
from flowiq_desktop.spreadsheet.guards.compound_file import SIGNATURE
from flowiq_desktop.spreadsheet.guards.named_files import small_kind
from flowiq_desktop.spreadsheet.guards.ole_kind import ole_kind
from flowiq_desktop.spreadsheet.guards.other_kinds import (
    ACCESS,
    COMPRESSED,
    DATABASE,
    DOCUMENT,
    FILM,
    MEDIA,
    OLD_EXCEL,
    OLD_SPREADSHEET,
    PDF,
    PICTURE,
    PROGRAM,
    SOUND,
    UNKNOWN,
    OtherKind,
)
from flowiq_desktop.spreadsheet.guards.text_kind import is_flat_spreadsheet, text_kind
from flowiq_desktop.spreadsheet.source_file import SourceFile
from flowiq_desktop.texts import mark, said, say
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
    ".xlt": FileKind.XLS,
    ".xlsb": FileKind.XLSB,
    ".ods": FileKind.ODS,
    ".ots": FileKind.ODS,
    ".fods": FileKind.ODS,
    ".csv": FileKind.TEXT,
    ".tsv": FileKind.TEXT,
    ".tab": FileKind.TEXT,
    ".txt": FileKind.TEXT,
}
"""What each ending promises."""

_CALLED = {
    FileKind.XLSX: mark("an Excel workbook (.xlsx)"),
    FileKind.XLS: mark("an old Excel workbook (.xls)"),
    FileKind.XLSB: mark("an Excel binary workbook (.xlsb)"),
    FileKind.ODS: mark("an OpenDocument spreadsheet (.ods)"),
    FileKind.TEXT: mark("a text file"),
}
_PACKAGES = {
    Package.XLSX: FileKind.XLSX,
    Package.XLSB: FileKind.XLSB,
    Package.ODS: FileKind.ODS,
}
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_BEGINNINGS = (
    (b"%PDF", PDF),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"RIFF", MEDIA),
    (b"ID3", SOUND),
    (b"OggS", SOUND),
    (b"\x1f\x8b", COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", COMPRESSED),
    (b"Rar!", COMPRESSED),
    (b"BZh91AY&SY", COMPRESSED),
    (b"\xfd7zXZ\0", COMPRESSED),
    (b"\x28\xb5\x2f\xfd", COMPRESSED),
    (b"{\\rtf", DOCUMENT),
    (b"SQLite format 3", DATABASE),
    (b"\0\x01\0\0Standard Jet DB", ACCESS),
    (b"\0\x01\0\0Standard ACE DB", ACCESS),
    (b"\x7fELF", PROGRAM),
    (b"MZ", PROGRAM),
    # BOF records of Excel 2, 3 and 4 ([MS-XLS] 2.4.21 and what came before it).
    (b"\x09\0\x04\0", OLD_EXCEL),
    (b"\x09\x02\x06\0", OLD_EXCEL),
    (b"\x09\x04\x06\0", OLD_EXCEL),
    # Lotus 1-2-3 and Works.
    (b"\0\0\x02\0\x04\x04", OLD_SPREADSHEET),
    (b"\0\0\x02\0\x06\x04", OLD_SPREADSHEET),
    (b"\0\0\x1a\0\0\x10\x04\0", OLD_SPREADSHEET),
    (b"\xff\0\x02\0\x04\x04", OLD_SPREADSHEET),
)
_BARE_WORKBOOKS = (b"\x09\x08\x08\0\0\x05", b"\x09\x08\x10\0\0\x06", b"\x09\x08\x08\0\0\x06")
"""The records of an .xls workbook without the compound file around them, as some programs write."""
_BINARY_BEGINNINGS = {b"BM", b"MZ", b"ID3", b"RIFF"}
"""Short signatures that a text may also begin with; they count only before control characters."""
_PICTURE_BRANDS = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif")


def kind_of(source: SourceFile) -> FileKind:
    """The kind of spreadsheet; raises SheetError saying what it is when it is none or misnamed."""
    if (small := small_kind(source.path.name, source.content)) is not None:
        raise SheetError(
            say("This is {called}, not a spreadsheet.", called=small.called), _advice(small)
        )
    found = _look_inside(source.content, source.path.name)
    ending = PurePath(source.path.name).suffix.lower()
    promised = ENDINGS.get(ending)
    if isinstance(found, FileKind) and promised in {None, found}:
        return found
    if found == UNKNOWN and promised is not None:
        raise damaged()
    called = _CALLED[found] if isinstance(found, FileKind) else found.called
    if found in {OLD_EXCEL, OLD_SPREADSHEET}:  # of its time, such an ending was right
        raise SheetError(say("This is {called}.", called=called), _advice(found))
    if promised is None:
        raise SheetError(say("This is {called}, not a spreadsheet.", called=called), _advice(found))
    raise SheetError(
        say("This is {called} renamed to {ending}.", called=called, ending=ending), _advice(found)
    )


def _advice(found: FileKind | OtherKind) -> str:
    if isinstance(found, OtherKind):
        return said(found.advice)
    return say(
        "Give it back its own ending ({endings}), or open it in Excel and save it as .xlsx.",
        endings=alternatives([key for key, kind in ENDINGS.items() if kind is found]),
    )


def _look_inside(content: bytes, name: str) -> FileKind | OtherKind:
    if content.startswith(_ARCHIVES):
        found = archive_kind(content, name)
        return _PACKAGES[found] if isinstance(found, Package) else found
    if content.startswith(SIGNATURE):
        return ole_kind(content) or FileKind.XLS
    if content.startswith(_BARE_WORKBOOKS):
        return FileKind.XLS
    if is_flat_spreadsheet(content):
        return FileKind.ODS
    return _by_beginning(content) or text_kind(content) or FileKind.TEXT


def _by_beginning(content: bytes) -> OtherKind | None:
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning) and _counts(beginning, content):
            return kind
    if content[4:8] == b"ftyp":
        return PICTURE if content[8:12] in _PICTURE_BRANDS else FILM
    return None


def _counts(beginning: bytes, content: bytes) -> bool:
    has_control = any(byte < ord("\t") for byte in content[:64])
    return beginning not in _BINARY_BEGINNINGS or has_control
