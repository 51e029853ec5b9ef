"""A problem as reason and facts: what is kept of it where its sentence must not be."""

from collections.abc import Mapping, Sequence

from flowiq_desktop.core.problem_texts import WORDINGS
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.texts.phrases import Listed, Phrase, as_json, from_json

_PROBLEM = "problem_"
_FIELD, _LABEL, _ALSO = "field", "label", "also"
_MOST_BESIDES = 5


def reason_of(problem: Problem) -> str:
    """The code under which a row is kept that cannot be sent because of it."""
    return f"{_PROBLEM}{problem.code}"


def is_problem(reason: str) -> bool:
    """Whether a row is kept under this code because of a problem."""
    return reason.startswith(_PROBLEM)


def facts_of(problem: Problem) -> dict[str, object]:
    """What its words mention, as values that JSON can hold."""
    facts = {_FIELD: problem.field, _LABEL: problem.label, **problem.facts}
    return {name: as_json(value) for name, value in facts.items()}


def facts_of_all(problems: Sequence[Problem]) -> dict[str, object]:
    """The same of the first of some problems, with those that the row has besides it."""
    besides = problems[1 : 1 + _MOST_BESIDES]
    also = [{"reason": reason_of(problem), "facts": facts_of(problem)} for problem in besides]
    return facts_of(problems[0]) | ({_ALSO: also} if also else {})


def problems_of(reason: str, facts: Mapping[str, object]) -> tuple[Problem, ...]:
    """All problems that a row is kept with; what cannot be said any more is not among them."""
    also = facts.get(_ALSO)
    besides = also if isinstance(also, list) else []
    kept = [(reason, facts)]
    kept += [(str(it["reason"]), it["facts"]) for it in besides if _is_kept(it)]
    return tuple(filter(None, (problem_of(*each) for each in kept)))


def _is_kept(entry: object) -> bool:
    return isinstance(entry, dict) and "reason" in entry and isinstance(entry.get("facts"), Mapping)


def problem_of(reason: str, facts: Mapping[str, object]) -> Problem | None:
    """The problem again, ready to be said in the language of today.

    Returns:
        None when the reason is none of a problem, or its words mention what the facts do not have.
    """
    code = reason.removeprefix(_PROBLEM)
    if not is_problem(reason) or code not in WORDINGS:
        return None
    try:
        told = {name: from_json(value) for name, value in facts.items() if name != _ALSO}
        field, label = told.pop(_FIELD, ""), told.pop(_LABEL, "")
        if not isinstance(label, str | Phrase | Listed):
            return None
        problem = Problem(0, str(field), code, label, told)
        _ = problem.message, problem.advice
    except (LookupError, ValueError, TypeError):
        return None
    return problem
