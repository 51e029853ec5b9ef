"""Where results go is judged before the first message; a file that fails later loses nothing."""

import os
import shlex
import shutil
from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest, refusal
from tests.cli.conftest import Cli, Run

KEY = {"FLOWIQ_API_KEY": "fiq_practice"}
TEXT = ("--country", "ZA", "--text", "Hi {{Name|there}}", "--rate", 6000)


def sends(cli: Cli, server: PracticeServer, people: Path, target: object, *more: object) -> Run:
    url = ("--api-url", server.url, "--yes")
    return cli("send", people, *url, "--results", target, *TEXT, *more, env=KEY)


def posts(server: PracticeServer) -> int:
    return sum(request.method == "POST" for request in server.received)


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of POSIX")
@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("{0}/gone/out.csv", "There is no folder"),
        ("{0}/people.csv/out.csv", "is a file, not a folder"),
        ("{0}/out.pdf", "Results are saved as a workbook"),
        ("{0}/out", "Results are saved as a workbook"),
        ("/dev/null", "Results are saved as a workbook"),
        ("{0}/folder.csv", "is a folder"),
        ("{0}/fifo.csv", "is no ordinary file"),
        ("/proc/out.csv", "Nothing may be saved"),
        ("{0}/" + "n" * 300 + ".csv", "cannot have this name"),
        ("{0}/people.csv", "is the spreadsheet that is sent"),
        ("{0}/PEOPLE.CSV", "is the spreadsheet that is sent"),
        ("{0}/./folder.csv/../people.csv", "is the spreadsheet that is sent"),
        ("{0}/link.csv", "is the spreadsheet that is sent"),
        ("{0}/hard.xlsx", "is the spreadsheet that is sent"),
        ("{0}/copy.csv", "is the spreadsheet that is sent"),
    ],
)
def test_a_place_that_cannot_take_results_is_one_sentence_and_nothing_is_sent(
    cli: Cli,
    people: Path,
    tmp_path: Path,
    practice_server: PracticeServer,
    target: str,
    words: str,
) -> None:
    content = people.read_bytes()
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "fifo.csv")
    (tmp_path / "link.csv").symlink_to(people)
    (tmp_path / "hard.xlsx").hardlink_to(people)
    shutil.copy(people, tmp_path / "copy.csv")
    run = sends(cli, practice_server, people, target.format(tmp_path))
    assert run.code == 2
    assert words in run.err
    assert "Traceback" not in run.err
    assert posts(practice_server) == 0
    assert people.read_bytes() == (tmp_path / "copy.csv").read_bytes() == content
    assert cli("campaigns", "--json").json == []


def test_resume_judges_its_target_before_it_sends_and_knows_the_spreadsheet(
    cli: Cli, people: Path, tmp_path: Path, contract: Contract
) -> None:
    def no_key(request: ReceivedRequest) -> Answer | None:
        return refusal(401, "Invalid API key", "") if request.method == "POST" else None

    behaviour = Behaviour(script=no_key)
    with PracticeServer(behaviour, contract) as server:
        assert sends(cli, server, people, tmp_path / "out.csv").code == 3
        people.write_bytes(people.read_bytes() + b"Eve,082 555 0309,R 9\n")
        before, tried = people.read_bytes(), posts(server)
        for target in (people, tmp_path / "gone" / "out.csv", tmp_path / "out.pdf"):
            arguments = ("--api-url", server.url, "--yes", "--results", target)
            run = cli("resume", 1, *arguments, env=KEY)
            assert (run.code, posts(server)) == (2, tried), run.err
        assert people.read_bytes() == before


def test_results_that_fail_at_the_end_say_the_counts_and_the_command_that_gets_them(
    cli: Cli, people: Path, tmp_path: Path, contract: Contract
) -> None:
    folder = tmp_path / "results folder"
    folder.mkdir()

    def take_away(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and folder.exists():
            folder.rmdir()
        return None

    with PracticeServer(Behaviour(script=take_away), contract) as server:
        run = sends(cli, server, people, folder / "out.csv", "--json")
    assert run.code == 2
    assert "3 sent · 0 not sent · 0 unsure · 0 waiting" in run.err
    assert "The results sheet was not saved." in run.err
    assert (run.json["sent"], run.json["results"]) == (3, "")
    (line,) = [line for line in run.err.splitlines() if line.startswith("Nothing is lost.")]
    words = shlex.split(line.partition("with: ")[2])
    out = tmp_path / "out.csv"
    again = cli(*(str(out) if word == "OUT" else word for word in words[1:]))
    assert again.code == 1, again.err  # one row was left out
    assert f"Results sheet: {out}" in again.err
    assert out.read_text("utf-8-sig").count("wamid.") == 3


def test_the_results_of_a_campaign_that_is_done_or_not_are_saved_without_a_key(
    cli: Cli, people: Path, tmp_path: Path, contract: Contract
) -> None:
    def no_credit(request: ReceivedRequest) -> Answer | None:
        return refusal(402, "No credit", "") if request.method == "POST" else None

    with PracticeServer(Behaviour(script=no_credit), contract) as server:
        sends(cli, server, people, tmp_path / "out.csv")
        tried = posts(server)
        run = cli("resume", 1, "--save-only", "--results", tmp_path / "now.xlsx", "--json")
        assert run.code == 1, run.err
        assert (run.json["left"], run.json["results"]) == (3, str(tmp_path / "now.xlsx"))
        assert posts(server) == tried
    with PracticeServer(Behaviour(), contract) as server:
        arguments = ("--api-url", server.url, "--yes", "--results", tmp_path / "then.csv")
        assert cli("resume", 1, *arguments, env=KEY).code == 1
        tried = posts(server)
    done = cli("resume", 1, "--results", tmp_path / "done.csv")
    assert done.code == 1, done.err
    assert "3 sent" in done.err
    assert (tmp_path / "done.csv").exists()
    assert cli("resume", 9, "--save-only", "--results", tmp_path / "x.csv").code == 2


@pytest.mark.parametrize(
    "option",
    [("--budget", "R 5"), ("--at", "08:00"), ("--no-create-contacts",), ("--send-again",)],
)
def test_a_call_that_only_saves_says_nothing_of_sending(
    cli: Cli, tmp_path: Path, option: tuple[str, ...]
) -> None:
    run = cli("resume", 1, "--save-only", "--results", tmp_path / "x.csv", *option)
    assert run.code == 2
    assert f"leave one of --save-only and {option[0]} out" in run.err
