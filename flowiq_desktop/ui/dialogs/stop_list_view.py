"""StopListView: the parts of the dialog about people who do not want messages, in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from flowiq_desktop.services.reach.stop_texts import again_in_words
from flowiq_desktop.ui.dialogs.stop_list_model import Column, StopListModel
from flowiq_desktop.ui.language.retranslated import keep_translated, say_model_anew
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

_TABLE_HEIGHT = 160
_NUMBER_WIDTH = 150
_FIELD_WIDTH = 185
"""What stands in an empty field fits into it."""


class StopListView(QWidget):
    """Fills a dialog; it decides nothing."""

    def __init__(self, dialog: TaskDialog, icons: Icons) -> None:
        super().__init__(dialog)
        self.model = StopListModel(self)
        self.table = QTableView()
        self.number, self.note, self.search = QLineEdit(), QLineEdit(), QLineEdit()
        self.marketing = QCheckBox()
        self.add_button = QPushButton()
        self.import_button, self.export_button = QPushButton(), QPushButton()
        self.remove_button, self.close_button = QPushButton(), QPushButton()
        self.heading, self.explanation = PlainLabel(role="title"), PlainLabel()
        self.number_label, self.note_label = Caption(), Caption()
        self.empty, self.why = PlainLabel(role="hint"), PlainLabel(role="hint")
        self.again = PlainLabel(role="strong")
        self.notice = Notice(icons, "stop_list_notice")
        self._name_parts()
        self._dress_table()
        self._build_layout(dialog)
        self.hide()  # its parts stand in the dialog
        keep_translated(self, self._say)

    def show_found(self, searched: str) -> None:
        """Show the table, or that there is nothing to show."""
        there = self.model.count_lines() > 0
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        self._say_empty(searched)

    def show_again(self, people: int) -> None:
        """Point out people who asked for messages again; 0: nobody did."""
        self.again.show_if_any(again_in_words(people) if people else "")

    def _say_empty(self, searched: str) -> None:
        self.empty.setText(
            self.tr("Nobody on the list fits “{text}”.").format(text=searched)
            if searched
            else self.tr(
                "Nobody is on the list yet. Add a number above, or bring a spreadsheet with them."
            )
        )

    def _say(self) -> None:
        self.heading.setText(self.tr("People who do not want messages"))
        self.explanation.setText(
            self.tr(
                "Nothing is sent to them, in whichever spreadsheet they stand, until you take "
                "them off the list."
            )
        )
        self.number_label.setText(self.tr("Phone &number"))
        self.note_label.setText(self.tr("N&ote"))
        self.number.setPlaceholderText(self.tr("With + and country code"))
        self.note.setPlaceholderText(self.tr("Why, for later"))
        self.marketing.setText(self.tr("Only no &marketing"))
        self.search.setPlaceholderText(self.tr("Search the list"))
        self.search.setAccessibleName(self.tr("Search the list"))
        self.number.setAccessibleName(self.tr("Phone number"))
        self.note.setAccessibleName(self.tr("Note"))
        self.table.setAccessibleName(self.tr("People who do not want messages"))
        for button, text in (
            (self.add_button, self.tr("&Add")),
            (self.import_button, self.tr("Bring a &spreadsheet…")),
            (self.export_button, self.tr("Save the &list…")),
            (self.remove_button, self.tr("&Take off the list…")),
            (self.close_button, self.tr("Close")),
        ):
            button.setText(text)
        say_model_anew(self.model)
        self._say_empty(self.search.text().strip())

    def _name_parts(self) -> None:
        for part, name in (
            (self.number, "stop_number"),
            (self.note, "stop_note"),
            (self.marketing, "stop_marketing"),
            (self.search, "stop_search"),
            (self.table, "stop_list_table"),
            (self.add_button, "stop_add_button"),
            (self.import_button, "stop_import_button"),
            (self.export_button, "stop_export_button"),
            (self.remove_button, "stop_remove_button"),
            (self.again, "stop_again"),
            (self.close_button, "close_stop_list_button"),
        ):
            part.setObjectName(name)
        for button in (
            self.add_button,
            self.import_button,
            self.export_button,
            self.remove_button,
            self.close_button,
        ):
            button.setAutoDefault(False)
        self.search.setClearButtonEnabled(True)
        self.number_label.setBuddy(self.number)
        self.note_label.setBuddy(self.note)

    def _dress_table(self) -> None:
        table = self.table
        table.setMinimumHeight(_TABLE_HEIGHT)
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)
        for column in (Column.NUMBER, Column.SCOPE, Column.SINCE):
            table.setColumnWidth(column, _NUMBER_WIDTH)

    def _build_layout(self, dialog: TaskDialog) -> None:
        adding = FlowLayout(8)
        for label, field in ((self.number_label, self.number), (self.note_label, self.note)):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label)
            field.setMinimumWidth(_FIELD_WIDTH)
            row.addWidget(field, 1)
            adding.addWidget(pair)
        adding.addWidget(self.marketing)
        adding.addWidget(self.add_button)
        column = dialog.body
        column.addWidget(self.heading)
        column.addWidget(self.explanation)
        column.addLayout(adding)
        column.addWidget(self.notice)
        column.addWidget(self.again)
        column.addWidget(self.search)
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        say_role(self.add_button, "primary")
        say_role(self.remove_button, "danger")
        dialog.foot.trailing = 3
        for button in (
            self.import_button,
            self.export_button,
            self.remove_button,
            self.close_button,
        ):
            dialog.foot.addWidget(button)
