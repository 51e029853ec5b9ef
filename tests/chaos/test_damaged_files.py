"""Files that are not as the program left them: flipped bits, cut ends, somebody else at them."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.practice_server import Contract, PracticeServer
from flowiq_desktop.practice_server.behaviour import Behaviour
from flowiq_desktop.system.clock import local_now
from tests.chaos.driver import JOURNAL_FAULT
from tests.chaos.evidence import broken_promises, stored_in
from tests.journal.conftest import frozen_campaign

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def half_sent(tmp_path: Path) -> tuple[Path, set[bytes], set[int]]:
    """A journal's file, the messages in it, and the deliveries that were sent."""
    with Journal(tmp_path / "good", local_now) as journal:
        campaign = frozen_campaign(journal, rows=40)
        waiting = journal.deliveries.waiting(campaign)
        for n, entry in enumerate(waiting[:20]):
            begun = journal.deliveries.begin_attempt(entry.id, "run")
            journal.deliveries.settle(
                begun, Outcome(Verdict.ACCEPTED, "accepted", f"wamid.{n}", 200)
            )
        bodies = {b'{"phone_number": "%s"' % entry.number.encode() for entry in waiting[20:]}
    return tmp_path / "good" / FILE_NAME, bodies, {entry.id for entry in waiting[:20]}


def _flipped(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    damaged[chance.randrange(100, len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def test_a_flipped_bit_sends_nothing_that_was_sent_and_nothing_that_was_changed(
    tmp_path: Path, half_sent: tuple[Path, set[bytes], set[int]]
) -> None:
    path, bodies, sent = half_sent
    content, chance = path.read_bytes(), random.Random(5)
    refused = 0
    for n in range(60):
        folder = tmp_path / str(n)
        folder.mkdir()
        (folder / FILE_NAME).write_bytes(_flipped(content, chance))
        try:
            with Journal(folder, local_now) as journal:
                for entry in journal.deliveries.waiting(1):
                    begun = journal.deliveries.begin_attempt(entry.id, "run")
                    assert begun.delivery not in sent
                    assert any(begun.body.startswith(body) for body in bodies)
                assert len(list(journal.deliveries.of(1))) == 40
                journal.campaigns.all()
        except JournalError:
            refused += 1
        assert (folder / FILE_NAME).exists()
    assert refused > 0


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_refused_and_kept(
    tmp_path: Path, half_sent: tuple[Path, set[bytes], set[int]], share: float
) -> None:
    content = half_sent[0].read_bytes()
    cut = content[: int(len(content) * share)]
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut" / FILE_NAME).write_bytes(cut)
    with pytest.raises(JournalError, match="damaged"):
        Journal(tmp_path / "cut", local_now)
    assert (tmp_path / "cut" / FILE_NAME).read_bytes()[: len(cut)] == cut


def test_of_many_programs_on_one_folder_one_runs(tmp_path: Path, contract: Contract) -> None:
    people = [f"P{i},+2782{i:07d}" for i in range(40)]
    (tmp_path / "people.csv").write_text("\n".join(["Name,Mobile", *people]))
    # Slow enough that the others start while the first one sends, also on a busy machine.
    with PracticeServer(Behaviour(any_key=True, delay=(0.4, 0.6)), contract) as server:
        command = [sys.executable, "-m", "tests.chaos.driver", str(tmp_path), server.url]
        programs = [subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE) for _ in range(5)]
        said = [program.communicate(timeout=60)[0] for program in programs]
        codes = [program.returncode for program in programs]
        numbers = [request.body["phone_number"] for request in server.accepted]
    assert set(codes) <= {0, JOURNAL_FAULT}
    assert JOURNAL_FAULT in codes
    assert all(b"already open" in s for s, c in zip(said, codes, strict=True) if c)
    assert len(numbers) == len(set(numbers)) == 40


@pytest.mark.skipif(sys.platform != "linux", reason="needs prlimit")
def test_a_limit_on_file_sizes_ends_it_before_the_next_message(
    tmp_path: Path, contract: Contract
) -> None:
    resource = pytest.importorskip("resource")
    numbers = [f"+2782{i:07d}" for i in range(60)]
    people = [f"P{i},{number}" for i, number in enumerate(numbers)]
    (tmp_path / "people.csv").write_text("\n".join(["Name,Mobile", *people]))
    with PracticeServer(Behaviour(any_key=True), contract) as server:
        command = [sys.executable, "-m", "tests.chaos.driver", str(tmp_path), server.url]
        limited = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE)
        assert limited.stdout is not None
        while b"sending" not in limited.stdout.readline():
            assert limited.poll() is None
        log = tmp_path / "data" / f"{FILE_NAME}-wal"
        most = log.stat().st_size + 400_000
        resource.prlimit(limited.pid, resource.RLIMIT_FSIZE, (most, most))
        out, _ = limited.communicate(timeout=60)
        assert limited.returncode == JOURNAL_FAULT, out
        first = stored_in(tmp_path / "data")
        assert (
            subprocess.run(command, cwd=_ROOT, check=False, stdout=subprocess.PIPE).returncode == 0
        )
        receipts = {r.body["phone_number"]: [r.message_id] for r in server.accepted}
        assert len(server.accepted) == len(receipts)
    assert first.under_way <= 4
    stored = stored_in(tmp_path / "data")
    assert broken_promises(stored, receipts, numbers) == []
    assert {row.state for row in stored.rows} == {DeliveryState.ACCEPTED, DeliveryState.UNKNOWN}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with Journal(tmp_path / "data", local_now):
        pass
    (tmp_path / "data" / FILE_NAME).chmod(0o400)
    (tmp_path / "data").chmod(0o500)
    with pytest.raises(JournalError):
        Journal(tmp_path / "data", local_now)
    (tmp_path / "data").chmod(0o700)
