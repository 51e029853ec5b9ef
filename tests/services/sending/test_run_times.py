"""Campaigns that go out at their times, over a real journal and a real server."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.practice_server.failing_numbers import meta_refusal
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.progress import SendProgress, Wait
from flowiq_desktop.services.sending.service import SendService
from flowiq_desktop.system.clock import Clock
from tests.services.campaign_bench import CampaignBench, campaign_bench
from tests.services.sending.conftest import Shifted


@pytest.fixture
def bench(tmp_path: Path, contract: Contract, shifted: Shifted) -> Iterator[CampaignBench]:
    with campaign_bench(tmp_path / "data", contract) as made:
        clock = Clock(now=shifted, jitter=lambda: 0.0)
        made.service = SendService(made.journal, new_client, clock)
        made.freeze(3)
        yield made


def asleep_now(now: datetime) -> QuietHours:
    """Hours that have begun an hour ago and end in an hour, in South Africa."""
    zone = now.astimezone(datetime.fromisoformat("2026-01-01T00:00:00+02:00").tzinfo)
    minute = zone.replace(second=0, microsecond=0)
    return QuietHours((minute - timedelta(hours=1)).time(), (minute + timedelta(hours=1)).time())


def test_nothing_leaves_before_the_campaign_begins(bench: CampaignBench, shifted: Shifted) -> None:
    bench.service.set_times(bench.campaign, SendTimes(begins=shifted() + timedelta(minutes=5)))
    seen: list[Wait | None] = []

    def watch(progress: SendProgress) -> None:
        seen.append(progress.wait)
        if progress.wait is Wait.BEGINS:
            assert not bench.posts()
            shifted.by += timedelta(minutes=2)

    assert bench.run(watch=watch).done
    assert Wait.BEGINS in seen
    assert len(bench.posts()) == 3


def test_who_sleeps_is_not_written_to_until_the_morning(
    bench: CampaignBench, shifted: Shifted
) -> None:
    bench.service.set_times(bench.campaign, SendTimes(quiet=asleep_now(shifted())))

    def watch(progress: SendProgress) -> None:
        if progress.wait is Wait.QUIET:
            bench.control.stop()

    summary = bench.run(watch=watch)
    assert not summary.done
    assert bench.posts() == []
    assert bench.states == [DeliveryState.READY] * 3
    shifted.by = timedelta(hours=1, minutes=1)
    assert bench.again().done
    assert len(bench.posts()) == 3


def test_a_computer_that_slept_past_the_time_asks_before_anything_goes_out(
    bench: CampaignBench, shifted: Shifted
) -> None:
    bench.service.set_times(bench.campaign, SendTimes(begins=shifted() + timedelta(hours=1)))

    def watch(progress: SendProgress) -> None:
        if progress.wait is Wait.BEGINS:
            shifted.by = timedelta(hours=9)

    summary = bench.run(watch=watch)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "slept"
    assert bench.posts() == []
    record = bench.journal.campaigns.get(bench.campaign)
    assert record is not None
    assert (record.state, record.paused_for) == (CampaignState.PAUSED, "slept")
    assert bench.again().done
    assert len(bench.posts()) == 3


def test_a_plain_campaign_goes_on_after_the_computer_slept(
    bench: CampaignBench, shifted: Shifted
) -> None:
    def watch(_progress: SendProgress) -> None:
        shifted.by = timedelta(hours=9)

    assert bench.run(watch=watch).done


def test_times_outlive_the_program(bench: CampaignBench, shifted: Shifted, tmp_path: Path) -> None:
    later = SendTimes(begins=shifted() + timedelta(hours=1))
    bench.service.set_times(bench.campaign, later)
    bench.journal.close()
    with bench.restarted(tmp_path / "data") as again:
        assert again.service.times_of(again.campaign) == later

        def watch(progress: SendProgress) -> None:
            if progress.wait is Wait.BEGINS:
                again.control.stop()

        assert not again.run(watch=watch).done
        assert again.posts() == []
        again.service.set_times(again.campaign, AT_ONCE)
        assert again.again().done


def held_back(request: ReceivedRequest) -> Answer | None:
    """WhatsApp spares everybody the message once."""
    return meta_refusal(131049) if request.method == "POST" else None


def test_what_whatsapp_holds_back_is_tried_again_a_day_later_and_not_before(
    tmp_path: Path, contract: Contract, shifted: Shifted
) -> None:
    with campaign_bench(tmp_path / "data", contract, held_back) as bench:
        clock = Clock(now=shifted, jitter=lambda: 0.0)
        bench.service = SendService(bench.journal, new_client, clock)
        bench.freeze(1)
        summary = bench.run()
        assert summary.stopped_because is not None
        assert summary.stopped_because.code == "held_back"
        assert (bench.states, summary.progress.left) == ([DeliveryState.RETRY], 1)
        assert bench.records[0].reason == "meta_131049"
        shifted.by = timedelta(hours=23, minutes=59)
        early = bench.again()
        assert (early.done, early.progress.left) == (False, 1)
        assert early.stopped_because is not None
        assert early.stopped_because.code == "held_back"
        assert len(bench.posts()) == 1
        shifted.by = timedelta(hours=24, minutes=1)
        assert not bench.again().done  # held back once more, for another day
        assert len(bench.posts()) == 2
        assert bench.records[0].attempts == 2


def test_others_go_out_while_somebody_is_spared(
    tmp_path: Path, contract: Contract, shifted: Shifted
) -> None:
    def spares_one(request: ReceivedRequest) -> Answer | None:
        spared = request.method == "POST" and request.body["phone_number"].endswith("1")
        return meta_refusal(131049) if spared else None

    with campaign_bench(tmp_path / "data", contract, spares_one) as bench:
        bench.service = SendService(bench.journal, new_client, Clock(now=shifted))
        bench.freeze(3)
        summary = bench.run()
        assert (summary.progress.sent, summary.progress.left) == (2, 1)
        assert summary.stopped_because is not None
        assert summary.stopped_because.code == "held_back"


def test_hours_that_are_always_quiet_send_nothing(bench: CampaignBench) -> None:
    bench.service.set_times(bench.campaign, SendTimes(quiet=QuietHours(time(8), time(8))))
    with pytest.raises(SendRefusedError, match="no time of day at all for 3 people"):
        bench.run()
    assert bench.posts() == []
