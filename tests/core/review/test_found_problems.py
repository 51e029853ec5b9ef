"""What was found in rows, of which many may have found the same."""

from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review.found_problems import FoundProblems

SHORT = Problem(5, "phone_number", "number_too_short", "Phone number", {"value": "12"})


def test_each_row_has_its_own_number_in_what_is_shared() -> None:
    found = FoundProblems([5, 7, 9])
    found.note([0, 2], (SHORT,), is_ready=False)
    assert [problem.row for index in range(3) for problem in found.of(index)] == [5, 9]
    assert found.of(2)[0].at(5) == SHORT
    assert found.shared(0)[0] is found.shared(2)[0]
    assert found.blocked == {0, 2}


def test_what_is_forgotten_of_one_row_stays_of_the_others() -> None:
    found = FoundProblems([5, 7])
    found.note([0, 1], (SHORT,), is_ready=False)
    found.forget(0)
    found.forget(0)
    assert (found.of(0), found.shared(0)) == ((), ())
    assert found.of(1) == (SHORT.at(7),)
    assert found.blocked == {1}


def test_a_row_without_problems_is_not_blocked() -> None:
    found = FoundProblems([5])
    found.note([0], (), is_ready=False)
    assert (found.of(0), found.blocked) == ((), set())
    found.note([0], (SHORT,), is_ready=True)
    assert (found.of(0), found.blocked) == ((SHORT,), set())
