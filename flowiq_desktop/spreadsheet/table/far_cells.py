"""Says which cell of an unreadable .xlsx sheet lies too far away.

`sheet_marks` finds such cells in what spreadsheet programs write, at no cost. This parses all of
the XML, however it is written, and is used only when a sheet has ended the sheet worker.
"""

import re
import zipfile
from xml.parsers import expat

from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS, check_area, too_many_columns
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors

_BLOCK_BYTES = 1 << 20
_PLACE = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,10})$")
_CONTENTS = frozenset({"v", "is", "f"})
_NUMBER = re.compile(r"[0-9]{1,10}$")


def check_far_cells(archive: zipfile.ZipFile, part: str) -> None:
    """Raise SheetError that names the cell, if one lies too far away or the part is damaged."""
    reach = _Reach()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reach.on_start
    try:
        with archive_errors(), archive.open(part) as stream:
            while block := stream.read(_BLOCK_BYTES):
                parser.Parse(block, False)
    except expat.ExpatError:
        pass  # what was seen so far may show it
    if reach.columns > MAX_COLUMNS:
        raise too_many_columns(reach.columns)
    check_area(reach.rows, reach.columns)


class _Reach:
    """The last row and column of a cell that holds something, from 1."""

    def __init__(self) -> None:
        self.rows = self.columns = 1
        self._row = self._cell_row = self._cell_column = 0

    def on_start(self, name: str, attributes: dict[str, str]) -> None:
        kind, place = name.rpartition(":")[2], attributes.get("r", "")
        if kind == "row":
            self._row = int(place) if _NUMBER.match(place) else self._row + 1
            self._cell_column = 0
        elif kind == "c":
            found = _PLACE.match(place)
            self._cell_row = int(found[2]) if found else self._row
            self._cell_column = _count(found[1].upper()) if found else self._cell_column + 1
        elif kind in _CONTENTS:
            self.rows = max(self.rows, self._cell_row)
            self.columns = max(self.columns, self._cell_column)


def _count(letters: str) -> int:
    """1 for A, 26 for Z, 27 for AA."""
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - ord("A") + 1
    return count
