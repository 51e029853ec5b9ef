"""Showing how far a job is, without painting that at once."""

from PySide6.QtWidgets import QProgressBar


def show_done(bar: QProgressBar, done: int, total: int) -> None:
    """Let a bar show so many of so many, the next time the window is painted.

    Qt paints a bar, and what is behind it, at each new number: 6 ms each time, and where several
    numbers come at once beside a busy thread the row that somebody chose waits for all of them.
    """
    bar.setUpdatesEnabled(False)
    bar.setRange(0, total)
    bar.setValue(done)
    bar.setUpdatesEnabled(True)
