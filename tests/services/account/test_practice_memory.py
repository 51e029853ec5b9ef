"""PracticeMemory: all that practice may have sent to a number, and nothing of real campaigns."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.practice_server.memory import Earlier
from flowiq_desktop.services.account.practice_memory import PracticeMemory

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
ANN = "+27821234567"
BODY = {"phone_number": ANN, "message_type": "text", "text": "Hi"}


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: NOW) as opened:
        yield opened


def _sent(journal: Journal, outcome: Outcome, *, practice: bool = True) -> int:
    campaign = journal.campaigns.begin(NewCampaign("x", practice, "", "", ("Name",)))
    body = json.dumps(BODY).encode()
    rows = [NewDelivery(2, ("Ann",), ANN, "text", body, DeliveryState.READY)]
    list(journal.campaigns.add(campaign, rows))
    journal.campaigns.freeze(campaign)
    (waiting,) = journal.deliveries.waiting(campaign)
    journal.deliveries.settle(journal.deliveries.begin_attempt(waiting.id, "run"), outcome)
    return campaign


@pytest.mark.parametrize(
    ("outcome", "ids"),
    [
        (Outcome(Verdict.ACCEPTED, "accepted", message_id="wamid.A"), ["wamid.A"]),
        (Outcome(Verdict.UNKNOWN, "timeout"), [""]),
        (Outcome(Verdict.REJECTED, "meta_131026"), []),
        (Outcome(Verdict.NOT_SENT, "no_connection"), []),
    ],
)
def test_what_was_accepted_or_may_have_been_is_remembered(
    journal: Journal, outcome: Outcome, ids: list[str]
) -> None:
    _sent(journal, outcome)
    found = PracticeMemory(journal)(ANN.removeprefix("+"))
    assert found == [Earlier(BODY, NOW.timestamp(), message_id) for message_id in ids]
    assert PracticeMemory(journal)("27821234568") == []


def test_a_message_that_was_found_by_looking_is_remembered_once(journal: Journal) -> None:
    _sent(journal, Outcome(Verdict.UNKNOWN, "timeout"))
    journal._writer.run(
        lambda db: db.execute(
            "UPDATE delivery SET state = 'sent_confirmed', message_id = 'wamid.A'"
        )
    )
    assert len(PracticeMemory(journal)(ANN.removeprefix("+"))) == 1


def test_real_messages_are_none_of_it(journal: Journal) -> None:
    _sent(journal, Outcome(Verdict.ACCEPTED, "accepted", message_id="wamid.A"), practice=False)
    assert PracticeMemory(journal)(ANN.removeprefix("+")) == []


def test_what_is_deleted_is_forgotten(journal: Journal) -> None:
    campaign = _sent(journal, Outcome(Verdict.ACCEPTED, "accepted", message_id="wamid.A"))
    journal.campaigns.delete(campaign)
    assert PracticeMemory(journal)(ANN.removeprefix("+")) == []


def test_a_list_that_is_closed_remembers_nothing(tmp_path: Path) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        memory = PracticeMemory(journal)
    assert memory(ANN.removeprefix("+")) == ()
