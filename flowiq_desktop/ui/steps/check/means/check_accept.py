"""CheckAccept: NULL can be somebody's name; with one click the person says that it is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.core.cells.value_texts import MAY_BE_MEANT
from flowiq_desktop.core.columns.synonyms import names_a_person
from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui.steps.check.check_actions import show_where_of_use
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_words import on_button, tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction

    from flowiq_desktop.core.problems import Problem
    from flowiq_desktop.core.review.tasks import Task
    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.check.check_rows import CheckRows
    from flowiq_desktop.ui.steps.check.check_table import CheckTable

_SHOWN = 24
_ROWS_ASKED = 1000
"""Of a task; when all of them were fixed one by one, the current row decides."""


class CheckAccept(QObject):
    """Names the button after the text it would accept as right, and accepts it.

    The text is that of the task chosen, or else of the current cell or row.
    """

    def __init__(
        self,
        draft: CampaignDraft,
        edits: EditRunner,
        shown: CheckRows,
        table: CheckTable,
        action: QAction,
    ) -> None:
        super().__init__(action)
        self._draft, self._edits = draft, edits
        self._shown, self._table, self._action = shown, table, action
        self._problem: Problem | None = None
        action.triggered.connect(self._on_triggered)

    def allow(self, *, free: bool) -> None:
        """Look again at what can be accepted as right; `free` when edits may be made."""
        self._problem = next(self._problems(), None) if free else None
        self._action.setEnabled(self._problem is not None)
        checked = self._draft.checked
        there = checked is not None and any(it.code in MAY_BE_MEANT for it in checked.tasks())
        show_where_of_use(self._action, of_use=there or self._problem is not None)
        self._action.setText(on_button(self._words()))
        self._action.setToolTip(tip(self._explanation()))

    def _words(self) -> str:
        if self._problem is None:
            return self.tr("It is a name")
        column = str(self._problem.facts["column"])
        cell = cut(str(self._problem.facts["cell"]), _SHOWN)
        if names_a_person(column):
            return say("“{x}” is a name", x=cell)
        return say("“{x}” is right", x=cell)

    def _explanation(self) -> str:
        keys = self._action.shortcut().toString()
        if self._problem is None:
            words = mark("For words such as NULL or None that are somebody's name ({keys})")
            return say(words, keys=keys)
        column = cut(str(self._problem.facts["column"]))
        words = mark('Takes it as it is in every row of "{column}" ({keys})')
        return say(words, column=column, keys=keys)

    def _problems(self) -> Iterator[Problem]:
        """What the person may have in mind, the likeliest first."""
        checked, task = self._draft.checked, self._shown.task
        here = self._here()
        if checked is None:
            return
        if task is not None and task.code in MAY_BE_MEANT:
            yield from (p for p in here if task.is_about(p))
            yield from self._of_task(task)
            return
        yield from here

    def _here(self) -> list[Problem]:
        """Those of the current row, that of the current cell first."""
        current = self._table.currentIndex()
        checked = self._draft.checked
        if checked is None or not current.isValid():
            return []
        found = self._table.findings(current.row())
        at = found.cells.get(current.column() - FIRST_CELL)
        meant = [p for p in found.problems if p.code in MAY_BE_MEANT]
        return sorted(meant, key=lambda problem: problem is not at)

    def _of_task(self, task: Task) -> Iterator[Problem]:
        checked = self._draft.checked
        if checked is not None:
            for row in islice(task.rows, _ROWS_ASKED):
                yield from (p for p in checked.problems(row) if task.is_about(p))

    @Slot()
    def _on_triggered(self) -> None:
        if self._problem is not None:
            self._edits.accept(self._problem)
