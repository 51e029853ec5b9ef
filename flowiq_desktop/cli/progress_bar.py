"""The progress bar of a terminal: all that the program needs Rich for."""

import sys

from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from flowiq_desktop.cli.streams import lead_nowhere


def progress_bar() -> Bar:
    """A bar on standard error, which is removed again when it is left.

    While it stands, what is written to standard error or standard output appears above it.
    """
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
    )
    notes = _Notes(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    return Bar(*columns, console=notes, transient=True)


class _Notes(RichConsole):
    """Goes on when nobody reads; Rich would end the program."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        lead_nowhere(sys.stderr)
