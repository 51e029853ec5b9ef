"""Templates that would make a contact of somebody who is none."""

import sqlite3
from datetime import timedelta

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE, SEND_WHATSAPP
from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.journal.errors import PersonStoppedError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.contacts.by_template import (
    keep_held,
    let_go,
    note_before,
    standing,
)
from tests.journal.crowd import contents
from tests.journal.tables.contacts.templates import (
    ANN,
    BEN,
    NAMED,
    NOW,
    OURS,
    D,
    File,
    answered,
    campaign_of,
)

# -- at a row's turn ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "endpoint"),
    [(None, SEND_TEMPLATE), ({"day": "Friday"}, SEND_TEMPLATE), (NAMED, SEND_WHATSAPP)],
)
def test_a_message_that_names_nobody_is_not_looked_at(
    journal: Journal, db: File, values: dict[str, str] | None, endpoint: str
) -> None:
    campaign_of(journal, (ANN, values), endpoint=endpoint)
    db(note_before, 1, "run 1", NOW)
    assert db.execute("SELECT count(*) FROM contact_by_template") == [(0,)]
    assert not journal.template_contacts.hold_one(1, "run 1")


@pytest.mark.parametrize(("hours", "known"), [(None, "unknown"), (0, "no_contact")])
def test_without_a_consent_a_stranger_is_held_back(
    journal: Journal, db: File, hours: int | None, known: str
) -> None:
    campaign = campaign_of(journal, (ANN, NAMED), (BEN, NAMED))
    if hours is not None:
        answered(db, 1, "rejected", "contact_not_found")
    with pytest.raises(PersonStoppedError, match="message 1 would make a contact"):
        db(note_before, 1, "run 1", NOW)
    assert journal.template_contacts.hold_one(1, "run 1")
    row = db(contents, "delivery")[1]
    assert (row["state"], row["reason"], row["facts"]) == ("held", "would_add_contact", "{}")
    assert db(contents, "delivery")[2]["state"] == "ready"
    journal.contacts.allow(campaign, NewContacts((0,)))
    db(note_before, 2, "run 1", NOW)
    assert db.execute("SELECT * FROM contact_by_template") == [
        (2, "Ann", "unknown", "2026-05-01T09:00:00.000+00:00")
    ]
    assert not journal.template_contacts.hold_one(2, "run 1")
    journal.contacts.withdraw(campaign)
    assert journal.template_contacts.hold_one(2, "run 1")
    assert known == db(standing, ANN, OURS)


def test_who_is_a_contact_gets_it_without_a_consent(journal: Journal, db: File) -> None:
    campaign_of(journal, (ANN, NAMED))
    answered(db, 1, "accepted")
    assert not journal.template_contacts.hold_one(1, "run 1")
    db(note_before, 1, "run 1", NOW)
    (noted,) = db.execute("SELECT known FROM contact_by_template")
    assert noted == ("contact",)


def test_what_the_first_attempt_found_stays(journal: Journal, db: File) -> None:
    campaign = campaign_of(journal, (ANN, NAMED), (BEN, NAMED))
    journal.contacts.allow(campaign, NewContacts((0,)))
    for delivery in (1, 2):
        db(note_before, delivery, "run 1", NOW)
    answered(db, 1, "not_sent", "no_connection")
    looks = [Look(number, NOW, Standing.CONTACT) for number in (ANN, BEN)]
    journal.looks.keep(OURS, looks)
    for delivery in (1, 2):
        db(note_before, delivery, "run 1", NOW + timedelta(hours=1))
    known = db.execute("SELECT known, noted FROM contact_by_template ORDER BY delivery")
    assert known == [
        ("unknown", "2026-05-01T09:00:00.000+00:00"),
        ("contact", "2026-05-01T10:00:00.000+00:00"),
    ]


def test_a_consent_to_another_campaign_is_none_to_this_one(journal: Journal) -> None:
    campaign_of(journal, (ANN, NAMED))
    other = campaign_of(journal, (BEN, NAMED))
    journal.contacts.allow(other, NewContacts((0,)))
    assert journal.template_contacts.hold_one(1, "run 1")


def test_a_message_that_was_erased_names_nobody(journal: Journal, db: File) -> None:
    campaign_of(journal, (ANN, NAMED))
    journal.erasing.erase(ANN, stop=False)
    db(note_before, 1, "run 1", NOW)
    assert db.execute("SELECT count(*) FROM contact_by_template") == [(0,)]


@pytest.mark.parametrize("state", sorted(D))
def test_only_a_row_that_waits_is_held_back(
    journal: Journal, db: File, state: DeliveryState
) -> None:
    campaign_of(journal, (ANN, NAMED), state=state)
    waits = state in (D.READY, D.RETRY)
    assert journal.template_contacts.hold_one(1, "run 1") is waits
    assert db(contents, "delivery")[1]["state"] == ("held" if waits else state)


def test_a_message_that_is_not_there_is_a_damaged_list(db: File) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="there is no message 7"):
        db(note_before, 7, "run 1", NOW)


# -- released, and consented --------------------------------------------------------------------


def test_a_release_keeps_those_who_would_be_added_and_says_why(journal: Journal, db: File) -> None:
    held = ((ANN, NAMED), (BEN, NAMED), (ANN, {"day": "Friday"}))
    campaign = campaign_of(journal, *held, state=D.HELD, reason="sent_before")
    answered(db, 2, "accepted")
    before = db(contents, "delivery")
    assert [db(keep_held, delivery, OURS) for delivery in (1, 2, 3)] == [True, False, False]
    after = db(contents, "delivery")
    assert (after[1]["reason"], after[1]["facts"]) == ("would_add_contact", "{}")
    assert (after[2], after[3]) == (before[2], before[3])
    assert not db(keep_held, 1, b""), "nobody knows yet whose contact it would be"
    journal.contacts.allow(campaign, NewContacts((0,)))
    assert not db(keep_held, 1, OURS)


@pytest.mark.parametrize("state", sorted(set(D) - {D.HELD}))
def test_a_row_that_is_not_held_keeps_its_reason(
    journal: Journal, db: File, state: DeliveryState
) -> None:
    campaign_of(journal, (ANN, NAMED), state=state)
    before = db(contents, "delivery")
    assert db(keep_held, 1, OURS)
    assert db(contents, "delivery") == before


def test_a_consent_lets_go_what_waited_for_it_and_nothing_else(journal: Journal, db: File) -> None:
    held_for = "would_add_contact"
    mine = campaign_of(journal, (ANN, NAMED), (BEN, NAMED), state=D.HELD, reason=held_for)
    other = campaign_of(journal, (ANN, NAMED), state=D.HELD, reason=held_for)
    kept = campaign_of(journal, (ANN, NAMED), state=D.HELD, reason="sent_before")
    db.execute("UPDATE campaign SET state = 'running'")
    db.execute("UPDATE campaign SET state = 'done'")
    for campaign in (mine, kept):
        db(let_go, campaign, NOW)
    rows = db(contents, "delivery")
    assert [(row["state"], row["reason"], row["facts"]) for row in rows.values()] == [
        *[("ready", "", "{}")] * 2,
        ("held", "would_add_contact", '{"so": 2}'),
        ("held", "sent_before", '{"so": 2}'),
    ]
    assert [db(contents, "campaign")[c]["state"] for c in (mine, other, kept)] == [
        "paused",
        "done",
        "done",
    ]
    decided = [(row["delivery"], row["evidence"]) for row in db(contents, "decision").values()]
    assert decided == [(at, '{"held for": "would_add_contact"}') for at in (1, 2)]


@pytest.mark.parametrize("state", sorted(set(D) - {D.HELD}))
def test_a_consent_changes_nothing_about_a_row_that_is_not_held(
    journal: Journal, db: File, state: DeliveryState
) -> None:
    campaign = campaign_of(journal, (ANN, NAMED), state=state, reason="would_add_contact")
    before = db(contents, "delivery")
    db(let_go, campaign, NOW)
    assert db(contents, "delivery") == before
    assert db(contents, "decision") == {}


def test_how_many_may_have_been_made_contacts(journal: Journal, db: File) -> None:
    people = [(f"+2782123456{at}", NAMED) for at in range(6)]
    campaign = campaign_of(journal, *people)
    other = campaign_of(journal, ("+27829999999", NAMED))
    journal.contacts.allow(campaign, NewContacts((0,)))
    journal.contacts.allow(other, NewContacts((0,)))
    journal.looks.keep(OURS, [Look(people[5][0], NOW, Standing.CONTACT)])
    for delivery in range(1, 8):
        db(note_before, delivery, "run 1", NOW)
    ends = ("accepted", ""), ("rejected", "meta_132015"), ("unknown", "timeout"), ("not_sent", "x")
    for delivery, end in enumerate(ends, 1):
        answered(db, delivery, *end)
    answered(db, 6, "accepted")
    assert journal.template_contacts.maybe_made(campaign) == 3
    answered(db, 5, "")
    assert journal.template_contacts.maybe_made(campaign) == 4
    assert journal.template_contacts.maybe_made(other) == 0
