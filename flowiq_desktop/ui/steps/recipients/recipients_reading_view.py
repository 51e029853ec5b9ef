"""ReadingView: the layout of the panel that says how the file was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.recipients.recipients_headings import HeadingsCard
from flowiq_desktop.ui.steps.recipients.recipients_letters import LettersCard
from flowiq_desktop.ui.steps.recipients.sheet_table_model import SheetTableModel
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import Caption, ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.ui.theme.icons import Icons

_LAST_ROW = 1_048_576
"""Excel's last row."""
_TABLE_ROWS = 6
_COLUMN_WIDTH, _CHOOSERS_WIDTH = 140, 220


class ReadingView(QWidget):
    """File name, sentence, buttons; choosers on the left of the table when they are open."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading_panel")
        self.file_name = ElidedLabel(role="heading")
        self.file_name.setObjectName("file_name")
        self.sentence = PlainLabel()
        self.sentence.setObjectName("reading_sentence")
        self.notes = PlainLabel(role="hint")
        self.notes.setObjectName("reading_notes")
        self.change_button = UnfoldingButton()
        self.change_button.setObjectName("reading_change")
        icons.bind(self.change_button, "settings", size=16)
        self.another_button = QPushButton()
        self.another_button.setObjectName("reading_another")
        icons.bind(self.another_button, "folder", size=16)
        self.other_button = QPushButton()
        self.other_button.setObjectName("reading_other_sheet")
        self.other_button.hide()
        self.letters = LettersCard()
        self.headings = HeadingsCard()
        self.model = SheetTableModel(self)
        self.table = self._make_table()
        self._make_choosers()
        self._build_layout()
        keep_translated(self, self._say)

    def show_chooser(self, chooser: QWidget, wanted: bool) -> None:
        """Show a chooser with its label, or neither."""
        chooser.setVisible(wanted)
        self._labels[chooser].setVisible(wanted)

    def _say(self) -> None:
        self.change_button.setText(self.tr("Chan&ge"))
        self.change_button.setToolTip(self.tr("Read the file in another way"))
        self.another_button.setText(self.tr("Another fi&le"))
        self.header_row.setSpecialValueText(self.tr("No headers"))
        self.table.setAccessibleName(self.tr("The spreadsheet"))
        words: dict[QWidget, str] = {
            self.sheet: self.tr("Sheet"),
            self.header_row: self.tr("Headers are in row"),
            self.separator: self.tr("Columns are separated by"),
            self.encoding: self.tr("Letters"),
        }
        for chooser, word in words.items():
            chooser.setAccessibleName(word)
            self._labels[chooser].setText(word)

    def _make_choosers(self) -> None:
        self.sheet, self.separator, self.encoding = Chooser(), Chooser(), Chooser()
        self.header_row = QSpinBox()
        self.header_row.setRange(0, _LAST_ROW)
        self.header_row.setKeyboardTracking(False)
        named = {
            "reading_sheet": self.sheet,
            "reading_header_row": self.header_row,
            "reading_separator": self.separator,
            "reading_encoding": self.encoding,
        }
        self._labels: dict[QWidget, QLabel] = {}
        for name, chooser in named.items():
            chooser.setObjectName(name)
            label = Caption()
            label.setWordWrap(True)
            label.setBuddy(chooser)
            say_role(label, "small")
            self._labels[chooser] = label

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("reading_table")
        table.setModel(self.model)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().setDefaultSectionSize(_COLUMN_WIDTH)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        height = table.fontMetrics().lineSpacing() + 12
        table.verticalHeader().setDefaultSectionSize(height)
        table.setFixedHeight(height * (_TABLE_ROWS + 1) + 24)
        return table

    def _build_layout(self) -> None:
        frame, inside = card("reading_card")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.file_name, 1)
        head.addWidget(self.change_button)
        head.addWidget(self.another_button)
        inside.addLayout(head)
        inside.addWidget(self.sentence)
        inside.addWidget(self.notes)
        inside.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.letters)
        inside.addWidget(self.headings)
        self.choosers = QWidget()
        self.choosers.setFixedWidth(_CHOOSERS_WIDTH)
        lines = QVBoxLayout(self.choosers)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for chooser, label in self._labels.items():
            lines.addWidget(label)
            lines.addWidget(chooser)
        lines.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.choosers)
        beside.addWidget(self.table, 1)
        inside.addLayout(beside)
        self.choosers.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
