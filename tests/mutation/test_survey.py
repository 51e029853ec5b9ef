"""A small program with small tests: its mutants meet them as those of the product do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.survey import ROOT

PROGRAM = """\
def within(number, limit):
    return number <= limit

def forgotten(number, more):
    return number + more
"""
TESTS = """\
from flowiq_desktop.sample import within

def test_within():
    assert within(2, 3)
    assert not within(5, 3)
"""
SURVEY = """\
import json
from pathlib import Path
from tests.mutation.survey import Laboratory

outcomes = {}
survey = Laboratory("sample", ["test_it.py"], Path.cwd()).survey("", outcomes.__setitem__)
print(json.dumps([survey.killed, survey.survived, outcomes]))
"""
TRIALS = """\
import json, time
from tests.mutation.trial import apart

def broken():
    raise OSError

print(json.dumps([apart(lambda: 7, 60), apart(lambda: time.sleep(600) or 0, 0.1)]))
apart(broken, 60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("flowiq_desktop/sample", PROGRAM), ("tests/test_it", TESTS)):
        path = tmp_path / f"{name}.py"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    (tmp_path / "flowiq_desktop" / "__init__.py").touch()
    return tmp_path


def _run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """In a process of its own: this one has loaded the program long ago."""
    paths = os.pathsep.join((str(folder), str(ROOT)))
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_no_test_notices_is_named(folder: Path) -> None:
    done = _run(SURVEY, folder)
    assert done.returncode == 0, done.stderr
    killed, survived, outcomes = json.loads(done.stdout)
    assert outcomes["within: number <= limit -> number > limit"] == "killed"
    assert outcomes["within: number <= limit -> number < limit"] == "survived"
    assert outcomes["forgotten: number + more -> number - more"] == "not reached"
    assert set(survived) == {
        name for name, outcome in outcomes.items() if outcome in ("survived", "not reached")
    }
    assert killed == len(outcomes) - len(survived)


def test_tests_that_fail_without_a_fault_are_no_measure(folder: Path) -> None:
    (folder / "tests" / "test_it.py").write_text("def test_it():\n    assert False\n")
    done = _run(SURVEY, folder)
    assert done.returncode == 1
    assert "although nothing was changed" in done.stderr


def test_what_never_ends_is_ended_and_what_never_began_is_no_result(folder: Path) -> None:
    done = _run(TRIALS, folder)
    assert json.loads(done.stdout) == [7, None]
    assert "RuntimeError: a trial broke off" in done.stderr
