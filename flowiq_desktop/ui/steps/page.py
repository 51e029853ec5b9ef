"""Page: what the main window knows about a step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One step of the five.

    The main window draws the rail and the bar with the one primary button; the page draws its own
    heading. A page that is shown keeps whatever the person did there; leaving it loses nothing.

    Signals:
        primary_changed: the primary button's text, state or reason may have changed.
        advance_requested: this step is done; go to the next one.
        back_requested: the person goes on in the step before.
        status_changed: what the rail says under the step's name may have changed.
    """

    primary_changed = Signal()
    advance_requested = Signal()
    back_requested = Signal()
    status_changed = Signal()

    def title(self) -> str:
        """The step's name in the rail."""
        raise NotImplementedError

    def resting_places(self) -> tuple[QWidget, ...]:
        """Where the focus may rest when what had it is gone, the best place first.

        It rests at the page itself when none of these can be used. No button belongs here, because
        the next key may be pressed before the person has noticed anything.
        """
        return ()

    def primary_text(self) -> str:
        """What the primary button does, with its number ("Continue with 1,187")."""
        return self.tr("Continue")

    def primary_enabled(self) -> bool:
        """Whether the primary button can be pressed now."""
        return not self.blocked_reason()

    def blocked_reason(self) -> str:
        """Why the primary button cannot be pressed, or ""."""
        return ""

    def on_primary(self) -> None:
        """The primary button was pressed."""
        self.advance_requested.emit()

    def on_enter(self) -> None:
        """The page is shown now."""

    def done(self) -> bool:
        """Whether this step is settled, so that the steps after it may be opened."""
        return self.primary_enabled()

    def ticked(self) -> bool:
        """Whether the rail shows the step as finished."""
        return self.done()

    def status(self) -> str:
        """A few words under the step's name in the rail ("1,204 rows"), or ""."""
        return ""

    def lock_reason(self) -> str:
        """Why the steps before this one cannot be opened just now, or "".

        While there is a reason, those steps count as settled.
        """
        return ""
