"""Every case of the project, and that a wrong one would be noticed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.__main__ import OWN_CASES
from tests.cases.case import Case, cases_in
from tests.cases.running import faults_of, surroundings, value_at
from tests.program import Program, WarmProgram


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    """The program, its modules loaded once for all cases."""
    with WarmProgram(surroundings()) as warm:
        yield warm.run


_CASES = list(cases_in(OWN_CASES))


@pytest.mark.parametrize(
    "case", _CASES, ids=[str(case.file.relative_to(OWN_CASES)) for case in _CASES]
)
def test_what_went_wrong_once_is_right_now(case: Case, program: Program, tmp_path: Path) -> None:
    assert case.wrong, "nothing beside it says what is right"
    assert faults_of(case, program, tmp_path) == []


_LIST = "Name,Phone\nAnna,+27821234501\nBen,+27821234502\n"


def _case_of(folder: Path, right: str, name: str = "list.csv") -> Case:
    (folder / name).write_text(_LIST)
    (folder / f"{name}.toml").write_text(right)
    (found,) = cases_in(folder)
    return found


def test_each_thing_that_is_not_right_is_said(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    case = _case_of(
        folder,
        'wrong = "x"\n[[run]]\noptions = ["--country", "ZA", "--text", "Hi {{Name}}"]\nexit = 1\n'
        'says = ["nobody says this"]\nnever = ["Hi Anna"]\n'
        '[run.equal]\n"rows" = 3\n"messages[1].row" = 3\n[run.contains]\n"messages" = "Carl"\n',
    )
    (tmp_path / "runs").mkdir()

    faults = faults_of(case, program, tmp_path / "runs")

    assert len(faults) == 5
    for said in ("exit 0, not 1", "nobody says this", '"Hi Anna" is said', "rows is 2", "Carl"):
        assert any(said in fault for fault in faults), (said, faults)


def test_a_campaign_is_sent_and_its_results_are_compared(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    run = 'command = "send"\noptions = ["--country", "ZA", "--text", "Hi {{Name}}"]\n'
    case = _case_of(
        folder,
        f'wrong = "x"\n[[run]]\n{run}exit = 0\n[run.equal]\n"results[1].FlowIQ status" = "Sent"\n'
        f'[[run]]\n{run}exit = 1\n[run.equal]\n"results[1].FlowIQ status" = "Left out"\n',
    )
    (tmp_path / "runs").mkdir()

    assert faults_of(case, program, tmp_path / "runs") == []


def test_a_word_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nobody knows equals"):
        _case_of(tmp_path, 'wrong = "x"\n[[run]]\n[run.equals]\n"rows" = 3\n')


def test_an_input_of_another_case_is_none_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "second.csv").write_text(_LIST)
    case = _case_of(tmp_path, 'wrong = "x"\n[[run]]\n[[run]]\nfile = "second.csv"\n', "first.csv")

    assert [run.file.name for run in case.runs] == ["first.csv", "second.csv"]


@pytest.mark.parametrize(
    ("path", "value"), [("a[0].b c", 1), ("a[-1].b c", 2), ("a.length", 2), ("a[5].b", None)]
)
def test_values_are_found_by_their_path(path: str, value: object) -> None:
    assert value_at({"a": [{"b c": 1}, {"b c": 2}]}, path) == value
