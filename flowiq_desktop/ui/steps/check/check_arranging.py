"""CheckArranging: sorting the rows and looking for some of them, by mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.steps.check.check_actions import CheckActions
    from flowiq_desktop.ui.steps.check.check_rows import CheckRows
    from flowiq_desktop.ui.steps.check.check_view import CheckView


class CheckArranging(QObject):
    """Joins the search field, the headers and their keys with the rows that are shown."""

    def __init__(
        self, shown: CheckRows, view: CheckView, actions: CheckActions, page: QWidget
    ) -> None:
        super().__init__(page)
        self._shown, self._view = shown, view
        view.filter.looked_for.connect(shown.look_for)
        actions.sort.triggered.connect(view.table.sort_here)
        actions.find.triggered.connect(self._on_find)
        shown.shown.connect(self._on_shown)

    @Slot()
    def _on_find(self) -> None:
        self._view.filter.search.setFocus()
        self._view.filter.search.selectAll()

    @Slot()
    def _on_shown(self) -> None:
        """Another list begins unsorted and whole: headers and field must say so."""
        if self._shown.order is None:
            self._view.table.show_unsorted()
        self._view.filter.show_text(self._shown.text)
