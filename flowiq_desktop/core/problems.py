"""Problems: what stands between a row and its message, as a person reads it."""

import dataclasses
from collections.abc import Mapping

from flowiq_desktop.core.problem_words import WORDS
from flowiq_desktop.core.words import Severity


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix.

    Attributes:
        row: the spreadsheet's own row number, or 0 when every row has it.
        field: canonical name of the field, or "" for the row as a whole.
        code: stable short name of the kind of problem, a key of `problem_words.WORDS`.
        label: the field's name on the screen.
        facts: what the words mention: lengths, limits, the value found.
    """

    row: int
    field: str
    code: str
    label: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Whether the row is blocked."""
        return WORDS[self.code].severity

    @property
    def blocks(self) -> bool:
        """Whether the row cannot be sent as it is."""
        return self.severity is Severity.ERROR

    @property
    def message(self) -> str:
        """One plain sentence: what is wrong."""
        return self._say(WORDS[self.code].message)

    @property
    def advice(self) -> str:
        """One plain sentence: what to do."""
        return self._say(WORDS[self.code].advice)

    @property
    def task(self) -> str:
        """What the to-do list asks for, without a number of rows."""
        return self._say(WORDS[self.code].task)

    def _say(self, pattern: str) -> str:
        sentence = pattern.format(label=self.label, **self.facts)
        return sentence[:1].upper() + sentence[1:] if pattern[:1] == "{" else sentence


class Findings:
    """Collects the problems of one row while its message is built."""

    __slots__ = ("problems", "row")

    def __init__(self, row: int) -> None:
        self.row = row
        self.problems: list[Problem] = []

    def add(self, code: str, name: str = "", label: str = "", **facts: object) -> None:
        """Note a problem of the field called `name`, shown as `label`."""
        self.problems.append(Problem(self.row, name, code, label, facts))
