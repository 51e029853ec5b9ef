"""A small disk of our own, full at the worst moments. Root alone may mount one."""

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.services.results.report import ReportService
from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.system.clock import local_now
from tests.bench.drive import result
from tests.chaos.evidence import stored_in
from tests.services.campaign_bench import CampaignBench, campaign_bench

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux may mount a disk"
)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], check=False)
    if done.returncode:
        pytest.skip("this computer lets nobody mount a disk")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


class _Hold:
    """Lets the server answer only after the test has done something to the disk."""

    def __init__(self, at: int) -> None:
        self._at = at
        self._posts = 0
        self.asked, self.answered = threading.Event(), threading.Event()

    def __call__(self, request: ReceivedRequest) -> Answer | None:
        if request.method == "POST":
            self._posts += 1
            if self._posts == self._at:
                self.asked.set()
                self.answered.wait(30)
        return None


def _fill(disk: Path) -> Path:
    """Leave no byte free."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("ab", buffering=0) as file:
        for size in (4096, 1):
            with suppress(OSError):
                while True:
                    file.write(b"x" * size)
    return ballast


def _fill_while_asked(hold: _Hold, disk: Path, *, reserve: bool) -> threading.Thread:
    def work() -> None:
        hold.asked.wait(30)
        if not reserve:
            (disk / "data" / "reserve").unlink()
        _fill(disk)
        hold.answered.set()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def _sent_once(bench: CampaignBench) -> bool:
    return set(Counter(bench.posts()).values()) == {1}


def test_a_disk_that_is_full_before_lets_nothing_out(small: Path, contract: Contract) -> None:
    with campaign_bench(small / "data", contract) as b:
        b.freeze(20)
        ballast = _fill(small)
        with pytest.raises(JournalError, match="disk is full") as caught:
            b.run()
        assert str(small) in caught.value.advice
        assert b.posts() == []
        ballast.unlink()
        assert b.again().progress.sent == 20
        assert _sent_once(b)


@pytest.mark.parametrize("reserve", [True, False])
def test_an_answer_that_meets_a_full_disk_is_kept_and_nothing_more_goes_out(
    small: Path, contract: Contract, reserve: bool
) -> None:
    hold = _Hold(at=3)
    with campaign_bench(small / "data", contract, hold) as b:
        b.freeze(20)
        helper = _fill_while_asked(hold, small, reserve=reserve)
        with pytest.raises(JournalError, match="disk is full"):
            b.run(connections=1)
        helper.join()
        assert len(b.posts()) == 3
        assert b.states.count(DeliveryState.ACCEPTED) == (3 if reserve else 2)
        record = b.journal.campaigns.get(b.campaign)
        assert record is not None
        if reserve:
            assert (record.state, record.paused_for) == (CampaignState.PAUSED, "journal_fault")
        (small / "ballast").unlink()
        assert b.again().progress.sent == 20
        assert _sent_once(b)


def test_when_the_program_ends_on_a_full_disk_what_was_answered_is_unclear_not_sent_again(
    small: Path, contract: Contract
) -> None:
    hold = _Hold(at=3)
    with campaign_bench(small / "data", contract, hold) as b:
        b.freeze(20)
        helper = _fill_while_asked(hold, small, reserve=False)
        with pytest.raises(JournalError, match="disk is full"):
            b.run(connections=1)
        helper.join()
    assert stored_in(small / "data").under_way == 1
    (small / "ballast").unlink()
    with Journal(small / "data", local_now) as journal:
        assert journal.interrupted == 1
        assert journal.campaigns.counts(b.campaign)[DeliveryState.READY] == 17


def test_a_program_that_starts_on_a_full_disk_gives_up_the_reserve_for_what_was_in_flight(
    small: Path, contract: Contract
) -> None:
    with campaign_bench(small / "data", contract) as b:
        b.freeze(5)
        b.journal.deliveries.begin_attempt(b.journal.deliveries.waiting(b.campaign)[0].id, "run")
    _fill(small)
    with Journal(small / "data", local_now) as journal:
        assert journal.interrupted == 1
        with pytest.raises(JournalError, match="disk is full"):
            journal.deliveries.begin_attempt(journal.deliveries.waiting(b.campaign)[0].id, "run")


def test_results_on_a_full_disk_are_said_and_sending_goes_on(
    small: Path, tmp_path: Path, contract: Contract
) -> None:
    with campaign_bench(tmp_path / "data", contract) as b:
        b.freeze(20)
        _fill(small)
        with pytest.raises(ResultsError, match="no space"):
            result(ReportService(b.journal).save(b.campaign, small / "results.csv"))
        assert not (small / "results.csv").exists()
        assert b.run().progress.sent == 20
