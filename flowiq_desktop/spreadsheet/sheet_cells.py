"""Turns the values of a workbook's sheet into texts, with formats, error texts and merged cells."""

from collections.abc import Mapping, Sequence

from flowiq_desktop.spreadsheet.cell_text import CellValue, cell_text, cell_texts
from flowiq_desktop.spreadsheet.number_formats import Renderer
from flowiq_desktop.spreadsheet.sheet_marks import SheetMarks

MergedRange = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column, from 0."""


class SheetCells:
    """Converts block after block, from the top.

    Args:
        marks: what the sheet's XML says beside the values.
        renderers: how each style shows its value.
        merged: the sheet's merged cells; those that span rows show their text in each of them.
    """

    def __init__(
        self,
        marks: SheetMarks,
        renderers: Mapping[int, Renderer],
        merged: Sequence[MergedRange] = (),
    ) -> None:
        self._marks = marks
        self._renderers = renderers
        self._tall = [_Tall(*first, last[0]) for first, last in merged if last[0] > first[0]]
        self._is_plain = not (marks.styles or marks.texts or self._tall)
        self._row = 0

    def texts(self, block: Sequence[Sequence[CellValue]]) -> list[tuple[str, ...]]:
        """The texts of the next rows, which are all of the same length."""
        if self._is_plain and (rows := _if_all_text(block)) is not None:
            return rows
        columns = [
            self._column(index, values) for index, values in enumerate(zip(*block, strict=True))
        ]
        for tall in self._tall:
            tall.fill(columns, self._row, len(block))
        self._row += len(block)
        return list(zip(*columns, strict=True))

    def _column(self, index: int, values: Sequence[CellValue]) -> Sequence[str]:
        styles, stored = self._marks.styles.get(index), self._marks.texts.get(index)
        if not (styles or stored or self._tall):
            return cell_texts(values)
        texts = self._styled(values, styles) if styles else list(cell_texts(values))
        if stored:
            for row in stored.keys() & range(self._row, self._row + len(values)):
                texts[row - self._row] = stored[row]
        return texts

    def _styled(self, values: Sequence[CellValue], styles: Mapping[int, int]) -> list[str]:
        used = set(map(styles.get, range(self._row, self._row + len(values))))
        if len(used) == 1 and (only := used.pop()) is not None:
            return _alike(values, self._renderers[only])
        texts = []
        for row, value in enumerate(values, self._row):
            text = value if isinstance(value, str) else None
            if text is None and (renderer := self._renderers.get(styles.get(row, -1))):
                text = renderer(value)
            texts.append(cell_text(value) if text is None else text)
        return texts


def _alike(values: Sequence[CellValue], renderer: Renderer) -> list[str]:
    """The texts of values that all have the same style."""
    shown = [value if isinstance(value, str) else renderer(value) for value in values]
    return [
        cell_text(value) if text is None else text
        for value, text in zip(values, shown, strict=True)
    ]


def _if_all_text(block: Sequence[Sequence[CellValue]]) -> list[tuple[str, ...]] | None:
    """The rows as they are when every cell is a text, which joining them finds out fastest."""
    try:
        for row in block:
            "".join(row)  # type: ignore[arg-type] # that is the question
    except TypeError:
        return None
    return list(map(tuple, block))  # type: ignore[arg-type] # and that the answer


class _Tall:
    """A merged cell that spans rows; its text stands in its first row only."""

    def __init__(self, row: int, column: int, last: int) -> None:
        self._first, self._column, self._last = row, column, last
        self._text = ""

    def fill(self, columns: Sequence[Sequence[str]], start: int, count: int) -> None:
        """Put the text into each row of the block that the cell spans."""
        column = columns[self._column] if self._column < len(columns) else None
        if not isinstance(column, list):
            return
        if start <= self._first < start + count:
            self._text = column[self._first - start]
        for row in range(max(self._first, start), min(self._last + 1, start + count)):
            column[row - start] = self._text
