"""Who is known as a contact, and templates that would make one of somebody who is none."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

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
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.journal.crowd import contents

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
OURS, OTHERS = b"ours", b"others"
ANN, BEN = "+27821234567", "+27821234568"
NAMED = {"name": "Ann", "day": "Friday"}
D = DeliveryState
Found = TypeVar("Found")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: NOW) as opened:
        yield opened


class File:
    """What stands in a journal's file, in the thread that has it open."""

    def __init__(self, journal: Journal) -> None:
        self._writer = journal._writer

    def __call__(self, function: Callable[..., Found], *arguments: object) -> Found:
        return self._writer.run(lambda db: function(db, *arguments))

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        return self._writer.run(lambda db: db.execute(statement, values).fetchall())


@pytest.fixture
def db(journal: Journal) -> File:
    return File(journal)


def body(number: str, parameters: dict[str, str] | None) -> bytes:
    values = {} if parameters is None else {"bodyParameters": parameters}
    return json.dumps({"whatsappNumber": number, "templateName": "visit", **values}).encode()


def campaign_of(
    journal: Journal,
    *rows: tuple[str, dict[str, str] | None],
    state: DeliveryState = D.READY,
    reason: str = "",
    endpoint: str = SEND_TEMPLATE,
) -> int:
    """Templates to these people, with these values."""
    campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ("Name",)))
    new = [
        NewDelivery(
            *(at, ("Ann",), number, "template", body(number, values), state, reason),
            endpoint=endpoint,
        )
        for at, (number, values) in enumerate(rows, 2)
    ]
    list(journal.campaigns.add(campaign, new))
    journal.campaigns.freeze(campaign)
    journal.accounts.begin_run(f"run {campaign}", campaign, OURS)
    return campaign


def answered(
    db: File,
    delivery: int,
    verdict: str,
    reason: str = "",
    *,
    run: str = "run 1",
    hours: int = 0,
) -> None:
    """An attempt at a message, as it came to an end; with no verdict it has not."""
    moment = (NOW + timedelta(hours=hours)).isoformat(timespec="milliseconds")
    ((k,),) = db.execute("SELECT count(*) + 1 FROM attempt WHERE delivery = ?", (delivery,))
    ((number,),) = db.execute("SELECT number FROM delivery WHERE id = ?", (delivery,))
    db.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict, reason)"
        " VALUES (?, ?, ?, ?, x'00', ?, ?, ?, ?)",
        (delivery, k, number, run, moment, moment if verdict else None, verdict, reason),
    )


# -- who is known -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "reason", "known"),
    [
        ("accepted", "accepted", "contact"),
        ("rejected", "contact_not_found", "no_contact"),
        ("not_sent", "contact_not_found", "no_contact"),
        ("rejected", "meta_131026", "contact"),
        ("rejected", "template_invalid", "unknown"),
        ("not_sent", "meta_131026", "unknown"),
        ("not_sent", "no_connection", "unknown"),
        ("unknown", "timeout", "unknown"),
        ("unknown", "meta_131026", "unknown"),
    ],
)
def test_answers_prove_who_is_a_contact(
    journal: Journal, db: File, verdict: str, reason: str, known: str
) -> None:
    campaign_of(journal, (ANN, {}), (BEN, {}))
    answered(db, 1, verdict, reason)
    assert db(standing, ANN, OURS) == known
    assert db(standing, BEN, OURS) == "unknown"
    assert db(standing, ANN, OTHERS) == "unknown"
    assert db(standing, ANN, b"") == "unknown"
    assert db(standing, "", OURS) == "unknown"


def test_an_attempt_that_has_not_ended_proves_nothing(journal: Journal, db: File) -> None:
    campaign_of(journal, (ANN, {}))
    db.execute("DROP TRIGGER IF EXISTS attempt_ends_once")
    answered(db, 1, "accepted")
    db.execute("UPDATE attempt SET ended = NULL")
    assert db(standing, ANN, OURS) == "unknown"


def test_the_latest_counts_however_the_number_is_written(journal: Journal, db: File) -> None:
    long, short = "+5511987654321", "+551187654321"
    campaign_of(journal, (long, {}), (short, {}))
    answered(db, 1, "accepted", hours=1)
    answered(db, 2, "rejected", "contact_not_found", hours=2)
    assert {db(standing, long, OURS), db(standing, short, OURS)} == {"no_contact"}
    answered(db, 1, "accepted", hours=3)
    assert {db(standing, long, OURS), db(standing, short, OURS)} == {"contact"}


@pytest.mark.parametrize(
    ("shown", "hours", "known"),
    [
        (Standing.CONTACT, 1, "contact"),
        (Standing.NO_CONTACT, 1, "no_contact"),
        (Standing.WITHOUT_NUMBER, 1, "unknown"),
        (Standing.NO_CONTACT, -1, "no_contact"),
    ],
)
def test_a_look_counts_as_an_answer_does(
    journal: Journal, db: File, shown: Standing, hours: int, known: str
) -> None:
    campaign_of(journal, (ANN, {}))
    journal.looks.keep(OURS, [Look(ANN, NOW + timedelta(hours=hours), shown)])
    assert db(standing, ANN, OURS) == known
    assert db(standing, ANN, OTHERS) == "unknown"
    answered(db, 1, "accepted")
    newer = known if hours > 0 and known != "unknown" else "contact"
    assert db(standing, ANN, OURS) == newer


@pytest.mark.parametrize(
    ("verdict", "reason", "known"),
    [
        ("accepted", "contact_created", "contact"),
        ("accepted", "contact_already_exists", "contact"),
        ("rejected", "not_on_whatsapp", "no_contact"),
        ("unknown", "contact_unclear", "no_contact"),
    ],
)
def test_an_added_contact_is_one(
    journal: Journal, db: File, verdict: str, reason: str, known: str
) -> None:
    campaign = campaign_of(journal, (ANN, None), (BEN, None), state=D.RETRY)
    journal.contacts.allow(campaign, NewContacts((0,)))
    answered(db, 1, "not_sent", "contact_not_found")
    later = (NOW + timedelta(hours=1)).isoformat(timespec="milliseconds")
    db.execute(
        "INSERT INTO contact_creation (delivery, consent, number, name, run, attempts, began,"
        " ended, verdict, reason) VALUES (1, 1, ?, 'Ann', 'run 1', 1, ?, ?, ?, ?)",
        (ANN, later, later, verdict, reason),
    )
    assert db(standing, ANN, OURS) == known
    assert db(standing, BEN, OURS) == "unknown"
    assert db(standing, ANN, OTHERS) == "unknown"


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


def test_a_row_that_is_not_held_keeps_its_reason(journal: Journal, db: File) -> None:
    campaign_of(journal, (ANN, NAMED))
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
    assert [(row["state"], row["reason"]) for row in rows.values()] == [
        *[("ready", "")] * 2,
        ("held", "would_add_contact"),
        ("held", "sent_before"),
    ]
    assert [db(contents, "campaign")[c]["state"] for c in (mine, other, kept)] == [
        "paused",
        "done",
        "done",
    ]
    decided = [(row["delivery"], row["evidence"]) for row in db(contents, "decision").values()]
    assert decided == [(at, '{"held for": "would_add_contact"}') for at in (1, 2)]


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
