"""A workbook's package: the parts that get more cells, and what keeps it from getting any.

Looked for before anything is made. What a part is, its relationships and content types say; names
are not trusted.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.marks.xlsx_parts import xlsx_parts
from flowiq_desktop.spreadsheet.mending.relations import Members, Relation
from flowiq_desktop.spreadsheet.own_workbook.refusing import OwnWorkbookError
from flowiq_desktop.texts import say

MOST_SHEET_BYTES = 70_000_000
"""Of a sheet's XML, unpacked: 100,000 x 12 cells, for which a copy takes 20 s and 620 MB (on two
busy processors; docs/decisions/0041)."""
_MOST_PART_BYTES = 20_000_000
"""Of any other part that is changed."""
_TYPES = "[Content_Types].xml"
_WITHOUT_FORMULAS = ("sharedstrings.xml", "styles.xml", "theme1.xml")
_MACRO_SHEETS = frozenset({"xlMacrosheet", "xlIntlMacrosheet"})


@dataclass(frozen=True, slots=True)
class OwnPackage:
    """The parts of a workbook that get more cells, by the names that the archive has for them.

    Attributes:
        archive: the workbook, opened and checked.
        workbook: the workbook's part.
        sheet: the sheet's.
        sheet_index: the sheet's position among all, from 0.
        styles: the cell formats'.
        tables: the parts of the sheet's tables.
        comments: the parts of its comments.
        pivots: the parts of its pivot tables.
        is_1904: whether dates count from 1904.
    """

    archive: zipfile.ZipFile
    workbook: str
    sheet: str
    sheet_index: int
    styles: str
    tables: tuple[str, ...]
    comments: tuple[str, ...]
    pivots: tuple[str, ...]
    is_1904: bool

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises SheetError when it is damaged."""
        with archive_errors():
            return self.archive.read(name)

    def with_formulas(self) -> Iterator[bytes]:
        """Every part in which a formula may stand."""
        for entry in self.archive.infolist():
            name = entry.filename.casefold()
            if name.endswith(".xml") and not name.endswith(_WITHOUT_FORMULAS):
                _check_sizes(self.archive, entry.filename, ())
                yield self.part(entry.filename)


def look_into(archive: zipfile.ZipFile, sheet: str) -> OwnPackage:
    """Find what has to be changed to add cells to a sheet.

    Args:
        archive: the workbook, opened and checked.
        sheet: the sheet's name.

    Raises:
        OwnWorkbookError: a copy with more cells would lose something, or be no good.
        SheetError: the package is damaged.
    """
    members, parts = Members(archive), xlsx_parts(archive)
    root = members.relations("")
    main = next((it.part for it in root if it.kind.endswith("/officeDocument")), "")
    related = members.relations(main)
    for reason in _losses(archive, main, [*root, *related]):
        raise OwnWorkbookError(reason)
    found = parts.sheet_parts.get(sheet, "")
    stored, workbook = members.stored(found), members.stored(main)
    styles = next((members.stored(it.part) for it in related if it.kind.endswith("/styles")), "")
    if not (found and stored and workbook and styles):
        raise unusual()
    beside = members.relations(found)
    tables, comments, pivots = (
        tuple(members.stored(it.part) for it in beside if it.kind.endswith(kind))
        for kind in ("/table", "/comments", "/pivotTable")
    )
    _check_sizes(archive, stored, (workbook, styles, *tables, *comments, *pivots))
    index = [*parts.sheet_parts].index(sheet)
    return OwnPackage(
        archive,
        workbook,
        stored,
        index,
        styles,
        tables,
        tuple(filter(None, comments)),
        tuple(filter(None, pivots)),
        parts.is_1904,
    )


def unusual() -> OwnWorkbookError:
    """The workbook is sound, but written so that nobody can say where new cells belong."""
    return OwnWorkbookError(
        say("Your workbook is written in a way in which no cells can be added to it safely.")
    )


def _losses(archive: zipfile.ZipFile, main: str, relations: list[Relation]) -> Iterator[str]:
    """What a copy would lose, one sentence each."""
    kinds = {it.kind.rpartition("/")[2] for it in relations}
    main_type = _content_types(archive).get(f"/{main}".casefold(), "").casefold()
    if "vbaProject" in kinds or "macroenabled" in main_type or kinds & _MACRO_SHEETS:
        yield say("Your workbook holds macros, which an .xlsx workbook cannot keep.")
    if "addin" in main_type or "template" in main_type:
        yield say("Your file is a template, of which no .xlsx workbook can be a copy.")
    if any("/digital-signature/" in it.kind for it in relations):
        yield say("Your workbook is signed, and the signature would not hold for a changed copy.")
    if "revisionHeaders" in kinds:
        yield say(
            "Your workbook is shared and keeps a list of its changes, which would not fit a changed"
            " copy."
        )


def _content_types(archive: zipfile.ZipFile) -> dict[str, str]:
    """The content type of each part that has one of its own."""
    if _TYPES not in archive.namelist():
        return {}
    _check_sizes(archive, "", (_TYPES,))
    with archive_errors():
        content = archive.read(_TYPES)
    try:
        root = ElementTree.fromstring(content, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise damaged(error) from error
    return {
        entry.get("PartName", "").casefold(): entry.get("ContentType", "")
        for entry in root.iterfind("{*}Override")
    }


def _check_sizes(archive: zipfile.ZipFile, sheet: str, others: tuple[str, ...]) -> None:
    too_large = (sheet and archive.getinfo(sheet).file_size > MOST_SHEET_BYTES) or any(
        archive.getinfo(name).file_size > _MOST_PART_BYTES for name in others if name
    )
    if too_large:
        raise OwnWorkbookError(
            say("Your workbook is too large for a copy of it to be made here with the results.")
        )
