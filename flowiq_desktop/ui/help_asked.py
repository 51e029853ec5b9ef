"""How a dialog or a button asks for the help, which the window gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@runtime_checkable
class HelpGiver(Protocol):
    """What every dialog stands in: the main window."""

    def give_help(self, asker: QWidget, page: str) -> None:
        """Open the help beside who asks."""
        ...


def ask_for_help(asker: QWidget, page: str = "") -> None:
    """Open the help, where the part is in a window that has one.

    Args:
        asker: the dialog or the part that somebody wants to know about.
        page: the page wanted; "" for the one about that part.
    """
    giver = asker.parentWidget()
    while giver is not None and not isinstance(giver, HelpGiver):
        giver = giver.parentWidget()
    if giver is not None:
        giver.give_help(asker, page)
