"""GatheredColumns: the rows of a workbook as they come, block after block, held by columns."""

from collections.abc import Sequence

from flowiq_desktop.core.packed_texts import LONG, PackedTexts
from flowiq_desktop.core.text_columns import TextColumns


class GatheredColumns:
    """Takes blocks of rows, all with the same columns, and keeps the rows that are not blank.

    Attributes:
        numbers: of each row that is kept, as the spreadsheet program shows it.
    """

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self._columns: Sequence[list[str] | PackedTexts] = []

    def add(self, block: TextColumns, first: int) -> None:
        """Take the next rows, of which the first has this number."""
        numbers: Sequence[int] = range(first, first + len(block))
        filled = _filled_rows(block)
        if len(filled) < len(block):
            block, numbers = block.at(filled), [first + at for at in filled]
        if not self.numbers:
            self._columns = [[] for _ in block.columns]
        self.numbers.extend(numbers)
        if len(self.numbers) > LONG and self._columns and isinstance(self._columns[0], list):
            self._columns = [*map(PackedTexts, self._columns)]
        for column, cells in zip(self._columns, block.columns, strict=True):
            column.extend(cells)

    @property
    def rows(self) -> TextColumns:
        """The rows so far."""
        return TextColumns(self._columns, len(self.numbers))


def _filled_rows(block: TextColumns) -> Sequence[int]:
    """Positions of the rows that are not blank; most tables have a column that is always filled."""
    for column in block.columns:
        if "" not in column and all(map(str.strip, column)):
            return range(len(block))
    return [at for at, row in enumerate(map("".join, block)) if row and not row.isspace()]
