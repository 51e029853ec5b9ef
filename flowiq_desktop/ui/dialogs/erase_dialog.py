"""EraseDialog: erase a person from every past send, once it is plain what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.services.results.erasing import WHAT_REMAINS
from flowiq_desktop.texts import say
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.services.results.erasing import Erased, ErasingService
    from flowiq_desktop.ui.jobs.person_eraser import PersonEraser
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (560, 0)


class EraseDialog(TaskDialog):
    """A number, a question, and what remains."""

    def __init__(
        self,
        erasing: ErasingService,
        eraser: PersonEraser,
        country: str,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Ask whom to erase.

        Args:
            erasing: reads numbers.
            eraser: erases in the background.
            country: of a number without a country code.
            icons: draws icons.
            parent: the window.
        """
        super().__init__("erase_dialog", lambda: say("Erase a person"), _SIZE, parent)
        self._erasing, self._eraser, self._country = erasing, eraser, country
        self._heading, self._means = PlainLabel(role="title"), PlainLabel()
        self._remains = PlainLabel(role="hint")
        self._label, self.number = Caption(), QLineEdit()
        self.stop = QCheckBox()
        self.notice = Notice(icons, "erase_notice")
        self.erase_button, self.close_button = QPushButton(), QPushButton()
        self._build_layout()
        self._connect()
        keep_translated(self, self._say)
        self.number.setFocus()

    @override
    def reject(self) -> None:
        """Close, unless somebody is being erased: what remains is said here."""
        if not self._eraser.busy:
            super().reject()

    @override
    def resting_places(self) -> tuple[QWidget, ...]:
        return (self.number,)

    @staticmethod
    def _news(erased: Erased) -> list[str]:
        """What was erased; what remains stands below it, once."""
        return [said for said in erased.sentences() if said != say(WHAT_REMAINS)]

    def _say(self) -> None:
        self._heading.setText(self.tr("Erase a person"))
        self._means.setText(
            self.tr(
                "Their number, their texts and every answer about them are removed from all past "
                "sends on this computer, and from the corrections kept for spreadsheets. Their "
                "rows stay, blank, with what became of them."
            )
        )
        self._remains.setText(say(WHAT_REMAINS))
        self._label.setText(self.tr("Phone &number"))
        self.number.setAccessibleName(self.tr("Phone number"))
        self.number.setPlaceholderText(self.tr("With + and country code"))
        self.stop.setText(self.tr("Also put them on the &list of people who do not want messages"))
        self.erase_button.setText(self.tr("&Erase…"))
        self.close_button.setText(self.tr("Close"))
        self._show()

    @Slot()
    def _show(self) -> None:
        busy = self._eraser.busy
        self.erase_button.setEnabled(bool(self.number.text().strip()) and not busy)
        self.close_button.setEnabled(not busy)

    @Slot()
    def _ask(self) -> None:
        if not self.erase_button.isEnabled():
            return
        try:
            number = self._erasing.number(self.number.text(), self._country)
        except AppError as fault:
            self.notice.tell_error(fault)
            return
        question = Question(
            "erase_question",
            lambda: self.tr("Erase {number} for good?").format(number=number),
            lambda: self.tr("Nobody can bring it back. Save results first if you need them."),
            lambda: self.tr("Erase"),
            lambda: self.tr("Keep everything"),
            self,
        )
        question.accepted.connect(lambda: self._eraser.erase(number, stop=self.stop.isChecked()))
        question.open()

    @Slot(object)
    def _on_erased(self, erased: Erased) -> None:
        self.number.clear()
        self.notice.tell("ok", lambda: "\n".join(self._news(erased)))

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.notice.tell_error(fault, refusals.unexplained())

    def _connect(self) -> None:
        self.number.textChanged.connect(self._show)
        self.number.returnPressed.connect(self._ask)
        self.erase_button.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.reject)
        self._eraser.changed.connect(self._show)
        self._eraser.erased.connect(self._on_erased)
        self._eraser.failed.connect(self._on_failed)

    def _build_layout(self) -> None:
        for part, name in (
            (self.number, "erase_number"),
            (self.stop, "erase_stop"),
            (self.erase_button, "erase_button"),
            (self.close_button, "close_erase_button"),
        ):
            part.setObjectName(name)
        self._label.setBuddy(self.number)
        for button in (self.erase_button, self.close_button):
            button.setAutoDefault(False)
        say_role(self.erase_button, "danger")
        for widget in (
            self._heading,
            self._means,
            self._label,
            self.number,
            self.stop,
            self.notice,
            self._remains,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.foot.trailing = 1
        self.foot.addWidget(self.erase_button)
        self.foot.addWidget(self.close_button)
