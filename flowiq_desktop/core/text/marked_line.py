"""Marked line: a line of a message written anew with one kind of mark where it is wanted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from flowiq_desktop.core.text.shown_text import CODE, ShownText

_MARKS = "*_~`"
Piece = tuple[str, int]
"""A character, and where it stood before or -1 for a new mark."""


@dataclass
class _Pair:
    """A marked piece: where its marks stood, and the characters and pairs inside."""

    mark: str
    opening: int
    closing: int = -1
    inside: list["_Pair | int"] = field(default_factory=list)


class MarkedLine:
    """Writes one line with a mark around what is wanted, keeping all other marks.

    Marks never overlap, as the phone could not read that: where another marked piece is only partly
    wanted, the mark ends before it and begins again inside.
    """

    def __init__(self, shown: ShownText, mark: str, wanted: Callable[[int], bool]) -> None:
        """Prepare to write.

        Args:
            shown: the whole text.
            mark: `*`, `_`, `~` or a backtick.
            wanted: whether a character, by its place, is to be shown so.
        """
        self._shown, self._mark, self._wanted = shown, mark, wanted

    def written(self, start: int, end: int) -> Iterator[Piece]:
        """The line between two places, without its line break."""
        yield from self._level(self._tree(start, end))

    def _tree(self, start: int, end: int) -> list[_Pair | int]:
        levels: list[list[_Pair | int]] = [[]]
        opened: list[_Pair] = []
        for at in range(start, end):
            sign = self._shown.text[at]
            if sign not in _MARKS or not self._shown.is_mark(at, sign):
                levels[-1].append(at)
            elif sign == self._mark:
                continue
            elif opened and opened[-1].mark == sign:
                opened.pop().closing = at
                levels.pop()
            else:
                pair = _Pair(sign, at)
                levels[-1].append(pair)
                opened.append(pair)
                levels.append(pair.inside)
        return levels[0]

    def _level(self, nodes: Sequence[_Pair | int]) -> Iterator[Piece]:
        group: list[_Pair | int] = []
        for node in nodes:
            if self._joins(node):
                group.append(node)
                continue
            yield from self._group(group)
            group = []
            yield from self._apart(node)
        yield from self._group(group)

    def _joins(self, node: _Pair | int) -> bool:
        """Whether a node can stand between the marks as a whole."""
        if isinstance(node, int):
            return self._shown.text[node].isspace() or self._is_wanted(node)
        return self._mark != CODE and all(map(self._joins, node.inside))

    def _is_wanted(self, at: int) -> bool:
        return self._shown.shows(at) and self._wanted(at)

    def _apart(self, node: _Pair | int) -> Iterator[Piece]:
        if isinstance(node, int):
            yield self._shown.text[node], node
            return
        yield node.mark, node.opening
        yield from self._level(node.inside)
        yield node.mark, node.closing

    def _group(self, nodes: list[_Pair | int]) -> Iterator[Piece]:
        """What is wanted, between marks that touch no blank."""
        first = next((at for at, node in enumerate(nodes) if not self._is_blank(node)), len(nodes))
        last = len(nodes)
        while last > first and self._is_blank(nodes[last - 1]):
            last -= 1
        yield from self._as_it_is(nodes[:first])
        if first < last:
            yield self._mark, -1
            yield from self._as_it_is(nodes[first:last])
            yield self._mark, -1
        yield from self._as_it_is(nodes[last:])

    def _is_blank(self, node: _Pair | int) -> bool:
        return isinstance(node, int) and self._shown.text[node].isspace()

    def _as_it_is(self, nodes: Sequence[_Pair | int]) -> Iterator[Piece]:
        for node in nodes:
            if isinstance(node, int):
                yield self._shown.text[node], node
            else:
                yield node.mark, node.opening
                yield from self._as_it_is(node.inside)
                yield node.mark, node.closing
