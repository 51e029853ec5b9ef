"""A few short sieges; `make chaos` runs many more."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Contract
from tests.chaos.fault_script import CONTACT_FAULTS, TEMPLATE_FAULTS
from tests.chaos.siege import (
    HAS_STRACE,
    Death,
    Siege,
    killed_at_random,
)
from tests.chaos.siege_limits import Limits

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills a group of processes")
needs_strace = pytest.mark.skipif(not HAS_STRACE, reason="strace is not there")


def test_killed_at_random_nothing_is_lost_or_doubled(tmp_path: Path, contract: Contract) -> None:
    tally = Siege(tmp_path, contract, seed=14).run(killed_at_random(14, most=5))
    assert tally.broken == []
    assert tally.kills > 0
    assert len(tally.faults) > 10


def test_killed_while_people_are_added_as_contacts_nothing_is_lost_or_doubled(
    tmp_path: Path, contract: Contract
) -> None:
    siege = Siege(tmp_path, contract, seed=21, rows=80, strangers=True)
    tally = siege.run(killed_at_random(21, most=5))
    assert tally.broken == []
    assert tally.kills > 0
    assert len(siege.contacts) > 30, "every other person was a stranger"
    assert sum(name in tally.faults for name in CONTACT_FAULTS) > 4


def test_killed_at_random_a_budget_holds_over_all_lives(tmp_path: Path, contract: Contract) -> None:
    siege = Siege(tmp_path, contract, seed=33, rows=80, limits=Limits(messages=40))
    tally = siege.run(killed_at_random(33, most=6))
    assert tally.broken == []
    assert tally.kills > 0
    assert siege.limits.reached == 40


def test_killed_at_random_no_day_begins_with_more_people(
    tmp_path: Path, contract: Contract
) -> None:
    limits = Limits(people=40)
    siege = Siege(tmp_path, contract, seed=34, rows=80, templates="alone", limits=limits)
    tally = siege.run(killed_at_random(34, most=6))
    assert tally.broken == []
    assert tally.kills > 0
    assert limits.reached == 40


def test_killed_while_it_looks_the_rest_waits_for_the_first_five(
    tmp_path: Path, contract: Contract
) -> None:
    limits, unrefused = Limits(careful=True), ("slow", "dripping", "too fast")
    siege = Siege(tmp_path, contract, 35, 60, unrefused, limits=limits)
    tally = siege.run(iter([Death(after=0.25)] * 6))
    assert tally.broken == []
    assert tally.kills > 0
    assert limits.looked > 0


@pytest.mark.parametrize(("templates", "seed"), [("alone", 41), ("mixed", 42)])
def test_killed_while_templates_go_out_nothing_is_lost_or_doubled(
    tmp_path: Path, contract: Contract, templates: str, seed: int
) -> None:
    """Among the answers are lost ones, and templates refused in the middle for their own sake."""
    tally = Siege(tmp_path, contract, seed, rows=80, templates=templates).run(
        killed_at_random(seed, most=5)
    )
    assert tally.broken == []
    assert tally.kills > 0
    assert sum(tally.faults[name] for name in TEMPLATE_FAULTS) > 2


@needs_strace
@pytest.mark.parametrize("call", ["fdatasync", "sendto", "recvfrom", "pwrite64", "fsync", "rename"])
def test_killed_at_a_system_call_nothing_is_lost_or_doubled(
    tmp_path: Path, contract: Contract, call: str
) -> None:
    nth = {"fdatasync": 12, "sendto": 2, "recvfrom": 2, "pwrite64": 150}.get(call, 1)
    deaths = iter([Death(injected=f"{call}:signal=SIGKILL:when={nth}")])
    tally = Siege(tmp_path, contract, seed=4, rows=20).run(deaths)
    assert tally.broken == []
    assert tally.kills == 1


@needs_strace
@pytest.mark.parametrize(
    "fault",
    [
        "fdatasync:error=EIO:when=12",
        "fdatasync:error=EIO:when=14+",
        "pwrite64:error=ENOSPC:when=120+",
    ],
)
def test_a_disk_that_fails_ends_it_before_the_next_message(
    tmp_path: Path, contract: Contract, fault: str
) -> None:
    tally = Siege(tmp_path, contract, seed=5, rows=20).run(iter([Death(injected=fault)]))
    assert tally.broken == []
    assert tally.disk_faults == 1


@needs_strace
def test_without_a_socket_to_be_had_nothing_is_lost(tmp_path: Path, contract: Contract) -> None:
    deaths = iter([Death(injected="socket:error=EMFILE:when=1..3")])
    assert Siege(tmp_path, contract, seed=6, rows=20).run(deaths).broken == []


def test_a_computer_that_falls_asleep_doubles_nothing(tmp_path: Path, contract: Contract) -> None:
    tally = Siege(tmp_path, contract, seed=7, rows=40).run(iter([Death(0.15, asleep=1.5)]))
    assert tally.broken == []
    assert tally.kills == 0


def test_killed_while_it_recovers_it_recovers_all_the_same(
    tmp_path: Path, contract: Contract
) -> None:
    def deaths() -> Iterator[Death]:
        yield Death(after=0.3)
        for n in range(3):
            yield Death(after=0.005 * n)

    tally = Siege(tmp_path, contract, seed=8, rows=60).run(deaths())
    assert tally.broken == []
    assert tally.kills == 4
