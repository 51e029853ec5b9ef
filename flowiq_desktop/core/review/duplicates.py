"""Repeats: the same person, or the same message to the same person, more than once in a sheet."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY
from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.text_columns import put_all

_SPELLED_IN_TWO_WAYS = "+5"
"""How numbers of the countries begin in which one account's number is written in two ways."""


@dataclass(frozen=True, slots=True)
class SendableRow:
    """A row that would be sent, and what it would send, to be compared with others.

    Attributes:
        index: its position.
        row_number: the spreadsheet's own.
        content: the same for two messages only if they say the same, to whomever.
    """

    index: int
    row_number: int
    content: bytes

    @classmethod
    def of(cls, message: Message) -> Self:
        """What a message says, as 16 bytes: a sheet may have a million rows that share numbers."""
        number = REGISTRY.number_field_at(message.endpoint)
        body = json.dumps({**message.body, number: ""}, sort_keys=True)
        content = blake2b(body.encode("ascii"), digest_size=16).digest()
        return cls(message.index, message.row_number, content)


class Repeats:
    """Knows which rows go to one WhatsApp account, and which of them are blocked because of it.

    Two spellings of one account's number are one number here.

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
        person = _person(number)
        rows = self._rows.setdefault(person, index)
        if isinstance(rows, set):
            rows.add(index)
        elif rows != index:
            self._rows[person] = {rows, index}

    def note_all(self, indexes: Sequence[int], numbers: list[str]) -> None:
        """Rows have these numbers, or "" for none; what `note` does of each, sooner for many."""
        put_all(self.numbers, indexes, numbers)
        if "" in numbers:
            indexes = [index for index, number in zip(indexes, numbers, strict=True) if number]
            numbers = [*filter(None, numbers)]
        firsts = [*map(self._rows.setdefault, _persons(numbers), indexes)]
        if firsts == [*indexes]:
            return
        for index, number, first in zip(indexes, numbers, firsts, strict=True):
            if first != index:
                self.note(index, number)

    def forget(self, index: int) -> None:
        """The row's number is about to change."""
        person, self.numbers[index] = _person(self.numbers[index]), ""
        self._problems.pop(index, None)
        self.blocked.discard(index)
        rows = self._rows.get(person)
        if isinstance(rows, set):
            rows.discard(index)
            if rows:
                return
        self._rows.pop(person, None)

    def shared_numbers(self) -> list[str]:
        """Numbers of accounts that more than one row goes to, in the order they were met."""
        shared = (rows for rows in self._rows.values() if isinstance(rows, set) and len(rows) > 1)
        return [self.numbers[min(rows)] for rows in shared]

    def rows_of(self, number: str) -> list[int]:
        """The rows that go to this number's account, in the sheet's order."""
        rows = self._rows.get(_person(number), set())
        return sorted(rows) if isinstance(rows, set) else [rows]

    def compare(self, rows: Sequence[int], sendable: Sequence[SendableRow]) -> None:
        """Find out again which of one person's rows repeat each other.

        Args:
            rows: all rows that go to one account.
            sendable: those that would be sent, in the sheet's order.
        """
        for index in rows:
            self._problems.pop(index, None)
            self.blocked.discard(index)
        first_of_content: dict[bytes, int] = {}
        for row in sendable:
            same = first_of_content.setdefault(row.content, row.row_number)
            if same != row.row_number:
                self.blocked.add(row.index)
                self._report(row, "same_message", same)
            elif row is not sendable[0]:
                self._report(row, "same_number", sendable[0].row_number)

    def blocks(self, index: int) -> bool:
        """Whether the row is an exact repeat."""
        return index in self.blocked

    def problems(self, index: int) -> tuple[Problem, ...]:
        """What the row repeats, if anything."""
        return self._problems.get(index, ())

    def _report(self, row: SendableRow, code: str, first: int) -> None:
        field = PHONE_NUMBER
        problem = Problem(row.row_number, field.name, code, field.label_text, {"first": first})
        self._problems[row.index] = (problem,)


def _person(number: str) -> str:
    """A text by which spellings of one number are known; nearly always the number itself."""
    return f"+{whatsapp_identity(number)}" if number[:2] == _SPELLED_IN_TWO_WAYS else number


def _persons(numbers: Sequence[str]) -> Sequence[str]:
    """The same of many numbers; one look at all of them finds out whether any is another."""
    if f"\n{_SPELLED_IN_TWO_WAYS}" not in "\n".join(("", *numbers)):
        return numbers
    return [*map(_person, numbers)]
