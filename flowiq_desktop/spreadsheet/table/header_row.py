"""Guesses which row of a table holds its headers, and says when the evidence is unclear."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.table.row_evidence import RowEvidence, Sample

_LOOKED_AT = 100
"""Rows that the guess looks at; titles, notes and group names above headers are far fewer."""
_MOST_ABOVE = 25
_LEAST_COVER = 0.5
_FEW_PEOPLE = 2
"""This many rows above clear headers may be the office's own number rather than people."""


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """Which row holds the headers, by the spreadsheet's own number.

    Attributes:
        row: the row; 0 when there are none.
        asked: when the evidence is unclear, the row that may hold them, about which the person is
            asked; otherwise 0.
    """

    row: int
    asked: int = 0


def guess_header_row(rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> HeaderGuess:
    """Find the row that looks like headers.

    Headers stand over the columns that the rows below fill, are words where the rows below hold
    phone numbers, dates or amounts, and are often words that people put above columns. A row that
    holds something like the phone numbers below it is a person, never headers. A row wrongly taken
    for the headers is a person who gets no message; a row wrongly taken for a person has no phone
    number and is noticed. So in doubt there are no headers, and the person is asked.

    Args:
        rows: the rows of the table that are not blank, from the top.
        numbers: their numbers in the spreadsheet.
    """
    sample = Sample(rows[:_LOOKED_AT])
    top = range(min(_MOST_ABOVE, len(sample)))
    first_person = next((at for at in top if sample.is_person(at)), None)
    best = _best(sample, top if first_person is None else range(first_person))
    if best is not None and best.is_possible:
        number = numbers[best.at]
        if best.is_clear:
            is_doubtful = any(sample.has_number_above(best.at, at) for at in range(best.at))
            return HeaderGuess(number, number if is_doubtful else 0)
        # Where no people can be lost, the columns had better get names.
        may_lose = first_person is not None or best.has_number
        return HeaderGuess(0 if may_lose else number, number)
    if first_person is None:
        return _without_evidence(best, numbers)
    return _after_people(sample, range(first_person + 1, len(top)), numbers)


def _best(sample: Sample, candidates: Sequence[int]) -> RowEvidence | None:
    """Of some rows the one most like headers, the first of equals."""
    best: RowEvidence | None = None
    for at in candidates:
        found = sample.evidence(at)
        is_over_table = found.cover >= _LEAST_COVER or found.phones_only or found.is_own
        if found.is_wordy and is_over_table and (best is None or found.is_better_than(best)):
            best = found
    return best


def _without_evidence(best: RowEvidence | None, numbers: Sequence[int]) -> HeaderGuess:
    """A table of nothing but words, such as names and towns."""
    if best is None or best.alike:
        return HeaderGuess(0)
    return HeaderGuess(0 if best.has_number else numbers[best.at], numbers[best.at])


def _after_people(sample: Sample, candidates: Sequence[int], numbers: Sequence[int]) -> HeaderGuess:
    """Headers below rows that look like people: the office's number, or a second list."""
    at = next((at for at in candidates if sample.evidence(at).is_unmistakable), None)
    if at is None:
        return HeaderGuess(0)
    above = sum(map(sample.is_person, range(at)))
    below = sum(map(sample.is_person, range(at + 1, len(sample))))
    is_header = above <= _FEW_PEOPLE and below > above
    return HeaderGuess(numbers[at] if is_header else 0, numbers[at])
