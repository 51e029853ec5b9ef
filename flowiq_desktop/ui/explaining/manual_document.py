"""ManualDocument: a page of the manual, laid out; it loads the program's own pictures alone."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QPixmap,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)

from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QObject

    from flowiq_desktop.services.manual.manual import ManualPage

    Draw = Callable[[str], QPixmap]

_PICTURES = frozenset(term.value for term in Term)
_MARGIN, _BELOW, _ABOVE_HEADING, _AROUND_CELL = 12, 8, 10, 4
_LINE_HEIGHT = 118
"""Per cent: whole paragraphs are read here, not labels."""
_WHOLE_WIDTH = QTextLength(QTextLength.Type.PercentageLength, 100)
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class Table(NamedTuple):
    """What stands below a page.

    Attributes:
        title: its heading.
        lines: its two columns.
    """

    title: str
    lines: Sequence[tuple[str, str]]


class ManualDocument(QTextDocument):
    """The page as text with formats. HTML in it is shown as it is written, never obeyed."""

    def __init__(
        self,
        page: ManualPage,
        table: Table | None,
        draw: Draw | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Lay a page out.

        Args:
            page: what it holds.
            table: what stands below it, if anything.
            draw: draws the picture of this name; None where nobody sees it.
            parent: the view that it is for.
        """
        super().__init__(parent)
        self._draw = draw
        self.setDocumentMargin(_MARGIN)
        self.setMarkdown(page.text, _MARKDOWN)
        if table is not None:
            self._add_table(table)
        self._give_room()
        self._say_direction(leftward=page.leftward)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of a term, wherever the address leads; nothing from a disk or a network."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        stem = PurePosixPath(QUrl(name).path()).stem
        if self._draw is not None and stem in _PICTURES:
            return self._draw(stem)
        nothing = QPixmap(1, 1)  # without any, Qt would look for a file of that name
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing

    def _say_direction(self, *, leftward: bool) -> None:
        ways = Qt.LayoutDirection
        option = self.defaultTextOption()
        option.setTextDirection(ways.RightToLeft if leftward else ways.LeftToRight)
        self.setDefaultTextOption(option)
        if leftward:
            for table in self._tables():
                _mirror(table)

    def _add_table(self, table: Table) -> None:
        cursor = QTextCursor(self)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        heading, words = QTextBlockFormat(), QTextCharFormat()
        heading.setHeadingLevel(2)
        words.setFontWeight(QFont.Weight.Bold)
        words.setProperty(QTextCharFormat.Property.FontSizeAdjustment.value, 2)
        cursor.insertBlock(heading, words)
        cursor.insertText(table.title, words)
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        cells = cursor.insertTable(len(table.lines), 2)
        for row, line in enumerate(table.lines):
            for column, text in enumerate(line):
                cells.cellAt(row, column).firstCursorPosition().insertText(text)

    def _give_room(self) -> None:
        """Space between lines, blocks and cells, which Markdown says nothing about."""
        for table in self._tables():
            cells = table.format()
            cells.setCellPadding(_AROUND_CELL)
            cells.setCellSpacing(0)
            cells.setBorderCollapse(True)
            cells.setWidth(_WHOLE_WIDTH)
            table.setFormat(cells)
        cursor = QTextCursor(self)
        block = self.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form = block.blockFormat()
            form.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
            if cursor.currentTable() is None:
                form.setBottomMargin(_BELOW)
                form.setTopMargin(_ABOVE_HEADING if form.headingLevel() > 1 else 0)
            cursor.setBlockFormat(form)
            self._underline_links(block)
            block = block.next()

    def _underline_links(self, block: QTextBlock) -> None:
        """A link is known by more than its colour."""
        underlined = QTextCharFormat()
        underlined.setFontUnderline(True)
        cursor = QTextCursor(self)
        for start, end in [*_links_in(block)]:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(underlined)

    def _tables(self) -> Iterator[QTextTable]:
        yield from (it for it in self.rootFrame().childFrames() if isinstance(it, QTextTable))


def _mirror(table: QTextTable) -> None:
    """Let its first column be the rightmost one, which Qt does by itself for no table of a text."""
    last = table.columns() - 1
    for row in range(table.rows()):
        for column in range(table.columns() // 2):
            ends = [_content(table, row, at) for at in (column, last - column)]
            parts = [end.selection() for end in ends]
            for end, part in zip(ends, reversed(parts), strict=True):
                end.removeSelectedText()
                end.insertFragment(part)


def _content(table: QTextTable, row: int, column: int) -> QTextCursor:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _links_in(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Where the links of a paragraph begin and end."""
    at = block.begin()
    while not at.atEnd():
        part = at.fragment()
        if part.charFormat().isAnchor():
            yield part.position(), part.position() + part.length()
        at += 1
