"""Which messages a run may begin, by a budget and by the people of a day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from flowiq_desktop.core.delivery.people_a_day import PeopleADay
from flowiq_desktop.core.delivery.states import POSSIBLE_VERDICTS, Outcome, Verdict
from flowiq_desktop.core.money.budget import Budget, BudgetTally
from flowiq_desktop.core.money.tariff import NO_PRICES, Price, Tariff
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.limits.people import RunPeople
from flowiq_desktop.services.sending.limits.run_limits import Admission, RunLimits, no_limits
from flowiq_desktop.system.clock import Clock

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
GOES, FULL, OVER = Admission.GOES, Admission.WAITS_FOR_ROOM, Admission.OVER_BUDGET
ANNA, BEN, CARA = (Waiting(at, f"+2782000000{at}", template="visit") for at in (1, 2, 3))


def messages(most: int) -> BudgetTally:
    return BudgetTally(Budget(messages=most), NO_PRICES, {})


def people(most: int) -> RunPeople:
    return RunPeople(PeopleADay(most, {}), {}, b"salt", Clock(now=lambda: NOON))


@pytest.mark.parametrize("limits", [no_limits(), RunLimits()])
def test_without_limits_everything_goes(limits: RunLimits) -> None:
    assert [limits.admit(entry) for entry in (ANNA, BEN, CARA)] == [GOES] * 3
    assert limits.used_up == ""
    assert limits.has_room() is True
    assert limits.next_room() is None
    limits.settled(ANNA, Outcome(Verdict.ACCEPTED, "accepted"))
    limits.give_back(BEN)
    assert limits.admit(ANNA) is GOES


@pytest.mark.parametrize("verdict", list(Verdict))
def test_only_what_was_proved_unsent_frees_the_budget_and_the_room(
    verdict: Verdict,
) -> None:
    counts = verdict in POSSIBLE_VERDICTS
    for limits, refusal in (
        (RunLimits(messages(1)), OVER),
        (RunLimits(people=people(1)), FULL),
    ):
        assert limits.admit(ANNA) is GOES
        assert limits.admit(BEN) is refusal
        limits.settled(ANNA, Outcome(verdict, "why"))
        assert limits.admit(BEN) is (refusal if counts else GOES)


def test_what_did_not_begin_after_all_takes_nothing() -> None:
    limits = RunLimits(messages(1), people(1))
    assert limits.admit(ANNA) is GOES
    limits.give_back(ANNA)
    assert limits.used_up == ""
    assert limits.has_room()
    assert limits.admit(BEN) is GOES


def test_over_the_budget_nobody_is_begun_with_and_the_reason_is_told() -> None:
    limits = RunLimits(messages(0), people(1))
    assert limits.used_up == ""
    assert limits.admit(ANNA) is OVER
    assert limits.used_up == "budget_messages"
    assert limits.has_room()


def test_each_template_is_charged_at_its_own_price() -> None:
    prices = Tariff("R", {"visit": Price(Decimal(2)), "": Price(Decimal(1))})
    limits = RunLimits(BudgetTally(Budget(Decimal(3)), prices, {}))
    assert limits.admit(ANNA) is GOES
    assert limits.admit(BEN) is OVER
    assert limits.used_up == "budget_money"
    assert limits.admit(replace(CARA, template="")) is GOES
    assert limits.used_up == ""


def test_who_waits_for_room_uses_nothing_of_the_budget() -> None:
    limits = RunLimits(messages(2), people(1))
    assert [limits.admit(ANNA), limits.admit(BEN)] == [GOES, FULL]
    assert not limits.has_room()
    assert limits.next_room() == NOON + timedelta(days=1)
    assert limits.admit(replace(CARA, template="")) is GOES


def test_adding_a_contact_takes_nothing_but_waits_for_the_budget() -> None:
    stranger = replace(ANNA, needs_contact=True)
    limits = RunLimits(messages(1), people(1))
    assert limits.admit(stranger) is GOES
    assert limits.has_room()
    assert limits.admit(BEN) is GOES
    assert limits.admit(stranger) is OVER
    full = RunLimits(people=people(0))
    assert full.admit(stranger) is GOES
    assert full.admit(ANNA) is FULL
