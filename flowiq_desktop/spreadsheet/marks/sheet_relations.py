"""What other parts of a package say about the cells of a sheet: targets of links, and comments."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from flowiq_desktop.spreadsheet.errors import SheetError, damaged
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.marks.cell_areas import Area, area_of
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.marks.xlsb_records import records_of
from flowiq_desktop.spreadsheet.marks.xlsx_parts import Relations, relations_of

_COMMENTS = ("/comments", "/threadedComment")
_ELEMENTS = frozenset({"comment", "threadedComment"})
_COMMENT_RECORD = 635
_AREA_AT, _NUMBER_BYTES = 4, 4


def complete_marks(archive: zipfile.ZipFile, part: str, marks: SheetMarks) -> None:
    """Add what other parts say; where they are damaged, that is noted and keeps nobody waiting.

    Args:
        archive: the workbook.
        part: the sheet's part.
        marks: of the sheet, as far as its own part tells them.
    """
    try:
        found = relations_of(archive, part)
        marks.links.resolve(found.outside)
        for area in _commented(archive, found):
            marks.comments.add(area.row, area.column)
    except SheetError:
        marks.are_extras_lost = True


def _commented(archive: zipfile.ZipFile, relations: Relations) -> Iterator[Area]:
    for kind, part in relations.inside.values():
        if not kind.endswith(_COMMENTS):
            continue
        try:
            with archive_errors():
                content = archive.read(part)
        except KeyError as error:
            raise damaged(error) from error
        yield from _in_records(content) if part.endswith(".bin") else _in_xml(content)


def _in_records(content: bytes) -> Iterator[Area]:
    for record in records_of(content, {_COMMENT_RECORD}):
        row, last_row, column, last_column = (
            int.from_bytes(record.body[at : at + _NUMBER_BYTES], "little")
            for at in range(_AREA_AT, _AREA_AT + 4 * _NUMBER_BYTES, _NUMBER_BYTES)
        )
        yield Area(row, column, last_row, last_column)


@dataclass(slots=True)
class _Comments:
    """Notes the cells of comments while their part is parsed."""

    areas: list[Area]

    def on_start(self, name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] in _ELEMENTS:
            area = area_of(attributes.get("ref", ""))
            if area:
                self.areas.append(area)

    @staticmethod
    def on_doctype(*_declared: object) -> None:
        """What it declares could make a small part endless."""
        raise damaged()


def _in_xml(content: bytes) -> list[Area]:
    found, parser = _Comments([]), expat.ParserCreate()
    parser.StartElementHandler = found.on_start
    parser.StartDoctypeDeclHandler = found.on_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise damaged(error) from error
    return found.areas
