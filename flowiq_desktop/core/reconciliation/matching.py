"""Matching: which entry of a conversation is which message of ours, and where nobody can tell."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matching:
    """As many messages as possible with an entry each, the first ones first.

    Attributes:
        entry_of: the entry of each message that has one; both by their positions.
        contested: messages that compete with different ones for too few entries. Another matching
            would give an entry to another of them, so nothing is certain about any.
    """

    entry_of: Mapping[int, int]
    contested: frozenset[int]


def match(fits: Sequence[Sequence[int]], messages: Sequence[Hashable]) -> Matching:
    """Match claims on entries with entries.

    Args:
        fits: for each claim the entries that may be it, the most likely ones first.
        messages: for each claim which message it is; equal claims are one message sent twice, and
            need not be told apart.
    """
    owners: dict[int, int] = {}
    crowds: list[frozenset[int]] = []
    for claim in range(len(fits)):
        if crowd := _place(claim, fits, owners):
            crowds = _merged(crowds, crowd)
    contested = (crowd for crowd in crowds if len({messages[claim] for claim in crowd}) > 1)
    entry_of = {claim: entry for entry, claim in owners.items()}
    return Matching(entry_of, frozenset().union(*contested))


def _place(claim: int, fits: Sequence[Sequence[int]], owners: dict[int, int]) -> frozenset[int]:
    """Give a claim an entry, moving others to entries that also fit them, never leaving one bare.

    Returns:
        Empty when it has one now. Otherwise the claim with all those that own what it could have
        had, directly or by moving: they fill those entries, and any of them might go without.
    """
    asked_by: dict[int, int] = {}
    crowd = [claim]
    for asking in crowd:
        for entry in fits[asking]:
            if entry in asked_by:
                continue
            asked_by[entry] = asking
            if entry not in owners:
                _hand_over(entry, asked_by, owners)
                return frozenset()
            crowd.append(owners[entry])
    return frozenset(crowd)


def _hand_over(entry: int, asked_by: Mapping[int, int], owners: dict[int, int]) -> None:
    """Each claim on the way takes the entry it asked for, and leaves its own to whoever asked."""
    held = {claim: taken for taken, claim in owners.items()}
    free: int | None = entry
    while free is not None:
        claim = asked_by[free]
        owners[free] = claim
        free = held.get(claim)


def _merged(crowds: Sequence[frozenset[int]], more: frozenset[int]) -> list[frozenset[int]]:
    """The crowds, with the new one merged into all that share a claim with it."""
    apart = [crowd for crowd in crowds if not crowd & more]
    return [*apart, more.union(*(crowd for crowd in crowds if crowd & more))]
