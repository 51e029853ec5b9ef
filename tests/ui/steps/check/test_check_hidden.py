"""Rows that the spreadsheet hides: one task, one click, one step to undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from xlsxwriter import Workbook

from flowiq_desktop.core.columns.mapping import TextSource
from tests.ui.stage import Stage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def filtered(stage: Stage) -> Stage:
    path = stage.folder / "filtered.xlsx"
    with Workbook(str(path)) as book:
        page = book.add_worksheet("Sheet")
        page.write_row(0, 0, ("Name", "Mobile"))
        for at in range(1, 6):
            page.write_row(at, 0, (f"Child {at}", f"082 555 030{at}"))
        page.autofilter(0, 0, 5, 1)
        for row in (2, 3, 5):
            page.set_row(row, None, None, {"hidden": True})
    stage.load(path)
    mapping = stage.draft.mapping.with_type("text")
    with stage.qtbot.waitSignal(stage.checks.ended, timeout=20000):
        stage.draft.set_mapping(mapping.with_source("text", TextSource("Hi {{Name}}")))
    page_shown = stage.check
    with stage.qtbot.waitExposed(page_shown):
        page_shown.show()
    page_shown.activateWindow()
    page_shown.on_enter()
    return stage


def test_one_click_leaves_them_out_and_undo_takes_them_back(filtered: Stage) -> None:
    view, model = filtered.check.view.tasks, filtered.check.tasks
    lines = [str(model.index(row).data()) for row in range(model.rowCount())]
    row = next(at for at, line in enumerate(lines) if "hidden rows" in line)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(row)).center())
    button = filtered.check.findChild(QToolButton, "button_fix_task")
    assert button
    assert button.isVisible()
    assert button.defaultAction().text() == "Leave the 3 hidden rows out"
    QTest.mouseClick(button, LEFT)
    filtered.settle()
    checked = filtered.draft.checked
    assert checked
    assert checked.edits.left_out == {1, 2, 4}
    assert not button.isVisible()
    filtered.draft.undo()
    assert checked.edits.left_out == set()
    assert button.isVisible()
