"""The account fails in the middle: few rows meet it, the others wait, nobody gets two."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.flowiq.reasons import WhoseMove
from flowiq_desktop.journal.tables.trying_again import PutBack
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest, refusal
from flowiq_desktop.services.results.report import ReportService
from flowiq_desktop.services.sending.service import SendSummary
from tests.services.campaign_bench import CampaignBench, campaign_bench

D = DeliveryState
POLICY = "Business is against our policies"
SESSION = "Error validating access token: Session has expired"


class TurnsBad:
    """A server that accepts this many messages, and refuses from then on until it is fixed."""

    def __init__(self, good: int, status: int, title: str, text: str) -> None:
        self.good, self.accepted = good, 0
        self.refusal = refusal(status, title, text)

    def __call__(self, request: ReceivedRequest) -> Answer | None:
        if request.method != "POST":
            return None
        self.accepted += 1
        return None if self.accepted <= self.good else self.refusal

    def mend(self) -> None:
        """Everything is accepted again."""
        self.good = 10**9


Bench = Callable[[TurnsBad], CampaignBench]


def failed(text: str, good: int = 10) -> TurnsBad:
    """As FlowIQ passes on what WhatsApp said."""
    return TurnsBad(good, 500, "Failed to send message", text)


def told(bench: CampaignBench, summary: SendSummary) -> tuple[int, int, int]:
    """Sent, refused and waiting, which the journal says as well."""
    at, counts = summary.progress, bench.journal.campaigns.counts(bench.campaign)
    assert (at.sent, at.left) == (counts.get(D.ACCEPTED, 0), counts.get(D.READY, 0))
    assert at.not_sent == counts.get(D.REJECTED, 0)
    return at.sent, at.not_sent, at.left


@pytest.mark.parametrize("connections", [1, 4, 16])
@pytest.mark.parametrize(
    ("status", "title", "text"),
    [
        (500, "Failed to send message", POLICY),
        (400, "Something new", ""),
        (422, "No", "x"),
        (500, "Meta upload failed", "the file could not be taken"),
    ],
)
def test_five_refused_alike_pause_and_the_rest_waits_for_continue(
    tmp_path: Path, contract: Contract, connections: int, status: int, title: str, text: str
) -> None:
    server = TurnsBad(10, status, title, text)
    with campaign_bench(tmp_path, contract, server) as b:
        b.freeze(60)
        sent, refused, left = told(b, b.run(connections=connections))
        assert sent == 10
        # What is under way comes to its end; and each late answer of one that was sent, of which
        # there are as many, may come after four refusals and make them count anew.
        assert 5 <= refused <= 5 + 5 * (connections - 1)
        assert sent + refused + left == 60
        record = b.journal.campaigns.get(b.campaign)
        assert record is not None
        assert (record.state, record.paused_for) == (CampaignState.PAUSED, "all_refused")
        server.mend()
        assert told(b, b.again()) == (60 - refused, refused, 0)


@pytest.mark.parametrize("text", [SESSION, "Business eligibility payment issue", "Account locked"])
def test_what_the_account_is_refused_for_in_words_pauses_at_the_first(
    tmp_path: Path, contract: Contract, text: str
) -> None:
    server = failed(text)
    with campaign_bench(tmp_path, contract, server) as b:
        b.freeze(60)
        summary = b.run(connections=1)
        assert told(b, summary) == (10, 1, 49)
        assert summary.stopped_because is not None
        assert f"FlowIQ says: “Failed to send message: {text}”." in summary.stopped_because.sentence
        server.mend()
        assert told(b, b.again()) == (59, 1, 0)
        assert ReportService(b.journal).try_again(b.campaign) == PutBack(1, 0)
        assert told(b, b.again()) == (60, 0, 0)
        arrived = [r.body["phone_number"] for r in b.server.accepted]
        assert len(arrived) == len(set(arrived)) == 60


def test_an_unsure_message_whose_answer_speaks_of_the_account_pauses_for_that(
    tmp_path: Path, contract: Contract
) -> None:
    with campaign_bench(tmp_path, contract, failed("Your subscription has ended")) as b:
        b.freeze(60)
        because = b.run(connections=1).stopped_because
        assert because is not None
        assert because.code == "payment_problem"
        assert "FlowIQ says: “Failed to send message: Your subscription has ended”" in (
            because.sentence
        )
        unsure = b.records[10]
        assert (unsure.state, unsure.reason) == (D.UNKNOWN, "server_fault")
        assert b.journal.campaigns.counts(b.campaign) == {D.ACCEPTED: 10, D.UNKNOWN: 1, D.READY: 49}


def test_the_same_reason_does_not_pause_again_at_once_not_even_after_a_restart(
    tmp_path: Path, contract: Contract
) -> None:
    server = failed(POLICY)
    with campaign_bench(tmp_path, contract, server) as b:
        b.freeze(200)
        assert told(b, b.run(connections=1)) == (10, 5, 185)
        b.journal.close()
        with b.restarted(tmp_path) as again:
            assert told(again, again.run(connections=1)) == (10, 55, 135)
            assert again.again_with(1).done
            assert again.journal.campaigns.counts(again.campaign) == {
                D.ACCEPTED: 10,
                D.REJECTED: 190,
            }


def test_a_message_that_was_sent_makes_the_reason_count_anew(
    tmp_path: Path, contract: Contract
) -> None:
    server = failed(POLICY)
    with campaign_bench(tmp_path, contract, server) as b:
        b.freeze(100)
        assert told(b, b.run(connections=1)) == (10, 5, 85)
        server.good, server.accepted = 7, 0
        assert told(b, b.again_with(1)) == (17, 10, 73)


def test_what_was_refused_comes_back_by_a_decision_alone(
    tmp_path: Path, contract: Contract
) -> None:
    server = failed(POLICY)
    with campaign_bench(tmp_path, contract, server) as b:
        b.freeze(20)
        b.run(connections=1)
        server.mend()
        for _ in range(3):
            assert told(b, b.again()) == (15, 5, 0)
        reports = ReportService(b.journal)
        (group,) = reports.groups(b.campaign)
        assert (group.count, group.can_retry, group.reason) == (5, True, "meta_unknown")
        assert reports.try_again(b.campaign, group.reason, group.state) == PutBack(5, 0)
        assert reports.try_again(b.campaign) == PutBack(0, 0)
        assert told(b, b.again()) == (20, 0, 0)
        arrived = [r.body["phone_number"] for r in b.server.accepted]
        assert sorted(arrived) == sorted(set(b.posts()))


def test_the_pause_says_the_reason_what_flowiq_said_the_counts_and_what_to_do(
    tmp_path: Path, contract: Contract
) -> None:
    with campaign_bench(tmp_path, contract, failed(POLICY)) as b:
        b.freeze(60)
        because = b.run(connections=1).stopped_because
        assert because is not None
        assert (because.code, because.whose_move) == ("all_refused", WhoseMove.YOU)
        assert because.sentence == (
            "5 messages in a row were refused for the same reason, so sending paused. WhatsApp"
            " refused the message and gave a reason that this program does not know. FlowIQ says:"
            f" “Failed to send message: {POLICY}”."
        )
        assert because.advice.endswith(
            " After that, continue with the 45 that wait, and have the refused ones tried again"
            " from the results."
        )


def test_at_the_end_of_the_list_nothing_waits_and_nothing_paused(
    tmp_path: Path, contract: Contract
) -> None:
    with campaign_bench(tmp_path, contract, TurnsBad(2, 400, "x" * 300, "")) as b:
        b.freeze(7)
        summary = b.run(connections=1)
        assert summary.done
        assert summary.stopped_because is not None
        assert "paused" not in summary.stopped_because.sentence
        assert summary.stopped_because.sentence.endswith("x…”.")
        assert summary.stopped_because.advice.endswith(
            "After that, have the refused ones tried again from the results."
        )


@pytest.mark.parametrize(("good", "pauses"), [(0, True), (1, False)])
def test_a_test_number_pauses_only_when_nobody_is_on_its_list(
    tmp_path: Path, contract: Contract, good: int, pauses: bool
) -> None:
    text = "(#131030) Recipient phone number not in allowed list"
    with campaign_bench(tmp_path, contract, failed(text, good)) as b:
        b.freeze(30)
        summary = b.run(connections=1)
        assert told(b, summary) == ((0, 5, 25) if pauses else (1, 29, 0))
        assert (summary.stopped_because is not None) is pauses


def test_another_campaigns_refusals_do_not_count(tmp_path: Path, contract: Contract) -> None:
    server = failed(POLICY, good=0)
    with campaign_bench(tmp_path, contract, server) as b:
        b.freeze(4)
        assert told(b, b.run(connections=1)) == (0, 4, 0)
        b.freeze(30, "+2783{:07d}".format)
        assert told(b, b.again_with(1)) == (0, 5, 25)
