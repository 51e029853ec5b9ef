"""What comes out of a warm Python does what a program that is started afresh does."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from flowiq_desktop.cli.commands.table import COMMANDS
from tests.program import Program, WarmProgram, as_text, fresh

_SENDING = ("--practice", "--yes", "--results", "out.csv", "--json")
_CALLS = (
    ("stop-list", "add", "0825550304", "--country", "ZA"),
    ("templates", "--save", "trip", "--text", "Hi {{1}}"),
    ("prices", "list"),
    ("check", "people.csv", "--country", "ZA", "--text", "Hi {{Name}}", "--json", "--messages"),
    ("reach", "people.csv", "--country", "ZA", "--text", "Hi", "--practice", "--json"),
    ("send", "people.csv", "--country", "ZA", "--text", "Hi {{Name}}", *_SENDING),
    ("campaigns",),
    ("resume", "1", *_SENDING),
    ("settle", "1", "--practice"),
    ("move", "1", "--template", "trip"),
    ("erase", "0825550304", "--country", "ZA"),
    ("rescue", "rescued"),
)
"""Each command once, in an order in which there is something for it."""


_TIME = re.compile(r"(\d{4}-\d\d-\d\dT)?\d\d:\d\d(:\d\d)?(\+00:00)?")


def _surroundings() -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("FLOWIQ")}
    return {**clean, "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module")
def warm() -> Iterator[WarmProgram]:
    with WarmProgram(_surroundings()) as program:
        yield program


class Ended(NamedTuple):
    """How a call ended, and what it wrote."""

    command: str
    code: int
    out: str
    err: str


def _ended(program: Program, folder: Path) -> list[Ended]:
    folder.mkdir()
    (folder / "people.csv").write_text("Name,Mobile\nAnna,0825550301\nBen,0825550302\n")
    ended = []
    for call in _CALLS:
        run = program([*call, "--data-dir", str(folder / "data")], _surroundings(), folder, 60)
        out, err = (
            _TIME.sub("TIME", as_text(each).replace(str(folder), ""))
            for each in (run.stdout, run.stderr)
        )
        ended.append(Ended(call[0], run.returncode, out, err))
    return ended


def test_each_command_does_the_same_started_afresh(tmp_path: Path, warm: WarmProgram) -> None:
    afresh = _ended(fresh, tmp_path / "afresh")
    assert [each for each in afresh if "Traceback" in each.out + each.err] == []
    for warmly, once in zip(_ended(warm.run, tmp_path / "warm"), afresh, strict=True):
        assert warmly == once


def test_no_command_is_left_out() -> None:
    assert {call[0] for call in _CALLS} == {*COMMANDS, "rescue"}


def test_its_variables_and_its_folder_are_its_own(tmp_path: Path, warm: WarmProgram) -> None:
    (tmp_path / "list.csv").write_text("Name,Mobile\nAnna,0825550301\n")
    call = ["reach", "list.csv", "--country", "ZA", "--text", "Hi", "--data-dir", "data"]
    account = _surroundings() | {"FLOWIQ_API_KEY": "x", "FLOWIQ_API_URL": "http://127.0.0.1:9"}
    told = [
        as_text(warm.run(call, account | more, tmp_path, 60).stderr)
        for more in ({}, {"FLOWIQ_PROXY": "no proxy"}, {})
    ]
    assert ["proxy" in words for words in told] == [False, True, False]
    assert (tmp_path / "data").is_dir()
    assert not Path("data").exists()


@pytest.mark.parametrize("change", [{"TZ": "Pacific/Kiritimati"}, {"PYTHONIOENCODING": "ascii"}])
def test_what_python_reads_at_its_start_starts_it_afresh(
    tmp_path: Path, change: dict[str, str]
) -> None:
    with WarmProgram(_surroundings()) as program:
        run = program.run(["--version"], _surroundings() | change, tmp_path, 60)
        assert run.returncode == 0
        assert program._line is None


def test_one_that_takes_too_long_is_killed_and_the_next_one_runs(
    tmp_path: Path, warm: WarmProgram
) -> None:
    call = ["campaigns", "--data-dir", str(tmp_path / "data")]
    with pytest.raises(subprocess.TimeoutExpired):
        warm.run(call, _surroundings(), tmp_path, 0)
    assert warm.run(call, _surroundings(), tmp_path, 60).returncode == 0
