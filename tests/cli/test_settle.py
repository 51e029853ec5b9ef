"""Reconciliation from the command line, as a script or a supporter does it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.reconciling import read_rows
from flowiq_desktop.journal.restore_guard.watermark import FILE_NAME as MARK_NAME
from flowiq_desktop.practice_server import (
    Answer,
    Behaviour,
    Contract,
    Ending,
    PracticeServer,
    ReceivedRequest,
    refusal,
)
from flowiq_desktop.system.paths import Folders
from tests.cli.conftest import Cli, Run

KEY = {"FLOWIQ_API_KEY": "fiq_practice"}
SENT, LOST = "+27825550401", "+27825550402"


class Server:
    """A FlowIQ that leaves two people's messages unanswered until it is fixed."""

    def __init__(self, contract: Contract) -> None:
        self.mended = self.revoked = False
        self.practice = PracticeServer(Behaviour(script=self._script), contract)

    def _script(self, request: ReceivedRequest) -> Answer | None:
        if self.revoked:
            return refusal(401, "Invalid API key", "")
        if self.mended or request.method == "GET" or not isinstance(request.body, dict):
            return None
        number = request.body["phone_number"]
        if number not in (SENT, LOST):
            return None
        return Answer(500, ending=Ending.NO_ANSWER, accepted=number == SENT)

    def posts(self) -> list[str]:
        return [r.body["phone_number"] for r in self.practice.received if r.method == "POST"]


@pytest.fixture
def server(contract: Contract) -> Iterator[Server]:
    made = Server(contract)
    with made.practice:
        yield made


class Command:
    """`send`, `settle` and `resume` through one account."""

    def __init__(self, cli: Cli, server: Server, folder: Path) -> None:
        self._cli, self._server, self._folder = cli, server, folder

    def send(self, *more: str) -> Run:
        people = self._folder / "people.csv"
        people.write_text(f"Name,Mobile\nAnna,+27825550400\nBen,{SENT}\nCara,{LOST}\n")
        words = ("--text", "Hi {{Name}}", "--country", "ZA", "--connections", 1)
        return self._run("send", people, *self._results, *words, "--yes", "--rate", 6000, *more)

    def settle(self, *more: str) -> Run:
        return self._run("settle", 1, "--json", *more)

    def resume(self, *more: str) -> Run:
        return self._run("resume", 1, *self._results, "--yes", "--json", *more)

    def unsure(self, *more: str) -> list[int]:
        return [entry["row"] for entry in self.settle(*more).json["unsure"]]

    @property
    def results(self) -> str:
        return (self._folder / "out.csv").read_text(encoding="utf-8-sig")

    @property
    def _results(self) -> tuple[object, ...]:
        return ("--results", self._folder / "out.csv")

    def _run(self, *arguments: object) -> Run:
        return self._cli(*arguments, "--api-url", self._server.practice.url, env=KEY)


@pytest.fixture
def command(cli: Cli, server: Server, tmp_path: Path) -> Command:
    made = Command(cli, server, tmp_path)
    sent = made.send()
    assert sent.code == 1
    assert "Look for the 2 unsure before sending them again: flowiq-desktop settle 1" in sent.err
    return made


def test_unsure_rows_are_listed_and_looked_for(command: Command, server: Server) -> None:
    listed = command.settle()
    assert listed.code == 1
    assert [entry["row"] for entry in listed.json["unsure"]] == [3, 4]
    checked = command.settle("--check")
    looked = {entry["row"]: entry["finding"] for entry in checked.json["looked"]}
    assert looked == {3: "sent", 4: "too_early"}
    assert "Look again after" in checked.err
    assert command.unsure() == [4]
    assert len(server.posts()) == 3


def test_rows_are_left_or_treated_as_sent_and_the_results_say_so(command: Command) -> None:
    run = command.settle("--leave", "3", "--treat-as-sent", "all")
    assert run.code == 0
    assert (run.json["left"], run.json["treated_as_sent"]) == (1, 1)
    assert command.resume().code == 1
    lines = command.results.splitlines()
    assert "Unsure" in lines[2]
    assert "you decided to leave it" in lines[2]
    assert "Sent" in lines[3]
    assert "You decided to treat this as sent" in lines[3]


def test_sending_again_asks_first_and_looks_once_more(command: Command, server: Server) -> None:
    refused = command.settle("--send-again", "all")
    assert refused.code == 2
    assert "may get the message twice" in refused.err or "--yes" in refused.err
    assert command.unsure() == [3, 4]
    again = command.settle("--send-again", "all", "--yes")
    assert (again.json["found"], again.json["ready"]) == (1, 1)
    server.mended = True
    assert command.resume().code == 0
    assert server.posts() == ["+27825550400", SENT, LOST, LOST]


def test_a_row_that_is_not_unsure_is_refused(command: Command) -> None:
    run = command.settle("--leave", "2-3")
    assert run.code == 2
    assert "Row 2 is not unsure" in run.err
    assert command.unsure() == [3, 4]


def test_a_refused_account_is_exit_3(command: Command, server: Server) -> None:
    server.revoked = True
    assert command.settle("--check").code == 3
    assert command.unsure() == [3, 4]


@pytest.mark.parametrize("decision", ["--check", "--send-again"])
def test_another_account_is_not_asked(
    cli: Cli, command: Command, server: Server, decision: str
) -> None:
    url, before = server.practice.url, len(server.practice.received)
    arguments = (decision, *(["all", "--yes"] if decision == "--send-again" else []))
    run = cli("settle", 1, *arguments, "--api-url", url, env={"FLOWIQ_API_KEY": "fiq_another_key"})
    assert run.code == 1, run.err
    assert "sent through another account" in run.out + run.err
    assert len(server.practice.received) == before
    assert command.unsure() == [3, 4]


def test_settling_what_is_not_there_is_said(cli: Cli) -> None:
    run = cli("settle", 77)
    assert run.code == 2
    assert "no campaign 77" in run.err


def test_the_same_sheet_again_is_held_until_a_person_wants_it(
    command: Command, server: Server
) -> None:
    server.mended = True
    again = command.send("--json")
    assert "3 held back" in again.err
    assert (again.code, again.json["sent"]) == (1, 0)
    assert command.results.count("Left out") == 3
    assert command.results.count("lready") >= 3
    wanted = command.send("--json", "--send-again")
    assert "3 that were held back are sent all the same" in wanted.err
    assert (wanted.code, wanted.json["sent"]) == (0, 3)
    assert len(server.posts()) == 6


def test_an_older_copy_is_said_by_every_command(cli: Cli, command: Command, tmp_path: Path) -> None:
    mark = Folders.of_data_dir(tmp_path / "data").mark / MARK_NAME
    known: dict[str, Any] = json.loads(mark.read_bytes())
    mark.write_text(json.dumps({**known, "attempts": known["attempts"] + 7}))
    for _ in range(2):
        run = cli("campaigns")
        assert "up to 7 messages that were sent are not in it" in run.err
        assert run.code == 0


def test_after_an_older_copy_the_next_campaign_is_held_back_until_a_person_has_looked(
    cli: Cli, command: Command, tmp_path: Path, server: Server
) -> None:
    server.mended = True
    before = len(server.posts())
    mark = Folders.of_data_dir(tmp_path / "data").mark / MARK_NAME
    known: dict[str, Any] = json.loads(mark.read_bytes())
    mark.write_text(json.dumps({**known, "attempts": known["attempts"] + 7}))
    another = ("--text", "Bye {{Name}}", "--json")
    held = command.send(*another)
    assert "3 held back" in held.err
    assert (held.code, held.json["sent"], len(server.posts())) == (1, 0, before)
    ended = cli("campaigns", "--hold-nothing-back")
    assert "New campaigns are not held back any more" in ended.err
    after = command.send(*another)
    assert "not in it" not in after.err
    assert (after.code, after.json["sent"]) == (0, 3)


@pytest.mark.parametrize(
    ("text", "rows"),
    [("all", None), ("ALL", None), ("3", {3}), ("3, 7-9", {3, 7, 8, 9})],
)
def test_rows_are_read_as_people_write_them(text: str, rows: set[int] | None) -> None:
    assert read_rows(text) == rows


@pytest.mark.parametrize("text", ["", "x", "3-", "-3", "3,,4", "1-99999999", "3.5", "9-7"])
def test_rows_that_make_no_sense_are_said(text: str) -> None:
    with pytest.raises(CallError):
        read_rows(text)


@pytest.mark.parametrize(("ending", "finding"), [("0999", "sent"), ("0998", "too_early")])
def test_practice_remembers_over_commands_what_it_was_sent(
    cli: Cli, tmp_path: Path, ending: str, finding: str
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(f"Name,Mobile\nAnna,+27825550400\nBen,+2782555{ending}\n")
    words = ("--text", "Hi {{Name}}", "--country", "ZA", "--rate", 6000)
    cli("send", people, "--results", tmp_path / "out.csv", *words, "--practice")
    (looked,) = cli("settle", 1, "--check", "--json").json["looked"]
    assert looked["finding"] == finding
