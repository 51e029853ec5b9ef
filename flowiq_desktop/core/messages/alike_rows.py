"""AlikeRows: tells of rows that are not plain which of them have the same to report.

A list has its fault again and again: the same "see office" in place of a number, ten thousand links
with http. Of such rows one is composed, and what it reports holds for the others: nothing but the
cells that are not plain decides on it (`Plain.told_by`). Where something else may, a row stands
alone.
"""

from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from flowiq_desktop.core.cells.values import has_value
from flowiq_desktop.core.messages.plain_rows import PlainRows, RowsOfType
from flowiq_desktop.core.messages.plain_shape import PlainShape
from flowiq_desktop.core.messages.types.plain import Plain
from flowiq_desktop.core.phone.well_written import Written
from flowiq_desktop.core.text_columns import TextColumns

_MERGE_FIELD = "{{"
"""A cell with one takes its text from other cells of its row."""

_Columns = Sequence[Sequence[str]]
_Parts = Sequence[Hashable]


class Alike(NamedTuple):
    """A row that reports what each other one with its key reports.

    Attributes:
        key: what decides on that; hashable.
        message_type: the API's name of the type.
        written: the row's number, and why it differs from its text; None where something is told of
            it, and all with the key have one number or none.
        words: how many characters the person reads; None where they are not plain, and all with
            the key read the same.
        is_placed: whether the numbers that say one thing together, as a place's do, are plain; else
            all with the key have the same ones.
    """

    key: Hashable
    message_type: str
    written: Written
    words: int | None
    is_placed: bool


class AlikeRows:
    """Finds rows with the same to report.

    Args:
        plain: knows what plain cells look like.
    """

    def __init__(self, plain: PlainRows) -> None:
        self._plain = plain

    def read(self, looks: Iterable[RowsOfType], odd: Container[int]) -> Iterator[tuple[int, Alike]]:
        """Rows, by their places, of which the same may be told as of others.

        Args:
            looks: what was found of all rows.
            odd: the places of those that are asked about, as they are not plain.
        """
        for look in looks:
            places = [at for at, place in enumerate(look.places) if place in odd]
            if places:
                found = self._of_type(look, places)
                yield from (
                    (look.places[at], it) for at, it in zip(places, found, strict=True) if it
                )

    def _of_type(self, look: RowsOfType, at: Sequence[int]) -> Iterator[Alike | None]:
        """The rows at some of the look's places; None of one that has to be composed."""
        kind, shape, rows = look.message_type, look.shape, look.rows.at(at)
        texts = rows.columns[self._plain.phone_column or 0]
        written = [
            look.written[place] or self._plain.number(text)
            for place, text in zip(at, texts, strict=True)
        ]
        numbers = (None if it else text for it, text in zip(written, texts, strict=True))
        odd = [*_odd(look, rows, at)]
        together, placed = _together(odd, len(rows))
        single = (it.told_by() for it in odd if not it.plain.beside)
        keys = zip(numbers, together, *single, *_unsent(shape, rows.columns), strict=True)
        none = [0] * len(rows)
        filled = shape.filled(rows, none) if shape.texts else none
        words = filled if shape.listed else _lengths(shape, odd, len(rows))
        alone = _alone(shape, rows.columns, [texts], filled)
        for key, number, length, is_placed, is_alone in zip(
            keys, written, words, placed, alone, strict=True
        ):
            yield None if is_alone else Alike((kind, *key), kind, number, length, is_placed)


class _Cells(NamedTuple):
    """Cells of one column.

    Attributes:
        place: the column's position.
        plain: how plain ones are recognised.
        cells: the cells.
        fits: whether each is plain; None where all are.
    """

    place: int
    plain: Plain
    cells: Sequence[str]
    fits: Sequence[bool] | None

    def told_by(self) -> _Parts:
        """Of each what decides on what is told of it; None of a plain one."""
        if self.fits is None:
            return [None] * len(self.cells)
        told_by = self.plain.told_by
        pairs = zip(self.cells, self.fits, strict=True)
        return [None if is_plain else told_by(cell) for cell, is_plain in pairs]


def _odd(look: RowsOfType, rows: TextColumns, at: Sequence[int]) -> Iterator[_Cells]:
    """The cells of rows at some of the look's places, by the columns of their type."""
    for column, fits in zip(look.shape.cells, look.fits, strict=True):
        here = None if fits is None else [*map(fits.__getitem__, at)]
        yield _Cells(column.place, column.plain, rows.columns[column.place], here)


def _together(odd: Iterable[_Cells], count: int) -> tuple[_Parts, Sequence[bool]]:
    """The same of cells on which it is decided together, and whether all of a row's are plain."""
    cells = [it for it in odd if it.plain.beside]
    parts = [it.fits for it in cells if it.fits is not None]
    if not parts:
        return [None] * count, [True] * count
    placed = [*map(all, zip(*parts, strict=True))]
    texts = zip(*(it.cells for it in cells), strict=True)
    return [None if fit else row for fit, row in zip(placed, texts, strict=True)], placed


def _unsent(shape: PlainShape, columns: _Columns) -> Iterator[_Parts]:
    """Which cells say something that the type does not send; nothing more is told of those."""
    for place in shape.beside:
        cells = columns[place]
        yield [*map(has_value, cells)] if any(cells) else [False] * len(cells)


def _lengths(shape: PlainShape, odd: Iterable[_Cells], count: int) -> Sequence[int | None]:
    """How many characters the person reads in each row, where those are plain."""
    words = next((it for it in odd if it.place == shape.words), None)
    if words is None:
        return [0] * count
    if words.fits is None:
        return [*map(len, words.cells)]
    pairs = zip(words.cells, words.fits, strict=True)
    return [len(cell) if is_plain else None for cell, is_plain in pairs]


def _alone(
    shape: PlainShape,
    columns: _Columns,
    read: Iterable[Sequence[str]],
    filled: Sequence[int | None],
) -> Sequence[bool]:
    """Which rows have something that decides on what is told and is in no key.

    Args:
        shape: of their type.
        columns: their cells.
        read: columns that are read besides those of the shape.
        filled: None where a text for all is not plain once it is filled.
    """
    if not shape.are_apart:
        return [True] * len(filled)
    alone = [it is None for it in filled]
    for place in shape.others:
        if any(columns[place]):
            alone = [
                is_alone or cell != "" for is_alone, cell in zip(alone, columns[place], strict=True)
            ]
    for cells in (*read, *(columns[it.place] for it in shape.cells)):
        if _MERGE_FIELD in "".join(cells):
            alone = [
                is_alone or _MERGE_FIELD in cell
                for is_alone, cell in zip(alone, cells, strict=True)
            ]
    return alone
