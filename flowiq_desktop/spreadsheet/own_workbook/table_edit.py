"""Tables and filters of a sheet reach over the new columns, so that sorting keeps rows together.

A table or a filter that ended before them would sort the person's columns alone, and what became of
one person would stand beside another.
"""

import re
from collections.abc import Mapping, Sequence

from flowiq_desktop.spreadsheet.own_workbook.ranges import CellRange, range_of
from flowiq_desktop.spreadsheet.own_workbook.xml_places import (
    Edit,
    Place,
    parsed,
    quoted,
    tag_end,
    with_attributes,
    with_children,
)

_WANTED = frozenset({"table", "autoFilter", "sortState", "tableColumns", "tableColumn"})
_FILLED_FROM_ELSEWHERE = frozenset({"queryTable", "xml"})
_FILTER = "_xlnm._FilterDatabase"
_LAST_COLUMN = re.compile(rb":(\$?)[A-Z]{1,3}(\$?[0-9]{1,7})$")


class SheetTable:
    """One table of a sheet.

    Attributes:
        reach: its cells, headings included; None when the part does not say.
        has_headings: whether its first row holds the names of its columns.
        is_fed: whether a query or a map fills it, so that its columns are not for others to add.
    """

    def __init__(self, content: bytes) -> None:
        """Take the table's part; raises SheetError when it is damaged."""
        self._content = content
        self._places = parsed(content, _WANTED)
        table = self._find("table")
        self.reach: CellRange | None = (
            range_of(table.attributes.get("ref", "")) if table is not None else None
        )
        self.has_headings = table is not None and table.attributes.get("headerRowCount") != "0"
        kind = table.attributes.get("tableType", "") if table is not None else ""
        self.is_fed = kind in _FILLED_FROM_ELSEWHERE

    def edits(self, names: Sequence[str], renamed: Mapping[int, str]) -> list[Edit]:
        """Columns of these names at its right; `renamed` are new names by the sheet's column."""
        table, columns = self._find("table"), self._find("tableColumns")
        if table is None or columns is None or self.reach is None:
            return []
        known = [it for it in self._places if it.kind == "tableColumn"]
        last = self.reach.last_column + len(names)
        edits = [
            self._changed(place, {"ref": str(reach.wider(last))})
            # The filter spares the totals, and what it sorted the headings as well.
            for place in (table, self._find("autoFilter"), self._find("sortState"))
            if place is not None and (reach := range_of(place.attributes.get("ref", "")))
        ]
        edits += [
            self._changed(known[column - self.reach.first_column], {"name": name})
            for column, name in renamed.items()
            if 0 <= column - self.reach.first_column < len(known)
        ]
        edits += with_children(
            self._content, columns, self._columns(columns, known, names), len(known) + len(names)
        )
        return sorted(edits, key=lambda edit: (edit.start, edit.end))

    def _find(self, kind: str) -> Place | None:
        return next((place for place in self._places if place.kind == kind), None)

    def _changed(self, place: Place, attributes: dict[str, str | None]) -> Edit:
        end = tag_end(self._content, place.start)
        return Edit(place.start, end, with_attributes(self._content[place.start : end], attributes))

    @staticmethod
    def _columns(columns: Place, known: Sequence[Place], names: Sequence[str]) -> bytes:
        taken = [it.attributes.get("id", "") for it in known]
        first = max((int(number) for number in taken if number.isdecimal()), default=0) + 1
        return "".join(
            f'<{columns.prefix}tableColumn id="{first + at}" name="{quoted(name)}"/>'
            for at, name in enumerate(names)
        ).encode()


def filter_name_edits(workbook: bytes, sheet_index: int, last: str) -> list[Edit]:
    """The workbook's own note of where a sheet's filter reaches, up to another column.

    Args:
        workbook: the workbook's part.
        sheet_index: the sheet's position, from 0.
        last: the letters of the last column.
    """
    edits = []
    for place in parsed(workbook, {"definedName"}):
        facts = place.attributes
        if facts.get("name") == _FILTER and facts.get("localSheetId") == str(sheet_index):
            start = tag_end(workbook, place.start)
            text = workbook[start : place.close]
            new = _LAST_COLUMN.sub(rb":\g<1>" + last.encode() + rb"\g<2>", text)
            edits.append(Edit(start, place.close, new))
    return edits
