"""What the person wishes for the campaign to come: its pace, its times, its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.ui.steps.send.confirm_facts import confirm_facts
from flowiq_desktop.ui.steps.send.people_choice import PeopleChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from flowiq_desktop.core.delivery.send_times import SendTimes
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.outline import Outline
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.spending import Budget, Spending
    from flowiq_desktop.ui.steps.send.send_summary_card import SummaryCard

    ReachFacts = Callable[[SendTimes, int, datetime], Sequence[tuple[str, str]]]


class Wishes(QObject):
    """Reads what is chosen under "When and how", and remembers what should be.

    Signals:
        pace_changed: messages a minute, or requests at once.
        changed: a time or a limit.
        failed: the exception that kept a choice from being remembered.
    """

    pace_changed = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        summary: SummaryCard,
        preferences: PreferenceStore,
        account: ActiveAccount,
        spending: Spending,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._summary, self._preferences, self._account = summary, preferences, account
        self._spending, self._now = spending, now
        self.read()
        summary.rate.valueChanged.connect(self._on_pace)
        summary.connections.valueChanged.connect(self._on_pace)
        summary.when.changed.connect(self._on_when)
        summary.limits.changed.connect(self.changed)
        account.changed.connect(self.show_account)
        summary.limits.people_chosen.connect(self._on_people)

    @property
    def times(self) -> SendTimes:
        """When the messages may go out."""
        return self._summary.when.times()

    @property
    def budget(self) -> Budget:
        """What they may cost, and how many may be sent; none where `problem` says why not."""
        return self._spending.read_budget(*self._typed())

    @property
    def careful(self) -> bool:
        """Whether the first few go alone."""
        return self._summary.when.careful.isChecked()

    def problem(self, outline: Outline | None) -> str:
        """Why nothing can be sent as it is wished, or ""."""
        wrong = self._summary.when.problem(self._now())
        return wrong or self._spending.problem(*self._typed(), outline)

    def facts(self, outline: Outline, reach: ReachFacts) -> list[tuple[str, str]]:
        """What is read before the last question is answered.

        Args:
            outline: what would be sent.
            reach: what is known of who can be reached, at these times and this pace.
        """
        pace, now, account = self._summary.rate.value(), self._now(), self._account.words()
        times, reached = self.times, reach(self.times, pace, now)
        facts = confirm_facts(outline, account, reached, pace, now, times, careful=self.careful)
        return facts + self._spending.facts(outline, self.budget)

    def people_choice(self, outline: Outline | None) -> PeopleChoice | None:
        """The question about the account, where it matters and nobody has answered it."""
        if outline is None or not self._spending.new_people(outline).must_ask:
            return None
        return PeopleChoice(self._spending)

    def read(self) -> None:
        """Take the pace from the preferences, where the settings may have changed it."""
        choices, summary = self._preferences.current, self._summary
        rate, connections = choices.rate_per_minute, choices.connections
        summary.rate.setValue(rate)
        summary.connections.setValue(connections)
        summary.when.choose_quiet(choices.quiet_hours)

    def show(self, outline: Outline | None) -> None:
        """Show what would be sent, and what it costs."""
        summary, rate = self._summary, self._summary.rate.value()
        summary.show_outline(outline, self._account.words(), rate, self._now())
        summary.show_cost(self._spending.cost_words(outline) if outline else "")

    @Slot()
    def show_account(self) -> None:
        """Show what is known of the account in use."""
        self._summary.limits.people.show_people(self._spending.limit())

    def _typed(self) -> tuple[str | None, int | None]:
        limits = self._summary.limits
        return limits.typed_money(), limits.chosen_messages()

    @Slot()
    def _on_pace(self) -> None:
        choices, summary = self._preferences.current, self._summary
        choices.rate_per_minute = summary.rate.value()
        choices.connections = summary.connections.value()
        self._preferences.keep()
        self.pace_changed.emit()

    @Slot()
    def _on_when(self) -> None:
        self._preferences.current.quiet_hours = self._summary.when.chosen_quiet()
        self._preferences.keep()
        self.changed.emit()

    @Slot(int)
    def _on_people(self, people: int) -> None:
        try:
            self._spending.set_limit(people)
        except JournalError as fault:
            self.failed.emit(fault)
