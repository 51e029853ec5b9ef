"""Writes rows of text into an XlsxWriter worksheet, several times faster than cell by cell.

XlsxWriter's `write_string` takes 7 s for 100,000 x 16 cells, mostly for its checks of each cell; it
also takes a text such as `<r>…</r>` for markup. In its constant-memory mode a worksheet keeps its
rows as XML in a file until the workbook is closed, and that file is written here directly.
"""

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.spreadsheet.reading.sheet_xml import clean_text, is_simple, xml_text

MAX_SHEET_ROWS = 1_048_576
_FLUSH_ROWS = 1_000


class RowWriter:
    """The rows of one worksheet, from the top; nothing else may write cells into it.

    Args:
        worksheet: of a workbook opened with `constant_memory`.
        width: number of columns.
    """

    def __init__(self, worksheet: Worksheet, width: int) -> None:
        self.worksheet = worksheet
        self.rows = 0
        self._width = width
        self._letters = [column_letter(index) for index in range(width)]
        self._unstyled = [""] * width
        self._waiting: list[str] = []

    @property
    def is_full(self) -> bool:
        """Whether Excel has no room for another row."""
        return self.rows >= MAX_SHEET_ROWS

    def write(self, cells: Sequence[str], styles: Sequence[str] | None = None) -> None:
        """Write the next row; blank cells are left out, and `styles` are from `style_of`."""
        self.rows += 1
        row = self.rows
        texts = cells if is_simple("".join(cells)) else [xml_text(clean_text(c)) for c in cells]
        written = [
            f'<c r="{letter}{row}"{style} t="inlineStr"><is><t{_space(text)}>{text}</t></is></c>'
            for letter, text, style in zip(
                self._letters, texts, styles or self._unstyled, strict=True
            )
            if text
        ]
        self._waiting.append(f'<row r="{row}">{"".join(written)}</row>')
        if len(self._waiting) >= _FLUSH_ROWS:
            self._flush()

    def finish(self) -> None:
        """Tell the worksheet how far its rows reach; to be called before the workbook is closed."""
        self._flush()
        self.worksheet.dim_rowmin, self.worksheet.dim_rowmax = 0, self.rows - 1
        self.worksheet.dim_colmin, self.worksheet.dim_colmax = 0, self._width - 1

    def _flush(self) -> None:
        self.worksheet.row_data_fh.write("".join(self._waiting))
        self._waiting.clear()


def style_of(cell_format: Format) -> str:
    """The attribute that gives a cell this format."""
    # XlsxWriter has no public way to ask for a format's number.
    return f' s="{cell_format._get_xf_index()}"'  # noqa: SLF001


def _space(text: str) -> str:
    """XML drops blanks at either end unless told not to."""
    return ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
