"""Welcome: the first start shows the way, asks what matters, and leads to a first campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.dialogs.welcome.first_choices import FirstChoices
from flowiq_desktop.ui.dialogs.welcome.five_steps import FiveSteps
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from flowiq_desktop.services.account.preferences import Preferences
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (720, 0)
_BUTTON_WIDTH = 290
"""So that each is below what it is about."""
_LOGO = QSize(64, 64)


class WelcomeDialog(TaskDialog):
    """Five steps, three things to know, and two ways to begin; closing it chooses neither.

    Attributes:
        choices: language, country and name.

    Signals:
        begun: one of the two ways was chosen, which follows; the choices count.
        practice_chosen: try it with a pretend FlowIQ.
        account_chosen: connect an account.
    """

    begun = Signal()
    practice_chosen = Signal()
    account_chosen = Signal()

    def __init__(
        self,
        logo: Path,
        icons: Icons,
        choices: Preferences,
        languages: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Build it.

        Args:
            logo: the picture of the program.
            icons: draws icons.
            choices: what is known already.
            languages: codes of the languages that the program speaks.
            parent: the window.
        """
        super().__init__("welcome_dialog", lambda: say("Welcome"), _SIZE, parent)
        self._icons = icons
        self.choices = FirstChoices(choices, languages)
        self.practice_button = QPushButton()
        self.account_button = QPushButton()
        self._welcome = PlainLabel(role="title")
        self._sentence = PlainLabel(role="hint")
        self._practice, self._account = PlainLabel(), PlainLabel()
        self._later = PlainLabel(role="small")
        self._build_layout(logo)
        keep_translated(self, self._say)
        self.practice_button.clicked.connect(self._on_practice)
        self.account_button.clicked.connect(self._on_account)
        self.practice_button.setFocus()

    @Slot()
    def _on_practice(self) -> None:
        self.begun.emit()
        self.practice_chosen.emit()
        self.accept()

    @Slot()
    def _on_account(self) -> None:
        self.begun.emit()
        self.account_chosen.emit()
        self.accept()

    def _say(self) -> None:
        for part, text in (
            (self._welcome, self.tr("Welcome to FlowIQ Desktop")),
            (
                self._sentence,
                self.tr(
                    "From a spreadsheet to a WhatsApp message for each person in it, once each."
                ),
            ),
            (
                self._practice,
                self.tr(
                    "A pretend FlowIQ on this computer and a spreadsheet to play with. "
                    "Nothing leaves this computer."
                ),
            ),
            (
                self._account,
                self.tr("Send to real people with the API key from your FlowIQ settings."),
            ),
            (self._later, self.tr("You can change this at any time in the Account menu.")),
            (self.practice_button, self.tr("&Try it in practice mode")),
            (self.account_button, self.tr("&Connect my FlowIQ account")),
        ):
            part.setText(text)

    def _build_layout(self, logo: Path) -> None:
        column = self.body
        column.setContentsMargins(40, 24, 40, 8)
        column.setSpacing(16)
        column.addLayout(self._make_head(logo))
        column.addWidget(FiveSteps(self._icons))
        column.addWidget(self.choices)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        say_role(self.practice_button, "primary")
        choices.addWidget(self._make_choice("practice", self._practice, self.practice_button), 1)
        choices.addWidget(self._make_choice("account", self._account, self.account_button), 1)
        column.addLayout(choices)
        self._later.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._later)
        column.addStretch(1)
        self.foot.trailing = None
        self.foot.setContentsMargins(40, 8, 40, 24)
        for button in (self.practice_button, self.account_button):
            button.setMinimumWidth(_BUTTON_WIDTH)
        self.foot.addWidget(self.practice_button)
        self.foot.addWidget(self.account_button)

    def _make_head(self, logo: Path) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(QIcon(str(logo)).pixmap(_LOGO, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._welcome)
        words.addWidget(self._sentence)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _make_choice(self, icon: str, words: PlainLabel, button: QPushButton) -> QWidget:
        button.setObjectName(f"welcome_{icon}_button")
        frame, column = card(f"welcome_{icon}")
        symbol = QLabel()
        self._icons.bind(symbol, icon, "accent", 28)
        column.addWidget(symbol)
        column.addWidget(words)
        column.addStretch(1)
        return frame
