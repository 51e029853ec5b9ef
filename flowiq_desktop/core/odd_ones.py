"""Odd ones: the rows most likely to be wrong although nothing blocks them."""

from collections import Counter
from collections.abc import Collection, Sequence

from flowiq_desktop.core.message import Message

_FEW = 3
"""At most so many rows per reason: a review of a handful gets done, a long one does not."""
_RARE = 0.02
"""A country is unusual when at most this part of the rows has it."""


class OddOnes:
    """Collects, while rows are checked, what makes a message stand out."""

    def __init__(self) -> None:
        self._lengths: dict[int, int] = {}

    def note(self, message: Message) -> None:
        """Remember the length of the row's wording."""
        body = message.body
        wording = body.get("text") or body.get("caption")
        if isinstance(wording, str):
            self._lengths[message.index] = len(wording)

    def rows(self, numbers: Sequence[str], skipped: Collection[int]) -> tuple[tuple[int, str], ...]:
        """Positions and reasons, each row once.

        Args:
            numbers: each row's number, "" where there is none.
            skipped: rows that are not sent anyway.
        """
        reasons: dict[int, str] = {}
        lengths = {i: n for i, n in self._lengths.items() if i not in skipped}
        if len(set(lengths.values())) > 1:
            ordered = sorted(lengths, key=lambda index: (lengths[index], index))
            reasons[ordered[-1]] = f"the longest message: {lengths[ordered[-1]]:,} characters"
            reasons[ordered[0]] = f"the shortest message: {lengths[ordered[0]]:,} characters"
        for index in _unusual_countries(numbers, skipped):
            reasons.setdefault(index, "a number from a country that few rows have")
        return tuple(reasons.items())


def _unusual_countries(numbers: Sequence[str], skipped: Collection[int]) -> list[int]:
    kept = [(i, number[:3]) for i, number in enumerate(numbers) if number and i not in skipped]
    common = Counter(prefix for _, prefix in kept)
    rare = {prefix for prefix, count in common.items() if count <= _RARE * len(kept)}
    return [index for index, prefix in kept if prefix in rare][:_FEW]
