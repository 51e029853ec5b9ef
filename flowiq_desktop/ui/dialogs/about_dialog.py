"""AboutDialog: which version this is, where newer ones are, and whose work is in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from flowiq_desktop import HOME, __date__, __version__
from flowiq_desktop.system.third_party import third_parties
from flowiq_desktop.texts import say
from flowiq_desktop.texts.moments import day
from flowiq_desktop.ui.dialogs.help_dialogs import PairsDialog
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LICENCES_SIZE = (720, 480)
_LINES = 12


class AboutDialog(PairsDialog):
    """Facts about the program; the network is not asked for any of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("about_dialog", "FlowIQ Desktop", self._what_it_is, self._facts, parent)
        self.copy_button = QPushButton()
        self.copy_button.setObjectName("copy_address_button")
        self.copy_button.clicked.connect(self._on_copy)
        self.licences_button = QPushButton()
        self.licences_button.setObjectName("licences_button")
        self.licences_button.clicked.connect(self._on_licences)
        for button in (self.copy_button, self.licences_button):
            self.foot.addWidget(button)
        keep_translated(self, self._say_buttons)

    def _what_it_is(self) -> str:
        return self.tr(
            "Sends a WhatsApp message to everyone in a spreadsheet, through FlowIQ, once each. "
            "It talks to FlowIQ and to the links in your messages, and to nobody else."
        )

    def _facts(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Version"), __version__),
            (self.tr("Date"), day(date.fromisoformat(__date__))),
            (self.tr("Newer versions"), f"{HOME}/releases"),
            (self.tr("Licence"), self.tr("MIT")),
        )

    def _say_buttons(self) -> None:
        self.copy_button.setText(self.tr("Copy the &address"))
        self.licences_button.setText(self.tr("&Licences of its parts…"))

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(f"{HOME}/releases")

    @Slot()
    def _on_licences(self) -> None:
        dialog = LicencesDialog(self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class LicencesDialog(TaskDialog):
    """The parts by others that the program is built on, with their licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("licences_dialog", lambda: say("Licences"), _LICENCES_SIZE, parent)
        self._heading = PlainLabel(role="title")
        self.text = QPlainTextEdit()
        self.text.setObjectName("licences_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        # With a cursor the keys move through the text, and it can be read aloud and copied.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.text.setPlainText(third_parties())
        self.close_button = QPushButton()
        self.close_button.setObjectName("licences_close")
        self.close_button.clicked.connect(self.accept)
        self.body.addWidget(self._heading)
        self.body.addWidget(self.text, 1)
        self.foot.addWidget(self.close_button)
        keep_translated(self, self._say)
        self.text.setFocus()

    def _say(self) -> None:
        self._heading.setText(self.tr("Whose work is in this program"))
        self.text.setAccessibleName(self.tr("Parts by others, and their licences"))
        self.close_button.setText(self.tr("Close"))
