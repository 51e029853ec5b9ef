"""Templates on their way: what is posted, and what a refused template stops."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE, SEND_WHATSAPP
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.failing_templates import FAILING_BY_NUMBER, FAILING_TEMPLATES
from flowiq_desktop.services.sending.progress import SendProgress
from tests.bench.drive import result
from tests.services.campaign_bench import CampaignBench, campaign_bench

READY, ACCEPTED = DeliveryState.READY, DeliveryState.ACCEPTED
UNSURE = {"3170", "3171", "3172", "3173"}
STOPPING = {entry.key for entry in FAILING_BY_NUMBER} - UNSURE


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[CampaignBench]:
    with ExitStack() as stack:
        behaviour = Behaviour(failing_numbers=True)
        yield stack.enter_context(campaign_bench(tmp_path / "data", contract, None, behaviour))


def freeze(bench: CampaignBench, *rows: tuple[str, str]) -> None:
    """A campaign of rows, each a number's last digits and its template ("" for a plain text)."""
    new = NewCampaign("Test", True, "t.xlsx", "", ("A",))
    bench.campaign = bench.journal.campaigns.begin(new)
    list(bench.journal.campaigns.add(bench.campaign, [_row(i, *row) for i, row in enumerate(rows)]))
    bench.journal.campaigns.freeze(bench.campaign)


def _row(index: int, digits: str, template: str) -> NewDelivery:
    number = f"+27{index + 100:05d}{digits}"
    if not template:
        body = encoded({"phone_number": number, "message_type": "text", "text": f"Hi {index}"})
        return NewDelivery(index + 2, ("x",), number, "text", body, READY)
    body = encoded({"whatsappNumber": number, "templateName": template})
    words = f"Words {index}"
    return NewDelivery(
        index + 2, ("x",), number, "template", body, READY,
        endpoint=SEND_TEMPLATE, wording=words, template=template,
    )  # fmt: skip


def posted(bench: CampaignBench) -> Counter[str]:
    """How often each template (or "" for a text) was posted."""
    posts = (r.body for r in bench.server.received if r.method == "POST")
    return Counter(body.get("templateName", "") for body in posts)


def test_each_row_goes_to_its_own_endpoint_once(bench: CampaignBench) -> None:
    freeze(bench, ("0001", "visit"), ("0002", ""), ("0003", "visit"))
    assert bench.run().done
    posts = [r for r in bench.server.received if r.method == "POST"]
    assert Counter(r.path for r in posts) == {SEND_TEMPLATE: 2, SEND_WHATSAPP: 1}
    assert bench.states == [ACCEPTED] * 3
    ids = {r.message_id for r in bench.server.accepted}
    assert {record.message_id for record in bench.records} == ids


@pytest.mark.parametrize("digits", sorted(STOPPING))
def test_a_campaign_of_one_template_pauses_at_the_first_refusal(
    bench: CampaignBench, digits: str
) -> None:
    freeze(bench, ("0001", "visit"), (digits, "visit"), *[("0005", "visit")] * 20)
    summary = bench.again_with(1)
    assert not summary.done
    assert posted(bench) == {"visit": 2}
    assert bench.states == [ACCEPTED, *[READY] * 21]
    assert summary.stopped_because is not None
    assert not summary.stopped_by_person
    assert '21 rows of "visit"' in summary.stopped_because.advice
    record = bench.journal.campaigns.get(bench.campaign)
    assert record is not None
    assert (record.state, record.paused_for) == (CampaignState.PAUSED, summary.stopped_because.code)


def test_trying_again_is_the_persons_decision_and_costs_one_request(bench: CampaignBench) -> None:
    freeze(bench, *[("0001", "practice_paused")] * 5)
    for times in (1, 2, 3):
        summary = bench.again_with(1)
        assert posted(bench) == {"practice_paused": times}
        assert summary.progress.left == 5
    assert bench.states == [READY] * 5


@pytest.mark.parametrize("name", [e.key for e in FAILING_TEMPLATES if e.code])
def test_the_other_rows_of_a_mixed_campaign_go_on(bench: CampaignBench, name: str) -> None:
    rows = [("0001", name), ("0002", "visit"), ("0003", "")] * 10
    freeze(bench, *rows)
    summary = bench.again_with(1)
    assert posted(bench) == {name: 1, "visit": 10, "": 10}
    assert bench.states == [READY, ACCEPTED, ACCEPTED] * 10
    assert summary.stopped_because is not None
    assert f'10 rows of "{name}"' in summary.stopped_because.advice
    assert (summary.progress.sent, summary.progress.left) == (20, 10)


def test_two_refused_templates_are_both_named(bench: CampaignBench) -> None:
    freeze(bench, *[("0001", "practice_paused"), ("0002", "practice_unknown"), ("0003", "")] * 3)
    summary = bench.again_with(1)
    assert summary.stopped_because is not None
    advice = summary.stopped_because.advice
    assert '3 rows of "practice_paused" and 3 rows of "practice_unknown"' in advice


def test_whoever_stops_is_told_of_no_template(bench: CampaignBench) -> None:
    freeze(bench, ("0001", "practice_paused"), *[("0003", "")] * 100)

    def stop_soon(progress: SendProgress) -> None:
        if progress.sent >= 2:
            bench.control.stop()

    summary = bench.run(rate=600, connections=1, watch=stop_soon)
    assert posted(bench)["practice_paused"] == 1
    assert (summary.stopped_by_person, summary.stopped_because) == (True, None)
    assert not summary.done


def test_over_several_connections_no_more_are_lost_than_there_are(bench: CampaignBench) -> None:
    freeze(bench, *[("0001", "practice_paused")] * 60)
    bench.again_with(4)
    assert 1 <= posted(bench)["practice_paused"] <= 4
    assert bench.states == [READY] * 60


@pytest.mark.parametrize("digits", sorted(UNSURE))
def test_an_answer_that_proves_nothing_is_unsure_and_never_sent_again(
    bench: CampaignBench, digits: str
) -> None:
    freeze(bench, (digits, "visit"))
    bench.again_with(1)
    assert bench.states == [DeliveryState.UNKNOWN]
    bench.again_with(1)
    assert posted(bench) == {"visit": 1}


def test_a_text_to_such_a_number_is_sent(bench: CampaignBench) -> None:
    freeze(bench, *[(entry.key, "") for entry in FAILING_BY_NUMBER])
    assert bench.run().done


def test_the_words_are_frozen_with_the_message(bench: CampaignBench) -> None:
    freeze(bench, ("3170", "visit"))
    bench.again_with(1)
    (record,) = bench.journal.unknown_outcomes.of(bench.campaign)
    assert record.wording == "Words 0"
    for column in ("wording", "template"):
        with pytest.raises(sqlite3.IntegrityError, match="a frozen message never changes"):
            bench.journal._writer.run(
                partial(_change, f"UPDATE delivery SET {column} = 'other' WHERE id = {record.id}")
            )


def _change(statement: str, connection: sqlite3.Connection) -> None:
    connection.execute(statement)


def test_a_template_goes_to_the_own_phone(bench: CampaignBench) -> None:
    body: dict[str, object] = {
        "whatsappNumber": "+27825550301",
        "templateName": "visit",
        "bodyParameters": {"1": "Anna"},
    }
    message = Message(
        0, 2, "+27825550301", "template", body, (), endpoint=SEND_TEMPLATE, wording="Dear Anna"
    )
    tested = result(bench.service.send_test(message, "082 555 0999", "ZA", bench.connection))
    assert not tested.ok  # its answer is lost on purpose
    tested = result(bench.service.send_test(message, "082 555 0302", "ZA", bench.connection))
    assert tested.ok
    posts = [(r.path, r.body) for r in bench.server.received if r.method == "POST"]
    assert posts[-1] == (SEND_TEMPLATE, {**body, "whatsappNumber": "+27825550302"})
    paused = replace(message, body={**body, "templateName": "practice_paused"})
    tested = result(bench.service.send_test(paused, "082 555 0302", "ZA", bench.connection))
    assert not tested.ok
    assert "paused the template" in tested.sentence


def test_a_repeat_is_known_under_the_other_spelling_of_a_number(bench: CampaignBench) -> None:
    """Brazil has two; the number stands under another name in the body of a template."""
    long, short = "+5511987654321", "+551187654321"
    for number, template in ((long, "visit"), (short, "visit"), (short, "other")):
        body = encoded({"whatsappNumber": number, "templateName": template})
        row = NewDelivery(
            2, ("x",), number, "template", body, READY, endpoint=SEND_TEMPLATE, template=template
        )
        new = NewCampaign("Test", True, "t.xlsx", "", ("A",))
        bench.campaign = bench.journal.campaigns.begin(new)
        list(bench.journal.campaigns.add(bench.campaign, [row]))
        bench.journal.campaigns.freeze(bench.campaign)
        bench.again_with(1)
    assert posted(bench) == {"visit": 1, "other": 1}
