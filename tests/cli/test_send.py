import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.core.delivery.results import RESULT_COLUMNS
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.system.paths import resource
from tests.cli.conftest import Cli
from tests.flowiq.http.connect_proxy import ConnectProxy

KEY = {"FLOWIQ_API_KEY": "fiq_practice"}


def _sheet(path: Path) -> list[dict[str, str]]:
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    headers = [str(cell) for cell in next(rows)]
    return [
        dict(zip(headers, ["" if c is None else str(c) for c in row], strict=True)) for row in rows
    ]


@pytest.fixture
def slow_server(contract: Contract) -> Iterator[PracticeServer]:
    behaviour = Behaviour(delay=(0.05, 0.08))
    with PracticeServer(behaviour, contract, resource("samples")) as server:
        yield server


def test_every_type_is_sent_in_practice_mode_and_each_row_has_its_id(
    cli: Cli, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    sample = resource("samples", "all-types.xlsx")
    run = cli("send", sample, "--practice", "--results", out, "--rate", 6000, "--json")
    assert run.code == 0, run.err
    rows = _sheet(out)
    assert run.json["sent"] == len(rows) == 14
    assert {row["FlowIQ status"] for row in rows} == {"Sent"}
    assert len({row["FlowIQ message ID"] for row in rows}) == 14
    assert [int(row["FlowIQ row"]) for row in rows] == list(range(2, 16))
    assert list(rows[0])[-len(RESULT_COLUMNS) :] == list(RESULT_COLUMNS)


def test_bodies_recorded_by_the_server_keep_the_contract(
    cli: Cli, tmp_path: Path, practice_server: PracticeServer, contract: Contract
) -> None:
    sample = resource("samples", "all-types.xlsx")
    arguments = ("--api-url", practice_server.url, "--yes", "--rate", 6000)
    run = cli("send", sample, "--results", tmp_path / "o.csv", *arguments, env=KEY)
    assert run.code == 0, run.err
    bodies = [request.body for request in practice_server.accepted]
    assert len(bodies) == 14
    assert [contract.check_send(body) for body in bodies] == [[]] * 14
    assert [contract.unknown_properties(body) for body in bodies] == [[]] * 14


def test_rows_left_out_make_exit_1_and_stand_in_the_results(
    cli: Cli, people: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    text = ("--country", "ZA", "--text", "Hi {{Name|there}}")
    run = cli("send", people, "--practice", "--results", out, "--rate", 6000, *text)
    assert run.code == 1
    rows = _sheet(out)
    assert [row["FlowIQ status"] for row in rows] == ["Sent", "Sent", "Sent", "Left out"]
    assert "too short" in rows[3]["FlowIQ problem"]
    assert rows[0]["Mobile"] == "082 555 0301"


def test_without_yes_and_without_a_terminal_nothing_is_sent(
    cli: Cli, people: Path, tmp_path: Path, practice_server: PracticeServer
) -> None:
    run = cli(
        "send",
        people,
        "--results",
        tmp_path / "o.csv",
        "--country",
        "ZA",
        "--text",
        "Hi",
        "--api-url",
        practice_server.url,
        env=KEY,
    )
    assert run.code == 2
    assert "--yes" in run.err
    assert practice_server.received == []


@pytest.mark.parametrize(
    ("key", "code", "words"),
    [
        ("fiq_revoked_key", 3, "key"),
        ("fiq_other_tenant", 3, "organisation"),
        ("two words", 2, "FLOWIQ_API_KEY"),
        ("abc", 2, "FLOWIQ_API_KEY"),
        ("", 2, "no API key"),
    ],
)
def test_a_wrong_key_is_said_and_nobody_gets_anything(
    cli: Cli,
    people: Path,
    tmp_path: Path,
    practice_server: PracticeServer,
    key: str,
    code: int,
    words: str,
) -> None:
    arguments = ("--results", tmp_path / "o.csv", "--country", "ZA", "--text", "Hi", "--yes")
    run = cli(
        "send", people, *arguments, "--api-url", practice_server.url, env={"FLOWIQ_API_KEY": key}
    )
    assert run.code == code, run.err
    assert words in run.err
    assert practice_server.accepted == []
    assert key not in run.err or not key.startswith("fiq_")


def test_an_address_without_protection_is_refused(cli: Cli, people: Path, tmp_path: Path) -> None:
    arguments = ("--results", tmp_path / "o.csv", "--api-url", "http://api.flowiq.live", "--yes")
    run = cli("send", people, *arguments, env=KEY)
    assert run.code == 2
    assert "https://" in run.err


def test_a_folder_that_cannot_be_made_is_said(cli: Cli, people: Path) -> None:
    run = cli("--data-dir", people / "below a file", "campaigns")
    assert run.code == 2
    assert f"The folder {people}" in run.err
    assert "Traceback" not in run.err


def test_a_proxy_that_cannot_be_one_is_refused(cli: Cli, people: Path, tmp_path: Path) -> None:
    arguments = ("--results", tmp_path / "o.csv", "--country", "ZA", "--text", "Hi", "--yes")
    run = cli("send", people, *arguments, env={**KEY, "FLOWIQ_PROXY": "proxy"})
    assert run.code == 2
    assert "FLOWIQ_PROXY cannot be used. A proxy is written as a name and a number" in run.err


def test_a_proxy_that_lets_nothing_through_is_said_and_nothing_counts_as_sent(
    cli: Cli, people: Path, tmp_path: Path
) -> None:
    arguments = ("--results", tmp_path / "o.csv", "--country", "ZA", "--text", "Hi", "--yes")
    with ConnectProxy(b"HTTP/1.1 403 Forbidden\r\n\r\n").running() as proxy:
        environment = {**KEY, "FLOWIQ_PROXY": proxy.url, "HTTPS_PROXY": "http://127.0.0.1:9"}
        address = ("--api-url", "https://api.flowiq.example")
        run = cli("send", people, *arguments, *address, env=environment)
    assert run.code == 1
    assert "Your network's proxy does not let FlowIQ through" in run.err
    assert "0 sent" in run.err
    assert proxy.asked


def test_results_that_cannot_be_written_are_said(cli: Cli, people: Path, tmp_path: Path) -> None:
    out = tmp_path / "no" / "such" / "folder" / "o.xlsx"
    text = ("--country", "ZA", "--text", "Hi")
    run = cli("send", people, "--practice", "--results", out, "--rate", 6000, *text)
    assert run.code == 2
    assert "Traceback" not in run.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_interrupted_send_loses_nothing_and_resumes_to_the_end(
    cli: Cli, tmp_path: Path, slow_server: PracticeServer, number: str
) -> None:
    people = tmp_path / "many.csv"
    lines = [f"P{i},+2782{i:07d}" for i in range(120)]
    people.write_text("\n".join(["Name,Mobile", *lines]))
    arguments = ["--api-url", slow_server.url, "--yes", "--rate", "6000"]
    command = [
        *(sys.executable, "-m", "flowiq_desktop", "send", str(people), "--text", "Hi {{Name}}"),
        *("--country", "ZA", "--data-dir", str(tmp_path / "data"), *arguments),
        *("--results", str(tmp_path / "first.csv")),
    ]
    process = subprocess.Popen(
        command, env={**KEY, "LC_ALL": "C.UTF-8"}, stderr=subprocess.PIPE, text=True
    )
    while len(slow_server.accepted) < 10:
        assert process.poll() is None
    process.send_signal(getattr(signal, number))
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err

    (campaign,) = cli("campaigns", "--json").json
    assert (campaign["sent"], campaign["unsure"]) == (len(slow_server.accepted), 0)
    assert campaign["left"] == 120 - campaign["sent"]
    out = tmp_path / "second.csv"
    run = cli("resume", campaign["id"], "--results", out, *arguments, env=KEY)
    assert run.code == 0, run.err
    numbers = [request.body["phone_number"] for request in slow_server.accepted]
    assert len(numbers) == len(set(numbers)) == 120
    assert out.read_text(encoding="utf-8-sig").count("Sent") == 120


def test_campaigns_are_listed_newest_first(cli: Cli, people: Path, tmp_path: Path) -> None:
    text = ("--country", "ZA", "--text", "Hi", "--rate", 6000)
    for name in ("a.csv", "b.csv"):
        cli("send", people, "--practice", "--results", tmp_path / name, *text)
    listed = cli("campaigns", "--json").json
    assert [entry["id"] for entry in listed] == [2, 1]
    assert set(listed[0]) == {
        *("id", "name", "state", "created", "total", "sent", "not_sent", "unsure", "left")
    }
    assert cli("campaigns").out.count("people (practice)") == 2


@pytest.mark.parametrize(("key", "said"), [("fiq_practice", True), ("fiq_earlier", False)])
def test_going_on_through_another_account_is_said_before(
    cli: Cli, people: Path, tmp_path: Path, practice_server: PracticeServer, key: str, said: bool
) -> None:
    arguments = ("--results", tmp_path / "o.csv", "--api-url", practice_server.url, "--yes")
    text = ("--country", "ZA", "--text", "Hi")
    run = cli("send", people, *arguments, *text, env={"FLOWIQ_API_KEY": "fiq_earlier"})
    assert run.code == 3, run.err
    assert "another FlowIQ account" not in run.err
    run = cli("resume", 1, *arguments, env={"FLOWIQ_API_KEY": key})
    assert run.code == (1 if said else 3), run.err
    assert ("So far this campaign went through another FlowIQ account" in run.err) is said


def test_rows_that_are_held_at_the_start_of_a_run_are_said(
    cli: Cli, people: Path, tmp_path: Path, practice_server: PracticeServer
) -> None:
    """The first campaign was refused; the second one has sent the same meanwhile."""
    arguments = ("--results", tmp_path / "o.csv", "--api-url", practice_server.url, "--yes")
    text = ("--country", "ZA", "--text", "Hi")
    assert cli("send", people, *arguments, *text, env={"FLOWIQ_API_KEY": "fiq_wrong"}).code == 3
    sent = cli("send", people, *arguments, *text, env=KEY)
    assert "held back" not in sent.err
    run = cli("resume", 1, *arguments, "--json", env=KEY)
    count = run.json["held"]
    assert count > 0
    assert f"{count} held back: the same message went to the same person before" in run.err
    assert run.err.count("held back") == 1
    assert len(practice_server.accepted) == count


def test_resuming_what_is_not_there_is_said(cli: Cli, tmp_path: Path) -> None:
    run = cli("resume", 77, "--results", tmp_path / "o.csv")
    assert run.code == 2
    assert "no campaign 77" in run.err


def test_no_secret_stays_behind(
    cli: Cli, people: Path, tmp_path: Path, practice_server: PracticeServer
) -> None:
    canary = "fiq_canary_8d1f"
    server = PracticeServer(
        Behaviour(any_key=True), Contract.load(resource("openapi", "flowiq-openapi.yaml"))
    )
    with server:
        arguments = ("--results", tmp_path / "o.xlsx", "--country", "ZA", "--text", "Hi", "--yes")
        environment = {"FLOWIQ_API_KEY": canary}
        run = cli("send", people, *arguments, "--api-url", server.url, env=environment)
    assert len(server.accepted) == 3
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) > 3
    assert not [path for path in kept if canary.encode() in path.read_bytes()]
    assert canary not in run.out + run.err
    assert json.dumps(canary) not in run.out
