"""When a campaign goes out, as the command line is told it."""

import argparse
import os
import signal
import subprocess
import sys
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.send_times import send_times_from
from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from tests.cli.conftest import Cli

NOW = datetime(2026, 11, 27, 10, 30).astimezone()
TEXT = ("--country", "ZA", "--text", "Hi {{Name|there}}")


def told(
    at: str | None = None,
    spread_until: str | None = None,
    quiet_hours: str | None = None,
    kept: SendTimes = AT_ONCE,
) -> SendTimes:
    options = argparse.Namespace(at=at, spread_until=spread_until, quiet_hours=quiet_hours)
    return send_times_from(options, kept, lambda: NOW)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("11:00", 27, time(11)),
        ("10:30", 28, time(10, 30)),
        ("8:05", 28, time(8, 5)),
        ("2026-11-29 08:00", 29, time(8)),
        ("2026-11-29T08:00", 29, time(8)),
    ],
)
def test_a_time_alone_is_the_next_one_the_clock_shows(text: str, day: int, clock: time) -> None:
    begins = told(at=text).begins
    assert begins is not None
    assert (begins.day, begins.time()) == (day, clock)
    assert begins.utcoffset() is not None


@pytest.mark.parametrize("text", ["25:00", "soon", "", "8", "2026-11-31 08:00", "-1:00", "12:60"])
def test_what_is_no_time_is_said(text: str) -> None:
    with pytest.raises(CallError, match=r'For --at, ".*" is no time\. Write 08:00'):
        told(at=text)


def test_a_moment_that_is_over_is_said() -> None:
    with pytest.raises(CallError, match="--at 2026-11-27 09:00 is over already"):
        told(at="2026-11-27 09:00")


def test_a_spread_ends_after_the_beginning() -> None:
    times = told(at="23:00", spread_until="01:00")
    assert times.begins is not None
    assert times.spread_until is not None
    assert times.spread_until - times.begins == timedelta(hours=2)
    with pytest.raises(CallError, match="is over already"):
        told(at="2026-11-29 08:00", spread_until="2026-11-28 08:00")


def test_a_beginning_after_the_spread_that_was_chosen_before_is_said() -> None:
    kept = told(spread_until="15:00")
    with pytest.raises(CallError, match="Write --spread-until with a later time, or none"):
        told(at="16:00", kept=kept)


def test_a_spread_counts_from_now_where_the_campaign_has_begun() -> None:
    kept = SendTimes(begins=NOW - timedelta(days=1))
    assert told(spread_until="15:00", kept=kept).spread_until == NOW.replace(hour=15, minute=0)
    with pytest.raises(CallError, match="is over already"):
        told(spread_until="2026-11-26 15:00", kept=kept)


def test_a_spread_can_be_taken_back() -> None:
    kept = told(spread_until="15:00")
    assert told(spread_until="None", kept=kept) == AT_ONCE
    assert told(at="16:00", spread_until="none", kept=kept).spread_until is None


@pytest.mark.parametrize("option", ["at", "spread_until"])
@pytest.mark.parametrize(
    "text",
    [
        *("9999-12-31 23:59", "9999-12-31T23:59:59.999999-12:00", "2062-11-28 08:00"),
        *("0001-01-01 00:00", "0001-01-01T00:00+14:00"),
    ],
)
def test_a_year_that_must_be_mistyped_is_said(option: str, text: str) -> None:
    typed: dict[str, str | None] = {"at": None, "spread_until": None, option: text}
    with pytest.raises(CallError, match=r"a year ahead at most|is no time|is over already"):
        told(typed["at"], typed["spread_until"])


def test_a_spread_beyond_the_last_day_there_is_is_said() -> None:
    with pytest.raises(CallError):
        told(at="9999-12-31 22:59", spread_until="00:10")


def test_quiet_hours_are_a_range_of_the_clock() -> None:
    assert told(quiet_hours="21:00-07:00").quiet == QuietHours(time(21), time(7))
    assert told(quiet_hours="12:30 \u2013 14:00").quiet == QuietHours(time(12, 30), time(14))
    for text in ("21-7", "21:00", "21:00-24:00", "night"):
        with pytest.raises(CallError, match=r"are no hours\. Write --quiet-hours 21:00-07:00"):
            told(quiet_hours=text)
    with pytest.raises(CallError, match="leaves no time of day"):
        told(quiet_hours="08:00-08:00")


def test_what_is_not_said_stays_and_can_be_taken_back() -> None:
    kept = told(at="11:00", quiet_hours="21:00-07:00")
    assert told(kept=kept) == kept
    assert told(at="now", kept=kept) == SendTimes(quiet=kept.quiet)
    assert told(at="now", quiet_hours="None", kept=kept) == AT_ONCE


def test_a_time_that_is_none_sends_nothing(cli: Cli, people: Path, tmp_path: Path) -> None:
    results = tmp_path / "results.xlsx"
    run = cli("send", people, *TEXT, "--results", results, "--practice", "--spread-until", "24:00")
    assert run.code == 2
    assert 'For --spread-until, "24:00" is no time.' in run.err
    assert not results.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_campaign_waits_for_its_time_says_so_and_can_be_let_go_after_all(
    cli: Cli, people: Path, tmp_path: Path
) -> None:
    results, tomorrow = tmp_path / "results.xlsx", datetime.now().astimezone() + timedelta(days=1)
    command = [
        *(sys.executable, "-m", "flowiq_desktop", "send", str(people), *TEXT, "--practice"),
        *("--results", str(results), "--data-dir", str(tmp_path / "data")),
        *("--at", f"{tomorrow:%Y-%m-%d %H:%M}", "--quiet-hours", "03:00-03:01"),
    ]
    process = subprocess.Popen(
        command, env={**os.environ, "LC_ALL": "C.UTF-8"}, stderr=subprocess.PIPE, text=True
    )
    said: list[str] = []
    while process.stderr and "stay open" not in "".join(said[-1:]):
        said.append(process.stderr.readline())
        assert said[-1], said
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=60)
    assert process.returncode == 130, rest
    words = "".join(said)
    assert "Beginning: " in words
    assert "Nobody gets a message between 03:00 and 03:01 by their own clock." in words
    assert cli("campaigns", "--json").json[0]["left"] == 3
    run = cli("resume", 1, "--results", results, "--practice", "--at", "now")
    assert "Beginning: " not in run.err
    assert "3 sent" in run.err


def test_hours_that_are_always_quiet_are_refused_and_can_be_taken_back(
    cli: Cli, tmp_path: Path
) -> None:
    people, results = tmp_path / "people.csv", tmp_path / "results.xlsx"
    people.write_text("Name,Mobile\nAnna,+61412345678\n", encoding="utf-8")
    sent = ("--text", "Hi", "--results", results, "--practice")
    run = cli("send", people, "--country", "AU", *sent, "--quiet-hours", "09:00-08:00")
    assert run.code == 2
    assert "no time of day at all for 1 person" in run.err
    run = cli("resume", 1, "--results", results, "--practice", "--quiet-hours", "none")
    assert run.code == 0
    assert "1 sent" in run.err
