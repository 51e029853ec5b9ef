"""The people of an account's day: who counts, and that all runs through it count the same."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.people_a_day import PeopleADay
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery, Waiting
from flowiq_desktop.services.sending.limits.people import PeopleOfTheDay, RunPeople
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.texts.moments import moment_and_zone

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANNA, BEN, CARA = (Waiting(at, f"+2782000000{at}", template="visit") for at in (1, 2, 3))
CONNECTION = Connection("http://127.0.0.1:1", "fiq_practice", practice=True)


@dataclass
class Time:
    """A clock that a test moves on."""

    moment: datetime = NOON
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock(now=lambda: self.moment)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def journal(tmp_path: Path, time: Time) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: time.moment) as made:
        yield made


def people(most: int, time: Time, *looks: Look) -> RunPeople:
    known = {look.number.removeprefix("+"): look for look in looks}
    return RunPeople(PeopleADay(most, {}), known, b"salt", time.clock)


def begin_with(journal: Journal, account: bytes, number: str) -> None:
    """Send somebody a template through an account."""
    campaign = journal.campaigns.begin(NewCampaign("Visits", True, "p.xlsx", "00", ()))
    row = NewDelivery(
        2, (), number, "template", b"{}", DeliveryState.READY,
        endpoint=SEND_TEMPLATE, template="visit",
    )  # fmt: skip
    list(journal.campaigns.add(campaign, [row]))
    journal.campaigns.freeze(campaign)
    run = f"run {campaign}"
    journal.accounts.begin_run(run, campaign, account)
    (entry,) = journal.deliveries.waiting(campaign)
    begun = journal.deliveries.begin_attempt(entry.id, run)
    journal.deliveries.settle(begun, Outcome(Verdict.ACCEPTED, "accepted", "wamid.1"))


def test_who_is_taken_counts_until_it_is_proved_that_nothing_was_sent(time: Time) -> None:
    day = people(1, time)
    assert day.has_room() is True
    assert day.take(ANNA) is True
    assert (day.used(), day.has_room(), day.take(BEN)) == (1, False, False)
    assert day.counts(ANNA.number)
    assert not day.counts(BEN.number)
    day.end(BEN, counts=True)  # was never taken
    day.end(ANNA, counts=False)
    day.end(ANNA, counts=True)  # has ended already
    assert (day.used(), day.has_room()) == (0, True)
    assert day.next_room() == NOON
    assert day.take(BEN)
    day.end(BEN, counts=True)
    assert (day.used(), day.take(ANNA), day.take(replace(BEN, id=9))) == (1, False, True)
    day.end(replace(BEN, id=9), counts=False)
    assert day.next_room() == NOON + DAY
    time.moment = NOON + DAY
    assert day.used() == 0
    assert day.take(ANNA)


def test_one_person_under_two_spellings_counts_once(time: Time) -> None:
    day = people(1, time)
    assert day.take(Waiting(1, "+541155550187", template="visit"))
    assert day.take(Waiting(2, "+5491155550187", template="visit"))
    assert day.counts("+5491155550187")
    assert day.used() == 1


def test_texts_and_open_windows_count_nobody(time: Time) -> None:
    looks = [
        Look(ANNA.number, NOON, last_wrote=NOON - 23 * HOUR),
        Look(BEN.number, NOON, last_wrote=NOON - 25 * HOUR),
    ]
    day = people(0, time, *looks)
    assert day.take(replace(CARA, template="")) is True
    assert day.take(ANNA) is True
    assert not day.take(BEN)
    assert not day.take(CARA)
    assert day.used() == 0
    assert day.is_free("", CARA.number, NOON) is True
    assert day.is_free("visit", ANNA.number, NOON) is True
    assert day.is_free("visit", ANNA.number, NOON + HOUR) is False
    assert day.is_free("visit", CARA.number, NOON) is False
    time.moment = NOON + HOUR
    assert not day.take(ANNA)


def test_runs_that_go_on_at_the_same_time_share_the_people_of_their_account(
    journal: Journal, time: Time
) -> None:
    shared = PeopleOfTheDay(journal, time.clock)
    for account in (b"one", b"two"):
        journal.started.set_limit(account, 2)
    runs = [ExitStack() for _ in range(4)]
    first = runs[0].enter_context(shared.of(b"one"))
    other = runs[3].enter_context(shared.of(b"two"))
    assert first is not None
    assert other is not None
    assert other is not first
    assert runs[1].enter_context(shared.of(b"one")) is first
    assert runs[2].enter_context(shared.of(b"one")) is first
    for run in runs[:2]:
        run.close()
        with shared.of(b"one") as still:
            assert still is first
    runs[2].close()
    with shared.of(b"one") as anew:
        assert anew is not None
        assert anew is not first
    with shared.of(b"two") as same:
        assert same is other
    runs[3].close()


def test_a_run_that_ends_with_a_fault_leaves_as_well(journal: Journal, time: Time) -> None:
    shared = PeopleOfTheDay(journal, time.clock)
    journal.started.set_limit(b"one", 2)
    with pytest.raises(OSError, match="broken"), shared.of(b"one") as first:
        raise OSError("broken")
    with shared.of(b"one") as anew:
        assert anew is not first


@pytest.mark.parametrize("limit", [None, 0])
def test_without_a_limit_nobody_is_counted(journal: Journal, time: Time, limit: int | None) -> None:
    if limit is not None:
        journal.started.set_limit(b"one", limit)
    shared = PeopleOfTheDay(journal, time.clock)
    with shared.of(b"one") as nobody, shared.of(b"one") as nobody_else:
        assert nobody is None
        assert nobody_else is None
    journal.started.set_limit(b"one", 1)
    with shared.of(b"one") as somebody:
        assert somebody is not None
        assert somebody.has_room()


def test_a_limit_that_comes_while_a_run_goes_on_holds_for_the_next_runs_together(
    journal: Journal, time: Time
) -> None:
    shared = PeopleOfTheDay(journal, time.clock)
    with ExitStack() as unlimited, ExitStack() as limited:
        assert unlimited.enter_context(shared.of(b"one")) is None
        journal.started.set_limit(b"one", 1)
        people = limited.enter_context(shared.of(b"one"))
        assert people is not None
        assert people.take(ANNA)
        unlimited.close()
        with shared.of(b"one") as same:
            assert same is people
            assert not same.has_room()


def test_a_message_to_somebody_waits_for_a_day_with_room(journal: Journal, time: Time) -> None:
    account = CONNECTION.fingerprint(journal.accounts.salt)
    body: dict[str, object] = {"whatsappNumber": BEN.number, "templateName": "visit"}
    visit = Message(0, 2, BEN.number, "template", body, (), endpoint=SEND_TEMPLATE)
    text = Message(0, 2, BEN.number, "text", {"message_type": "text", "text": "Hi"}, ())
    day = PeopleOfTheDay(journal, time.clock)
    assert day.why_not_today(CONNECTION, visit, BEN.number) is None
    journal.started.set_limit(account, 1)
    assert day.why_not_today(CONNECTION, visit, BEN.number) is None
    journal.started.set_limit(b"another", 0)
    wrote = Look(CARA.number, NOON, last_wrote=NOON - HOUR)
    journal.looks.keep(account, [wrote])
    begin_with(journal, account, ANNA.number)
    time.moment = NOON + HOUR
    assert day.why_not_today(CONNECTION, text, BEN.number) is None
    assert day.why_not_today(CONNECTION, visit, ANNA.number) is None
    assert day.why_not_today(CONNECTION, visit, CARA.number) is None
    why = day.why_not_today(CONNECTION, visit, BEN.number)
    assert why is not None
    moment = moment_and_zone(NOON + DAY)
    assert why == (
        f"Your account may write to more new people from {moment} on.",
        "Send it then, or change under When and how to how many new people it may write.",
    )
    time.moment = NOON + DAY
    assert day.why_not_today(CONNECTION, visit, BEN.number) is None
