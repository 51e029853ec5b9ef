from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.chaos.budget_machine import BudgetMachine
from tests.chaos.sending_machine import SendingMachine

_SETTINGS = settings(
    max_examples=25,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_every_order_of_events_keeps_every_promise() -> None:
    run_state_machine_as_test(SendingMachine, settings=_SETTINGS)


def test_no_order_of_events_passes_a_budget() -> None:
    run_state_machine_as_test(BudgetMachine, settings=_SETTINGS)
