"""ComposedRows: each row's message, composed once per state of the draft and kept."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace

from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.plain_rows import PlainBlock
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.duplicates import SendableRow
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.core.review.stray_rows import stray_row
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.texts import mark

KEPT_ROWS = 200_000
"""In sheets with more rows nothing is kept: at some 600 bytes for a message of 130 characters, a
million of them would take as much memory as the sheet itself. They are composed again when they are
frozen."""

_BLOCK = 1_000


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
        self._look = composer.plain_rows.read
        self._phone_column = composer.column_of(PHONE_NUMBER.name)
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

    def plain(self, indexes: Sequence[int]) -> PlainBlock:
        """What is known of rows without problems, whose messages are composed when they are wanted.

        A row that is not plain has to be composed, and need not have problems either.
        """
        found = self._look(self.rows(indexes))
        hidden = self._sheet.hidden_rows
        if hidden and not hidden.isdisjoint(indexes):
            for at in (at for at, index in enumerate(indexes) if index in hidden):
                found.message_types[at] = ""
        if self._kept:
            for index, kind in zip(indexes, found.message_types, strict=True):
                if kind:
                    self._kept.pop(index, None)
        return found

    def sendable(self, rows: Iterable[int]) -> Generator[Progress, None, dict[int, SendableRow]]:
        """What these rows would send, found in the sheet's order; nothing where messages are kept.

        To compose them here and there in a long sheet would take ten times as long.
        """
        known: dict[int, SendableRow] = {}
        in_order = [] if self._keeps else sorted(rows)
        for done, index in enumerate(in_order):
            if done % _BLOCK == 0:
                yield Progress(mark("Looking for repeats"), done, len(in_order))
            known[index] = self.sent(index)
        return known

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
