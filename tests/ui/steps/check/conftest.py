"""Check with a list in it, as most of its tests need it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.services.preparing.check import CheckedSheet
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
Rows = Sequence[Sequence[str]]


@dataclass
class CheckStage:
    """The Check step in front of a person."""

    stage: Stage

    @property
    def sheet(self) -> CheckedSheet:
        """What was checked."""
        assert self.stage.draft.checked
        return self.stage.draft.checked

    def button(self, name: str) -> QToolButton:
        """A button of the page, named as its action."""
        found = self.stage.check.findChild(QToolButton, f"button_{name}")
        assert found
        return found

    def press(self, name: str) -> None:
        """Click a button of the page, and wait until what it began is done."""
        QTest.mouseClick(self.button(name), LEFT)
        self.stage.settle()

    @property
    def tasks(self) -> list[str]:
        """The lines of the to-do list."""
        model = self.stage.check.tasks
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    def choose_task(self, words: str) -> None:
        """Click the line with these words."""
        row = next(i for i, line in enumerate(self.tasks) if words in line)
        view = self.stage.check.view.tasks
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), LEFT, pos=place)

    @property
    def counts(self) -> str:
        """What the page says of how many rows are ready."""
        return self.stage.check.view.counts.text()

    def column(self, at: int) -> list[str]:
        """The cells of a column as they are now."""
        return [self.sheet.cell(row, at) for row in range(len(self.sheet.sheet))]

    def undo(self) -> None:
        """Take the last change back as a person does: Ctrl+Z in the table."""
        self._press_control(Qt.Key.Key_Z)

    def redo(self) -> None:
        """Make it again."""
        self._press_control(Qt.Key.Key_Y)

    def _press_control(self, key: Qt.Key) -> None:
        page = self.stage.check
        page.activateWindow()
        self.stage.qtbot.waitUntil(page.isActiveWindow)
        QTest.keyClick(page.view.table, key, Qt.KeyboardModifier.ControlModifier)
        self.stage.settle()


@pytest.fixture
def shown(stage: Stage) -> Callable[[Rows, str], CheckStage]:
    """Opens Check with these rows and a text for everybody."""

    def show(rows: Rows, text: str) -> CheckStage:
        stage.load(write_csv(stage.folder / "people.csv", rows))
        mapping = stage.draft.mapping.with_type("text")
        with stage.qtbot.waitSignal(stage.checks.ended, timeout=20000):
            stage.draft.set_mapping(mapping.with_source("text", TextSource(text)))
        page = stage.check
        with stage.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.on_enter()
        return CheckStage(stage)

    return show
