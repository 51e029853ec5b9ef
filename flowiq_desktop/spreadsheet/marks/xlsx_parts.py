"""Finds the parts of an .xlsx package that calamine does not expose: number formats, XML."""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.formats.built_in import format_codes
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors

_WORKBOOK = "xl/workbook.xml"
_MOST_BYTES = 20_000_000
"""Of a part that is taken in as a whole: names of ranges and forgotten styles fill some MB."""
_LONGEST_TAG = 1_000_000
_MOST_STYLES = 65_490
"""Unique formats of cells in a workbook, by the specifications of Excel."""


@dataclass(frozen=True, slots=True)
class XlsxParts:
    """Where a package keeps what the number formats need.

    Attributes:
        sheet_parts: each sheet's XML part, by the sheet's name.
        formats: the number format code of each cell style, by the style's number.
        is_1904: whether dates count from 1904.
        are_formats_lost: whether its styles are too large to be read.
    """

    sheet_parts: Mapping[str, str]
    formats: Mapping[int, str]
    is_1904: bool = False
    are_formats_lost: bool = False


def xlsx_parts(archive: zipfile.ZipFile) -> XlsxParts:
    """Read the workbook part and its styles; raises SheetError when they are damaged."""
    workbook_part = _target(archive, "", "/officeDocument") or _WORKBOOK
    targets = relationships(archive, workbook_part)
    styles = next((part for kind, part in targets.values() if kind.endswith("/styles")), "")
    workbook = _parse(archive, workbook_part)
    if workbook is None:
        raise damaged()
    are_lost = _size(archive, styles) > _MOST_BYTES
    style_sheet = None if are_lost else _parse(archive, styles)
    properties = workbook.find("{*}workbookPr")
    return XlsxParts(
        _sheets(workbook, targets),
        {} if style_sheet is None else _formats(style_sheet),
        is_1904=properties is not None and properties.get("date1904") in {"1", "true", "on"},
        are_formats_lost=are_lost,
    )


def _stored(archive: zipfile.ZipFile, part: str) -> zipfile.ZipInfo | None:
    parts = {entry.filename.casefold(): entry for entry in archive.infolist()}
    return parts.get(part.casefold())


def _size(archive: zipfile.ZipFile, part: str) -> int:
    entry = _stored(archive, part)
    return entry.file_size if entry else 0


def _parse(archive: zipfile.ZipFile, part: str) -> Element | None:
    entry = _stored(archive, part)
    if entry is None:
        return None
    if entry.file_size > _MOST_BYTES:
        raise damaged()
    with archive_errors():
        content = archive.read(entry)
    if max(map(len, content.split(b">"))) > _LONGEST_TAG:
        raise damaged()
    try:
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise damaged(error) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise damaged(error) from error
    return root


def _target(archive: zipfile.ZipFile, part: str, kind: str) -> str:
    targets = relationships(archive, part)
    return next((path for type_, path in targets.values() if type_.endswith(kind)), "")


@dataclass(frozen=True, slots=True)
class Relations:
    """What a part names of other parts, and of the world outside.

    Attributes:
        inside: type and part of each relationship, by id.
        outside: the target of each link that leads out of the package, by id.
    """

    inside: Mapping[str, tuple[str, str]]
    outside: Mapping[str, str]


def relationships(archive: zipfile.ZipFile, part: str) -> Mapping[str, tuple[str, str]]:
    """Type and part of each relationship that `part` names, by id; raises SheetError if damaged."""
    return relations_of(archive, part).inside


def relations_of(archive: zipfile.ZipFile, part: str) -> Relations:
    """All that a part names; raises SheetError if that is damaged."""
    folder, name = posixpath.split(part)
    root = _parse(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    inside, outside = {}, {}
    for entry in root if root is not None else ():
        key, target = entry.get("Id", ""), entry.get("Target", "")
        if entry.get("TargetMode") == "External":
            outside[key] = target
        else:
            inside[key] = (entry.get("Type", ""), _resolve(folder, target))
    return Relations(inside, outside)


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


def _sheets(workbook: Element, targets: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    found = {}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        if key in targets:
            found[sheet.get("name", "")] = targets[key][1]
    return found


def _formats(styles: Element) -> dict[int, str]:
    defined = {
        _number(entry.get("numFmtId")): entry.get("formatCode", "")
        for entry in islice(styles.iterfind("{*}numFmts/{*}numFmt"), _MOST_STYLES)
    }
    cells = islice(styles.iterfind("{*}cellXfs/{*}xf"), _MOST_STYLES)
    return format_codes(defined, [_number(cell.get("numFmtId")) for cell in cells])


def _number(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError as error:
        raise damaged(error) from error
