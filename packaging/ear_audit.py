"""What a screen reader is told wrongly: names, roles, states, hints, cells; what is too small."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from flowiq_desktop.ui.hearing.spoken_button import ChoiceButton, SpokenButton, UnfoldingButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface

_Role, _Text = QAccessible.Role, QAccessible.Text
_LEAST_SIDE = 24
"""Pixels at 100 % (WCAG 2.2, 2.5.8)."""
_MOST_ROWS = 30
_IDENTIFIER = re.compile(r"[a-z]+(_[a-z0-9]+)+|([A-Z][a-z]+){2,}")
"""Names that programs use: theme_box, TickTable."""
_ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QCheckBox, frozenset({_Role.CheckBox})),
    (QRadioButton, frozenset({_Role.RadioButton})),
    (SpokenButton, frozenset({_Role.Button})),
    (ChoiceButton, frozenset({_Role.RadioButton})),
    (QComboBox, frozenset({_Role.ComboBox})),
    (QAbstractSpinBox, frozenset({_Role.SpinBox})),
    (QLineEdit, frozenset({_Role.EditableText})),
    (QPlainTextEdit, frozenset({_Role.EditableText})),
    (QTextEdit, frozenset({_Role.EditableText, _Role.StaticText})),  # the latter only to be read
    (QProgressBar, frozenset({_Role.ProgressBar})),
    (QTableView, frozenset({_Role.Table})),
    (QListView, frozenset({_Role.List})),
    (QAbstractScrollArea, frozenset({_Role.Client, _Role.Graphic, _Role.Document})),
)


def ear_audit(window: QWidget) -> list[str]:
    """One sentence for each fault of what is told about a window, or of the size of its parts.

    Args:
        window: the main window or a dialog, shown.
    """
    faults = _untold(window, window.windowTitle(), "title") + _broken_words(window)
    for part in focusable(window):
        told = QAccessible.queryAccessibleInterface(part)
        faults += _name_faults(part, told)
        faults += _role_faults(part, told)
        faults += _state_faults(part, told)
        faults += _hint_faults(part, told)
        faults += _size_faults(part)
        if isinstance(part, QAbstractItemView):
            faults += _cell_faults(part)
    return faults


def focusable(window: QWidget) -> list[QWidget]:
    """Every part that is shown and takes the focus, or would if it were not disabled.

    A part inside another that takes the focus for it, such as the line in a combo box, is not one.
    """
    return [
        part
        for part in window.findChildren(QWidget)
        if part.window() is window
        and part.isVisibleTo(window)
        and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and part.focusProxy() is None
    ]


def called(part: QWidget) -> str:
    """How a part is named in a fault."""
    text = part.text() if isinstance(part, QAbstractButton) else ""
    kind = type(part).__name__
    return f"{kind} {part.objectName() or '(no name)'}{f' “{text[:50]}”' if text else ''}"


def _untold(part: QWidget, text: str, what: str) -> list[str]:
    """Whether a text says anything to a person."""
    mine = {part.objectName().casefold(), type(part).__name__.casefold()}
    if not text.strip():
        return [f"{called(part)} has no {what}"]
    if text.strip().casefold() in mine or _IDENTIFIER.fullmatch(text.strip()):
        return [f"{called(part)} has a {what} for programs: {text!r}"]
    return []


def _name_faults(part: QWidget, told: QAccessibleInterface) -> list[str]:
    if isinstance(part, QComboBox) and not part.accessibleName():
        return _untold(part, _words_beside(told), "accessible name")
    return _untold(part, told.text(_Text.Name), "accessible name")


def _words_beside(told: QAccessibleInterface) -> str:
    """The label of a combo box: on Linux, Qt tells what is chosen in it for its name."""
    labels = told.relations(QAccessible.RelationFlag.Label)
    return " ".join(label.text(_Text.Name) for label, _relation in labels)


def _broken_words(window: QWidget) -> list[str]:
    """Labels whose words hold places to break, which are read as pieces."""
    labels = (each for each in window.findChildren(QLabel) if each.isVisibleTo(window))
    names = ((each, QAccessible.queryAccessibleInterface(each).text(_Text.Name)) for each in labels)
    return [f"{called(each)} is told in pieces" for each, name in names if "\u200b" in name]


def _role_faults(part: QWidget, told: QAccessibleInterface) -> list[str]:
    role = told.role()
    wanted = _roles_of(part)
    if role in wanted:
        return []
    names = " or ".join(sorted(each.name for each in wanted)) or "one of its own"
    return [f"{called(part)} has the role {role.name}, not {names}"]


def _roles_of(part: QWidget) -> frozenset[QAccessible.Role]:
    for kind, roles in _ROLES:
        if isinstance(part, kind):
            return roles
    if isinstance(part, QPushButton | QToolButton):
        if part.menu() is not None:
            return frozenset({_Role.ButtonMenu, _Role.ButtonDropDown})
        if part.isCheckable():  # one of several; what is on or off is a check box
            return frozenset({_Role.RadioButton if _one_of_several(part) else _Role.CheckBox})
        return frozenset({_Role.Button})
    return frozenset({_Role.Client, _Role.Graphic, _Role.Button, _Role.Grouping, _Role.Form})


def _one_of_several(button: QAbstractButton) -> bool:
    group = button.group()
    return button.autoExclusive() or (group is not None and group.exclusive())


def _state_faults(part: QWidget, told: QAccessibleInterface) -> list[str]:
    state, faults = told.state(), []
    if bool(state.disabled) == part.isEnabled():
        faults.append(f"{called(part)} is said to be {'dis' if state.disabled else 'en'}abled")
    if isinstance(part, UnfoldingButton):
        if not state.expandable or bool(state.expanded) != part.isChecked():
            faults.append(f"{called(part)} does not say whether it is unfolded")
    elif isinstance(part, SpokenButton):
        if state.checkable:
            faults.append(f"{called(part)} is said to be one to tick")
    elif isinstance(part, QAbstractButton) and part.isCheckable():
        half = isinstance(part, QCheckBox) and part.checkState() is Qt.CheckState.PartiallyChecked
        if not half and bool(state.checked) != part.isChecked():
            faults.append(f"{called(part)} does not say whether it is ticked")
    if isinstance(part, QLineEdit | QPlainTextEdit) and bool(state.readOnly) != part.isReadOnly():
        faults.append(f"{called(part)} does not say whether it can be written in")
    return faults


def _hint_faults(part: QWidget, told: QAccessibleInterface) -> list[str]:
    """An input that shows a fault has to tell it; a tooltip is told where nothing else is."""
    hint = told.text(_Text.Description)
    if part.property("tone") == "error" and not hint.strip():
        return [f"{called(part)} is wrong, and does not say why"]
    if "<" in hint and ">" in hint:
        return [f"{called(part)} has markup in its description: {hint[:60]!r}"]
    return []


def _size_faults(part: QWidget) -> list[str]:
    if not isinstance(part, QAbstractButton | QComboBox | QLineEdit | QAbstractSpinBox):
        return []
    width, height = part.width(), part.height()
    if min(width, height) >= _LEAST_SIDE:
        return []
    return [f"{called(part)} is {width} x {height}, too small to hit"]


def _cell_faults(view: QAbstractItemView) -> list[str]:
    """What is drawn in a cell and not told: an icon without words, a tick without a state."""
    faults = []
    for index, heading in _cells(view):
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        words = words or str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        drawn = index.data(Qt.ItemDataRole.DecorationRole) is not None
        where = f"a cell of {called(view)} in line {index.row() + 1}, column {heading!r}"
        if drawn and not words.strip():
            faults.append(f"{where} has a drawing without words")
        told = _told_cell(view, index)
        if told is None:
            continue
        if words.strip() and not told.text(_Text.Name).strip():
            faults.append(f"{where} is not told: {words[:40]!r}")
        if _has_tick(index) and not told.state().checkable:
            faults.append(f"{where} does not say whether it is ticked")
    return faults


def _has_tick(index: QModelIndex) -> bool:
    can = index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    return bool(can) and index.data(Qt.ItemDataRole.CheckStateRole) is not None


def _cells(view: QAbstractItemView) -> Iterator[tuple[QModelIndex, str]]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
    for column in range(columns):
        heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
            yield model.index(row, column), heading


def _told_cell(view: QAbstractItemView, index: QModelIndex) -> QAccessibleInterface | None:
    """The accessible cell, by its place on the screen; None where it cannot be seen now."""
    place = view.visualRect(index)
    if not view.viewport().rect().contains(place.center()):
        return None
    point = view.viewport().mapToGlobal(place.center())
    told = QAccessible.queryAccessibleInterface(view)
    return told.childAt(point.x(), point.y())
