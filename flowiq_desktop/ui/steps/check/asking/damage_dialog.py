"""DamageDialog: what spreadsheet programs did to the list, column by column, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from flowiq_desktop.core.text.printable import printable
from flowiq_desktop.services.preparing.task_fixes import CellFix
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.check.asking.changes_table import ChangesTable
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import on_button
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.preparing.columns.damage import ColumnDamage

_SIZE = (680, 0)
_LINES = 5


class DamageDialog(TaskDialog):
    """Lists what was found; each can be undone by one click, or all of it.

    Attributes:
        list: a line for each kind of damage in a column.
        table: row, before, after of the chosen line.
        undo_button: undoes the chosen line.
        all_button: undoes everything that can be.

    Signals:
        undo_wanted: one kind is to be undone in its column; carries the `ColumnDamage`.
        undo_all_wanted: everything is.
    """

    undo_wanted = Signal(object)
    undo_all_wanted = Signal()

    def __init__(self, found: Sequence[ColumnDamage], parent: QWidget | None = None) -> None:
        """Show what is known already; `show_found` brings news."""
        super().__init__(
            "damage_dialog",
            lambda: say("What spreadsheet programs did to the list"),
            _SIZE,
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = tuple(found)
        self._question = PlainLabel()
        self.list = QListWidget()
        self.happened, self._rest = PlainLabel(role="strong"), PlainLabel(role="hint")
        self.table = ChangesTable("damage_table")
        self.advice = PlainLabel(role="hint")
        self.undo_button, self.all_button = QPushButton(), QPushButton()
        self._close = QPushButton()
        self._build_layout()
        keep_translated(self, self._say)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.undo_button.clicked.connect(self._on_undo)
        self.all_button.clicked.connect(self._on_undo_all)
        self._close.clicked.connect(self.reject)

    def show_found(self, found: Sequence[ColumnDamage]) -> None:
        """Show what there is now; the chosen line stays chosen if it is still there."""
        chosen = self._chosen()
        self._found = tuple(found)
        self._say()
        keys = [(it.column, it.damage) for it in self._found]
        if chosen is not None and (chosen.column, chosen.damage) in keys:
            self.list.setCurrentRow(keys.index((chosen.column, chosen.damage)))

    def resting_places(self) -> tuple[QWidget, ...]:
        """The list, whose buttons come and go."""
        return (self.list,)

    def _chosen(self) -> ColumnDamage | None:
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    @Slot(int)
    def _on_chosen(self, _row: int) -> None:
        self._show_chosen()

    @Slot()
    def _on_undo(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._wait()
            self.undo_wanted.emit(chosen)

    @Slot()
    def _on_undo_all(self) -> None:
        self._wait()
        self.undo_all_wanted.emit()

    def _wait(self) -> None:
        """Until the list was looked through again, nothing more can be undone."""
        self.undo_button.setEnabled(False)
        self.all_button.setEnabled(False)

    def _say(self) -> None:
        row = max(0, self.list.currentRow())
        self.list.setAccessibleName(self.tr("What happened to which column"))
        self.list.clear()
        self.list.addItems([_line(it) for it in self._found])
        self.list.setCurrentRow(min(row, len(self._found) - 1))
        self._fit_list()
        self._question.setText(self._told())
        self._close.setText(self.tr("&Close"))
        undoable = [it for it in self._found if it.undoable]
        self.all_button.setText(self.tr("Undo &all that is listed"))
        self.all_button.setVisible(len(undoable) > 1)
        self.all_button.setEnabled(True)
        self._show_chosen()

    def _told(self) -> str:
        if not self._found:
            return self.tr("Nothing is left to undo: the columns read as they were meant.")
        return self.tr(
            "Your file stays as it is; what you undo here is undone in this list, and in the copy"
            " that “Save the list” makes."
        )

    def _show_chosen(self) -> None:
        it = self._chosen()
        for part in (self.list, self.happened, self.advice):
            part.setVisible(it is not None)
        self.table.fill(_changes(it, self.tr("lost")) if it else ())
        self._rest.show_if_any(_beyond(it) if it else "")
        self.undo_button.setVisible(bool(it and it.undo))
        self.undo_button.setEnabled(True)
        if it is not None:
            self.happened.setText(it.happened)
            self.advice.setText(it.advice)
            self.undo_button.setText(on_button(_asked(it)) if it.undo else "")

    def _fit_list(self) -> None:
        """Give the list the height of its lines, up to a few."""
        lines = min(max(len(self._found), 1), _LINES)
        line = max(self.list.sizeHintForRow(0), 0) + 2 * self.list.spacing()
        self.list.setFixedHeight(line * lines + 10)

    def _build_layout(self) -> None:
        named = {
            "damage_list": self.list,
            "damage_undo": self.undo_button,
            "damage_undo_all": self.all_button,
            "damage_close": self._close,
        }
        for name, part in named.items():
            part.setObjectName(name)
        self.undo_button.setAutoDefault(False)
        self.all_button.setAutoDefault(False)
        say_role(self.undo_button, "primary")
        self.foot.addWidget(self._close)
        self.foot.addWidget(self.all_button)
        self.foot.addWidget(self.undo_button)
        parts = (self._question, self.list, self.happened, self.table, self._rest, self.advice)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocus()


def _line(it: ColumnDamage) -> str:
    return say_count(
        "{column}: {what}, 1 cell",
        "{column}: {what}, {n} cells",
        it.cells,
        column=cut(it.header),
        what=it.name,
    )


def _asked(it: ColumnDamage) -> str:
    return say_count("{what}: 1 cell", "{what}: {n} cells", it.undoable, what=it.undo)


def _changes(it: ColumnDamage, lost: str) -> list[CellFix]:
    return [
        CellFix(
            0,
            cell.row_number,
            it.column,
            printable(cell.now),  # what nobody sees would look the same before and after
            lost if cell.then is None else cell.then,
        )
        for cell in it.first
    ]


def _beyond(it: ColumnDamage) -> str:
    """How many cells there are besides those shown, and how many of them are lost."""
    told = []
    if it.cells > len(it.first):
        told.append(say("These are the first {shown:,} of {n:,}.", shown=len(it.first), n=it.cells))
    if it.undoable and it.undoable < it.cells:
        rest = it.cells - it.undoable
        told.append(say_count("1 of them is lost.", "{n} of them are lost.", rest))
    return " ".join(told)
