"""Repeats: the same person, or the same message to the same person, more than once in a sheet."""

import json
from collections.abc import Sequence

from flowiq_desktop.core.message import Message
from flowiq_desktop.core.message_types import PHONE_NUMBER
from flowiq_desktop.core.problems import Problem


class Repeats:
    """Knows which rows share a number, and which of them are held back for it.

    Attributes:
        numbers: each row's number, "" where there is none.
        blocked: rows that repeat a message exactly: they would send it a second time.
    """

    def __init__(self, rows: int) -> None:
        self.numbers = [""] * rows
        self.blocked: set[int] = set()
        # Nearly every number has one row: a set for each would take more time and memory.
        self._rows: dict[str, int | set[int]] = {}
        self._problems: dict[int, tuple[Problem, ...]] = {}

    def note(self, index: int, number: str) -> None:
        """A row has this number."""
        self.numbers[index] = number
        rows = self._rows.setdefault(number, index)
        if isinstance(rows, set):
            rows.add(index)
        elif rows != index:
            self._rows[number] = {rows, index}

    def forget(self, index: int) -> None:
        """The row's number is about to change."""
        number, self.numbers[index] = self.numbers[index], ""
        self._problems.pop(index, None)
        self.blocked.discard(index)
        rows = self._rows.get(number)
        if isinstance(rows, set):
            rows.discard(index)
            if rows:
                return
        self._rows.pop(number, None)

    def shared_numbers(self) -> list[str]:
        """Numbers that more than one row has, in the order they were met."""
        shared = ((n, rows) for n, rows in self._rows.items() if isinstance(rows, set))
        return [number for number, rows in shared if len(rows) > 1]

    def rows_of(self, number: str) -> list[int]:
        """The rows with this number, in the sheet's order."""
        rows = self._rows.get(number, set())
        return sorted(rows) if isinstance(rows, set) else [rows]

    def compare(self, rows: Sequence[int], sendable: Sequence[Message]) -> None:
        """Find anew which of the rows with one number repeat each other.

        Args:
            rows: all rows with that number.
            sendable: the messages of those that would be sent, in the sheet's order.
        """
        for index in rows:
            self._problems.pop(index, None)
            self.blocked.discard(index)
        first_of_body: dict[str, int] = {}
        for message in sendable:
            body = json.dumps(message.body, sort_keys=True)
            same = first_of_body.setdefault(body, message.row_number)
            if same != message.row_number:
                self.blocked.add(message.index)
                self._report(message, "same_message", same)
            elif message is not sendable[0]:
                self._report(message, "same_number", sendable[0].row_number)

    def blocks(self, index: int) -> bool:
        """Whether the row is an exact repeat."""
        return index in self.blocked

    def problems(self, index: int) -> tuple[Problem, ...]:
        """What the row repeats, if anything."""
        return self._problems.get(index, ())

    def _report(self, message: Message, code: str, first: int) -> None:
        field = PHONE_NUMBER
        problem = Problem(message.row_number, field.name, code, field.label, {"first": first})
        self._problems[message.index] = (problem,)
