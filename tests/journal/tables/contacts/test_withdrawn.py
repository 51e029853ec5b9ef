"""A consent that is withdrawn: which rows are refused for that, and which still wait."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.journal.errors import NoConsentError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.contacts.on_the_way import settle_interrupted_contacts
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.journal.crowd import Rows, changes, contents

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
LATER = datetime(2026, 5, 1, 10, tzinfo=UTC)
AT_NOW, AT_LATER = "2026-05-01T09:00:00.000+00:00", "2026-05-01T10:00:00.000+00:00"
CONSENT = NewContacts((0,), 1)
NOT_FOUND = Outcome(Verdict.NOT_SENT, "contact_not_found", status=404, detail="HTTP 404 Nobody")
ADDED = Outcome(Verdict.ACCEPTED, "contact_created", status=201)
UNCLEAR = Outcome(Verdict.UNKNOWN, "contact_unclear")
D = DeliveryState
REFUSED = {"state": "gave_up", "ended": AT_LATER}


class Clock:
    """Says what a test wants it to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    with Journal(tmp_path, clock) as opened:
        yield opened


def campaign_of(
    journal: Journal, *people: int, state: DeliveryState = D.READY, reason: str = ""
) -> int:
    """Texts to these people, whom the campaign may add."""
    campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ("Name", "Tags")))
    rows = [
        NewDelivery(
            *(at, (f"P{person}", "bus"), f"+2782123456{person}", "text", b"{%d}" % person, state),
            reason=reason,
        )
        for at, person in enumerate(people, 2)
    ]
    list(journal.campaigns.add(campaign, rows))
    journal.campaigns.freeze(campaign)
    journal.contacts.allow(campaign, CONSENT)
    return campaign


def refuse(journal: Journal, *deliveries: int) -> None:
    """FlowIQ knows none of their people, so they wait for a contact."""
    for delivery in deliveries:
        begun = journal.deliveries.begin_attempt(delivery, "run")
        journal.deliveries.settle(begun, NOT_FOUND, D.RETRY)


def table(journal: Journal, name: str) -> Rows:
    return journal._writer.run(lambda db: contents(db, name))


def states(journal: Journal) -> list[object]:
    return [row["state"] for row in table(journal, "delivery").values()]


# -- withdrawn ----------------------------------------------------------------------------------


def test_what_waits_for_its_contact_is_refused_as_flowiq_refused_it(
    journal: Journal, clock: Clock
) -> None:
    campaign = campaign_of(journal, 1, 2, 3)
    refuse(journal, 1, 3)
    before, clock.now = table(journal, "delivery"), LATER
    assert journal.contacts.withdraw(campaign) == 2
    assert changes(before, table(journal, "delivery")) == {1: REFUSED, 3: REFUSED}
    assert before[1]["reason"] == "contact_not_found"


def test_the_last_word_is_written_behind_the_one_before(journal: Journal, clock: Clock) -> None:
    campaign = campaign_of(journal, 1)
    campaign_of(journal, 2)
    before, clock.now = table(journal, "contact_consent"), LATER
    journal.contacts.withdraw(campaign)
    after = table(journal, "contact_consent")
    word = {"campaign": campaign, "given": AT_LATER, "columns": CONSENT.to_json(), "withdrawn": 1}
    assert after == {**before, 3: {"id": 3, **word}}


@pytest.mark.parametrize("withdrawn", [False, True])
def test_where_nobody_may_be_added_there_is_nothing_to_withdraw(
    journal: Journal, withdrawn: bool
) -> None:
    campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ("Name",)))
    if withdrawn:
        journal.contacts.allow(campaign, CONSENT)
        journal.contacts.withdraw(campaign)
    before = table(journal, "contact_consent")
    assert journal.contacts.withdraw(campaign) == 0
    assert table(journal, "contact_consent") == before


def test_what_waits_in_another_campaign_still_waits(journal: Journal) -> None:
    campaign = campaign_of(journal, 1)
    campaign_of(journal, 2)
    refuse(journal, 1, 2)
    assert journal.contacts.withdraw(campaign) == 1
    assert states(journal) == ["gave_up", "retry"]


def test_who_was_added_still_gets_the_message(journal: Journal) -> None:
    campaign = campaign_of(journal, 1, 2)
    refuse(journal, 1, 2)
    journal.contacts.settle(journal.contacts.begin(1, "run"), ADDED, over=False)
    assert journal.contacts.withdraw(campaign) == 1
    assert states(journal) == ["retry", "gave_up"]


def test_what_waits_for_another_reason_still_waits(journal: Journal) -> None:
    campaign = campaign_of(journal, 1)
    begun = journal.deliveries.begin_attempt(1, "run")
    too_fast = Outcome(Verdict.NOT_SENT, "too_fast", status=429)
    journal.deliveries.settle(begun, too_fast, D.RETRY)
    assert journal.contacts.withdraw(campaign) == 0
    assert states(journal) == ["retry"]


def test_whoever_is_being_asked_for_in_this_moment_is_waited_for(journal: Journal) -> None:
    campaign = campaign_of(journal, 1, 2)
    refuse(journal, 1, 2)
    begun = journal.contacts.begin(1, "run")
    assert journal.contacts.withdraw(campaign) == 1
    assert states(journal) == ["retry", "gave_up"]
    assert journal.contacts.settle(begun, ADDED, over=False) is D.RETRY


def test_nobody_is_asked_for_after_it(journal: Journal) -> None:
    campaign = campaign_of(journal, 1)
    refuse(journal, 1)
    journal.contacts.withdraw(campaign)
    with pytest.raises(NoConsentError, match="nobody wants the person of message 1 added"):
        journal.contacts.begin(1, "run")


def test_a_consent_that_is_given_again_counts(journal: Journal) -> None:
    campaign = campaign_of(journal, 1)
    journal.contacts.withdraw(campaign)
    assert journal.contacts.consent(campaign) is None
    journal.contacts.allow(campaign, NewContacts((1,)))
    assert journal.contacts.consent(campaign) == NewContacts((1,))
    refuse(journal, 1)
    assert journal.contacts.begin(1, "run").name == "bus"


def test_a_consent_says_when_it_was_given(journal: Journal) -> None:
    campaign_of(journal, 1)
    (word,) = table(journal, "contact_consent").values()
    assert (word["given"], word["withdrawn"]) == (AT_NOW, 0)


def test_a_consent_lets_go_what_was_held_back_for_want_of_it(journal: Journal) -> None:
    campaign_of(journal, 1, state=D.HELD, reason="would_add_contact")
    assert states(journal) == ["ready"]


# -- a row whose turn comes after it ------------------------------------------------------------


def test_one_row_is_refused_and_no_other(journal: Journal, clock: Clock) -> None:
    campaign_of(journal, 1, 2)
    refuse(journal, 1, 2)
    before, clock.now = table(journal, "delivery"), LATER
    assert journal.contacts.refuse(2) is D.GAVE_UP
    assert changes(before, table(journal, "delivery")) == {2: REFUSED}


@pytest.mark.parametrize("state", sorted(set(D) - {D.RETRY}))
def test_what_does_not_wait_for_another_try_stays_as_it_is(
    journal: Journal, state: DeliveryState
) -> None:
    campaign_of(journal, 1, state=state, reason="contact_not_found")
    before = table(journal, "delivery")
    assert journal.contacts.refuse(1) is state
    assert table(journal, "delivery") == before


def test_a_row_is_not_refused_while_its_contact_is_being_asked_for(journal: Journal) -> None:
    campaign_of(journal, 1, 2)
    refuse(journal, 1, 2)
    begun = journal.contacts.begin(1, "run")
    assert journal.contacts.refuse(2) is D.GAVE_UP, "that is another row's contact"
    assert journal.contacts.refuse(1) is D.RETRY
    journal.contacts.settle(begun, UNCLEAR, over=False)
    assert journal.contacts.refuse(1) is D.GAVE_UP


# -- asked for by a run that died ---------------------------------------------------------------


@pytest.mark.parametrize("all_of_them", [False, True])
def test_what_a_dead_run_asked_for_may_have_been_added(journal: Journal, all_of_them: bool) -> None:
    campaign = campaign_of(journal, 1, 2)
    campaign_of(journal, 3)
    refuse(journal, 1, 2, 3)
    journal.contacts.settle(journal.contacts.begin(1, "run"), ADDED, over=False)
    for delivery in (2, 3):
        journal.contacts.begin(delivery, "run")
    before = table(journal, "contact_creation")
    only = None if all_of_them else campaign
    journal._writer.run(lambda db: settle_interrupted_contacts(db, LATER, only))
    unclear = {"ended": AT_LATER, "verdict": "unknown", "reason": "crashed"}
    settled = (2, 3) if all_of_them else (2,)
    assert changes(before, table(journal, "contact_creation")) == dict.fromkeys(settled, unclear)
