"""FileTaker: a spreadsheet that is dropped on the page or pasted into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from flowiq_desktop.services.preparing.load import link_refusal
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.recipients.dropped_file import (
    accept_copy,
    drop_refusal,
    dropped_file,
    link_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.widgets.notice import Notice


class FileTaker(QObject):
    """Opens the one file that is brought, or says why it cannot be opened.

    A link to a list in a cloud is told how to become a file.

    Attributes:
        paste: the action of the key, anywhere on the page but in a text field.
    """

    def __init__(self, page: QWidget, notice: Notice, opened: Callable[[Path], None]) -> None:
        super().__init__(page)
        self._notice, self._open = notice, opened
        self.paste = QAction(page)
        self.paste.setObjectName("action_paste_file")
        self.paste.setShortcuts(QKeySequence.StandardKey.Paste)
        self.paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.paste.triggered.connect(self._on_paste)
        page.addAction(self.paste)
        keep_translated(page, self._say)

    def drop(self, event: QDropEvent) -> None:
        """Take what was let go over the page."""
        if dropped_file(event.mimeData()) is not None:
            accept_copy(event)
        self._take(event.mimeData())

    @Slot()
    def _on_paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, brought: QMimeData) -> None:
        path, link = dropped_file(brought), link_refusal(link_in(brought))
        if path is not None:
            self._open(path)
        elif link is not None:
            self._notice.tell_error(link)
        elif drop_refusal(brought) == "several":
            self._refuse(self.tr("Drop one spreadsheet at a time."))
        else:
            self._refuse(self.tr("This is not a file on this computer."))

    def _refuse(self, sentence: str) -> None:
        self._notice.tell("warning", sentence, self.tr("Save it on this computer first."))

    def _say(self) -> None:
        self.paste.setText(self.tr("Paste a spreadsheet"))
