"""ComposedRows: each row's message, composed once per state of the draft and kept."""

from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.core.sheet import Sheet

KEPT_ROWS = 200_000
"""In sheets with more rows nothing is kept: at some 600 bytes for a message of 130 characters, a
million of them would take as much memory as the sheet itself. They are composed again when they are
frozen."""


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
        self._keeps = len(sheet) <= most
        self._kept: dict[int, Message] = {}

    def anew(self, index: int) -> Message:
        """The row's message as its cells are now."""
        cells = self._edits.apply(index, self._sheet.row(index))
        message = self._compose(index, self._sheet.row_numbers[index], cells)
        if self._keeps:
            self._kept[index] = message
        return message

    def message(self, index: int) -> Message:
        """The row's message as it was last composed."""
        return self._kept.get(index) or self.anew(index)
