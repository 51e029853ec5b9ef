"""`reach FILE`: who can be reached, in words and as JSON; and what `send` makes of it."""

import csv
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from flowiq_desktop.assembly import build_services
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.practice_server import PracticeServer
from flowiq_desktop.system.paths import Folders
from tests.cli.conftest import Cli

MESSAGE = ("--country", "ZA", "--text", "Hi {{Name|there}}", "--practice", "--rate", 5000)
ENDINGS = ("3001", "3003", "3010", "3020", "3021", "3031", "0404", "3022", "0301")


@pytest.fixture
def everybody(tmp_path: Path) -> Path:
    path = tmp_path / "everybody.csv"
    rows = [f"Person {ending},082555{ending}" for ending in ENDINGS]
    path.write_text("\n".join(["Name,Mobile", *rows, "Nobody,12"]), encoding="utf-8")
    return path


def test_reach_counts_every_group_and_send_heeds_it(
    cli: Cli, everybody: Path, tmp_path: Path
) -> None:
    run = cli("reach", everybody, *MESSAGE, "--json")
    report = run.json
    assert run.code == 1
    assert "Looking 9 people up takes less than a minute." in run.err
    assert report["groups"] == {
        "to_fix": 1,
        "left_out": 0,
        "kept_out": 2,
        "asked_not_to": 1,
        "no_contact": 1,
        "failed_before": 1,
        "needs_template": 1,
        "not_looked": 1,
        "reachable": 2,
    }
    assert sum(report["groups"].values()) == report["rows"] == len(report["list"]) == 10
    assert (report["looked"], report["not_looked"], report["stopped_because"]) == (9, 0, "")
    why = {entry["row"]: entry["why"] for entry in report["list"]}
    assert why[9] == "FlowIQ lists this person without their number."
    assert "FlowIQ gives no reason" in why[7]

    run = cli("reach", everybody, *MESSAGE)
    assert "Looked up" in run.err  # and nobody again
    assert "      2  Blocked, or broadcasts off" in run.out
    assert "10 rows in all" in run.out

    results = tmp_path / "out.csv"
    run = cli("send", everybody, *MESSAGE, "--results", results)
    assert "2 are blocked in FlowIQ or want no broadcasts; nothing is sent to them." in run.err
    assert "For 1 row the 24 hours are over" in run.err
    with results.open(encoding="utf-8-sig", newline="") as file:
        told = {row["Mobile"][-4:]: row for row in csv.DictReader(file)}
    assert told["3020"]["FlowIQ status"] == told["3021"]["FlowIQ status"] == "Left out"
    assert "blocked in FlowIQ" in told["3020"]["FlowIQ problem"]
    assert told["3001"]["FlowIQ status"] == "Sent"


def test_reach_of_people_who_all_can_be_written_to_ends_with_0(cli: Cli, people: Path) -> None:
    people.write_text("Name,Mobile\nAnna,0825550301\nBen,0825550302\n", encoding="utf-8")
    run = cli("reach", people, *MESSAGE, "--skip-blocked", "--json")
    assert run.code == 0
    assert (run.json["groups"]["reachable"], run.json["not_asked_whether_blocked"]) == (2, 2)
    assert cli("reach", people, *MESSAGE, "--again", "--json").json["looked"] == 2


def test_without_a_connection_nobody_is_looked_up_and_that_is_said(cli: Cli, people: Path) -> None:
    with_key = {"FLOWIQ_API_KEY": "fiq_live_0123456789", "FLOWIQ_API_URL": "http://127.0.0.1:9"}
    run = cli("reach", people, "--text", "Hi", "--country", "ZA", "--json", env=with_key)
    assert run.code == 1
    assert run.json["groups"]["not_looked"] == 3
    assert run.json["stopped_because"] == "no_connection"
    assert "FlowIQ could not be reached. Check the internet connection, then try again." in run.err
    assert "you may send all the same" in run.err


def test_a_refused_key_leaves_everybody_not_looked_up(
    cli: Cli, people: Path, practice_server: PracticeServer
) -> None:
    with_key = {"FLOWIQ_API_KEY": "fiq_revoked", "FLOWIQ_API_URL": practice_server.url}
    run = cli("reach", people, "--text", "Hi", "--country", "ZA", "--json", env=with_key)
    assert run.code == 3
    assert run.json["groups"]["not_looked"] == 3
    assert run.json["stopped_because"] == "invalid_api_key"
    assert "FlowIQ does not accept the key" in run.err


def test_reach_needs_an_account(cli: Cli, people: Path) -> None:
    run = cli("reach", people, "--text", "Hi")
    assert run.code == 2
    assert "There is no API key" in run.err


def test_a_plain_campaign_is_told_nothing_about_looking(
    cli: Cli, people: Path, tmp_path: Path
) -> None:
    run = cli("send", people, *MESSAGE, "--results", tmp_path / "out.csv")
    assert "looked up" not in run.err
    assert "blocked" not in run.err


def test_who_answered_stop_is_put_on_the_list_when_the_caller_says_so(
    cli: Cli, everybody: Path, tmp_path: Path
) -> None:
    run = cli("reach", everybody, *MESSAGE, "--skip-blocked", "--json")
    assert "Add --stop-answered to put them on the list." in run.err
    run = cli("reach", everybody, *MESSAGE, "--stop-answered", "--skip-blocked", "--json")
    assert "1 person was put on the list" in run.err
    assert run.json["groups"]["asked_not_to"] == 1
    results = tmp_path / "out.csv"
    cli("send", everybody, *MESSAGE, "--results", results)
    with results.open(encoding="utf-8-sig", newline="") as file:
        told = {row["Mobile"][-4:]: row for row in csv.DictReader(file)}
    assert told["3010"]["FlowIQ status"] == "Left out"
    assert "no more messages" in told["3010"]["FlowIQ problem"]


def test_looks_outlive_a_kill(tmp_path: Path, everybody: Path) -> None:
    """Killed in the middle, looking goes on with those who are left."""
    call = [sys.executable, "-m", "flowiq_desktop", "reach", everybody, *MESSAGE, "--skip-blocked"]
    folder = tmp_path / "data"
    slow = [*map(str, call), "--data-dir", str(folder), "--rate", "60"]
    with subprocess.Popen(slow, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while len(_looks(folder)) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.kill()
    kept = len(_looks(folder))
    assert 2 <= kept < len(ENDINGS)
    with build_services(Folders.of_data_dir(folder)) as services:
        connection = services.practice.start()
        known = services.looks.known(connection)
        assert len(known.looks) == kept


def _looks(folder: Path) -> list[object]:
    """What is on the disk, read beside the program that writes it."""
    path = folder / FILE_NAME
    copy = folder.with_name("copy")
    copy.mkdir(exist_ok=True)
    for part in (path, path.with_name(f"{path.name}-wal")):
        if part.exists():
            shutil.copy(part, copy / part.name)
    if not (copy / path.name).exists():
        return []
    with closing(sqlite3.connect(copy / path.name)) as connection, suppress(sqlite3.Error):
        return connection.execute("SELECT number FROM look").fetchall()
    return []


def test_what_nobody_must_misread_stands_in_english_beneath_a_draft(
    cli: Cli, everybody: Path
) -> None:
    own = cli("--language", "af", "reach", everybody, *MESSAGE)
    lines = [line.strip() for line in own.out.splitlines()]
    beneath = [line for line in lines if line.startswith(ENGLISH)]
    assert [line.split(":")[0] for line in beneath] == list(ENGLISH)
    for line in beneath:
        before = lines[lines.index(line) - 1]
        assert before, "the sentence in Afrikaans stands above it"
        assert not before.startswith(ENGLISH)
    answered = "1 person answered that they want no messages."
    assert answered in own.err
    in_english = cli("reach", everybody, *MESSAGE)
    assert not any(line.strip().startswith(f"{ENGLISH[0]}:") for line in in_english.out.split("\n"))
    assert in_english.err.count(answered) == 1


ENGLISH = (
    "Blocked, or broadcasts off",
    "Asked not to be written to",
    "Not a contact yet",
    "Not reached last time",
)
