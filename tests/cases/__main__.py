"""Runs every case below a folder: `python -m tests.cases [DIR] [--right DIR]`."""

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.cases.case import Case, cases_in
from tests.cases.running import faults_of
from tests.program import fresh

OWN_CASES = Path(__file__).parents[1] / "data" / "cases"
_AT_ONCE = 2


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.cases", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=OWN_CASES)
    parser.add_argument("--right", type=Path, help="where what is right lies, under the same names")
    return parser.parse_args()


def _faults(case: Case) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return faults_of(case, fresh, Path(folder))


def main() -> int:
    """Run them; 1 when one is not right."""
    options = _options()
    folder = options.folder.resolve()
    cases = list(cases_in(folder, options.right and options.right.resolve()))
    failed = 0
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for case, faults in zip(cases, pool.map(_faults, cases), strict=True):
            failed += bool(faults)
            told = "" if case.wrong else " (only the general rules: nothing says what is right)"
            print(f"{'WRONG' if faults else 'right'}  {case.file.relative_to(folder)}{told}")  # noqa: T201 - its output
            for fault in faults:
                print(f"         {fault}")  # noqa: T201 - the same
    print(f"{len(cases) - failed} passed, {failed} failed")  # noqa: T201 - the same
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
