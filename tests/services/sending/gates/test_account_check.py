"""Each run asks whether FlowIQ still knows the account, before any row is tried."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Transport
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.exchange import Answer, Ending, ReceivedRequest, refusal
from flowiq_desktop.services.sending.gates.account_check import why_refused
from tests.services.campaign_bench import CampaignBench, campaign_bench

READY = DeliveryState.READY
Bench = Callable[..., CampaignBench]
REVOKED = refusal(401, "Invalid API key", "This key was revoked.")


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[Bench]:
    with ExitStack() as stack:
        yield lambda script=None: stack.enter_context(
            campaign_bench(tmp_path / "data", contract, script)
        )


def answering(answer: Answer) -> Callable[[ReceivedRequest], Answer]:
    return lambda _request: answer


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (REVOKED, "invalid_api_key"),
        (refusal(401, "Invalid token format", "No."), "invalid_token_format"),
        (refusal(401, "API key mismatch", "No."), "api_key_mismatch"),
        (refusal(401, "Authorization required", "No."), "authorization_required"),
        (refusal(404, "Organization not found", "No."), "organization_not_found"),
        (refusal(400, "Tenant ID is required", "No."), "tenant_id_required"),
    ],
)
def test_a_refused_account_pauses_before_any_row_is_tried(
    bench: Bench, answer: Answer, reason: str
) -> None:
    b = bench(answering(answer))
    b.freeze(6)
    summary = b.run()
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == reason
    assert b.posts() == []
    assert [(record.state, record.attempts) for record in b.records] == [(READY, 0)] * 6
    record = b.journal.campaigns.get(b.campaign)
    assert record is not None
    assert (record.state, record.paused_for) == (CampaignState.PAUSED, reason)


def test_it_is_asked_on_resume_too_and_a_key_that_is_good_again_goes_on(bench: Bench) -> None:
    good: list[bool] = []
    b = bench(lambda _request: None if good else REVOKED)
    b.freeze(3)
    b.run()
    assert not b.again().done
    assert b.posts() == []
    good.append(True)
    assert b.again().done
    assert len(b.posts()) == 3


@pytest.mark.parametrize(
    "answer",
    [
        refusal(403, "Forbidden", "Not this."),
        refusal(404, "Not found", "Nothing here."),
        refusal(429, "Too many requests", "Later."),
        refusal(500, "Internal server error", "Something went wrong."),
        refusal(400, "Bad request", "What?"),
        Answer(200, {"success": True}),
        Answer(302, {}, {"Location": "https://example.org/"}),
        Answer(502, b"<html></html>", {"Content-Type": "text/html"}),
        Answer(ending=Ending.NO_ANSWER),
    ],
)
def test_what_says_nothing_about_the_account_keeps_nothing_back(
    bench: Bench, answer: Answer
) -> None:
    b = bench(lambda request: answer if request.method == "GET" else None)
    b.freeze(2)
    assert b.run().done
    assert len(b.posts()) == 2


def test_a_key_that_is_refused_for_conversations_alone_still_sends(bench: Bench) -> None:
    b = bench(lambda request: REVOKED if request.path.endswith("/conversations") else None)
    b.freeze(2)
    assert b.run().done
    assert len(b.posts()) == 2


def test_it_costs_one_question_and_none_where_nothing_waits(bench: Bench) -> None:
    b = bench()
    b.freeze(3)
    assert b.run().done
    asked = [r for r in b.server.received if r.method == "GET"]
    assert [r.query.get("action") for r in asked] == ["contacts"]
    assert b.again().done
    assert [r for r in b.server.received if r.method == "GET"] == asked


MISMATCH = refusal(401, "API key mismatch", "No.")


@pytest.mark.parametrize(
    ("probe", "contact", "number", "reason"),
    [
        (None, None, "+27820000001", ""),
        (REVOKED, REVOKED, "+27820000001", "invalid_api_key"),
        (REVOKED, MISMATCH, "+27820000001", "invalid_api_key"),
        (REVOKED, None, "", "invalid_api_key"),
        # Whoever is told of a person, or that nobody has this number, has a key that is good.
        (REVOKED, Answer(200, {}), "+27820000001", ""),
        (REVOKED, refusal(404, "Contact not found", "No."), "+27820000001", ""),
        (REVOKED, refusal(404, "Organization not found", "No."), "+27820000001", "invalid_api_key"),
        (REVOKED, refusal(403, "Forbidden", "No."), "+27820000001", "invalid_api_key"),
        (REVOKED, refusal(500, "Internal server error", "No."), "+27820000001", "invalid_api_key"),
        (REVOKED, Answer(ending=Ending.NO_ANSWER), "+27820000001", "invalid_api_key"),
        (refusal(404, "Contact not found", "No."), REVOKED, "+27820000001", ""),
        (Answer(200, {"error": "Invalid API key"}), REVOKED, "+27820000001", ""),
        (Answer(ending=Ending.NO_ANSWER), REVOKED, "+27820000001", ""),
    ],
)
def test_it_is_the_account_only_where_nothing_else_is_told_either(
    contract: Contract, probe: Answer | None, contact: Answer | None, number: str, reason: str
) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        return contact if request.path == "/contact" else probe

    with (
        PracticeServer(Behaviour(script=script), contract) as server,
        closing(Transport(1)) as transport,
    ):
        client = FlowIQClient(Connection(server.url, "fiq_practice", practice=True), transport, "1")
        assert why_refused(client, "fiq_practice", number) == reason
        asked = [request.query.get("phone_number") for request in server.received]
    assert asked[1:] == (["27820000001"] if number and probe is REVOKED else [])
