"""What a ZIP archive is: a workbook of Excel or LibreOffice, or something else in a ZIP."""

import io
import zipfile
from enum import Enum, auto

from flowiq_desktop.spreadsheet.errors import ARCHIVE_ERRORS, damaged, password_protected
from flowiq_desktop.spreadsheet.guards.encrypted_parts import PACKAGE, is_encrypted
from flowiq_desktop.spreadsheet.guards.other_kinds import (
    ARCHIVE,
    DOCUMENT,
    NUMBERS,
    OLD_SPREADSHEET,
    PAGES,
    PRESENTATION,
    OtherKind,
)

_LOOKED_AT = 1 << 20
"""Bytes of a part that says what the archive is."""
_ENCRYPTED = 0x1
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_STAR_OFFICE = b"application/vnd.sun.xml.calc"
_BINARY = b"sheet.binary.macroenabled.main"
_WORKBOOKS = (
    b"spreadsheetml.sheet.main",
    b"spreadsheetml.template.main",
    b"ms-excel.sheet.macroenabled.main",
    b"ms-excel.template.macroenabled.main",
)
"""Content types of the part that a package begins with (ECMA-376 part 1, 12.2; MS-OFFMACRO)."""


class Package(Enum):
    """The archives that can be read."""

    XLSX = auto()
    XLSB = auto()
    ODS = auto()


def archive_kind(content: bytes, name: str) -> Package | OtherKind:
    """What an archive is, by its parts; raises SheetError when it is damaged or locked.

    Args:
        content: the file.
        name: its name, which tells Numbers from Pages.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _kind(_Members(archive), name.lower())
    except ARCHIVE_ERRORS as error:
        raise damaged(error) from error


class _Members:
    """The parts by their names in small letters and with slashes; other writers vary both."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {
            name.lower().replace("\\", "/").lstrip("/"): name for name in archive.namelist()
        }

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def any(self, *, beginning: str = "", end: str = "") -> bool:
        return any(name.startswith(beginning) and name.endswith(end) for name in self._names)

    def start(self, name: str) -> bytes:
        """The beginning of a part in small letters; nothing where it is missing."""
        if name not in self._names:
            return b""
        entry = self._archive.getinfo(self._names[name])
        if entry.flag_bits & _ENCRYPTED:
            raise password_protected()
        with self._archive.open(entry) as part:
            return part.read(_LOOKED_AT).lower()


def _kind(members: _Members, name: str) -> Package | OtherKind:
    if "xl/workbook.bin" in members:
        return Package.XLSB
    return (
        _open_document(members.start("mimetype") or members.start("meta-inf/manifest.xml"))
        or _by_content_types(members)
        or _by_parts(members, name)
    )


def _open_document(types: bytes) -> Package | OtherKind | None:
    """By the type of the whole: the mimetype part, or the first one of the manifest."""
    at = types.find(_OPEN_DOCUMENT)
    if at < 0:
        return OLD_SPREADSHEET if _STAR_OFFICE in types else None
    sort = types[at + len(_OPEN_DOCUMENT) :]
    if sort.startswith(b"spreadsheet"):
        return Package.ODS
    return PRESENTATION if sort.startswith(b"presentation") else DOCUMENT


def _by_content_types(members: _Members) -> Package | OtherKind | None:
    """By the standard's own way, which does not care where a part lies."""
    types = members.start("[content_types].xml")
    if _BINARY in types or members.any(end="workbook.bin"):
        return Package.XLSB
    if any(workbook in types for workbook in _WORKBOOKS) or members.any(beginning="xl/"):
        return Package.XLSX
    return None


def _by_parts(members: _Members, name: str) -> Package | OtherKind:
    if "word/document.xml" in members:
        return DOCUMENT
    if "ppt/presentation.xml" in members:
        return PRESENTATION
    if members.any(end=".iwa") or "index.zip" in members:
        return _of_apple(name)
    if name.endswith((".ods", ".ots")) and _is_locked(members):
        raise password_protected()
    if "content.xml" in members and b"office:spreadsheet" in members.start("content.xml"):
        return Package.ODS
    return ARCHIVE


def _is_locked(members: _Members) -> bool:
    """Whether only the file's name still says that it is a spreadsheet, and all else is locked."""
    return PACKAGE in members or is_encrypted(members.start("content.xml"))


def _of_apple(name: str) -> OtherKind:
    if name.endswith(".pages"):
        return PAGES
    return PRESENTATION if name.endswith(".key") else NUMBERS
