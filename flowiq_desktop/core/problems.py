"""Problems: what stands between a row and its message, as a person reads it."""

import dataclasses
import string
from collections.abc import Hashable, Mapping
from datetime import datetime
from functools import cache

from flowiq_desktop.core.phone.countries import country_in_sentence
from flowiq_desktop.core.problem_texts import WORDINGS
from flowiq_desktop.core.wording import Severity
from flowiq_desktop.texts import Marked, Plural, Text
from flowiq_desktop.texts.moments import day_and_clock
from flowiq_desktop.texts.phrases import filled

_COUNTRIES = frozenset({"country", "other"})
"""The facts that are a country: two letters, named when it is said."""
_MOMENT = "moment"
"""The fact that is a moment: as ISO 8601 writes it, told by this computer's clock."""


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix, put into words when they are asked for.

    Attributes:
        row: the spreadsheet's own row number, or 0 when every row has it.
        field: canonical name of the field, or "" for the row as a whole.
        code: stable short name of the kind of problem, a key of `problem_texts.WORDINGS`.
        label: the field's name on the screen, as the field holds it.
        facts: what the words mention: lengths, limits, the value found. A text of the program
            among them is `Marked` or a `Phrase`; a country is its two letters, a moment ISO 8601.
    """

    row: int
    field: str
    code: str
    label: Text = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def at(self, row: int) -> "Problem":
        """The same in another row of the spreadsheet."""
        if row == self.row:
            return self
        return Problem(row, self.field, self.code, self.label, self.facts)

    @property
    def severity(self) -> Severity:
        """Whether the row is blocked."""
        return WORDINGS[self.code].severity

    @property
    def blocks(self) -> bool:
        """Whether the row cannot be sent as it is."""
        return self.severity is Severity.ERROR

    @property
    def message(self) -> str:
        """One plain sentence: what is wrong."""
        return self._say(WORDINGS[self.code].message)

    @property
    def advice(self) -> str:
        """One plain sentence: what to do."""
        return self._say(WORDINGS[self.code].advice)

    @property
    def task(self) -> str:
        """What the to-do list asks for, without a number of rows."""
        return self._say(WORDINGS[self.code].task)

    @property
    def kind(self) -> tuple[Hashable, ...]:
        """The same for two problems with one task, whatever the language."""
        facts = map(self.facts.get, _mentioned(WORDINGS[self.code].task))
        return self.code, self.field, self.label, *facts

    def _say(self, pattern: Marked | Plural) -> str:
        facts = {"label": self.label, **self.facts}
        for name in _COUNTRIES & facts.keys():
            facts[name] = country_in_sentence(str(facts[name]))
        if _MOMENT in facts:
            facts[_MOMENT] = _told(str(facts[_MOMENT]))
        sentence = filled(pattern, facts)
        return capitalised(sentence) if _begins_with_a_fact(pattern) else sentence


def _told(moment: str) -> str:
    return day_and_clock(datetime.fromisoformat(moment).astimezone())


def capitalised(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def _begins_with_a_fact(pattern: Marked | Plural) -> bool:
    return (pattern if isinstance(pattern, Marked) else pattern.many).startswith("{")


@cache
def _mentioned(pattern: Marked) -> tuple[str, ...]:
    """The facts in a pattern."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(pattern) if name)


class Findings:
    """Collects the problems of one row while its message is built."""

    __slots__ = ("problems", "row")

    def __init__(self, row: int) -> None:
        self.row = row
        self.problems: list[Problem] = []

    def add(self, code: str, name: str = "", label: Text = "", **facts: object) -> None:
        """Note a problem of the field called `name`, shown as `label`."""
        self.problems.append(Problem(self.row, name, code, label, facts))
