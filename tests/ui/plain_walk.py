"""A walk through everything that is on the screen, looking for texts that Qt would obey."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

PEOPLE = "A&B"
"""Stands in every hostile text: on a button its ampersand must be doubled."""
HOSTILE = f'<img src="file:///probe.png"><a href="file:///probe">{PEOPLE}</a>'
_TIPS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
_MOST = 40


def faults() -> list[str]:
    """What would be obeyed, of all windows there are, shown or not; each with where it is."""
    found = []
    for widget in QApplication.allWidgets():
        name = _name(widget)
        found += [f"{name}: {fault}" for fault in _faults_of(widget)]
        for action in widget.actions():
            found += [f"{name}, action {action.text()}: {it}" for it in _of_action(action, widget)]
    return sorted(set(found))


def hostile_places() -> int:
    """How many labels and cells show a hostile text: a walk that sees none has seen nothing."""
    labels = [w.text() for w in QApplication.allWidgets() if isinstance(w, QLabel)]
    views = [w for w in QApplication.allWidgets() if isinstance(w, QAbstractItemView)]
    cells = [str(index.data() or "") for view in views for index in _indexes(view.model())]
    return sum(PEOPLE in text for text in (*labels, *cells))


def is_plain(text: str) -> bool:
    """Whether Qt shows the text without loading or linking anything that it names."""
    if not GuiQt.mightBeRichText(text):
        return True
    document = QTextDocument()
    document.setHtml(text)
    return not any(_is_obeyed(document))


def _is_obeyed(document: QTextDocument) -> Iterator[bool]:
    for form in document.allFormats():
        char = form.toCharFormat()
        yield form.isImageFormat() or bool(char.isAnchor() or char.anchorHref())


def _faults_of(widget: QWidget) -> Iterator[str]:
    for text in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
        if not is_plain(text):
            yield f"tip {text!r}"
    if isinstance(widget, QLabel) and widget.text():
        yield from _of_label(widget)
    if isinstance(widget, QAbstractButton | QMenu):
        words = widget.title() if isinstance(widget, QMenu) else widget.text()
        if not _has_doubled(words):
            yield f"a key to press in {words!r}"
    if isinstance(widget, QTextEdit | QPlainTextEdit) and any(_is_obeyed(widget.document())):
        yield f"markup in {widget.toPlainText()[:40]!r}"
    if isinstance(widget, QAbstractItemView | QComboBox) and not isinstance(widget, QHeaderView):
        yield from _of_model(widget.model())


def _of_label(label: QLabel) -> Iterator[str]:
    if label.textFormat() != Qt.TextFormat.PlainText and not _is_qts_own(label):
        yield f"label in {label.textFormat()}: {label.text()!r}"
    if label.openExternalLinks():
        yield f"label that opens links: {label.text()!r}"


def _of_action(action: QAction, owner: QWidget) -> Iterator[str]:
    # A tooltip that was never set is the text itself.
    for text in (action.toolTip(), action.statusTip(), action.whatsThis()):
        if not is_plain(text):
            yield f"tip {text!r} of {_name(owner)}"
    if not _has_doubled(action.text()):
        yield f"a key to press in {action.text()!r}"


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    for index in _indexes(model):
        for role in _TIPS:
            if not is_plain(str(index.data(role) or "")):
                yield f"tip of a cell {index.data(role)!r}"
    for orientation in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
        for section in range(min(_MOST, _columns(model))):
            for role in _TIPS:
                if not is_plain(str(model.headerData(section, orientation, role) or "")):
                    yield f"tip of header {section}"


def _columns(model: QAbstractItemModel) -> int:
    # A list has one, and says so to nobody.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def _indexes(model: QAbstractItemModel | None) -> Iterator[QModelIndex]:
    if model is None:
        return
    for row in range(min(_MOST, model.rowCount(QModelIndex()))):
        for column in range(min(_MOST, _columns(model))):
            yield model.index(row, column)


def _has_doubled(text: str) -> bool:
    """Whether the ampersand of people's words, where there is one, is no key to press."""
    return PEOPLE not in text


def _is_qts_own(label: QLabel) -> bool:
    """Labels that Qt makes for a tooltip that is up: their text was looked at where it was set."""
    return label.metaObject().className() == "QTipLabel"


def _name(thing: QObject) -> str:
    parts = []
    at: QObject | None = thing
    while at is not None:
        parts.append(at.objectName() or at.metaObject().className())
        at = at.parent()
    return " < ".join(parts[:4])
