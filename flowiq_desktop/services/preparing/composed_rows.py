"""ComposedRows: each row's message, composed once per state of the draft and kept."""

from collections.abc import Collection, Generator, Hashable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from flowiq_desktop.core.messages.alike_rows import Alike
from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.plain_rows import PlainBlock
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.duplicates import SendableRow
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.core.review.stray_rows import may_be_stray, stray_row
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.system.divided_work import DividedWork
from flowiq_desktop.texts import mark

KEPT_ROWS = 200_000
"""In sheets with more rows nothing is kept: at some 600 bytes for a message of 130 characters, a
million of them would take as much memory as the sheet itself. They are composed again when they are
frozen."""

_COMPOSED = 100
"""Rows that are composed between two yields."""
_MOST_KNOWN = 1_000
"""Messages that are kept of rows alike; those of a long list of one fault each are of no use."""


class RowsAlike(NamedTuple):
    """Rows of which the same is told.

    Attributes:
        indexes: their positions, in the sheet's order.
        alike: what is known of each besides; nothing of a row that is like no other.
    """

    indexes: list[int]
    alike: list[Alike]

    @property
    def is_number_plain(self) -> bool:
        """Whether nothing is told of their numbers."""
        return self.alike[0].written is not None

    @property
    def is_placed(self) -> bool:
        """Whether nothing is told of their places; else they are one."""
        return self.alike[0].is_placed

    def without_first(self) -> "RowsAlike":
        """The others."""
        return RowsAlike(self.indexes[1:], self.alike[1:])

    def block(self, message: Message, length: int) -> PlainBlock:
        """What is known of them, by columns.

        Args:
            message: one of which the same is told.
            length: of its words.
        """
        same = message.number, message.repair
        numbers, repairs = zip(*(it.written or same for it in self.alike), strict=True)
        return PlainBlock(
            [message.message_type] * len(self.indexes),
            [*numbers],
            [*repairs],
            [length if it.words is None else it.words for it in self.alike],
        )


Looked: TypeAlias = tuple[PlainBlock, Sequence[RowsAlike]]
"""What is known of rows without problems, and the others by what is told of them."""


class ComposedRows:
    """What is checked, shown, counted and frozen is the same message, and not one like it.

    Args:
        sheet: as it was read.
        edits: what the person changed; whoever changes them composes the changed rows anew.
        composer: for this mapping and country.
        most: the longest sheet whose messages are kept.
    """

    def __init__(
        self, sheet: Sheet, edits: SheetEdits, composer: Composer, most: int = KEPT_ROWS
    ) -> None:
        self._sheet = sheet
        self._edits = edits
        self._compose = composer.compose
        self._look = composer.plain_rows.look
        self._phone_column = composer.column_of(PHONE_NUMBER.name)
        self._alike = composer.alike_rows.read
        self._known: dict[Hashable, Message] = {}
        self._keeps = len(sheet) <= most
        self._kept: dict[int, Message] = {}

    def anew(self, index: int) -> Message:
        """The row's message as its cells are now."""
        cells = self._edits.apply(index, self._sheet.row(index))
        message = self._compose(index, self._sheet.row_numbers[index], cells)
        if not message.number:
            message = self._seen_as_it_is(message, cells)
        if index in self._sheet.hidden_rows:
            hidden = Problem(message.row_number, "", "hidden_row")
            message = replace(message, problems=(*message.problems, hidden))
        if self._keeps:
            self._kept[index] = message
        return message

    def rows(self, indexes: Sequence[int]) -> TextColumns:
        """The cells of rows with the person's changes in them."""
        return self._edits.apply_all(indexes, self._sheet.rows_at(indexes))

    def look(self, indexes: Sequence[int]) -> Looked:
        """What is known of rows without problems, and the others by what is told of them.

        Messages of plain rows are composed when they are wanted. A row that is not plain need not
        have problems either. The others come in the order of the first rows of each.
        """
        rows = self.rows(indexes)
        found, looks = self._look(rows)
        hidden = self._sheet.hidden_rows
        if hidden and not hidden.isdisjoint(indexes):
            for at in (at for at, index in enumerate(indexes) if index in hidden):
                found.message_types[at] = ""
        if self._kept:
            for index, kind in zip(indexes, found.message_types, strict=True):
                if kind:
                    self._kept.pop(index, None)
        if "" not in found.message_types:
            return found, ()
        odd = {at for at, kind in enumerate(found.message_types) if not kind}
        alike = dict(self._alike(looks, odd))
        for at in self._alone(indexes, rows, alike):
            del alike[at]
        return found, self._grouped(indexes, sorted(odd), alike)

    def _grouped(
        self, indexes: Sequence[int], odd: Iterable[int], alike: Mapping[int, Alike]
    ) -> Sequence[RowsAlike]:
        groups: dict[Hashable, RowsAlike] = {}
        for at in odd:
            index, known = indexes[at], alike.get(at)
            if known is None:
                groups[index] = RowsAlike([index], [])
            else:
                self._kept.pop(index, None)
                group = groups.setdefault(known.key, RowsAlike([], []))
                group.indexes.append(index)
                group.alike.append(known)
        return [*groups.values()]

    def _alone(
        self, indexes: Sequence[int], rows: TextColumns, alike: Mapping[int, Alike]
    ) -> Collection[int]:
        """Places of rows of which more is told: they are hidden, or may be no person's."""
        hidden = self._sheet.hidden_rows
        alone = {at for at in alike if indexes[at] in hidden} if hidden else set[int]()
        unread = [at for at, it in alike.items() if it.written is None]
        theirs = [indexes[at] for at in unread]
        stray = may_be_stray(self._sheet, theirs, rows.at(unread), self._phone_column)
        return alone.union(at for at, is_stray in zip(unread, stray, strict=True) if is_stray)

    def message_for(self, rows: RowsAlike) -> Message:
        """A message of which is told what is told of each of these rows; perhaps another row's."""
        first = rows.indexes[0]
        if not rows.alike:
            return self.anew(first)
        key = rows.alike[0].key
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self.anew(first)
        return known

    def forget_alike(self) -> None:
        """What is told of rows may be another thing by now: a link expires, a text is accepted."""
        self._known.clear()

    def sendable(
        self, rows: Iterable[int], *, may_divide: bool = False
    ) -> Generator[Progress, None, dict[int, SendableRow]]:
        """What these rows would send, found in the sheet's order; nothing where messages are kept.

        To compose them here and there in a long sheet would take ten times as long.

        Args:
            rows: their positions.
            may_divide: whether a copy of the process may compose some of them.
        """
        known: dict[int, SendableRow] = {}
        in_order = [] if self._keeps else sorted(rows)
        blocks = [in_order[at : at + _COMPOSED] for at in range(0, len(in_order), _COMPOSED)]
        with closing(DividedWork(self._contents, blocks, may_copy=may_divide)) as work:
            contents = work.results()
            for done, block in enumerate(blocks):
                yield Progress(mark("Looking for repeats"), done * _COMPOSED, len(in_order))
                for index, content in zip(block, next(contents), strict=True):
                    row_number = self._sheet.row_numbers[index]
                    known[index] = SendableRow(index, row_number, content)
        return known

    def _contents(self, rows: Iterable[int]) -> list[bytes]:
        return [self.sent(index).content for index in rows]

    def sent(self, index: int) -> SendableRow:
        """What one row would send."""
        return SendableRow.of(self.message(index))

    def _seen_as_it_is(self, message: Message, cells: Sequence[str]) -> Message:
        """A row that is no person's has one problem instead of those of its cells."""
        stray = stray_row(self._sheet, message.index, message.row_number, cells, self._phone_column)
        return replace(message, problems=(stray,)) if stray else message

    def message(self, index: int) -> Message:
        """The row's message as it was last composed."""
        return self._kept.get(index) or self.anew(index)
