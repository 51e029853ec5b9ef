"""PracticeSwitch: practice mode goes on at once, and off when the person confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.language.words import Words
    from flowiq_desktop.ui.state.active_account import ActiveAccount


class PracticeSwitch(QObject):
    """Asks before practice mode is left: after that, messages go to real people."""

    def __init__(self, account: ActiveAccount, window: QWidget) -> None:
        super().__init__(window)
        self._account, self._window = account, window
        self._question: Question | None = None
        self._then: Callable[[], None] | None = None

    def turn_on(self) -> None:
        """Turn practice mode on."""
        self._account.set_practice(True)

    def leave(self) -> None:
        """Ask whether to leave practice mode, and leave it on a yes."""
        self._ask(
            lambda: self.tr("From then on, Send sends to real people through your FlowIQ account."),
            None,
        )

    def leave_for(self, campaign: str, then: Callable[[], None]) -> None:
        """Ask whether to leave practice mode for a real campaign.

        Args:
            campaign: its name.
            then: goes on with it; called at once when practice mode is off already.
        """
        if not self._account.practice:
            then()
            return

        def explain() -> str:
            words = self.tr(
                "“{name}” is a real campaign. From then on, Send sends to real people through your "
                "FlowIQ account."
            )
            return words.format(name=campaign)

        self._ask(explain, then)

    def _ask(self, explanation: Words, then: Callable[[], None] | None) -> None:
        if not self._account.practice:
            return
        if self._question is not None:
            self._question.raise_()
            return
        self._then = then
        self._question = Question(
            "leave_practice_question",
            lambda: self.tr("Leave practice mode?"),
            explanation,
            lambda: self.tr("&Leave practice mode"),
            lambda: self.tr("&Stay in practice mode"),
            self._window,
        )
        self._question.accepted.connect(self._on_yes)
        self._question.finished.connect(self._on_answered)
        self._question.open()

    @Slot()
    def _on_yes(self) -> None:
        self._account.set_practice(False)
        if self._then is not None:
            self._then()

    @Slot()
    def _on_answered(self) -> None:
        self._question = None
