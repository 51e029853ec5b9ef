"""Tab goes in the order in which a window is read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QWidget,
)
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.widgets.task_dialog import TaskDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> TaskDialog:
    made = TaskDialog("order_dialog", "Order", (400, 300), None)
    qtbot.addWidget(made)
    return made


def _input(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    return line


def _tabbed(dialog: TaskDialog, times: int) -> list[str]:
    """Where Tab leads, from the first part on."""
    dialog.show()
    dialog.setFocus()
    names = []
    for _ in range(times):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        focus = dialog.focusWidget()
        names.append(focus.objectName() if focus else "")
    return names


def test_the_foot_comes_last_though_it_was_made_first(dialog: TaskDialog) -> None:
    for name in ("cancel", "save"):
        button = QPushButton(name)
        button.setObjectName(name)
        dialog.foot.addWidget(button)
    dialog.body.addWidget(_input("first"))
    dialog.body.addWidget(_input("second"))
    assert _tabbed(dialog, 5) == ["first", "second", "cancel", "save", "first"]


def test_what_is_put_in_later_has_its_place(dialog: TaskDialog) -> None:
    dialog.body.addWidget(_input("first"))
    dialog.body.addWidget(_input("third"))
    assert _tabbed(dialog, 2) == ["first", "third"]
    second = _input("second")
    dialog.body.insertWidget(1, second)
    second.show()
    assert _tabbed(dialog, 3) == ["first", "second", "third"]


def test_a_grid_and_a_form_go_line_by_line(dialog: TaskDialog) -> None:
    grid, form = QGridLayout(), QFormLayout()
    for name, (row, column) in {"d": (1, 1), "a": (0, 0), "c": (1, 0), "b": (0, 1)}.items():
        grid.addWidget(_input(name), row, column)
    form.addRow("last", _input("f"))
    form.insertRow(0, "first", _input("e"))
    dialog.body.addLayout(grid)
    dialog.body.addLayout(form)
    assert _tabbed(dialog, 6) == list("abcdef")


def test_columns_of_a_splitter_one_after_the_other(dialog: TaskDialog) -> None:
    splitter, left, right = QSplitter(), QWidget(), QWidget()
    for place, names in ((right, "cd"), (left, "ab")):
        row = QHBoxLayout(place)
        for name in names:
            row.addWidget(_input(name))
    splitter.addWidget(left)
    splitter.addWidget(right)
    dialog.body.addWidget(splitter)
    assert _tabbed(dialog, 4) == list("abcd")


def test_a_box_of_choices_is_one_stop(dialog: TaskDialog) -> None:
    box = QComboBox()
    box.setObjectName("box")
    box.setEditable(True)
    dialog.body.addWidget(box)
    dialog.body.addWidget(_input("after"))
    assert _tabbed(dialog, 3) == ["box", "after", "box"]
