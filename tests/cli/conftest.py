"""The command line as a person runs it: a process of its own, and real files."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.program import WarmProgram, as_text


@dataclass
class Run:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


_COMMANDS = (
    *("check", "reach", "send", "campaigns", "resume", "settle", "rescue", "stop-list", "erase"),
    "templates",
    "prices",
    "move",
)
Cli = Callable[..., Run]


@pytest.fixture(scope="session")
def program() -> Iterator[WarmProgram]:
    """The program, its modules loaded once for all tests."""
    with WarmProgram({**os.environ, "LC_ALL": "C.UTF-8"}) as warm:
        yield warm


@pytest.fixture
def cli(tmp_path: Path, program: WarmProgram) -> Cli:
    """Runs `flowiq-desktop` with data of its own; `env` adds to the environment."""

    def run(*arguments: object, env: dict[str, str] | None = None) -> Run:
        command = [*map(str, arguments)]
        if arguments and arguments[0] in _COMMANDS:
            command += ["--data-dir", str(tmp_path / "data")]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("FLOWIQ")}
        surroundings = {**clean, "LC_ALL": "C.UTF-8", **(env or {})}
        done = program.run(command, surroundings, Path.cwd(), timeout=100)
        return Run(done.returncode, as_text(done.stdout), as_text(done.stderr))

    return run


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A small list of people as a text file."""
    path = tmp_path / "people.csv"
    path.write_text(
        "Name,Mobile,Amount\n"
        "Anna,082 555 0301,R 100\n"
        "Ben,+27 83 555 0302,R 200\n"
        ",27845550303,R 300\n"
        "Dan,12345,R 400\n",
        encoding="utf-8",
    )
    return path
