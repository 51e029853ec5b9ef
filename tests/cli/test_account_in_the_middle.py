"""The account fails in the middle of a list: what the command line says, and how it goes on."""

import shlex
from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from tests.cli.conftest import Cli, Run
from tests.services.sending.test_account_in_the_middle import POLICY, SESSION, TurnsBad, failed

KEY = {"FLOWIQ_API_KEY": "fiq_practice"}
PACE = ("--yes", "--rate", 60000, "--connections", 1)


@pytest.fixture
def sixty(tmp_path: Path) -> Path:
    path = tmp_path / "sixty.csv"
    rows = "".join(f"P{n},+2782123{n:04d}\n" for n in range(60))
    path.write_text(f"Name,Phone\n{rows}", encoding="utf-8")
    return path


def send(cli: Cli, server: PracticeServer, sheet: Path) -> Run:
    to = ("--api-url", server.url, "--results", sheet.with_name("out.csv"), *PACE)
    return cli("send", sheet, "--text", "Hi {{Name}}", "--json", *to, env=KEY)


def resume(cli: Cli, server: PracticeServer, sheet: Path, *more: object) -> Run:
    to = ("--api-url", server.url, "--results", sheet.with_name("out.csv"), *PACE)
    return cli("resume", 1, "--json", *to, *more, env=KEY)


def counts(run: Run) -> tuple[int, int, int]:
    return run.json["sent"], run.json["not_sent"], run.json["left"]


def test_it_pauses_says_why_and_each_command_it_names_does_what_it_says(
    cli: Cli, sixty: Path, contract: Contract
) -> None:
    script = failed(POLICY)
    with PracticeServer(Behaviour(script=script), contract) as server:
        run = send(cli, server, sixty)
        assert (run.code, counts(run)) == (1, (10, 5, 45))
        assert run.json["stopped_because"] == "all_refused"
        assert "10 sent · 5 not sent · 0 unsure · 45 waiting" in run.err
        assert "5 messages in a row were refused for the same reason" in run.err
        assert f"FlowIQ says: “Failed to send message: {POLICY}”" in run.err
        commands = [
            line.partition("with: ")[2] for line in run.err.splitlines() if "with: " in line
        ]
        go_on, again = (shlex.split(command)[1:-2] for command in commands)
        assert go_on[:3] == ["resume", "1", "--results"]
        assert again[:4] == ["resume", "1", "--again", "meta_unknown"]
        script.mend()
        assert counts(resume(cli, server, sixty)) == (55, 5, 0)
        assert counts(resume(cli, server, sixty)) == (55, 5, 0)
        run = resume(cli, server, sixty, "--again", "meta_unknown")
        assert (run.code, counts(run)) == (0, (60, 0, 0))
        assert "Trying again the 5 that were refused or given up." in run.err
        arrived = [request.body["phone_number"] for request in server.accepted]
        assert len(arrived) == len(set(arrived)) == 60


def test_in_words_it_pauses_at_the_first_and_continue_is_not_at_once_paused_again(
    cli: Cli, sixty: Path, contract: Contract
) -> None:
    with PracticeServer(Behaviour(script=failed(SESSION)), contract) as server:
        run = send(cli, server, sixty)
        assert (run.code, counts(run)) == (1, (10, 1, 49))
        assert "connection to WhatsApp has expired" in run.err
        assert counts(resume(cli, server, sixty)) == (10, 11, 39)


@pytest.mark.parametrize(
    ("again", "words"),
    [
        ("nonsense", "--again nonsense fits no rows. There are: contact_not_found (60)."),
        ("contact_not_found,x", "fits no rows"),
    ],
)
def test_a_reason_that_fits_no_rows_is_said_with_those_there_are(
    cli: Cli, sixty: Path, contract: Contract, again: str, words: str
) -> None:
    script = TurnsBad(0, 404, "Contact not found", "")
    with PracticeServer(Behaviour(script=script), contract) as server:
        assert counts(send(cli, server, sixty)) == (0, 60, 0)
        tried = len(server.received)
        run = resume(cli, server, sixty, "--again", again)
        assert run.code == 2
        assert words in run.err
        assert run.out == ""
        run = resume(cli, server, sixty, "--again", "all", "--save-only")
        assert (run.code, len(server.received)) == (2, tried)
        script.mend()
        assert counts(resume(cli, server, sixty, "--again", "all")) == (60, 0, 0)
        run = resume(cli, server, sixty, "--again", "all")
        assert (run.code, "No row was refused or given up." in run.err) == (2, True)


def test_all_are_those_for_which_it_may_help(cli: Cli, sixty: Path, contract: Contract) -> None:
    script = TurnsBad(58, 500, "Failed to send message", "(#131026) Message undeliverable")
    with PracticeServer(Behaviour(script=script), contract) as server:
        run = send(cli, server, sixty)
        assert counts(run) == (58, 2, 0)
        assert "--again" not in run.err
        assert resume(cli, server, sixty, "--again", "all").code == 2
        script.mend()
        assert counts(resume(cli, server, sixty, "--again", "meta_131026")) == (60, 0, 0)


def test_without_a_yes_nothing_is_decided(cli: Cli, sixty: Path, contract: Contract) -> None:
    script = failed(POLICY)
    with PracticeServer(Behaviour(script=script), contract) as server:
        send(cli, server, sixty)
        script.mend()
        to = ("--api-url", server.url, "--results", sixty.with_name("out.csv"))
        run = cli("resume", 1, "--again", "all", *to, env=KEY)
        assert (run.code, "Add --yes" in run.err) == (2, True)
        assert counts(resume(cli, server, sixty)) == (55, 5, 0)
