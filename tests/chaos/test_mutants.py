"""The tests of the tests: each named wrong program is caught, and by what."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.journal.engine import connection as database
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.practice_server import Contract
from tests.chaos.mutants import MUTANTS
from tests.chaos.power_cut import cut_the_power
from tests.chaos.siege import Death, Siege

ON_THE_NETWORK = [name for name, mutant in MUTANTS.items() if mutant.faults]
IN_A_POWER_CUT = ["synchronous_off", "synchronous_normal"]


def test_each_mutant_is_tried_somewhere() -> None:
    assert {*ON_THE_NETWORK, *IN_A_POWER_CUT, "crash_requeued"} == set(MUTANTS)


@pytest.mark.parametrize("name", ON_THE_NETWORK)
def test_a_wrong_reading_of_answers_is_caught(
    tmp_path: Path, contract: Contract, name: str
) -> None:
    faults = MUTANTS[name].faults
    wrong = Siege(tmp_path / "wrong", contract, 1, 25, faults, name).run(iter(()))
    assert any(mark in words for words in wrong.broken for mark in ("I1", "I3", "I4"))


def test_the_product_meets_the_same_faults_unharmed(tmp_path: Path, contract: Contract) -> None:
    faults = tuple(fault for name in ON_THE_NETWORK for fault in MUTANTS[name].faults)
    assert Siege(tmp_path, contract, 1, 60, faults).run(iter(())).broken == []


def test_putting_back_what_a_crash_left_in_flight_is_caught(
    tmp_path: Path, contract: Contract
) -> None:
    def deaths() -> Iterator[Death]:
        for _ in range(3):
            yield Death(after=0.5)

    tally = Siege(tmp_path, contract, 2, 60, mutant="crash_requeued").run(deaths())
    assert any("I1 doubled" in words for words in tally.broken)


@pytest.mark.parametrize("name", IN_A_POWER_CUT)
def test_commits_that_are_not_synced_are_caught(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    MUTANTS[name].change(monkeypatch.setattr)
    assert cut_the_power(range(12))


def test_a_disk_that_does_not_sync_is_refused_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Deaf(sqlite3.Connection):
        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            weaker = statement.replace("synchronous = FULL", "synchronous = NORMAL")
            return super().execute(weaker, *values)  # type: ignore[arg-type] # as it came

    connection = sqlite3.connect(tmp_path / "j", factory=Deaf, isolation_level=None)
    with pytest.raises(JournalError, match="keep the list of sent messages safe"):
        database._prepare(connection)
    connection.close()
