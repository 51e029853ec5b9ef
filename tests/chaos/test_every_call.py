from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Contract
from tests.chaos.every_call import EveryCall, threads_may_end
from tests.chaos.mutants import MUTANTS

_APART = 41


def test_a_fault_at_any_call_of_the_sending_core_breaks_no_promise(
    tmp_path: Path, contract: Contract
) -> None:
    sending = EveryCall(tmp_path, contract)
    calls = sending.fail(0).calls
    with threads_may_end():
        found = [sending.fail(nth) for nth in range(5, calls, _APART)]
    assert sum(bool(finding.hit) for finding in found) > len(found) / 2
    assert [finding for finding in found if finding.broken] == []


def test_a_program_that_puts_back_what_it_had_in_flight_is_caught(
    tmp_path: Path,
    contract: Contract,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The test of the test: the journal's thread ends while answers are under way."""
    MUTANTS["crash_requeued"].change(monkeypatch.setattr)
    sending = EveryCall(tmp_path, contract, strangers=frozenset())
    calls = sending.fail(0).calls
    with threads_may_end():
        found = (sending.fail(nth) for nth in range(calls // 2, calls))
        assert any("I1" in words for finding in found for words in finding.broken)
