"""Five go first from the command line, in practice mode: good, and with people who get nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

TEXT = ("--country", "ZA", "--text", "Hi {{Name}}", "--practice", "--rate", "600")


def people(folder: Path, failing: int) -> Path:
    """Nine people, of whom the first so many get nothing, and FlowIQ gives no reason."""
    ends = ["3031"] * failing + ["5000"] * (9 - failing)
    rows = [f"P{row},+2782{row:03d}{end}" for row, end in enumerate(ends)]
    path = folder / "people.csv"
    path.write_text("\n".join(["Name,Mobile", *rows]), encoding="utf-8")
    return path


def test_it_goes_on_by_itself_once_three_have_arrived(cli: Cli, tmp_path: Path) -> None:
    results = tmp_path / "results.csv"
    run = cli("send", people(tmp_path, 0), *TEXT, "--careful-start", "--results", results, "--json")
    assert run.code == 0
    assert run.json["sent"] == 9
    assert "Careful start: 5 messages go first, and the others once 3 of those" in run.err
    assert "Looking whether the first messages arrive: 0 of 5 so far." in run.err


def test_failures_pause_it_and_resume_sends_the_rest(cli: Cli, tmp_path: Path) -> None:
    results = tmp_path / "results.csv"
    run = cli("send", people(tmp_path, 3), *TEXT, "--careful-start", "--results", results, "--json")
    assert run.code == 1
    assert (run.json["sent"], run.json["left"]) == (5, 4)
    assert run.json["stopped_because"] == "first_failed"
    assert "3 of the first 5 messages failed, so sending paused; 2 arrived." in run.err
    go_on = cli("resume", 1, "--practice", "--rate", "600", "--results", results, "--json")
    assert "3 of the first 5 messages failed" in go_on.err, "said again before it goes on"
    assert go_on.json["sent"] == 9
    assert "Looking whether" not in go_on.err


@pytest.mark.parametrize("command", ["send", "resume"])
def test_the_help_says_what_it_does(cli: Cli, command: str) -> None:
    words = " ".join(cli(command, "--help").out.split())
    assert "send five, then the others once three of those have arrived and none failed" in words


def test_who_was_found_blocked_meanwhile_is_held_back_on_resume(cli: Cli, tmp_path: Path) -> None:
    path = people(tmp_path, 5)
    path.write_text(path.read_text("utf-8") + "\nBen,+27825553020\n", encoding="utf-8")
    results = tmp_path / "results.csv"
    run = cli("send", path, *TEXT, "--careful-start", "--results", results, "--json")
    assert (run.json["left"], run.json["stopped_because"]) == (5, "first_failed")
    looked = cli("reach", path, *TEXT, "--json").json
    assert looked["groups"]["kept_out"] == 1
    assert looked["to_send"] == 9
    go_on = cli("resume", 1, "--practice", "--rate", "600", "--results", results, "--json")
    assert (go_on.json["sent"], go_on.json["left"]) == (9, 0)
    assert (go_on.json["held"], go_on.json["blocked_since"]) == (0, 1)
    assert "1 held back: this person has been blocked in FlowIQ since" in go_on.err
    assert "blocked in FlowIQ since then" in results.read_text("utf-8-sig")
    again = cli("resume", 1, "--practice", "--send-again", "--results", results, "--json")
    assert again.json["sent"] == 9


def until_it_looks(folder: Path, *command: str) -> "subprocess.Popen[str]":
    """A command under way, as soon as it says that it looks what became of the first messages."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "flowiq_desktop", *command, "--practice", "--rate", "600"),
            *("--results", str(folder / "results.csv"), "--data-dir", str(folder / "data")),
        ],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stderr=subprocess.PIPE,
        text=True,
    )
    said: list[str] = []
    while process.stderr and "Looking whether the first" not in "".join(said[-1:]):
        said.append(process.stderr.readline())
        assert said[-1], said
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_killed_while_it_looks_it_looks_again_and_sends_nothing(cli: Cli, tmp_path: Path) -> None:
    path = people(tmp_path, 0)
    sending = until_it_looks(tmp_path, "send", str(path), *TEXT[:4], "--careful-start")
    sending.kill()
    sending.communicate(timeout=60)
    (killed,) = cli("campaigns", "--json").json
    assert (killed["sent"], killed["unsure"], killed["left"]) == (5, 0, 4)
    # The pretend FlowIQ began anew with the program, and knows of none of the five.
    going_on = until_it_looks(tmp_path, "resume", "1")
    going_on.send_signal(signal.SIGINT)
    _, said = going_on.communicate(timeout=60)
    assert going_on.returncode == 130, said
    (stopped,) = cli("campaigns", "--json").json
    assert (stopped["sent"], stopped["left"]) == (5, 4)
