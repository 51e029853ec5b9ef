"""FileLinksDialog: how a file on a computer gets a link that a message can take it from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.explaining.help_story import FILE_LINKS
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

_SIZE = (620, 0)


class FileLinksDialog(TaskDialog):
    """One topic of the help by itself, where somebody stands before a field that wants a link.

    Attributes:
        close_button: the only one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("file_links_dialog", lambda: say(FILE_LINKS.title), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading = PlainLabel(role="heading")
        self._texts = [PlainLabel() for _ in FILE_LINKS.texts()]
        self.close_button = QPushButton()
        self.close_button.setObjectName("file_links_close")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        for label in (self._heading, *self._texts):
            self.body.addWidget(label)
        self.foot.addWidget(self.close_button)
        keep_translated(self, self._say)

    def _say(self) -> None:
        self._heading.setText(say(FILE_LINKS.title))
        for label, text in zip(self._texts, FILE_LINKS.texts(), strict=True):
            label.setText(text)
        self.close_button.setText(self.tr("Close"))
