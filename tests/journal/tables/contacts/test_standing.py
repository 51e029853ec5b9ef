"""Who is known as a contact of the account that sends, by answers and by looks."""

from datetime import timedelta

import pytest

from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.contacts.by_template import standing
from tests.journal.tables.contacts.templates import (
    ANN,
    BEN,
    NOW,
    OTHERS,
    OURS,
    D,
    File,
    answered,
    campaign_of,
)


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
