"""Scrolling a page or a dialog changes nothing that stands on it, whatever has the focus."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.widgets.page_frame import scrolling_column
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog
from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


def rolled_over(chooser: QWidget) -> None:
    for turn in (120, -120):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(chooser.mapToGlobal(QPoint(5, 5))),
            QPoint(0, turn),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(chooser, event)
        if turn > 0:
            QApplication.sendEvent(chooser, event)  # one way and less far back


def choosers() -> list[QWidget]:
    combo, number = QComboBox(), QSpinBox()
    combo.addItems(["Please choose", "250", "2,000", "10,000"])
    combo.setCurrentIndex(2)
    number.setValue(50)
    return [combo, number, QDateTimeEdit(), QTimeEdit()]


def said(chooser: QWidget) -> str:
    if isinstance(chooser, QComboBox):
        return chooser.currentText()
    assert isinstance(chooser, QAbstractSpinBox)
    return chooser.text()


def all_stay(where: QWidget) -> None:
    found = [*where.findChildren(QComboBox), *where.findChildren(QAbstractSpinBox)]
    assert found
    for chooser in found:
        before = said(chooser)
        chooser.setFocus()
        rolled_over(chooser)
        assert said(chooser) == before, chooser.objectName()


def put(column: QVBoxLayout) -> None:
    for chooser in choosers():
        column.addWidget(chooser)


def test_a_page(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    put(scrolling_column(page))
    page.show()
    all_stay(page)


@pytest.mark.parametrize("late", [False, True])
def test_a_dialog_also_with_what_comes_later(qtbot: QtBot, *, late: bool) -> None:
    dialog = TaskDialog("test_dialog", lambda: "Choose", (400, 200), None)
    qtbot.addWidget(dialog)
    if late:
        dialog.show()
    put(dialog.body)
    if not late:
        dialog.show()
    chooser = dialog.findChild(QComboBox)
    assert chooser is not None
    qtbot.waitUntil(lambda: chooser.focusPolicy() is Qt.FocusPolicy.StrongFocus)
    all_stay(dialog)


def test_the_send_step(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.click("options_button")
    all_stay(stage.program.window)
