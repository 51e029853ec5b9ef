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


def asked_for(db: File, verdict: str, reason: str, run: str = "run 1") -> None:
    """The first row's person was asked for as a contact, an hour later."""
    later = (NOW + timedelta(hours=1)).isoformat(timespec="milliseconds")
    db.execute(
        "INSERT INTO contact_creation (delivery, consent, number, name, run, attempts, began,"
        " ended, verdict, reason) VALUES (1, 1, ?, 'Ann', ?, 1, ?, ?, ?, ?)",
        (ANN, run, later, later, verdict, reason),
    )


@pytest.mark.parametrize(
    ("verdict", "reason", "known"),
    [
        ("accepted", "accepted", "contact"),
        ("accepted", "contact_not_found", "contact"),
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
    asked_for(db, verdict, reason)
    assert db(standing, ANN, OURS) == known
    assert db(standing, BEN, OURS) == "unknown"
    assert db(standing, ANN, OTHERS) == "unknown"


def test_an_answer_counts_for_the_account_of_its_own_run(journal: Journal, db: File) -> None:
    campaign = campaign_of(journal, (ANN, {}))
    journal.accounts.begin_run("theirs", campaign, OTHERS)
    answered(db, 1, "accepted", run="theirs")
    assert (db(standing, ANN, OURS), db(standing, ANN, OTHERS)) == ("unknown", "contact")


def test_a_contact_is_one_of_the_account_that_added_them(journal: Journal, db: File) -> None:
    campaign = campaign_of(journal, (ANN, None), state=D.RETRY)
    journal.accounts.begin_run("theirs", campaign, OTHERS)
    journal.contacts.allow(campaign, NewContacts((0,)))
    asked_for(db, "accepted", "contact_created", run="theirs")
    assert (db(standing, ANN, OURS), db(standing, ANN, OTHERS)) == ("unknown", "contact")
