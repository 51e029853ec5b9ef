"""Tasks: the problems of many rows as a short to-do list."""

from collections.abc import Iterable, KeysView
from dataclasses import dataclass

from flowiq_desktop.core.problem_words import WORDS
from flowiq_desktop.core.problems import Problem

_ORDER = {code: place for place, code in enumerate(WORDS)}


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of problem and the rows that have it.

    Attributes:
        code: the kind of problem.
        field: the field it is about.
        blocks: whether its rows cannot be sent as they are.
        text: what to do, with the number of rows: "Correct phone numbers: 3 rows".
        rows: positions of the rows, in the sheet's order.
    """

    code: str
    field: str
    blocks: bool
    text: str
    rows: tuple[int, ...]

    @property
    def what(self) -> str:
        """What to do, without the number of rows: it stays the same while rows are being fixed."""
        return self.text.rpartition(":")[0]

    def is_about(self, problem: Problem) -> bool:
        """Whether the problem is one of those that the task is made of."""
        same = (problem.code, problem.field) == (self.code, self.field)
        return same and _begun(problem.task) == self.what


class TaskIndex:
    """Which rows have which kind of problem, kept up to date row by row."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str, str], set[int]] = {}
        self._kinds: dict[int, int] = {}

    def add(self, index: int, problems: Iterable[Problem]) -> None:
        """The row has these problems as well."""
        for problem in problems:
            rows = self._rows.setdefault(_kind(problem), set())
            if index not in rows:
                rows.add(index)
                self._kinds[index] = self._kinds.get(index, 0) + 1

    def remove(self, index: int, problems: Iterable[Problem]) -> None:
        """The row no longer has these problems."""
        for problem in problems:
            rows = self._rows.get(_kind(problem), set())
            if index in rows:
                rows.remove(index)
                self._kinds[index] -= 1
                if not self._kinds[index]:
                    del self._kinds[index]

    def rows(self) -> KeysView[int]:
        """Every row that has any problem at the moment."""
        return self._kinds.keys()

    def tasks(self, left_out: set[int]) -> tuple[Task, ...]:
        """The to-do list without the rows left out: what blocks comes first."""
        kinds = ((kind, rows - left_out) for kind, rows in self._rows.items())
        tasks = [_task(kind, rows) for kind, rows in kinds if rows]
        return tuple(sorted(tasks, key=lambda task: (not task.blocks, _ORDER[task.code])))


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.field, problem.task


def _task(kind: tuple[str, str, str], rows: set[int]) -> Task:
    code, field, task = kind
    count = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
    text = f"{_begun(task)}: {count}"
    blocks = WORDS[code].severity.value == "error"
    return Task(code, field, blocks, text, tuple(sorted(rows)))


def _begun(task: str) -> str:
    return f"{task[:1].upper()}{task[1:]}"
