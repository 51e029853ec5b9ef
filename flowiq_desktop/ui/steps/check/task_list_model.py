"""TaskListModel: the to-do list of the check; what is done stays visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from flowiq_desktop.texts import say
from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QIcon

    from flowiq_desktop.core.review.tasks import Task

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """One line of the list: a task, and whether nothing of it is left."""

    task: Task
    done: bool = False

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What stays the same while the number of rows changes, and in any language."""
        return self.task.key


class TaskListModel(QAbstractListModel):
    """What must be fixed first, then what is worth a look, then what is done."""

    def __init__(self, icon: Callable[[str], QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._entries: list[TaskEntry] = []

    def start(self, tasks: Sequence[Task]) -> None:
        """Begin a new list."""
        self._replace([TaskEntry(task) for task in tasks])

    def update(self, tasks: Sequence[Task]) -> None:
        """Take the remaining tasks; those no longer among them are marked as done."""
        entries = [TaskEntry(task) for task in tasks]
        open_keys = {entry.key for entry in entries}
        entries += [TaskEntry(e.task, True) for e in self._entries if e.key not in open_keys]
        if [entry.key for entry in entries] == [entry.key for entry in self._entries]:
            self._entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1), [])
        else:
            self._replace(entries)

    def say_anew(self) -> None:
        """Let views ask again for every line."""
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def entry(self, row: int) -> TaskEntry:
        """The line at this position."""
        return self._entries[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(entry)
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(_icon_name(entry))
        return None

    def _words(self, entry: TaskEntry) -> str:
        if entry.done:
            return say("Done:  {task}", task=entry.task.what)
        if entry.task.blocks:
            return say("Must fix:  {task}", task=entry.task.text)
        return say("Recommended:  {task}", task=entry.task.text)

    def _replace(self, entries: list[TaskEntry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()


def _icon_name(entry: TaskEntry) -> str:
    if entry.done:
        return "ok"
    return "error" if entry.task.blocks else "warning"
