"""FoundProblems: what was found in each row, and which rows it blocks."""

from collections.abc import Sequence

from flowiq_desktop.core.problems import Problem


class FoundProblems:
    """Kept up to date row by row; rows of which the same was found may share it.

    Args:
        row_numbers: the spreadsheet's own.

    Attributes:
        blocked: rows that cannot be sent as they are.
    """

    def __init__(self, row_numbers: Sequence[int]) -> None:
        self._row_numbers = row_numbers
        self._problems: dict[int, tuple[Problem, ...]] = {}
        self.blocked: set[int] = set()

    def note(
        self, indexes: Sequence[int], problems: tuple[Problem, ...], *, is_ready: bool
    ) -> None:
        """The same was found in each of these rows; their numbers need not be in it."""
        if not problems:
            return
        self._problems.update(dict.fromkeys(indexes, problems))
        if not is_ready:
            self.blocked.update(indexes)

    def forget(self, index: int) -> None:
        """The row is about to be looked at again."""
        self._problems.pop(index, None)
        self.blocked.discard(index)

    def of(self, index: int) -> tuple[Problem, ...]:
        """What was found in a row."""
        problems = self._problems.get(index)
        if problems is None:
            return ()
        row = self._row_numbers[index]
        return tuple([problem.at(row) for problem in problems])

    def shared(self, index: int) -> tuple[Problem, ...]:
        """The same without the row's number: what is the same in two rows may be one object."""
        return self._problems.get(index, ())
