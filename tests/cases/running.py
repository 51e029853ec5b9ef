"""Runs a case through the real command line, and says what is not right."""

import csv
import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cases.case import Case, Run
from tests.program import Program, as_text

_ROOT = Path(__file__).parents[2]
_LONGEST = 110
"""Seconds until a run counts as hanging; a test has two minutes."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STEP = re.compile(r"([^.\[\]]+)|\[(-?\d+)\]")
_NOTHING = "(nothing)"


@dataclass(frozen=True, slots=True)
class Printed:
    """What a run printed: its exit code, the texts, and the JSON as far as there is any."""

    exit: int
    out: str
    err: str
    told: Any

    @property
    def all(self) -> str:
        """Everything that a person could read."""
        return f"{self.out}\n{self.err}"


def surroundings() -> dict[str, str]:
    """The variables that the program is called with."""
    return {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}


def faults_of(case: Case, program: Program, folder: Path) -> list[str]:
    """What is not right about a case, a sentence each; an empty list when all is.

    Args:
        case: the case.
        program: what runs the program.
        folder: an empty folder for what the runs leave behind.
    """
    faults: list[str] = []
    for number, run in enumerate(case.runs, 1):
        try:
            printed = _printed(run, program, folder, folder / f"results-{number}.csv")
        except subprocess.TimeoutExpired:
            faults.append(f"run {number}: not done after {_LONGEST} seconds")
            continue
        found = [*_general_faults(run, printed), *_particular_faults(run, printed)]
        faults += [f"run {number}: {fault}" for fault in found]
    return faults


def _printed(run: Run, program: Program, folder: Path, results: Path) -> Printed:
    more = ["--json", "--messages"]
    if run.command == "send":
        more = ["--practice", "--yes", "--results", str(results)]
    command = [run.command, str(run.file), *run.options, *more]
    done = program([*command, "--data-dir", str(folder / "data")], surroundings(), folder, _LONGEST)
    out, err = as_text(done.stdout, "replace"), as_text(done.stderr, "replace")
    return Printed(done.returncode, out, err, _told(run, out, results))


def _told(run: Run, out: str, results: Path) -> Any:
    if run.command == "send":
        if not results.exists():
            return {}
        with results.open(encoding="utf-8-sig", newline="") as file:
            return {"results": list(csv.DictReader(file))}
    try:
        return json.loads(out)
    except json.JSONDecodeError:
        return {}


def _general_faults(run: Run, printed: Printed) -> Iterator[str]:
    """What must hold for any input."""
    if printed.exit not in run.exits:
        wanted = " or ".join(map(str, sorted(run.exits)))
        yield f"exit {printed.exit}, not {wanted}: {printed.err[-300:].strip() or _NOTHING}"
    if "Traceback" in printed.all or "panicked at" in printed.all:
        yield f"a traceback: {printed.err[-300:].strip()}"
    if sign := _CONTROL.search(printed.all):
        yield f"the control sign {sign[0]!r} is printed"
    if printed.exit == 2 and not printed.err.strip():
        yield "refused without a sentence"
    if run.command == "check" and printed.exit in (0, 1):
        yield from _miscounted(printed)


def _miscounted(printed: Printed) -> Iterator[str]:
    told = printed.told
    if not isinstance(told.get("rows"), int) or not isinstance(told.get("ready"), int):
        yield "no count of rows in the JSON"
        return
    wrong = {p["row"] for p in told["problems"] if p["severity"] == "error" and p["row"]}
    if told["ready"] != len(told["messages"]) or told["ready"] > told["rows"]:
        yield f"{told['ready']} ready, {len(told['messages'])} messages, {told['rows']} rows"
    if (printed.exit == 0) != (told["ready"] == told["rows"]):
        yield f"exit {printed.exit} with {told['ready']} of {told['rows']} ready"
    if wrong & {message["row"] for message in told["messages"]}:
        yield "a row with an error is among the messages"


def _particular_faults(run: Run, printed: Printed) -> Iterator[str]:
    """What the case itself says."""
    for text in run.says:
        if text not in printed.all:
            yield f'"{text}" is not said: {printed.err[-300:].strip() or _NOTHING}'
    for text in run.never:
        if text in printed.all:
            yield f'"{text}" is said'
    for path, right in run.equal.items():
        if (value := value_at(printed.told, path)) != right:
            yield f"{path} is {json.dumps(value, ensure_ascii=False)[:300]}, not {right!r}"
    for path, part in run.contains.items():
        value = json.dumps(value_at(printed.told, path), ensure_ascii=False)
        if part not in value:
            yield f'{path} is {value[:300]}: "{part}" is not in it'


def value_at(told: Any, path: str) -> Any:
    """The value at a path such as `messages[0].body.text`; None where there is none.

    `length` at the end of a list's path is its length.
    """
    value = told
    for name, index in _STEP.findall(path):
        if name == "length" and isinstance(value, list):
            value = len(value)
        elif index and isinstance(value, list) and -len(value) <= int(index) < len(value):
            value = value[int(index)]
        elif name and isinstance(value, dict):
            value = value.get(name)
        else:
            return None
    return value
