from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.types import REGISTRY
from tests.ui.stage import Stage, stage

__all__ = ["stage"]


@pytest.mark.parametrize("kind", [*REGISTRY, ""])
def test_an_example_loads_and_every_row_of_it_is_ready(
    stage: Stage, qtbot: QtBot, kind: str
) -> None:
    with qtbot.waitSignal(stage.examples.saved) as told:
        stage.examples.save(kind, stage.folder / "example.xlsx")
    path = told.args[0]
    assert isinstance(path, Path)
    stage.load(path)
    assert stage.draft.checked
    counts = stage.draft.checked.counts()
    assert counts.rows == counts.ready > 0
    assert {stage.draft.checked.message(i).message_type for i in range(counts.rows)} == (
        {kind} if kind else set(REGISTRY)
    )


def test_it_asks_where_to(stage: Stage, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    stage.preferences.current.last_folder = str(stage.folder)
    stage.examples.ask("text", window)
    dialog = window.findChild(QFileDialog, "save_example_dialog")
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Example - Text.xlsx"
    with qtbot.waitSignal(stage.examples.saved) as told:
        dialog.fileSelected.emit(str(stage.folder / "mine.xlsx"))
    dialog.reject()
    assert told.args == [stage.folder / "mine.xlsx"]


def test_a_folder_that_is_gone_is_told(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.examples.failed) as told:
        stage.examples.save("text", stage.folder / "gone" / "example.xlsx")
    assert told.args[0].message
