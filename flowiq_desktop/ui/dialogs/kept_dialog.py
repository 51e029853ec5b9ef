"""KeptDialog: corrections that were not applied, to look at, copy, or forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView

from flowiq_desktop.texts import say
from flowiq_desktop.ui.dialogs.kept_model import KeptColumn, KeptModel
from flowiq_desktop.ui.language.retranslated import keep_translated, say_model_anew
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.preparing.drafts import Section

_SIZE = (760, 460)
_TABLE_HEIGHT = 140
_WIDTHS = {KeptColumn.ROW: 64, KeptColumn.WHAT: 140, KeptColumn.WAS: 180, KeptColumn.BECAME: 180}


class KeptDialog(TaskDialog):
    """A table of what was changed while the file held other rows.

    Signals:
        forget_wanted: the person no longer needs any of it.
    """

    forget_wanted = Signal()

    def __init__(
        self, sections: Sequence[Section], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("kept_dialog", lambda: say("Not applied"), _SIZE, parent)
        self.model = KeptModel(sections, self)
        self.table = self._make_table()
        self.copy_button = QPushButton()
        self.forget_button = QPushButton()
        self.close_button = QPushButton()
        self._name = name
        self._heading, self._sentence = PlainLabel(role="title"), PlainLabel()
        self._build_layout()
        keep_translated(self, self._say)
        self.copy_button.clicked.connect(self._on_copy)
        self.forget_button.clicked.connect(self._on_forget)
        self.close_button.clicked.connect(self.reject)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.as_text())

    @Slot()
    def _on_forget(self) -> None:
        self.forget_wanted.emit()
        self.accept()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setMinimumHeight(_TABLE_HEIGHT)
        table.setObjectName("kept_table")
        table.setModel(self.model)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(KeptColumn.DAY, QHeaderView.ResizeMode.Stretch)
        return table

    def _say(self) -> None:
        sentence = self.tr(
            "When these were made, “{name}” had other rows, or was read in another way. Nobody can "
            "say to which row of today they belong. What is still wrong can be corrected or left "
            "out again in the Check step."
        )
        self._heading.setText(self.tr("Not applied"))
        self._sentence.setText(sentence.format(name=self._name))
        self.table.setAccessibleName(self.tr("What was not applied"))
        self.copy_button.setText(self.tr("&Copy all"))
        self.forget_button.setText(self.tr("&Forget them"))
        self.close_button.setText(self.tr("Close"))
        say_model_anew(self.model)

    def _build_layout(self) -> None:
        column = self.body
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addWidget(self.table, 1)
        self.foot.trailing = 1
        for button, named in (
            (self.forget_button, "forget_kept_button"),
            (self.copy_button, "copy_kept_button"),
            (self.close_button, "close_kept_button"),
        ):
            button.setObjectName(named)
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        say_role(self.close_button, "primary")
        self.close_button.setDefault(True)
