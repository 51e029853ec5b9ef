"""What the walk through the window looks for is found where it is."""

import importlib
from types import ModuleType

import pytest
from PySide6.QtGui import QAccessible, QAction, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.hearing.spoken_button import SpokenButton
from flowiq_desktop.ui.qt_override import override
from tests.packaging.loading import ROOT


class _Wrong(SpokenButton):
    """A step that says it can be ticked."""

    @override
    def state_told(self, state: QAccessible.State) -> None:
        state.checkable = True


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> QDialog:
    qapp.setStyleSheet("")
    made = QDialog()
    made.setObjectName("some_dialog")
    made.setWindowTitle("A title")
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def _button(dialog: QDialog, words: str, name: str = "some_button") -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setMinimumHeight(30)
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(button)
    return button


def _module(name: str) -> ModuleType:
    """A script of `packaging`, which know one another by their names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")
        return importlib.import_module(name)


def _faults(dialog: QDialog, module: str = "ear_audit") -> list[str]:
    dialog.show()
    faults: list[str] = getattr(_module(module), module)(dialog)
    return faults


def _contrast() -> ModuleType:
    return _module("contrast_audit")


def test_a_good_dialog_has_none(dialog: QDialog) -> None:
    _button(dialog, "&Save")
    _button(dialog, "&Cancel", "other_button")
    assert _faults(dialog) == []
    assert _faults(dialog, "keys_audit") == []
    assert _contrast().contrast_audit(dialog, 4.5) == []


@pytest.mark.parametrize("name", ["", "some_button", "QPushButton", "theme_box"])
def test_a_name_that_says_nothing(dialog: QDialog, name: str) -> None:
    _button(dialog, "").setAccessibleName(name)
    assert len(_faults(dialog)) == 1


def test_a_window_without_a_title(dialog: QDialog) -> None:
    dialog.setWindowTitle("")
    assert _faults(dialog) == ["QDialog some_dialog has no title"]


def test_a_button_that_stays_down_told_as_a_tick(dialog: QDialog) -> None:
    button = _button(dialog, "Left")
    button.setAutoExclusive(True)
    button.setCheckable(True)
    assert _faults(dialog) == []  # Qt tells of one of several
    step = _Wrong("Step")
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(step)
    step.show()
    assert any("one to tick" in fault for fault in _faults(dialog))


def test_a_fault_that_is_seen_and_not_told(dialog: QDialog) -> None:
    line = QLineEdit()
    line.setAccessibleName("Number")
    line.setMinimumHeight(30)
    line.setProperty("tone", "error")
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(line)
    assert any("does not say why" in fault for fault in _faults(dialog))
    line.setAccessibleDescription("Too short.")
    assert _faults(dialog) == []


def test_what_is_too_small(dialog: QDialog) -> None:
    _button(dialog, "x").setFixedSize(20, 30)
    assert ["too small" in fault for fault in _faults(dialog)] == [True]


def test_a_drawing_without_words(dialog: QDialog) -> None:
    view, model = QListView(), QStandardItemModel()
    view.setAccessibleName("Rows")
    item = QStandardItem()
    item.setIcon(QApplication.style().standardIcon(QApplication.style().StandardPixmap.SP_DirIcon))
    model.appendRow(item)
    view.setModel(model)
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(view)
    assert ["drawing without words" in fault for fault in _faults(dialog)] == [True]
    item.setAccessibleText("Folder")
    assert _faults(dialog) == []


def test_keys_of_two_meanings(dialog: QDialog) -> None:
    _button(dialog, "&Save")
    _button(dialog, "&Stop", "other_button")
    (fault,) = _faults(dialog, "keys_audit")
    assert fault.startswith("Alt+S is that of")


def test_two_entries_of_a_menu_with_one_letter(dialog: QDialog) -> None:
    menu = QMenu(dialog)
    for words in ("&Copy", "&Close"):
        menu.addAction(QAction(words, menu))
    (fault,) = _faults(dialog, "keys_audit")
    assert fault == "Alt+C is that of &Copy and of &Close"


def test_tab_against_the_order_of_reading(dialog: QDialog) -> None:
    first, second = _button(dialog, "One", "one"), _button(dialog, "Two", "two")
    third = _button(dialog, "Three", "three")
    dialog.setTabOrder(first, third)
    dialog.setTabOrder(third, second)
    assert _faults(dialog, "keys_audit") == [
        "Tab goes from QPushButton three “Three” back to QPushButton two “Two”"
    ]


def test_words_that_are_hard_to_read(dialog: QDialog) -> None:
    label = QLabel("Hard to read")
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, "#9A9A9A")
    palette.setColor(QPalette.ColorRole.Window, "#FFFFFF")
    label.setPalette(palette)
    label.setAutoFillBackground(True)
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(label)
    dialog.show()
    (fault,) = _contrast().contrast_audit(dialog, 4.5)
    assert "#9a9a9a on #ffffff, 2.8 : 1" in fault
