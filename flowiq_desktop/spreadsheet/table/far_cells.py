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
_NUMBER = re.compile(r"[0-9]{1,10}$")


def check_far_cells(archive: zipfile.ZipFile, part: str) -> None:
    """Raise SheetError that names the cell, if one lies too far away or the part is damaged."""
    reach = _Reach()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reach.on_element
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
    """The last row and column that any cell names, from 1."""

    def __init__(self) -> None:
        self.rows = self.columns = 1

    def on_element(self, name: str, attributes: dict[str, str]) -> None:
        kind, place = name.rpartition(":")[2], attributes.get("r", "")
        if kind == "row" and _NUMBER.match(place):
            self.rows = max(self.rows, int(place))
        elif kind == "c" and (found := _PLACE.match(place)):
            self.rows = max(self.rows, int(found[2]))
            self.columns = max(self.columns, _count(found[1].upper()))


def _count(letters: str) -> int:
    """1 for A, 26 for Z, 27 for AA."""
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - ord("A") + 1
    return count
