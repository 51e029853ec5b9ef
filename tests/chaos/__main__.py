"""The long run: `make chaos SEEDS=200`. Ends with 1 when any promise was broken."""

import argparse
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from flowiq_desktop.practice_server import Contract
from tests.chaos.every_call import EveryCall, threads_may_end
from tests.chaos.power_cut import cut_the_power
from tests.chaos.sending_machine import SendingMachine
from tests.chaos.siege import (
    HAS_STRACE,
    Death,
    Siege,
    Tally,
    contract,
    failing_disk,
    killed_at_calls,
    killed_at_random,
)
from tests.chaos.siege_limits import Limits

Deaths = Callable[[int], Iterator[Death]]

_POWER_CUTS_PER_SEED = 5
_CAMPAIGNS_PER_SEED = 2


def main() -> int:
    """Run everything for this many seeds, and print the totals."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--seeds", type=int, default=20, help="how many of each kind")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    broken = _besiege(seeds)
    broken += _cut(range(seeds.start, seeds.start + max(1000, len(seeds) * _POWER_CUTS_PER_SEED)))
    broken += _fail_every_call()
    _machine(len(seeds) * _CAMPAIGNS_PER_SEED)
    for words in broken:
        _say(words)
    _say("nothing lost, nothing sent twice" if not broken else f"{len(broken)} broken promises")
    return 1 if broken else 0


def _kinds() -> Iterator[tuple[str, Deaths, Callable[[Path, Contract, int], Siege]]]:
    """What dies how: texts in every way, and what else may be sent at random moments."""
    yield "killed at random moments", killed_at_random, Siege
    if HAS_STRACE:
        yield "killed at system calls", killed_at_calls, Siege
        yield "on failing disks", failing_disk, Siege
    templates = partial(Siege, rows=80, templates="mixed")
    yield "with templates, killed at random moments", killed_at_random, templates
    strangers = partial(Siege, rows=80, strangers=True)
    yield "with people to be added, killed at random moments", killed_at_random, strangers
    yield "with a budget, killed at random moments", killed_at_random, _within(messages=40)
    few_a_day = _within(people=40, templates="alone")
    yield "with 40 people a day, killed at random moments", killed_at_random, few_a_day
    yield "begun carefully, killed at random moments", killed_at_random, _within(careful=True)


def _within(
    *, messages: int = 0, people: int = 0, careful: bool = False, templates: str = ""
) -> Callable[[Path, Contract, int], Siege]:
    """A siege of a campaign that has a limit."""

    def siege(folder: Path, agreed: Contract, seed: int) -> Siege:
        limits = Limits(messages, people, careful)
        return Siege(folder, agreed, seed, rows=80, templates=templates, limits=limits)

    return siege


def _besiege(seeds: range) -> list[str]:
    agreed, broken = contract(), list[str]()
    for name, deaths, besieged in _kinds():
        total, began = Tally(), time.monotonic()
        for seed in seeds:
            with tempfile.TemporaryDirectory() as folder:
                siege = besieged(Path(folder) / "life", agreed, seed)
                total.add(siege.run(deaths(seed)))
        _say(f"== {name} ({time.monotonic() - began:.0f} s)\n{total.told()}")
        broken += total.broken
    return broken


def _cut(seeds: range) -> list[str]:
    began = time.monotonic()
    broken = cut_the_power(seeds)
    _say(
        f"== power cuts ({time.monotonic() - began:.0f} s)\n"
        f"{len(seeds):,} cuts, {len(broken)} losses"
    )
    return broken


def _fail_every_call() -> list[str]:
    """Each call once, whatever the number of seeds: there are some 700."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, threads_may_end():
        sending = EveryCall(Path(folder), contract())
        found = [sending.fail(nth) for nth in range(1, sending.fail(0).calls + 1)]
    broken = [f"{finding.hit}: {words}" for finding in found for words in finding.broken]
    functions = {finding.hit for finding in found if finding.hit}
    _say(
        f"== faults of the program ({time.monotonic() - began:.0f} s)\n"
        f"{len(found):,} calls failed in turn, {len(functions)} functions, {len(broken)} broken"
    )
    return broken


def _machine(campaigns: int) -> None:
    """Raises what breaks, with the shortest order of events that breaks it."""
    began = time.monotonic()
    logging.disable(logging.CRITICAL)
    chosen = settings(
        max_examples=campaigns,
        stateful_step_count=60,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(SendingMachine, settings=chosen)
    seconds = time.monotonic() - began
    _say(f"== orders of events ({seconds:.0f} s)\n{campaigns:,} campaigns of up to 60 events each")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
