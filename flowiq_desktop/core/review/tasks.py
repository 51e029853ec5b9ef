"""Tasks: the problems of many rows as a short to-do list."""

import dataclasses
from collections.abc import Hashable, Iterable, KeysView, Sequence

from flowiq_desktop.core.problem_texts import WORDINGS
from flowiq_desktop.core.problems import Problem, capitalised
from flowiq_desktop.texts import say_count

_ORDER = {code: place for place, code in enumerate(WORDINGS)}


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """One kind of problem and the rows that have it, put into words when they are asked for.

    Attributes:
        problem: one of them.
        rows: positions of the rows, in the sheet's order.
        key: what stays the same while the number of rows changes, and in any language.
    """

    problem: Problem = dataclasses.field(compare=False)
    rows: tuple[int, ...]
    key: tuple[Hashable, ...] = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.problem.kind)

    @property
    def code(self) -> str:
        """The kind of problem."""
        return self.problem.code

    @property
    def field(self) -> str:
        """The field it is about."""
        return self.problem.field

    @property
    def blocks(self) -> bool:
        """Whether its rows cannot be sent as they are."""
        return self.problem.blocks

    @property
    def what(self) -> str:
        """What to do, without the number of rows: it stays the same while rows are fixed."""
        return capitalised(self.problem.task)

    @property
    def text(self) -> str:
        """What to do, with the number of rows: "Correct phone numbers: 3 rows"."""
        return say_count("{task}: 1 row", "{task}: {n} rows", len(self.rows), task=self.what)

    def is_about(self, problem: Problem) -> bool:
        """Whether the problem is one of those that the task is made of."""
        return problem.kind == self.key


class TaskIndex:
    """Which rows have which kind of problem, kept up to date row by row."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Hashable, ...], set[int]] = {}
        self._examples: dict[tuple[Hashable, ...], Problem] = {}
        self._kinds: dict[int, int] = {}

    def add(self, index: int, problems: Iterable[Problem]) -> None:
        """The row has these problems as well."""
        for problem in problems:
            kind = problem.kind
            rows = self._rows.get(kind)
            if rows is None:
                rows = self._rows[kind] = set()
                self._examples[kind] = problem
            if index not in rows:
                rows.add(index)
                self._kinds[index] = self._kinds.get(index, 0) + 1

    def add_all(self, indexes: Sequence[int], problems: Sequence[Problem]) -> None:
        """The same of rows that all have these problems."""
        if not self._kinds.keys().isdisjoint(indexes):
            for index in indexes:
                self.add(index, problems)
            return
        kinds = {problem.kind: problem for problem in reversed(problems)}
        for kind, problem in reversed(kinds.items()):
            self._examples.setdefault(kind, problem)
            self._rows.setdefault(kind, set()).update(indexes)
        if kinds:
            self._kinds.update(dict.fromkeys(indexes, len(kinds)))

    def remove(self, index: int, problems: Iterable[Problem]) -> None:
        """The row no longer has these problems."""
        for problem in problems:
            rows = self._rows.get(problem.kind, set())
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
        # A copy, as more kinds may be noted on another thread while these are sorted.
        kinds = ((kind, rows - left_out) for kind, rows in list(self._rows.items()))
        tasks = [Task(self._examples[kind], tuple(sorted(rows))) for kind, rows in kinds if rows]
        return tuple(sorted(tasks, key=lambda task: (not task.blocks, _ORDER[task.code])))
