"""Turns the values of a workbook's sheet into texts, with formats, error texts and merged cells."""

from collections import deque
from collections.abc import Mapping, Sequence

from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.spreadsheet.formats.cell_text import CellValue, cell_text, cell_texts
from flowiq_desktop.spreadsheet.formats.number_formats import Renderer
from flowiq_desktop.spreadsheet.marks.cell_styles import CellStyles
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.reading.worker_book import MergedRange
from flowiq_desktop.spreadsheet.table.used_range import Block


class SheetCells:
    """Converts block after block, from the top; its results begin at column A.

    Args:
        marks: what the sheet's XML says besides the values.
        styles: how the styles of its cells show their values.
        merged: the sheet's merged cells; those that span rows show their text in each of them.
    """

    def __init__(
        self,
        marks: SheetMarks,
        styles: CellStyles,
        merged: Sequence[MergedRange] = (),
    ) -> None:
        self._marks = marks
        self._cell_styles = styles
        self._numbers_alone = styles.renderers.keys() - styles.words.keys() - styles.not_understood
        self._tall = _TallCells(merged)
        self._is_plain = not (marks.styles or marks.texts or marks.shown or self._tall)

    def is_blank(self, block: Block) -> bool:
        """Whether no cell of a block has text, so that a gap of a million rows costs little."""
        if self._tall or any(column.count("") < block.count for column in block.columns):
            return False
        if self._marks.shown.reach(block.row, block.count):
            return False
        rows = range(block.row, block.row + block.count)
        return all(stored.keys().isdisjoint(rows) for stored in self._marks.texts.values())

    def texts(self, block: Block) -> TextColumns:
        """The texts of the block's rows, each from column A on."""
        columns: list[Sequence[str]] = [[""] * block.count for _ in range(block.column)]
        if self._is_plain:
            columns += map(cell_texts, block.columns)
            return TextColumns(columns, block.count)
        for index, values in enumerate(block.columns, block.column):
            columns.append(self._column(index, block.row, values))
        self._marks.shown.fill(columns, block.row, block.count)
        self._tall.fill(columns, block.row, block.count)
        return TextColumns(columns, block.count)

    def _column(self, index: int, start: int, values: Sequence[CellValue]) -> Sequence[str]:
        shown = self._marks.shown.whole(index, start, len(values))
        if shown is not None:
            return shown
        styles, stored = self._marks.styles.get(index), self._marks.texts.get(index)
        if not (styles or stored or self._tall):
            return cell_texts(values)
        texts = self._styled(index, start, values, styles) if styles else list(cell_texts(values))
        if stored:
            for row in stored.keys() & range(start, start + len(values)):
                texts[row - start] = stored[row]
        return texts

    def _styled(
        self, index: int, start: int, values: Sequence[CellValue], styles: Mapping[int, int]
    ) -> list[str]:
        used = set(map(styles.get, range(start, start + len(values))))
        only = used.pop() if len(used) == 1 else None
        if only is not None and only in self._numbers_alone:
            shown = _alike(values, self._cell_styles.renderers[only])
            is_hidden = shown.count("") > values.count("")
            if not is_hidden and (only not in self._cell_styles.dates or None not in shown):
                return _completed(shown, values)
        return [
            self._text(index, row, value, styles.get(row))
            for row, value in enumerate(values, start)
        ]

    def _text(self, index: int, row: int, value: CellValue, style: int | None) -> str:
        if style is None or value == "":
            return cell_text(value)
        if isinstance(value, str):
            words = self._cell_styles.words.get(style)
            return (words(value) if words else value) or self._hidden(index, row, value)
        renderer = self._cell_styles.renderers.get(style)
        shown = renderer(value) if renderer else None
        text = shown or cell_text(value)
        if shown == "":
            self._hidden(index, row, text)
        is_no_date = shown is None and style in self._cell_styles.dates
        if style in self._cell_styles.not_understood or (
            is_no_date and value.__class__ is not bool
        ):
            self._marks.unshown.add(row, index, text)
        return text

    def _hidden(self, index: int, row: int, text: str) -> str:
        """Note a cell in which a format shows nothing: it is not hidden from the message."""
        self._marks.hidden_values.add(row, index, text)
        return text


def _alike(values: Sequence[CellValue], renderer: Renderer) -> list[str | None]:
    """The texts of values that all have the same style; None where it has nothing to say."""
    return [value if isinstance(value, str) else renderer(value) for value in values]


def _completed(shown: Sequence[str | None], values: Sequence[CellValue]) -> list[str]:
    return [
        cell_text(value) if text is None else text
        for value, text in zip(values, shown, strict=True)
    ]


class _TallCells:
    """The merged cells that span rows; the text of one stands in its first row only.

    A sheet may have hundreds of thousands of them: none is looked at before its rows come, and in
    a damaged file, where some overlap, one of each column goes on into the next block.
    """

    def __init__(self, merged: Sequence[MergedRange]) -> None:
        tall = sorted(it for it in merged if it[1][0] > it[0][0])
        self._later = deque(dict(tall).items())
        self._is_any = bool(tall)
        self._reaching: dict[int, tuple[int, str]] = {}
        """The last row and the text of those that go on, by their columns."""

    def __bool__(self) -> bool:
        return self._is_any

    def fill(self, columns: Sequence[Sequence[str]], start: int, count: int) -> None:
        """Put their texts into a block's rows; the blocks come from the top."""
        end = start + count
        for at, (last, text) in list(self._reaching.items()):
            self._put(columns, at, text, range(min(last + 1, end) - start))
            if last < end:
                del self._reaching[at]
        while self._later and self._later[0][0][0] < end:
            (row, at), (last, _) = self._later.popleft()
            if at >= len(columns):
                continue
            text = columns[at][row - start] if row >= start else ""
            self._put(columns, at, text, range(max(row - start, 0), min(last + 1, end) - start))
            if last >= end:
                self._reaching[at] = (last, text)

    @staticmethod
    def _put(columns: Sequence[Sequence[str]], at: int, text: str, rows: range) -> None:
        column = columns[at]
        if isinstance(column, list):
            column[rows.start : rows.stop] = [text] * len(rows)
