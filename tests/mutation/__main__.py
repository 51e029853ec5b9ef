"""Mutation tests: `make mutants`. Ends with 1 when a fault goes unnoticed without a reason."""

import argparse
import sys
import time
from collections.abc import Collection

from tests.mutation.explained import DOCUMENT, explained
from tests.mutation.survey import UNNOTICED, Laboratory, Survey
from tests.mutation.targets import TARGETS


def main() -> int:
    """Try the mutants of the chosen modules, and report what became of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("--module", choices=["", *TARGETS], default="", help="one module alone")
    parser.add_argument("--only", default="", help="mutants alone whose name holds this")
    parser.add_argument("--all", action="store_true", help="name those that were noticed, too")
    options = parser.parse_args()
    reasons = explained(DOCUMENT.read_text(encoding="utf-8"))
    unexplained = 0
    for module in [options.module] if options.module else TARGETS:
        known = reasons.get(module, {})
        survey = _survey(module, options.only, options.all, known)
        unexplained += len(set(survey.survived) - set(known))
        if not options.only:
            for name in sorted(set(known) - set(survey.survived)):
                _say(f"  noticed, though the list says it is not: {name}")
    _say(f"{unexplained} survivors without a reason")
    return 1 if unexplained else 0


def _survey(module: str, only: str, everything: bool, known: Collection[str]) -> Survey:
    def told(name: str, outcome: str) -> None:
        if everything or (outcome in UNNOTICED and name not in known):
            _say(f"  {outcome}: {name}")

    began = time.monotonic()
    survey = Laboratory(module, TARGETS[module]).survey(only, told)
    survived = len(survey.survived)
    explained_ones = len(set(survey.survived) & set(known))
    _say(
        f"{module}: {survey.total} mutants, {survey.killed} killed ({survey.overtime} by time),"
        f" {survived} survived, {explained_ones} of them explained;"
        f" {time.monotonic() - began:.0f} s"
    )
    return survey


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
