"""Peak memory of a large sheet loaded, checked and frozen, in a process of its own."""

import resource
import subprocess
import sys
from pathlib import Path

from flowiq_desktop.assembly import build_services
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.system.paths import Folders
from tests.bench.drive import result
from tests.bench.opening import open_and_check
from tests.bench.sheets import write_xlsx

ROWS = 100_000
EXCEL_ROWS = 1_048_575


def bench(folder: Path) -> list[str]:
    """Lines for the report."""
    lines = []
    for rows in (ROWS, EXCEL_ROWS):
        book = write_xlsx(folder / f"{rows}.xlsx", rows)
        command = [sys.executable, "-m", "tests.bench.memory", str(book), str(folder / str(rows))]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        budget = "; budget 600 MB" if rows == ROWS else ""
        lines.append(f"{rows:,} rows loaded, checked and frozen: {run.stdout.strip()}{budget}")
    return lines


def _measure(book: Path, folder: Path) -> str:
    with build_services(Folders.under(folder / "home", folder / "mark")) as services:
        loaded = result(load_sheet(book))
        checked = open_and_check(book)
        result(services.send.freeze(checked, loaded, "Bench", practice=True))
        ready = checked.counts().ready
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{ready:,} ready, peak {peak:,.0f} MB"


if __name__ == "__main__":
    sys.stdout.write(_measure(Path(sys.argv[1]), Path(sys.argv[2])) + "\n")
