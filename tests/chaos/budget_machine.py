"""BudgetMachine: the sending machine with a budget that somebody changes again and again."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.money.tariff import NO_PRICES
from flowiq_desktop.services.sending.limits.costs import tally_of
from flowiq_desktop.services.sending.limits.run_limits import RunLimits
from tests.chaos.sending_machine import SendingMachine
from tests.chaos.small_campaign import PEOPLE


class BudgetMachine(SendingMachine):
    """Whatever happens, no more is sent, or may have been, than was allowed last."""

    _allowed: int | None = None

    @precondition(lambda self: not self._broken)
    @rule(most=st.integers(0, len(PEOPLE) + 2))
    def limit(self, most: int) -> None:
        """Somebody stops, changes the budget and goes on; what was sent before stays sent."""
        self._control.stop()
        self._finish_workers()
        self._end()
        self._allowed = None
        if self._broken:
            return
        with self._disk_may_fail():
            self._journal.costs.set_budget(self._campaign, Budget(messages=most))
            self._allowed = max(most, self._used)
        self.continue_()

    @invariant()
    def keeps_to_the_budget(self) -> None:
        """By the journal's count, and by what arrived."""
        if self._broken or self._allowed is None:
            return
        assert self._used <= self._allowed
        assert sum(map(len, self._client.arrived.values())) <= self._allowed

    @property
    def _used(self) -> int:
        return sum(self._journal.costs.used(self._campaign).values())

    def _limits(self) -> RunLimits | None:
        return RunLimits(tally_of(self._journal, self._campaign, NO_PRICES))

    def _come_to_an_end(self) -> None:
        self._connection.fault = None
        self._control.stop()
        self._finish_workers()
        self._end()
        while self._broken:
            self._die()
            self._control.stop()
            self._end()
        self._journal.costs.set_budget(self._campaign, NO_BUDGET)
        self._allowed = None
        super()._come_to_an_end()
