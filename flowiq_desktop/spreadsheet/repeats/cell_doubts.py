"""CellDoubts: whether a sheet's XML has cells that calamine would read as something else.

Two looks through the whole XML that find nothing in nearly every workbook. They need the file
alone, so the sheet worker takes them while the program looks for the marks of the sheet.
"""

import re
import zipfile
from typing import NamedTuple

from flowiq_desktop.spreadsheet.formats.sheet_patterns import prefix_in
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.marks.row_chunks import row_chunks
from flowiq_desktop.spreadsheet.repeats.cell_order import CellOrder

_INLINE = b't="inlineStr"'


class CellDoubts(NamedTuple):
    """What may be odd about the cells of a sheet.

    Attributes:
        may_repeat: whether a cell may stand in it more than once.
        has_inline_values: whether cells that say that their text is in them have a value instead.
    """

    may_repeat: bool
    has_inline_values: bool


def cell_doubts(archive: zipfile.ZipFile, part: str) -> CellDoubts:
    """Look through a sheet whose XML is written as `SheetPatterns.fits` wants it.

    Raises:
        SheetError: the part is damaged.
    """
    may_repeat = has_inline_values = False
    with archive_errors():
        chunks = row_chunks(archive, part)
        first = next(chunks)
        order, inline = CellOrder(prefix_in(first)), _InlineValues(prefix_in(first))
        chunk: bytes | None = first
        while chunk is not None and not (may_repeat and has_inline_values):
            order.see(chunk)
            may_repeat = order.is_doubtful
            has_inline_values = has_inline_values or inline.are_in(chunk)
            chunk = next(chunks, None)
    return CellDoubts(may_repeat, has_inline_values)


class _InlineValues:
    """Finds cells that say that their text is in them, and have a value instead."""

    def __init__(self, prefix: bytes) -> None:
        self._text = _INLINE + b"><" + prefix + b"is>"
        self._value_behind = b"</" + prefix + b"is><" + prefix + b"v"
        name = re.escape(prefix)
        formula = rb"(?:<@f[^>]*/>|<@f[^>]*>[^<]*</@f>)"
        pattern = rb't="inlineStr"[^<>]*>\s*(?:' + formula + rb"\s*)?<@v>[^<]|</@is>\s*<@v\b"
        self._value = re.compile(pattern.replace(b"@", name))

    def are_in(self, chunk: bytes) -> bool:
        """Whether there is one in a piece of the XML."""
        told = chunk.count(_INLINE)
        if chunk.count(self._text) == told and self._value_behind not in chunk:
            return False  # as nearly always; to search for the pattern takes ten times as long
        return self._value.search(chunk) is not None
