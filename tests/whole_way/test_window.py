"""A first real campaign with 1,200 people by clicks, the window killed at every step."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.services.account.preferences import Preferences
from tests.whole_way.judging import broken_promises
from tests.whole_way.people import ROWS, everybody, said, write_sheets

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends a program by a signal")

_STEPS = (
    # what the window is about to do, and after how many seconds it is killed
    ("stopping", 0.3),
    ("opening", 0.2),
    ("looking", 1.5),
    ("deciding", 0.1),
    ("moving", 0.1),
    ("moving", 0.35),
    ("freezing", 0.1),
    ("sending", 1.0),
    ("sending", 2.0),
    ("finding out", 1.0),
    ("saving", 0.02),
)


@pytest.mark.timeout(900)
def test_twelve_hundred_people_get_what_they_should_whatever_dies(
    tmp_path: Path, contract: Contract
) -> None:
    people = everybody()
    assert ROWS == 1200
    write_sheets(tmp_path, people)
    behaviour = Behaviour(failing_numbers=True, wrote_lately=True, wording=said)
    with PracticeServer(behaviour, contract) as server:
        kills = _live(tmp_path, server.url, _STEPS)
        under_way = kills * Preferences().connections
        sheets = (tmp_path / "results.csv", tmp_path / "moved.csv")
        assert broken_promises(people, server, under_way, *sheets) == []
    # On a busy machine a kill comes later than it should. A window that is past a step by then
    # goes on to the end, and the ones after it find nothing left to do.
    assert kills > len(_STEPS) // 2


def _live(folder: Path, url: str, deaths: Iterable[tuple[str, float]]) -> int:
    """Let the window live and die until all is done; how often it was killed."""
    kills = 0
    for step, seconds in deaths:
        with _start(folder, url) as window:
            kills += _killed(window, step, seconds)
    with _start(folder, url) as window:
        out, err = window.communicate()
    assert out.endswith("done\n"), err
    return kills


def _start(folder: Path, url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.whole_way.window_driver", str(folder), url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def _killed(window: subprocess.Popen[str], step: str, seconds: float) -> bool:
    """Kill the window so long after it began a step; whether it was still there."""
    said_so = window.stdout
    assert said_so is not None
    for line in said_so:
        if line.strip() == step:
            time.sleep(seconds)
            break
    window.kill()
    return window.wait() < 0
