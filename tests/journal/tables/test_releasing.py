"""Rows that a person lets go wait again, unless something else is against them as well."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables import campaigns
from flowiq_desktop.journal.tables.duplicates import release
from flowiq_desktop.journal.tables.records import NewDelivery
from tests.journal.crowd import NOW, contents
from tests.journal.tables.sheets import ANN, BEN, CARA, CHANGED, TEXT, VISIT, moved

OURS, OTHERS = b"ours", b"others"
HELD = DeliveryState.HELD


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: NOW) as opened:
        yield opened


def held(journal: Journal, *reasons: str, to: tuple[str, ...] = (ANN, BEN, CARA)) -> int:
    """A campaign of templates that name their person, each held for a reason."""
    rows = [
        NewDelivery(
            *(at, (), number, "template", body(number), HELD, reason, {"so": 1}),
            endpoint=SEND_TEMPLATE,
        )
        for at, (number, reason) in enumerate(zip(to, reasons, strict=False), 2)
    ]

    def work(db: sqlite3.Connection) -> int:
        campaign = campaigns.add_campaign(db, TEXT, NOW)
        campaigns.add_deliveries(db, campaign, rows)
        campaigns.freeze(db, campaign)
        return campaign

    return journal._writer.run(work)


def body(number: str) -> bytes:
    values = {"name": "Ann"}
    return json.dumps({"whatsappNumber": number, "bodyParameters": values}).encode()


def rows_of(journal: Journal, campaign: int) -> list[tuple[object, ...]]:
    found = journal._writer.run(lambda db: contents(db, "delivery"))
    mine = (row for row in found.values() if row["campaign"] == campaign)
    return [(row["state"], row["reason"], row["facts"]) for row in mine]


READY = ("ready", "", "{}")


def test_who_does_not_want_messages_stays_held(journal: Journal) -> None:
    campaign = held(journal, "sent_before", "sent_before")
    journal.stop_list.add([NewStop(ANN, StopReason.BY_HAND)])
    assert journal.duplicates.release(campaign) == 1
    (first, second) = rows_of(journal, campaign)
    assert first == ("held", "asked_not_to", '{"why": "by_hand"}')
    assert second == READY


def test_whom_flowiq_may_not_write_to_stays_held(journal: Journal) -> None:
    campaign = held(journal, "sent_before", "sent_before")
    journal.accounts.begin_run("run", campaign, OURS)
    journal.looks.keep(OURS, [Look(ANN, NOW, blocked=True), Look(BEN, NOW)])
    journal.looks.keep(OTHERS, [Look(BEN, NOW, blocked=True)])
    assert journal.duplicates.release(campaign) == 1
    assert rows_of(journal, campaign) == [("held", "found_blocked", "{}"), READY]


def test_who_would_be_made_a_contact_stays_held(journal: Journal) -> None:
    campaign = held(journal, "sent_before", "sent_before")
    journal.accounts.begin_run("run", campaign, OURS)
    journal.looks.keep(OURS, [Look(ANN, NOW, Standing.NO_CONTACT), Look(BEN, NOW)])
    journal.looks.keep(OTHERS, [Look(ANN, NOW)])
    assert journal.duplicates.release(campaign) == 1
    assert rows_of(journal, campaign) == [("held", "would_add_contact", "{}"), READY]


def test_whoever_has_a_template_instead_is_held_for_that(journal: Journal) -> None:
    campaign = held(journal, "sent_before", "sent_before")
    journal._writer.run(lambda db: moved(db, VISIT, {2: ANN}))
    assert journal.duplicates.release(campaign) == 1
    assert rows_of(journal, campaign) == [
        ("held", "template_instead", '{"campaign": "visit"}'),
        READY,
    ]


def test_a_row_that_was_held_for_a_template_is_let_go_only_by_name(journal: Journal) -> None:
    campaign = held(journal, "template_instead", "sent_before")
    journal._writer.run(lambda db: moved(db, CHANGED, {2: ANN}))
    assert journal.duplicates.release(campaign) == 1
    assert rows_of(journal, campaign) == [("held", "template_instead", '{"so": 1}'), READY]
    assert journal.duplicates.release(campaign, "template_instead") == 1
    assert rows_of(journal, campaign) == [READY, READY]


def test_a_finished_campaign_stays_so_when_all_that_was_let_go_is_held_again(
    journal: Journal,
) -> None:
    campaign = held(journal, "sent_before")

    def work(db: sqlite3.Connection) -> int:
        for state in ("running", "done"):
            db.execute("UPDATE campaign SET state = ? WHERE id = ?", (state, campaign))
        moved(db, VISIT, {2: ANN})
        return release(db, campaign, "sent_before", NOW)

    assert journal._writer.run(work) == 0
    record = journal.campaigns.get(campaign)
    assert record is not None
    assert record.state == "done"
