"""The file refuses a contact without consent, and one for a message that may have arrived."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.journal.errors import (
    JournalError,
    NoConsentError,
    PersonBusyError,
    PersonStoppedError,
)
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery, Waiting

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
CONSENT = NewContacts((0,), 1)
NOT_FOUND = Outcome(Verdict.NOT_SENT, "contact_not_found", status=404)
ADDED = Outcome(Verdict.ACCEPTED, "contact_created", status=201)
UNCLEAR = Outcome(Verdict.UNKNOWN, "contact_unclear")
NUMBERS = ("+27821234567", "+27821234568", "+27821234567")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: NOW) as opened:
        yield opened


def _campaign(journal: Journal) -> int:
    campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ("Name", "Tags")))
    rows = [
        NewDelivery(at + 2, (f"P{at}", "bus"), number, "text", b"{%d}" % at, DeliveryState.READY)
        for at, number in enumerate(NUMBERS)
    ]
    list(journal.campaigns.add(campaign, rows))
    journal.campaigns.freeze(campaign)
    return campaign


def _refused(journal: Journal, delivery: int) -> None:
    begun = journal.deliveries.begin_attempt(delivery, "run")
    journal.deliveries.settle(begun, NOT_FOUND, DeliveryState.RETRY)


@pytest.fixture
def campaign(journal: Journal) -> int:
    """A campaign whose first row was refused for want of a contact."""
    made = _campaign(journal)
    _refused(journal, 1)
    return made


def test_a_contact_is_called_as_its_own_row_says(journal: Journal, campaign: int) -> None:
    journal.contacts.allow(campaign, CONSENT)
    begun = journal.contacts.begin(1, "run")
    assert (begun.name, begun.tags, begun.number) == ("P0", "bus", NUMBERS[0])
    assert begun.tries == 2
    assert journal.contacts.settle(begun, ADDED, over=False) is DeliveryState.RETRY
    assert journal.contacts.added(campaign) == 1


def test_the_latest_word_about_the_columns_counts(journal: Journal, campaign: int) -> None:
    assert journal.contacts.consent(campaign) is None
    journal.contacts.allow(campaign, CONSENT)
    journal.contacts.allow(campaign, NewContacts((1,)))
    assert journal.contacts.consent(campaign) == NewContacts((1,))
    assert journal.contacts.begin(1, "run").name == "bus"


def test_what_waits_needs_its_contact_until_there_is_one(journal: Journal, campaign: int) -> None:
    waiting = journal.deliveries.waiting(campaign)
    assert journal.contacts.marked(campaign, waiting) == waiting, "without consent"
    journal.contacts.allow(campaign, CONSENT)
    first, *others = journal.contacts.marked(campaign, waiting)
    assert first == Waiting(1, NUMBERS[0], needs_contact=True)
    assert not any(entry.needs_contact for entry in others)
    journal.contacts.settle(journal.contacts.begin(1, "run"), UNCLEAR, over=False)
    assert journal.contacts.marked(campaign, waiting)[0] == Waiting(1, NUMBERS[0], True, 1)
    journal.contacts.settle(journal.contacts.begin(1, "run"), ADDED, over=False)
    assert journal.contacts.marked(campaign, waiting)[0] == Waiting(1, NUMBERS[0], False, 2)
    _refused(journal, 1)  # and yet it is not there: that is for the next run to see to
    assert journal.contacts.marked(campaign, waiting)[0].needs_contact


def test_without_consent_the_file_takes_no_contact(journal: Journal, campaign: int) -> None:
    with pytest.raises(NoConsentError):
        journal.contacts.begin(1, "run")
    other = _campaign(journal)
    journal.contacts.allow(other, CONSENT)
    with pytest.raises(sqlite3.IntegrityError, match="no contact without consent"):
        _insert(journal, delivery=1, consent=1)


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(Verdict.UNKNOWN, "timeout"),
        Outcome(Verdict.ACCEPTED, "accepted", "wamid.1"),
        Outcome(Verdict.REJECTED, "contact_not_found"),
        None,
    ],
)
def test_only_a_row_that_is_proved_unsent_and_waits_gets_a_contact(
    journal: Journal, campaign: int, outcome: Outcome | None
) -> None:
    journal.contacts.allow(campaign, CONSENT)
    begun = journal.deliveries.begin_attempt(2, "run")
    if outcome is not None:
        journal.deliveries.settle(begun, outcome)
    with pytest.raises(sqlite3.IntegrityError, match="proved unsent"):
        journal.contacts.begin(2, "run")


def test_a_row_that_a_person_lets_go_again_ends_unsure_and_gets_none(
    journal: Journal, campaign: int
) -> None:
    journal.contacts.allow(campaign, CONSENT)
    deliveries = journal.deliveries
    deliveries.settle(deliveries.begin_attempt(2, "run"), Outcome(Verdict.UNKNOWN, "timeout"))
    from_unsure = "UPDATE delivery SET state = 'ready' WHERE id = 2"
    decided = (
        "INSERT INTO decision (delivery, made, who, verdict, evidence, attempts)"
        f" VALUES (2, '{NOW.isoformat()}', 'person', 'send again', '{{}}', 1)"
    )
    journal._writer.run(lambda db: (db.execute(decided), db.execute(from_unsure)))
    begun = deliveries.begin_attempt(2, "run")
    assert deliveries.settle(begun, NOT_FOUND, DeliveryState.RETRY) is DeliveryState.UNKNOWN


def test_one_at_a_time_for_a_row_and_for_a_number(journal: Journal, campaign: int) -> None:
    journal.contacts.allow(campaign, CONSENT)
    _refused(journal, 3)
    begun = journal.contacts.begin(1, "run")
    for row in (1, 3):  # the same number
        with pytest.raises(PersonBusyError):
            journal.contacts.begin(row, "run")
    with pytest.raises(sqlite3.IntegrityError, match="while the contact is being added"):
        journal.deliveries.begin_attempt(1, "run")
    journal.contacts.settle(begun, ADDED, over=False)
    with pytest.raises(sqlite3.IntegrityError, match="added once"):
        journal.contacts.settle(begun, UNCLEAR, over=False)
    assert journal.deliveries.begin_attempt(1, "run").k == 2


def test_nobody_is_added_who_wants_no_messages(journal: Journal, campaign: int) -> None:
    journal.contacts.allow(campaign, CONSENT)
    journal.stop_list.add([NewStop(NUMBERS[0], StopReason.BY_HAND)])
    with pytest.raises(PersonStoppedError):
        journal.contacts.begin(1, "run")
    assert _rows(journal, "contact_creation") == []


def test_a_consent_is_never_changed(journal: Journal, campaign: int) -> None:
    journal.contacts.allow(campaign, CONSENT)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        journal._writer.run(lambda db: db.execute("UPDATE contact_consent SET columns = '{}'"))


def test_a_death_leaves_the_row_waiting_and_its_contact_unclear(tmp_path: Path) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        campaign = _campaign(journal)
        _refused(journal, 1)
        journal.contacts.allow(campaign, CONSENT)
        journal.contacts.begin(1, "run")
    with Journal(tmp_path, lambda: NOW) as journal:
        assert journal.interrupted == 0, "no message was under way"
        (row, *_) = journal.deliveries.of(campaign)
        assert (row.state, row.contact, row.contact_sure) == (DeliveryState.RETRY, "P0", False)
        (entry, *_) = journal.contacts.marked(campaign, journal.deliveries.waiting(campaign))
        assert entry == Waiting(1, NUMBERS[0], needs_contact=True, asked=1)
        assert _rows(journal, "contact_creation", "verdict, reason") == [("unknown", "crashed")]


def test_what_one_campaign_left_is_settled_without_touching_another(
    journal: Journal, campaign: int
) -> None:
    journal.contacts.allow(campaign, CONSENT)
    journal.contacts.begin(1, "run")
    other = _campaign(journal)
    journal.deliveries.settle_abandoned(other)
    with pytest.raises(PersonBusyError):
        journal.contacts.begin(1, "run")
    journal.deliveries.settle_abandoned(campaign)
    assert journal.contacts.begin(1, "run").tries == 3


def test_given_up_says_why_and_what_flowiq_said(
    journal: Journal, campaign: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.contacts.allow(campaign, CONSENT)
    said = Outcome(
        Verdict.REJECTED,
        "invalid_whatsapp_number",
        status=400,
        detail="HTTP 400 No",
        answer=b'{"error":"No"}',
    )
    begun = journal.contacts.begin(1, "run")
    later = NOW + timedelta(minutes=1)
    monkeypatch.setattr(journal.contacts, "_now", lambda: later)
    assert journal.contacts.settle(begun, said, over=True) is DeliveryState.GAVE_UP
    row = next(journal.deliveries.of(campaign))
    assert (row.state, row.reason) == (DeliveryState.GAVE_UP, "invalid_whatsapp_number")
    assert (row.detail, row.ended) == ("HTTP 400 No", later)
    others = list(journal.deliveries.of(campaign))[1:]
    assert {other.state for other in others} == {DeliveryState.READY}
    _refused(journal, 3)
    assert journal.contacts.give_up(3, said) is DeliveryState.GAVE_UP
    columns = "verdict, reason, status, answer, ended, run, attempts"
    assert _rows(journal, "contact_creation", columns) == [
        (
            "rejected",
            said.reason,
            400,
            said.answer,
            later.isoformat(timespec="milliseconds"),
            "run",
            1,
        )
    ]


def test_a_campaign_takes_its_contacts_with_it(journal: Journal, campaign: int) -> None:
    journal.contacts.allow(campaign, CONSENT)
    journal.contacts.settle(journal.contacts.begin(1, "run"), ADDED, over=False)
    journal.campaigns.delete(campaign)
    for table in ("contact_consent", "contact_creation"):
        assert _rows(journal, table) == []


def _rows(journal: Journal, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    sql = f"SELECT {columns} FROM {table}"
    return journal._writer.run(lambda db: db.execute(sql).fetchall())


def _insert(journal: Journal, delivery: int, consent: int) -> None:
    journal._writer.run(
        lambda db: db.execute(
            "INSERT INTO contact_creation (delivery, consent, number, name, run, attempts, began)"
            " VALUES (?, ?, '+1', 'x', 'r', 1, ?)",
            (delivery, consent, NOW.isoformat()),
        )
    )


def test_campaigns_and_rows_do_not_borrow_from_one_another(journal: Journal, campaign: int) -> None:
    """Neither a consent, nor a count, nor what was added."""
    other = _campaign(journal)  # its rows are 4 to 6
    journal.contacts.allow(other, NewContacts((1,)))
    journal.contacts.allow(campaign, CONSENT)
    assert journal.contacts.consent(other) == NewContacts((1,))
    _refused(journal, 2)
    _refused(journal, 4)
    assert _needing(journal, campaign) == {1: 0, 2: 0}
    assert _needing(journal, other) == {4: 0}

    first = journal.contacts.begin(1, "run")
    second = journal.contacts.begin(2, "run")
    assert (first.name, second.name, second.tries) == ("P0", "P1", 2)
    assert first.id != second.id
    journal.contacts.settle(first, ADDED, over=False)
    assert _needing(journal, campaign) == {2: 1}, "the one of row 1 is not row 2's"
    journal.contacts.settle(second, UNCLEAR, over=False)
    assert journal.contacts.begin(2, "run").tries == 3

    third = journal.contacts.begin(4, "run")
    assert (third.name, third.number) == ("bus", NUMBERS[0])
    there = Outcome(Verdict.ACCEPTED, "contact_already_exists", status=409)
    journal.contacts.settle(third, there, over=False)
    assert (journal.contacts.added(campaign), journal.contacts.added(other)) == (1, 0)


def test_only_rows_that_wait_for_want_of_a_contact_need_one(
    journal: Journal, campaign: int
) -> None:
    journal.contacts.allow(campaign, CONSENT)
    too_fast = Outcome(Verdict.NOT_SENT, "too_fast", status=429)
    journal.deliveries.settle(
        journal.deliveries.begin_attempt(2, "run"), too_fast, DeliveryState.RETRY
    )
    refused = Outcome(Verdict.REJECTED, "contact_not_found", status=404)
    journal.deliveries.settle(journal.deliveries.begin_attempt(3, "run"), refused)
    assert _needing(journal, campaign) == {1: 0}
    journal.trying_again.put_back(campaign, "contact_not_found")
    assert _needing(journal, campaign) == {1: 0}, "it begins with its message"


def test_a_start_leaves_what_is_over_as_it_was(tmp_path: Path) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        campaign = _campaign(journal)
        _refused(journal, 1)
        journal.contacts.allow(campaign, CONSENT)
        journal.contacts.settle(journal.contacts.begin(1, "run"), ADDED, over=False)
    with Journal(tmp_path, lambda: NOW) as journal:
        assert _rows(journal, "contact_creation", "reason") == [("contact_created",)]


def test_without_the_reserve_nothing_is_begun(
    journal: Journal, campaign: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.contacts.allow(campaign, CONSENT)
    monkeypatch.setattr(journal.contacts._reserve, "ready", lambda: False)
    with pytest.raises(JournalError, match="The disk is full"):
        journal.contacts.begin(1, "run")
    assert _rows(journal, "contact_creation") == []


def test_answers_have_the_reserve(
    journal: Journal, campaign: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.contacts.allow(campaign, CONSENT)
    begun = journal.contacts.begin(1, "run")
    vital: list[bool] = []
    run = journal._writer.run

    def noted(work: Callable[[sqlite3.Connection], object], **how: bool) -> object:
        vital.append(how.get("vital", False))
        return run(work, **how)

    monkeypatch.setattr(journal._writer, "run", noted)
    journal.contacts.settle(begun, UNCLEAR, over=False)
    journal.contacts.give_up(1, UNCLEAR)
    assert vital == [True, True]


def _needing(journal: Journal, campaign: int) -> dict[int, int]:
    """Rows that need a contact first, and how often it was asked for."""
    marked = journal.contacts.marked(campaign, journal.deliveries.waiting(campaign))
    return {entry.id: entry.asked for entry in marked if entry.needs_contact}
