"""Old sentences: what versions before reasons and facts wrote into a journal, read back.

The wordings are those of that time, kept beside the migration: they never change, whatever the
program says today. A damaged file of that time is read by them as well.
"""

import json
import re
import string
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from flowiq_desktop.journal.engine import migrations
from flowiq_desktop.journal.engine.facts import written

_WORDINGS = "0008_old_sentences.json"
_PROBLEM = "problem_"
_OUR_OWN = frozenset({"label", "things", "shown", "kind", "accepted", "reason"})
"""Facts that are texts of the program, which another language translates."""
_COUNTS = frozenset({"count", "limit", "index", "card", "first"})
_COUNTRIES = frozenset({"country", "other"})
_NUMBERED = ","
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_REPEAT = re.compile(
    r"(?P<sure>Already sent|This may already have been sent) to this person"
    rf"(?: on (?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)}))?; held back\."
)
_OLDER = re.compile(
    r"This looks like an older copy of the list of sent messages; up to (?P<count>[\d,]+)"
    r" messages? may already have been sent\."
)
_ELSEWHERE = "This list of sent messages was copied from another place"
_MISSING = "Some messages that were sent are missing from the list"


class _Wordings(NamedTuple):
    """The file beside the migration.

    Attributes:
        problems: for each code, the pattern of its sentence and that of its advice.
        countries: their codes, by the names that stood in sentences.
    """

    problems: dict[str, tuple[str, str]]
    countries: dict[str, str]


class Told(NamedTuple):
    """What an old sentence said.

    Attributes:
        facts: as the journal has them now; empty when the sentence is not one that is known.
        detail: the sentence itself when it could not be read, else "".
    """

    facts: dict[str, object]
    detail: str


def read_sentence(reason: str, problem: str, advice: str) -> Told:
    """The facts in what an old journal says of a row.

    Args:
        reason: the row's code.
        problem: the sentence, or "".
        advice: what to do, or "".
    """
    said = " ".join(filter(None, (problem, advice)))
    if not said:
        return Told({}, "")
    try:
        facts = _facts_of(reason, problem, advice)
    except ValueError:  # what stands where a number was is none
        facts = None
    return Told({}, said) if facts is None else Told(facts, "")


def old_facts(reason: str, problem: str, advice: str) -> str:
    """For SQL: the facts as JSON."""
    return written(read_sentence(reason, problem, advice).facts)


def old_detail(reason: str, problem: str, advice: str, detail: str) -> str:
    """For SQL: the details, with the sentence in front of them when it could not be read."""
    return " ".join(filter(None, (read_sentence(reason, problem, advice).detail, detail)))


def _facts_of(reason: str, problem: str, advice: str) -> dict[str, object] | None:
    if reason.startswith(_PROBLEM):
        return _of_problem(reason.removeprefix(_PROBLEM), problem, advice)
    return _of_held(problem)


def _of_held(problem: str) -> dict[str, object] | None:
    if found := _REPEAT.fullmatch(problem):
        sure = found["sure"].startswith("Already")
        if found["day"] is None:
            return {"sure": sure}
        month = _MONTHS.index(found["month"]) + 1
        return {"sure": sure, "on": f"{month:02}-{int(found['day']):02}"}
    if found := _OLDER.fullmatch(problem):
        return {"sign": "older", "messages": _number(found["count"])}
    if problem.startswith(_ELSEWHERE):
        return {"sign": "elsewhere"}
    return {"sign": "missing"} if problem.startswith(_MISSING) else None


def _of_problem(code: str, problem: str, advice: str) -> dict[str, object] | None:
    wordings = _wordings().problems.get(code)
    if wordings is None:
        return None
    facts: dict[str, object] = {}
    for pattern, sentence in zip(wordings, (problem, advice), strict=True):
        found = _read_by(pattern).fullmatch(sentence)
        if found is None:
            return None
        facts |= {name: _fact(name, pattern, text) for name, text in found.groupdict().items()}
    return facts


def _fact(name: str, pattern: str, text: str) -> object:
    if f"{{{name}:{_NUMBERED}}}" in pattern or (name in _COUNTS and text.isdecimal()):
        return _number(text)
    if name in _COUNTRIES:
        return _wordings().countries.get(text, text)
    return {"text": text} if name in _OUR_OWN else text


def _number(text: str) -> int:
    return int(text.replace(",", ""))


@cache
def _read_by(pattern: str) -> re.Pattern[str]:
    """A `str.format` pattern as what reads its facts out of a sentence again."""
    parts: list[str] = []
    seen: set[str] = set()
    for literal, name, spec, _ in string.Formatter().parse(pattern):
        parts.append(re.escape(literal))
        if name is None:
            continue
        kind = r"[\d,]+" if spec == _NUMBERED else ".*?"
        parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>{kind})")
        seen.add(name)
    return re.compile("".join(parts), re.DOTALL)


@cache
def _wordings() -> _Wordings:
    return _Wordings(**json.loads(files(migrations).joinpath(_WORDINGS).read_text("utf-8")))
