"""Each run asks whether FlowIQ still knows the account, before any row is tried."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, Ending, ReceivedRequest, refusal
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
