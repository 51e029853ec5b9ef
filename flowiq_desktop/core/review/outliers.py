"""Outliers: the rows most likely to be wrong although nothing blocks them."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.phone.plans import country_code
from flowiq_desktop.texts import say, say_count

_FEW = 3
"""At most this many rows per reason: a handful gets reviewed, a long list does not."""
_RARE = 0.02
"""A country is unusual when at most this share of the rows has it."""


class Outliers:
    """Collects, while rows are checked, what makes a message stand out.

    Args:
        rows: how many there are.
        registry: the message types.
    """

    def __init__(self, rows: int, registry: Registry = REGISTRY) -> None:
        self._wording_of = registry.wording_of
        self._lengths = array("q", bytes(rows * array("q").itemsize))

    def note(self, message: Message) -> None:
        """Remember the length of the row's wording."""
        self._lengths[message.index] = self.length_of(message)

    def length_of(self, message: Message) -> int:
        """How many characters of the message its person reads."""
        return len(message.wording or self._wording_of(message.body))

    def note_lengths(self, indexes: Sequence[int], lengths: Sequence[int]) -> None:
        """Remember it of rows whose messages are not composed yet."""
        if isinstance(indexes, range) and indexes.step == 1:
            self._lengths[indexes.start : indexes.stop] = array("q", lengths)
            return
        for index, length in zip(indexes, lengths, strict=True):
            self._lengths[index] = length

    def forget(self, index: int) -> None:
        """The row's message is about to change."""
        self._lengths[index] = 0

    def rows(
        self, numbers: Sequence[str], skipped: Collection[int], filled_in: Iterable[int]
    ) -> tuple[tuple[int, str], ...]:
        """Positions and reasons, each row once.

        Args:
            numbers: each row's number, "" where there is none.
            skipped: rows that are not sent anyway.
            filled_in: rows in which a fallback stands in for an empty cell; only a few are taken.
        """
        reasons = dict(self._by_length(skipped))
        for index in islice(filled_in, _FEW):
            words = say("an empty cell, so the message says what you wrote for empty cells")
            reasons.setdefault(index, words)
        for index in _unusual_countries(numbers, skipped):
            reasons.setdefault(index, say("a number from a country that few rows have"))
        return tuple(reasons.items())

    def _by_length(self, skipped: Collection[int]) -> Iterator[tuple[int, str]]:
        lengths = [(n, i) for i, n in enumerate(self._lengths) if n and i not in skipped]
        if not lengths:
            return
        (longest, at_longest), (shortest, at_shortest) = max(lengths), min(lengths)
        if longest > shortest:
            yield (
                at_longest,
                say_count(
                    "the longest message: {n} character",
                    "the longest message: {n} characters",
                    longest,
                ),
            )
            yield (
                at_shortest,
                say_count(
                    "the shortest message: {n} character",
                    "the shortest message: {n} characters",
                    shortest,
                ),
            )


def _unusual_countries(numbers: Sequence[str], skipped: Collection[int]) -> list[int]:
    kept = [(i, country_code(n)) for i, n in enumerate(numbers) if n and i not in skipped]
    common = Counter(code for _, code in kept)
    rare = {code for code, count in common.items() if count <= _RARE * len(kept)}
    return [index for index, code in kept if code in rare][:_FEW]
