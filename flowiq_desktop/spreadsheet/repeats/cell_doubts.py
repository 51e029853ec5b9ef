"""CellDoubts: whether a sheet's XML has cells that calamine would read as something else.

Two looks at the whole XML that find nothing in nearly every workbook.
"""

import re
from typing import NamedTuple

from flowiq_desktop.spreadsheet.repeats.cell_order import CellOrder

_INLINE = b't="inlineStr"'


class CellDoubts(NamedTuple):
    """What may be odd about the cells of a sheet.

    Attributes:
        may_repeat: whether a cell may stand in it more than once.
        has_inline_values: whether cells that say that their text is in them have a value instead.
    """

    may_repeat: bool = False
    has_inline_values: bool = False


class DoubtsLook:
    """Looks at the pieces of a sheet whose XML is written as `SheetPatterns.fits` wants it.

    Args:
        prefix: the namespace prefix of the sheet's elements, with its colon.
    """

    def __init__(self, prefix: bytes) -> None:
        self._order = CellOrder(prefix)
        self._inline = _InlineValues(prefix)
        self._has_inline_values = False

    def see(self, chunk: bytes) -> None:
        """Look at the next piece, which ends where a row does."""
        self._order.see(chunk)
        self._has_inline_values = self._has_inline_values or self._inline.are_in(chunk)

    @property
    def found(self) -> CellDoubts:
        """What is odd about the pieces so far."""
        return CellDoubts(self._order.is_doubtful, self._has_inline_values)


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
