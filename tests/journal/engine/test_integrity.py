"""A row that says what nobody can read is found when the file is opened, not in the middle."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.money.budget import Budget
from flowiq_desktop.core.money.tariff import FREE_FORM, Price, Tariff
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.engine import integrity
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from tests.journal.conftest import frozen_campaign
from tests.journal.damaging import Damaged

PRICES = Tariff("R", {FREE_FORM: Price(Decimal("0.45"), date(2026, 5, 1))})


def _now() -> datetime:
    return datetime(2026, 5, 12, 14, 0, tzinfo=UTC)


@pytest.fixture
def used(tmp_path: Path) -> Damaged:
    """A list with something in each of its tables."""
    unsure = Outcome(Verdict.UNKNOWN, "timeout")
    with Journal(tmp_path / "data", _now) as journal:
        for name in ("kept", "deleted"):
            campaign = frozen_campaign(journal, name=name)
            sent, lost, _ = journal.deliveries.waiting(campaign)
            accepted = Outcome(Verdict.ACCEPTED, "accepted", f"wamid.{name}")
            journal.deliveries.settle(journal.deliveries.begin_attempt(sent.id, "run"), accepted)
            journal.deliveries.settle(journal.deliveries.begin_attempt(lost.id, "run"), unsure)
            journal.unknown_outcomes.decide(campaign, Choice.TREAT_AS_SENT, None)
            journal.costs.set_budget(campaign, Budget(Decimal("1E-7"), "R"))
            journal.costs.freeze_prices(campaign, PRICES)
        journal.campaigns.delete(campaign)
    return Damaged(tmp_path / "data", tmp_path / "config")


def test_a_list_that_was_used_can_be_read(used: Damaged) -> None:
    with Journal(used.data, _now) as journal:
        (record,) = journal.campaigns.all()
        states = {delivery.state for delivery in journal.deliveries.of(record.id)}
    assert states == {
        DeliveryState.ACCEPTED,
        DeliveryState.TREATED_AS_SENT,
        DeliveryState.READY,
    }


@pytest.mark.parametrize(
    "damage",
    [
        "campaign SET state = 'frogen'",
        "campaign SET headers = '[\"Name'",
        "campaign SET headers = '7'",
        "campaign SET created = '2O26-05-12T14:00:00+00:00'",
        "delivery SET state = 'bccepted'",
        "delivery SET state = ''",
        "delivery SET cells = '[\"Anna\"}'",
        "delivery SET cells = '{}'",
        "delivery SET facts = '{'",
        "delivery SET facts = '[]'",
        "delivery SET facts = 'null'",
        "delivery SET ended = '2026-05-12T14:6'",
        "delivery SET endpoint = '/send-whatsapq'",
        "delivery SET endpoint = ''",
        "attempt SET began = ''",
        "attempt SET ended = 'yesterday'",
        "decision SET made = '9'",
        "decision SET evidence = '{'",
        "decision SET evidence = '\"\"'",
        "remembered SET ended = ''",
        "campaign_budget SET money = ''",
        "campaign_budget SET money = '1.2.3'",
        "campaign_budget SET money = '-1'",
        "campaign_budget SET money = '1-2'",
        "campaign_budget SET money = 'NaN'",
        "campaign_price SET amount = '0,45'",
        "campaign_price SET amount = '.45'",
        "campaign_price SET amount = '4E'",
        "campaign_price SET entered = '2026-05-1'",
        "campaign_price SET entered = ''",
        "installation SET missing_until = 'soon'",
        "installation SET copied_facts = '[1]'",
    ],
)
def test_a_row_that_cannot_be_read_makes_the_list_a_damaged_one(used: Damaged, damage: str) -> None:
    used.alter_rows_alone(f"UPDATE {damage}")
    table = damage.partition(" ")[0]
    refused = pytest.raises(JournalError, match=f"damaged .a row of {table} cannot be read")
    with refused as caught, Journal(used.data, _now):
        pass
    assert caught.value.damaged
    assert (used.data / FILE_NAME).exists()


@pytest.mark.parametrize(
    "moment",
    [
        "2026-05-12T14:00:00.123+00:00",
        "2026-02-28T23:59:59.999+05:30",
        "2026-11-30T20:15:09-07:00",
        "2028-02-29T00:00:00.000+00:00",
        "2026-12-31T19:59:00.000+14:00",
    ],
)
def test_each_bit_that_makes_a_moment_unreadable_is_noticed(moment: str) -> None:
    asked = f"SELECT {integrity._no_moment('x')} FROM (SELECT ? AS x)"
    with closing(sqlite3.connect(":memory:")) as db:
        assert db.execute(asked, (moment,)).fetchone() == (0,)
        for place, bit in product(range(len(moment)), range(7)):
            code = ord(moment[place]) ^ (1 << bit)
            flipped = moment[:place] + chr(code) + moment[place + 1 :]
            (noticed,) = db.execute(asked, (flipped,)).fetchone()
            assert noticed or datetime.fromisoformat(flipped)
