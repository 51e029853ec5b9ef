"""PackedTexts: a column of very many texts, held in a fraction of the memory that texts take.

A text as an object of its own takes 50 bytes besides its letters, and four for each letter where
one of them is an emoji: a million messages of one line take 260 MB. Here 250 of them are one
piece of UTF-8, which is taken apart when one of them is asked for.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import overload

LONG = 200_000
"""Cells from which on a column is held so: shorter ones take little, and are looked at sooner."""

_AT_ONCE = 250
_MOST_AS_LIST = 10_000
_BETWEEN = "\0"
"""In hardly any text: a file that has one is refused."""


class PackedTexts(Sequence[str]):
    """Texts by their position; a long slice of them is packed as well.

    Args:
        texts: the first of them.
    """

    __slots__ = ("_open", "_packed", "_start", "_stop", "_tail")

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self._packed: list[bytes | list[str]] = []
        self._tail: list[str] = []
        self._start = self._stop = 0
        self._open: tuple[int, list[str]] = (-1, [])
        self.extend(texts)

    def extend(self, cells: Sequence[str], /) -> None:
        """Take further texts; not of a slice."""
        self._tail.extend(cells)
        self._stop += len(cells)
        full = len(self._tail) - len(self._tail) % _AT_ONCE
        for start in range(0, full, _AT_ONCE):
            self._packed.append(_packed(self._tail[start : start + _AT_ONCE]))
        del self._tail[:full]

    def __len__(self) -> int:
        return self._stop - self._start

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        places = range(self._start, self._stop)[index]
        if isinstance(places, int):
            block, at = divmod(places, _AT_ONCE)
            return self._block(block)[at]
        if places.step != 1:
            return [self._block(at // _AT_ONCE)[at % _AT_ONCE] for at in places]
        return self._cut(places) if len(places) > _MOST_AS_LIST else [*self._texts(places)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts(range(self._start, self._stop)))

    def _texts(self, places: range) -> Iterator[str]:
        """The texts at consecutive places, a block at a time."""
        blocks = range(places.start // _AT_ONCE, -(-places.stop // _AT_ONCE) if places else 0)
        return chain.from_iterable(
            self._block(block)[
                max(0, places.start - block * _AT_ONCE) : places.stop - block * _AT_ONCE
            ]
            for block in blocks
        )

    def _block(self, block: int) -> list[str]:
        if block == len(self._packed):
            return self._tail
        known, texts = self._open  # in one step, as several threads may look at a table
        if known != block:
            held = self._packed[block]
            texts = held if isinstance(held, list) else _unpacked(held)
            self._open = block, texts
        return texts

    def _cut(self, places: range) -> "PackedTexts":
        part = PackedTexts()
        part._packed, part._tail = self._packed, self._tail
        part._start, part._stop = places.start, places.stop
        return part


def growing(count: int) -> list[str] | PackedTexts:
    """An empty column for so many cells."""
    return PackedTexts() if count > LONG else []


def _packed(texts: list[str]) -> bytes | list[str]:
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) >= len(texts):
        return texts
    return joined.encode("utf-8", "surrogatepass")


def _unpacked(held: bytes) -> list[str]:
    return held.decode("utf-8", "surrogatepass").split(_BETWEEN)
