"""`check --json` as a whole process, against a bare read of the same workbook by calamine.

Both run in turn. Processor time is that of a process and of those that it started; memory is that
of the largest of them.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.chart import Line, write_chart
from tests.bench.people import write_people

ROWS = (1_000, 10_000, 100_000, 1_048_575)
MIXED_ROWS = 100_000
CHART = Path("docs/check-speed.svg")
_MOST_SECONDS_FOR_PAIRS = 20
_BARE_READ = (
    "import sys; from python_calamine import CalamineWorkbook; "
    "CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
)


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds by the clock and of processor time, and megabytes."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Pair:
    """Ours and the bare read; medians over the runs."""

    ours: Cost
    bare: Cost

    def told(self, what: str) -> str:
        """One row of the table in docs/performance.md."""
        ours, bare = self.ours, self.bare
        return (
            f"| {what} | {ours.wall:.2f} : {bare.wall:.2f} s | {ours.wall / bare.wall:.1f} x "
            f"| {ours.cpu:.2f} : {bare.cpu:.2f} s | {ours.cpu / bare.cpu:.1f} x "
            f"| {ours.memory:,.0f} : {bare.memory:,.0f} MB |"
        )


def bench(folder: Path) -> Iterator[str]:
    """Lines for the report; writes the chart of time and memory when all are there."""
    yield "| sheet | clock | | processors | | memory |"
    yield "|---|---|---|---|---|---|"
    for name, wrong in (("clean", False), ("a quarter wrong", True)):
        path = folder / f"{wrong}.xlsx"
        write_people(path, MIXED_ROWS, columns=8, some_wrong=wrong)
        yield compare(path, folder).told(f"{MIXED_ROWS:,} x 8, {name}")
    pairs = []
    for rows in ROWS:
        path = write_people(folder / f"{rows}.xlsx", rows, columns=4)
        pairs.append(compare(path, folder))
        yield pairs[-1].told(f"{rows:,} x 4")
    draw(ROWS, pairs)


def draw(rows: Sequence[int], pairs: Sequence[Pair]) -> None:
    """Write the chart."""
    lines = [
        Line("seconds", [p.ours.wall for p in pairs], [p.bare.wall for p in pairs]),
        Line("megabytes", [p.ours.memory for p in pairs], [p.bare.memory for p in pairs]),
    ]
    write_chart(CHART, rows, lines)


def compare(path: Path, folder: Path) -> Pair:
    """Ours and the bare read in turn: once for large files, three times for others."""
    home = str(folder / "home")
    ours = [sys.executable, "-m", "flowiq_desktop", "check", "--json", "--country", "ZA"]
    ours += ["--data-dir", home, str(path)]
    bare = [sys.executable, "-c", _BARE_READ, str(path)]
    costs = [(cost_of(ours), cost_of(bare))]
    if costs[0][0].wall < _MOST_SECONDS_FOR_PAIRS:
        costs += [(cost_of(ours), cost_of(bare)) for _ in range(2)]
    return Pair(_median([a for a, _ in costs]), _median([b for _, b in costs]))


def cost_of(command: list[str]) -> Cost:
    """Run a command whose output nobody reads; raises RuntimeError when it fails."""
    began = time.perf_counter()
    process = os.posix_spawn(
        command[0],
        command,
        {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)
        ],
    )
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some rows are not ready
        raise RuntimeError(f"{command} ended with {status}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )
