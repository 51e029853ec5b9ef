"""Row evidence: what suggests that a row is headers, and what suggests a person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Self

from flowiq_desktop.core.columns.heading_words import (
    is_heading,
    is_only_a_phone,
    is_placeholder,
    names_a_phone,
)
from flowiq_desktop.core.delivery.own_headings import own_headings
from flowiq_desktop.core.phone.likeness import SURELY_DIGITS, phone_digits_within
from flowiq_desktop.spreadsheet.formats.cell_kind import Kind, kind_of_cell
from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS

_LONGEST_HEADER = 200
_HALF = 0.5
_MOST = 0.6
_ALIKE_DIGITS = 4
"""A number with and without its country code, or 00 before it, differs by no more."""
_BETTER = 0.1
_TWO = 2
"""This many signs of headers count for more than one, which may be chance."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SHARP = frozenset({Kind.MAIL, Kind.LINK})


@dataclass(frozen=True, slots=True)
class RowEvidence:
    """What was found when one row was compared with the rows below it.

    Attributes:
        at: the row's position in the sample.
        cells: how many of its cells are filled.
        cover: the share of the cells below that stand under a filled cell of this row.
        is_wordy: whether it holds a word, and none of its cells is too long for a header.
        phones_named: how many of its cells are words for phone numbers, over such numbers.
        phones_only: how many of these are nothing else: "Cell no", but not "contact her mother".
        over_phones: how many are any other words over phone numbers.
        over_values: how many are words over dates, amounts, links and the like.
        known: how many different words it has that people write above columns.
        alike: how many of its cells are like those below them.
        is_own: whether it is the header row of a results sheet of this program.
        has_person: whether it holds a phone number, or an address, like those below it.
        has_number: whether it certainly holds a phone number or an id, whatever is below it.
    """

    at: int
    cells: int
    cover: float
    is_wordy: bool
    phones_named: int
    phones_only: int
    over_phones: int
    over_values: int
    known: int
    alike: int
    is_own: bool
    has_person: bool
    has_number: bool

    @property
    def strength(self) -> float:
        """For comparing rows of one table."""
        words = 3 * self.phones_named + self.known + self.over_phones + self.over_values
        return words + self.cover - self.alike + 100 * self.is_own

    def is_better_than(self, above: Self) -> bool:
        """Whether it is the headers, rather than a row above it that may be as well."""
        if self.cover >= above.cover + _BETTER and self.strength >= above.strength:
            return True
        may_be = self.phones_only > above.phones_only or (
            self.cover >= above.cover and not above.is_clear
        )
        return may_be and self.strength > above.strength + 1

    @property
    def is_clear(self) -> bool:
        """Whether nobody would take the row for a person."""
        if self.is_own or self.is_unmistakable:
            return True
        if self.alike or self.has_person:
            return self.phones_named > 0 and self.known > self.alike
        if self.phones_only:
            return True
        over = self.over_phones + self.over_values
        return (
            self.known >= min(_TWO, self.cells)
            or over > _TWO
            or (self.known > 0 and self.known + over >= _TWO)
        )

    @property
    def is_unmistakable(self) -> bool:
        """Whether it is headers even where none are looked for."""
        return self.phones_named > 0 and not self.has_person and self.known >= min(_TWO, self.cells)

    @property
    def is_possible(self) -> bool:
        """Whether the row may be headers at all, as all that are clear may."""
        return (
            self.is_own or self.phones_named + self.known + self.over_phones + self.over_values > 0
        )


class Sample:
    """The first rows of a table; the kind of each cell is determined once."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = [row[:MAX_COLUMNS] for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    @cached_property
    def _kinds(self) -> list[list[Kind]]:
        kind = lru_cache(maxsize=4_096)(kind_of_cell)
        return [[kind(cell) for cell in row] for row in self._rows]

    def is_person(self, at: int) -> bool:
        """Whether the row holds a phone number, or an address, like those below it."""
        return any(self._is_like_below(at, column) for column in range(len(self._rows[at])))

    def has_number_above(self, header: int, at: int) -> bool:
        """Whether a row above headers has a phone number in a column that they name as such."""
        named = [column for column, cell in enumerate(self._rows[header]) if names_a_phone(cell)]
        row = self._rows[at]
        columns = named or range(len(row))
        cells = [row[column] for column in columns if column < len(row)]
        return any(phone_digits_within(cell) >= SURELY_DIGITS for cell in cells)

    def evidence(self, at: int) -> RowEvidence:
        """Compare a row with those below it."""
        row = [cell.strip() for cell in self._rows[at]]
        filled = [column for column, cell in enumerate(row) if cell]
        over = [self._over(row[column], at, column) for column in filled]
        over_phones = [
            _without_digits(row[c])
            for c, kind in zip(filled, over, strict=True)
            if kind is Kind.PHONE
        ]
        of_phones, phones_named = len(over_phones), sum(map(names_a_phone, over_phones))
        words = [kind for column in filled if (kind := self._kinds[at][column]) is Kind.WORDS]
        return RowEvidence(
            at=at,
            cells=len(filled),
            cover=self._cover(at),
            is_wordy=bool(words) and all(len(cell) <= _LONGEST_HEADER for cell in row),
            phones_named=phones_named,
            phones_only=sum(map(is_only_a_phone, over_phones)),
            over_phones=of_phones - phones_named,
            over_values=sum(kind is not None for kind in over) - of_phones,
            known=len({row[column].casefold() for column in filled if is_heading(row[column])}),
            alike=sum(self._is_alike(at, column) for column in filled),
            is_own=bool(own_headings(row)),
            has_person=self.is_person(at),
            has_number=any(phone_digits_within(cell) >= SURELY_DIGITS for cell in row),
        )

    # -- single cells ---------------------------------------------------------------------------

    def _below(self, at: int, column: int) -> list[tuple[Kind, str]]:
        """The filled cells of a column below a row."""
        cells = []
        for row, kinds in zip(self._rows[at + 1 :], self._kinds[at + 1 :], strict=True):
            if column < len(kinds) and kinds[column] is not Kind.BLANK:
                cells.append((kinds[column], row[column].strip()))
        return cells

    def _is_like_below(self, at: int, column: int) -> bool:
        kind, text = self._kinds[at][column], self._rows[at][column]
        if kind is not Kind.PHONE and kind not in _SHARP:
            return False
        below = self._below(at, column)
        if kind in _SHARP:
            return bool(below) and _share(below, kind) >= _HALF
        digits = phone_digits_within(text)
        if _is_example(text, [cell for _kind, cell in below]):
            return False
        below = [(of, cell) for of, cell in below if of.is_value or not _is_no_data(cell)]
        if not below:
            return digits >= SURELY_DIGITS
        counts = [phone_digits_within(cell) for of, cell in below if of is Kind.PHONE]
        near = sum(abs(count - digits) <= _ALIKE_DIGITS for count in counts)
        return near >= len(below) * _HALF

    def _over(self, text: str, at: int, column: int) -> Kind | None:
        """The kind of the values that a word stands over; None when it does not."""
        below = self._below(at, column)
        if is_placeholder(text) or not self._is_word(at, column, [cell for _kind, cell in below]):
            return None
        kinds = Counter(kind for kind, _text in below if kind.is_value)
        if not below or kinds.total() < len(below) * _MOST:
            return None
        return kinds.most_common(1)[0][0]

    def _is_word(self, at: int, column: int, below: Sequence[str]) -> bool:
        """Whether a cell is words, or letters with a number such as "Q1" that is not a unit."""
        kind, text = self._kinds[at][column], self._rows[at][column]
        if kind is Kind.PHONE:
            return _is_example(text, below)
        letters = _letters(text).split()
        is_label = (
            kind is Kind.NUMBER and letters and letters not in [_letters(b).split() for b in below]
        )
        return bool(is_label) or not kind.is_value

    def _is_alike(self, at: int, column: int) -> bool:
        """Whether a cell is more of what stands below it."""
        kind, text = self._kinds[at][column], self._rows[at][column].strip()
        below = self._below(at, column)
        if not below:
            return False
        if self._is_word(at, column, [cell for _kind, cell in below]) and kind.is_value:
            return False
        if kind.is_value:
            return _share(below, kind) >= _MOST and not _is_year_over_others(text, below)
        shape = _shape(text)
        if any(map(str.isdigit, text)) and shape in {_shape(cell) for _kind, cell in below}:
            return True
        return text.casefold() in {cell.casefold() for _kind, cell in below} and not (
            self._is_repeated(at)
        )

    def _is_repeated(self, at: int) -> bool:
        """Whether the whole row is repeated further down, as headers are on every page."""
        row = [cell.strip() for cell in self._rows[at]]
        return any([cell.strip() for cell in other] == row for other in self._rows[at + 1 :])

    def _cover(self, at: int) -> float:
        """The share of filled cells below that are under a filled cell of this row."""
        if len(self._rows) == 1:
            return 1.0
        filled = Counter(
            column
            for kinds in self._kinds[at + 1 :]
            for column, kind in enumerate(kinds)
            if kind is not Kind.BLANK
        )
        named = (column for column, kind in enumerate(self._kinds[at]) if kind is not Kind.BLANK)
        return sum(filled[column] for column in named) / max(1, filled.total())


def _is_no_data(text: str) -> bool:
    """Whether words say nothing about their column: headers of a further page, "no phone"."""
    return is_placeholder(text) or is_heading(text)


def _share(cells: Sequence[tuple[Kind, str]], kind: Kind) -> float:
    return sum(of is kind for of, _text in cells) / len(cells)


def _is_example(text: str, below: Sequence[str]) -> bool:
    """Whether it is a header that shows how to write a number: "Phone (e.g. 0821234567)"."""
    begins = text.lstrip()[:1].isalpha()
    others = sum(cell[:1].isalpha() for cell in below)
    return begins and others < len(below) * _HALF and names_a_phone(_without_digits(text))


def _is_year_over_others(text: str, below: Sequence[tuple[Kind, str]]) -> bool:
    return _is_year(text) and sum(_is_year(cell) for _kind, cell in below) < len(below) * _HALF


def _is_year(text: str) -> bool:
    return text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _without_digits(text: str) -> str:
    return "".join(" " if letter.isdigit() else letter for letter in text)


def _shape(text: str) -> str:
    return "".join("0" if letter.isdigit() else letter for letter in text.casefold())
