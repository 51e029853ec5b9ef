"""PartMoves: the parts of the message that is written, moved and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.messages.part_order import last_part, swapped, without_part
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.ui.steps.message.parts.part_button import PartMove

if TYPE_CHECKING:
    from flowiq_desktop.core.messages.types.parts import Part
    from flowiq_desktop.ui.steps.message.parts.part_button import PartButton


class PartMoves(QObject):
    """Knows how many of each part the person sees, and what was taken away last.

    Signals:
        changed: the new `Mapping`, the part's name and the number of the part to go on with.
    """

    changed = Signal(object, str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened: dict[str, int] = {}
        self._mapping = Mapping()
        self._before: Mapping | None = None
        self._after: Mapping | None = None

    @property
    def can_put_back(self) -> bool:
        """Whether the last change took something away that can be put back."""
        return self._before is not None

    def show_mapping(self, mapping: Mapping) -> None:
        """Take what is written now; whatever else changed, nothing is put back over it."""
        self._mapping = mapping
        if mapping != self._after:
            self._before = self._after = None

    def forget(self) -> None:
        """Another spreadsheet: what was opened for the last one is folded."""
        self.opened.clear()

    def place(self, button: PartButton, field_name: str) -> None:
        """Say what can be done with the part that a field belongs to."""
        name, number = REGISTRY.part_of(field_name)
        count = self._count(_part(name))
        is_filled = any(_part(name).number_of(n) == number for n in self._mapping.sources)
        button.allow(up=number > 1, down=number < count, remove=count > 1 or is_filled)

    def move(self, field_name: str, move: PartMove) -> None:
        """Do what the person wishes with the part that a field belongs to."""
        name, number = REGISTRY.part_of(field_name)
        part = _part(name)
        count = self._count(part)
        if move is PartMove.REMOVE:
            self._remove(part, number, count)
            return
        other = number + (1 if move is PartMove.DOWN else -1)
        if 1 <= other <= count:
            self.opened[name] = count
            self.changed.emit(swapped(self._mapping, part, number, other), name, other)

    def put_back(self) -> None:
        """Put back what was taken away last."""
        if self._before is not None:
            before, self._before, self._after = self._before, None, None
            self.changed.emit(before, "", 0)

    def _remove(self, part: Part, number: int, count: int) -> None:
        after = without_part(self._mapping, part, number)
        if after != self._mapping:
            self._before, self._after = self._mapping, after
        self.opened[part.name] = max(1, count - 1)
        self.changed.emit(after, part.name, min(number, max(1, count - 1)))

    def _count(self, part: Part) -> int:
        return max(1, self.opened.get(part.name, 1), last_part(self._mapping, part))


def _part(name: str) -> Part:
    return next(part for part in REGISTRY.parts if part.name == name)
