"""Column damage: what spreadsheet programs did to the columns of a list, and the way back."""

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from flowiq_desktop.core.columns.date_texts import dates_in
from flowiq_desktop.core.columns.unused_columns import other_numbers
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.damage import Damage, Damaged, Trace, looking
from flowiq_desktop.core.review.damage_texts import DAMAGE_WORDS
from flowiq_desktop.core.review.day_counts import DAY_NOUGHT, DAY_NOUGHT_1904
from flowiq_desktop.core.review.number_damage import damaged_numbers
from flowiq_desktop.core.review.text_damage import damaged_texts, may_be_damaged
from flowiq_desktop.core.text.printable import printable
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.services.preparing.checked_sheet import BLOCK, CheckedSheet
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.phrases import filled

__all__ = ["ColumnDamage", "Damage", "DamagedCell", "find_damage", "undo_all", "undo_damage"]

_EXAMPLE = 30
SHOWN = 50
"""Cells kept for showing: enough to see what happens."""
_Changes = list[tuple[tuple[int, int], str]]


@dataclass(frozen=True, slots=True)
class DamagedCell:
    """One cell as it is and as it would be.

    Attributes:
        row_number: the spreadsheet's own.
        now: what it reads.
        then: what it would read; None where nobody can tell.
    """

    row_number: int
    now: str
    then: str | None


@dataclass(frozen=True, slots=True)
class ColumnDamage:
    """One kind of damage in one column.

    Attributes:
        damage: the kind.
        column: the column's position.
        header: its heading.
        cells: how many cells have it.
        undoable: how many of them can be put back to what they were.
        first: the first of them; those that can be put back come first.
    """

    damage: Damage
    column: int
    header: str
    cells: int
    undoable: int
    first: tuple[DamagedCell, ...]

    @property
    def name(self) -> str:
        """The kind of damage in a few words."""
        return filled(DAMAGE_WORDS[self.damage].name, self._facts)

    @property
    def happened(self) -> str:
        """What happened, in a sentence."""
        return filled(DAMAGE_WORDS[self.damage].happened, self._facts)

    @property
    def undo(self) -> str:
        """What undoing it does, for a button; "" where nothing can be undone."""
        words = DAMAGE_WORDS[self.damage].undo
        return say(words) if words and self.undoable else ""

    @property
    def advice(self) -> str:
        """How to export again, or how to keep it from happening."""
        return say(DAMAGE_WORDS[self.damage].advice)

    @property
    def _facts(self) -> dict[str, object]:
        example = shortened(printable(self.first[0].now.strip()), _EXAMPLE) if self.first else ""
        return {"n": self.cells, "column": self.header, "example": example}


class _Tally:
    """Counts the cells of one kind of damage in one column."""

    def __init__(self) -> None:
        self.cells = self.undoable = 0
        self.mended: list[DamagedCell] = []
        self.lost: list[DamagedCell] = []

    def note(self, row_number: int, now: str, then: str | None) -> None:
        self.cells += 1
        self.undoable += then is not None
        examples = self.lost if then is None else self.mended
        if len(examples) < SHOWN:
            examples.append(DamagedCell(row_number, now, then))


def find_damage(checked: CheckedSheet) -> Generator[Progress, None, tuple[ColumnDamage, ...]]:
    """Look at every column as it reads now; nothing is changed.

    The column of phone numbers comes first, then the others in the sheet's order.
    """
    phones = _phone_columns(checked)
    columns = [*phones, *(at for at in range(checked.sheet.own_columns) if at not in phones)]
    found: list[ColumnDamage] = []
    for column in columns:
        tallies: dict[Damage, _Tally] = {}
        for done, (index, text, traces) in enumerate(
            (yield from _damaged(checked, column, phones))
        ):
            if done % BLOCK == 0:
                yield looking()
            for trace in traces:
                tally = tallies.setdefault(trace.damage, _Tally())
                tally.note(checked.sheet.row_numbers[index], text, trace.before)
        found.extend(_told(checked, column, tallies))
    return tuple(found)


def undo_damage(
    checked: CheckedSheet, column: int, damage: Damage
) -> Generator[Progress, None, frozenset[int]]:
    """Put back every cell of a column that has this damage, as one step; the rows that changed."""
    changes = yield from _changes(checked, column, {damage})
    yield Progress(mark("Checking the changed rows"))
    words = DAMAGE_WORDS[damage].undo
    return _set(checked, changes, say(words) if words else "")


def undo_all(checked: CheckedSheet) -> Generator[Progress, None, frozenset[int]]:
    """Put back everything in every column that can be, as one step; the rows that changed."""
    changes: _Changes = []
    for column in range(checked.sheet.own_columns):
        changes += yield from _changes(checked, column, set(Damage))
    yield Progress(mark("Checking the changed rows"))
    return _set(checked, changes, say("Put back what Excel changed"))


def _set(checked: CheckedSheet, changes: _Changes, what: str) -> frozenset[int]:
    title = say_count("{what}: 1 cell", "{what}: {n} cells", len(changes), what=what)
    return checked.set_cells(changes, title) if changes else frozenset()


def _changes(
    checked: CheckedSheet, column: int, kinds: set[Damage]
) -> Generator[Progress, None, _Changes]:
    changes: _Changes = []
    for index, _text, traces in (yield from _damaged(checked, column, _phone_columns(checked))):
        befores = [it.before for it in traces if it.damage in kinds and it.before is not None]
        if befores:  # of several the last is without all of them
            changes.append(((index, column), befores[-1]))
    return changes


def _damaged(
    checked: CheckedSheet, column: int, phones: Sequence[int]
) -> Generator[Progress, None, list[tuple[int, str, tuple[Trace, ...]]]]:
    """Position, text and damage of each cell of the column that has any."""
    cells = checked.column(column)
    if column in phones:
        is_first = column == phones[0]
        damaged = yield from _damage_in_numbers(checked, cells, is_first=is_first)
    else:
        damaged = yield from _damage_in_texts(checked, column, cells)
    found: list[tuple[int, str, tuple[Trace, ...]]] = []
    for start in range(0, len(cells) if damaged else 0, BLOCK):
        yield looking(start, len(cells))
        block = enumerate(cells[start : start + BLOCK], start)
        found += [(index, text, damaged[text]) for index, text in block if text in damaged]
    return found


def _damage_in_numbers(
    checked: CheckedSheet, cells: Sequence[str], *, is_first: bool
) -> Generator[Progress, None, Damaged]:
    at_home = _are_at_home(checked)
    yield looking(0, len(cells))
    if not is_first:
        return (yield from damaged_numbers(cells, checked.phones, at_home=at_home))
    known = checked.plain_numbers
    return (yield from damaged_numbers(cells, checked.phones, known, at_home=at_home))


def _damage_in_texts(
    checked: CheckedSheet, column: int, cells: Sequence[str]
) -> Generator[Progress, None, Damaged]:
    texts = None if checked.edits.cells else checked.sheet.few_texts(column)
    if texts is None:
        if not (yield from _may_be_damaged(cells)):
            return {}
        texts = yield from _counted(cells)
    header = checked.sheet.headers[column]
    day_nought = DAY_NOUGHT_1904 if checked.sheet.is_1904 else DAY_NOUGHT
    is_date = partial(dates_in, texts, checked.country)
    return (yield from damaged_texts(header, texts, is_date, day_nought))


def _may_be_damaged(cells: Sequence[str]) -> Generator[Progress, None, bool]:
    """Whether to count the texts, which takes far longer than to see that nothing is among them."""
    for start in range(0, len(cells), BLOCK):
        yield looking(start, len(cells))
        if may_be_damaged(cells[start : start + BLOCK]):
            return True
    return False


def _counted(cells: Sequence[str]) -> Generator[Progress, None, Mapping[str, int]]:
    """Each text of the column and how many cells have it."""
    texts = Counter[str]()
    for start in range(0, len(cells), BLOCK):
        yield looking(start, len(cells))
        texts.update(cells[start : start + BLOCK])
    return texts


def _are_at_home(checked: CheckedSheet) -> bool:
    """Whether numbers without a country are surely of the chosen one: most of the others are."""
    numbers = checked.numbers
    used = len(numbers) - numbers.count("")
    home = "\n".join(("", *numbers)).count(f"\n{checked.phones.code}")
    return not checked.likely_countries and 2 * home >= used


def _phone_columns(checked: CheckedSheet) -> list[int]:
    """The column that is written to, and others that are full of numbers."""
    column = checked.column_of(PHONE_NUMBER.name)
    headers = other_numbers(checked.sheet, checked.unused.headers, checked.phones)
    first = [] if column is None else [column]
    return [*first, *map(checked.sheet.headers.index, headers)]


def _told(
    checked: CheckedSheet, column: int, tallies: Mapping[Damage, _Tally]
) -> Iterator[ColumnDamage]:
    header = checked.sheet.headers[column]
    for damage in Damage:
        if tally := tallies.get(damage):
            first = tuple([*tally.mended, *tally.lost][:SHOWN])
            yield ColumnDamage(damage, column, header, tally.cells, tally.undoable, first)
