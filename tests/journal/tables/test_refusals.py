"""What a campaign's last refusals had in common, as its attempts say it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.circuit_breaker import Streak
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign
from flowiq_desktop.journal.tables.refusals import LastRefusal
from tests.journal.conftest import delivery, frozen_campaign

NO = Outcome(Verdict.REJECTED, "no", status=400, detail="HTTP 400 No", alike="400 no")
OTHER = Outcome(Verdict.REJECTED, "other", status=400, alike="400 other")
PERSON = Outcome(Verdict.REJECTED, "contact_not_found", status=404)
SENT = Outcome(Verdict.ACCEPTED, "accepted", "wamid.1", 200)
LOST = Outcome(Verdict.UNKNOWN, "timeout")
WAITS = Outcome(Verdict.NOT_SENT, "too_fast", status=429, slow_down=True)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: datetime(2026, 5, 12, 14, 0, tzinfo=UTC)) as opened:
        yield opened


def tried(journal: Journal, *outcomes: Outcome) -> int:
    """A campaign whose rows came to this, one after another; its own waiting rows come last."""
    campaign = frozen_campaign(journal, len(outcomes) + 1)
    for entry, outcome in zip(journal.deliveries.waiting(campaign), outcomes, strict=False):
        journal.deliveries.settle(journal.deliveries.begin_attempt(entry.id, "run"), outcome)
    return campaign


@pytest.mark.parametrize(
    ("outcomes", "streak"),
    [
        ([], Streak()),
        ([NO], Streak("400 no", 1)),
        ([NO, NO, NO], Streak("400 no", 3)),
        ([SENT, NO, NO], Streak("400 no", 2, any_sent=True)),
        ([NO, NO, SENT], Streak("", 0, any_sent=True)),
        ([NO, NO, SENT, NO], Streak("400 no", 1, any_sent=True)),
        ([NO, PERSON, NO, LOST, WAITS, NO, PERSON, LOST, WAITS], Streak("400 no", 3)),
        ([NO, NO, OTHER], Streak("400 other", 1)),
        ([OTHER, NO, OTHER, NO, NO], Streak("400 no", 2)),
        ([PERSON, PERSON], Streak()),
    ],
)
def test_the_streak_is_what_the_breakers_had_counted(
    journal: Journal, outcomes: list[Outcome], streak: Streak
) -> None:
    tried(journal, NO, NO)
    campaign = tried(journal, *outcomes)
    journal.deliveries.settle(
        journal.deliveries.begin_attempt(
            journal.deliveries.waiting(tried(journal, OTHER))[0].id, "run"
        ),
        LOST,
    )
    assert journal.refusals.streak(campaign) == streak
    counted = Streak()
    for outcome in outcomes:
        counted.note(outcome)
    assert counted == streak


def test_the_last_refusal_says_what_was_said_and_how_often(journal: Journal) -> None:
    campaign = tried(journal, NO, SENT, OTHER, NO, replace(NO, reason="at last", detail="No."))
    assert journal.refusals.last(campaign) == LastRefusal("at last", "No.", 2)
    assert journal.refusals.last(tried(journal, LOST)) is None
    assert journal.refusals.last(999) is None


def test_what_was_said_for_a_reason_is_what_refused_it_last_in_that_campaign(
    journal: Journal,
) -> None:
    key = Outcome(Verdict.NOT_SENT, "key", status=401, detail="HTTP 401 Key")
    lost = Outcome(Verdict.UNKNOWN, "key", detail="lost")
    later = replace(key, detail="HTTP 401 Later")
    campaign = tried(journal, key, NO, later, replace(NO, detail="HTTP 400 Never"), lost)
    tried(journal, replace(key, detail="another campaign's"), replace(NO, detail="as well"))
    said = journal.refusals.said
    assert (said(campaign, "key"), said(campaign, "no")) == ("HTTP 401 Later", "HTTP 400 Never")
    assert said(campaign, "nothing of the kind") == ""
    assert said(tried(journal, lost), "key") == ""


def test_what_was_said_last_is_an_answer_that_left_a_message_unsure(journal: Journal) -> None:
    fault = Outcome(Verdict.UNKNOWN, "http_500", status=500, detail="HTTP 500 First")
    campaign = tried(journal, fault, replace(fault, detail="HTTP 500 Last"), LOST, NO)
    tried(journal, replace(fault, detail="another campaign's"))
    assert journal.refusals.said_last(campaign) == "HTTP 500 Last"
    assert journal.refusals.said_last(tried(journal, NO, LOST)) == ""


def test_who_got_something_is_one_whose_message_was_accepted(journal: Journal) -> None:
    tried(journal, SENT)
    assert not journal.refusals.streak(tried(journal, NO)).any_sent
    held = frozen_campaign(journal, 1)
    journal.duplicates.hold(
        "sent_before", [(journal.deliveries.waiting(held)[0].id, {"sure": True})]
    )
    assert not journal.refusals.streak(held).any_sent
    # An id that another message has proves nothing, and ends no streak.
    twice = tried(journal, NO, replace(NO, detail="x"), replace(SENT))
    assert journal.refusals.streak(twice) == Streak("400 no", 2)


def of_templates(journal: Journal, *names: str, state: DeliveryState = DeliveryState.READY) -> int:
    """A campaign with a row of each of these templates."""
    campaign = journal.campaigns.begin(NewCampaign("Visits", True, "", "", ("Name", "Mobile")))
    rows = [replace(delivery(row, state=state), template=name) for row, name in enumerate(names, 2)]
    list(journal.campaigns.add(campaign, rows))
    return campaign


def test_what_waits_is_counted_by_its_template_in_the_order_of_the_sheet(journal: Journal) -> None:
    of_templates(journal, "visit", "absence")
    campaign = of_templates(journal, "visit", "absence", "", "absence", "absence", "visit")
    assert journal.refusals.templates_waiting(campaign) == (("visit", 2), ("absence", 3))


@pytest.mark.parametrize("state", sorted(DeliveryState))
def test_only_what_waits_counts_for_its_template(journal: Journal, state: DeliveryState) -> None:
    campaign = of_templates(journal, "visit", state=state)
    waits = state in (DeliveryState.READY, DeliveryState.RETRY)
    assert journal.refusals.templates_waiting(campaign) == ((("visit", 1),) if waits else ())
