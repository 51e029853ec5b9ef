"""Links that were mistyped or open a page, put right in the copy of the list that `check` saves."""

import argparse

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.console import Console
from flowiq_desktop.services.preparing.check import CheckedSheet
from flowiq_desktop.services.preparing.task_fixes import LINK_FIXES, mend_links
from flowiq_desktop.texts import say, say_count


def refuse_mending_nowhere(options: argparse.Namespace) -> None:
    """Raise CallError where links are to be mended and no list is saved."""
    if options.mend_links and options.save_corrected is None:
        raise CallError(say("--mend-links goes with --save-corrected."))


def mend_where_wished(checked: CheckedSheet, options: argparse.Namespace, console: Console) -> None:
    """Mend the links where that is wished, and say how many."""
    if options.mend_links:
        rows = mend_links(checked)
        told = say_count("Links mended: 1 row.", "Links mended: {n} rows.", len(rows))
        console.tell(told if rows else say("There is no link to mend."))


def tell_how_to_mend(checked: CheckedSheet, console: Console) -> None:
    """Say which options mend links, where some can be mended."""
    if any(task.code in LINK_FIXES for task in checked.tasks()):
        console.tell(
            say(
                "Add --save-corrected and --mend-links for a copy of the list in which every link"
                " that can be fixed is, or do it on Check in the window."
            )
        )
