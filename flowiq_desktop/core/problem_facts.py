"""A problem as reason and facts: what is kept of it where its sentence must not be."""

from collections.abc import Mapping

from flowiq_desktop.core.problem_words import WORDS
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.texts import Marked, mark

_PROBLEM = "problem_"
_FIELD, _LABEL = "field", "label"
_TEXT = "text"
"""A fact that is a text of the program is kept as `{"text": …}`: its English form, the catalogue's
key."""


def reason_of(problem: Problem) -> str:
    """The code under which a row is kept that cannot be sent because of it."""
    return f"{_PROBLEM}{problem.code}"


def is_problem(reason: str) -> bool:
    """Whether a row is kept under this code because of a problem."""
    return reason.startswith(_PROBLEM)


def facts_of(problem: Problem) -> dict[str, object]:
    """What its words mention, as values that JSON can hold."""
    facts = {_FIELD: problem.field, _LABEL: problem.label, **problem.facts}
    return {name: {_TEXT: str(v)} if isinstance(v, Marked) else v for name, v in facts.items()}


def problem_of(reason: str, facts: Mapping[str, object]) -> Problem | None:
    """The problem again, ready to be said in the language of today.

    Returns:
        None when the reason is none of a problem, or its words mention what the facts do not have.
    """
    code = reason.removeprefix(_PROBLEM)
    if not is_problem(reason) or code not in WORDS:
        return None
    told = {name: _value(value) for name, value in facts.items()}
    field, label = told.pop(_FIELD, ""), told.pop(_LABEL, "")
    problem = Problem(0, str(field), code, label if isinstance(label, Marked) else str(label), told)
    try:
        _ = problem.message, problem.advice
    except (LookupError, ValueError, TypeError):
        return None
    return problem


def _value(value: object) -> object:
    match value:
        case {"text": str() as text}:
            return mark(text)
    return value
