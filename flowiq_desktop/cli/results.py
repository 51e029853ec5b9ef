"""The results sheet of a command: saved at its end, and what to do when that fails."""

import argparse
import shlex

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.console import Console
from flowiq_desktop.services.results.report import ResultsError


def save_results(
    campaign: int, options: argparse.Namespace, services: Services, console: Console
) -> str:
    """Save the results sheet where the options say; its path, or "" when that failed.

    What was sent is in the journal by then: a file that cannot be written loses nothing, and the
    person is told how to get it.
    """
    try:
        target = console.watch(services.report.save(campaign, options.results))
    except ResultsError as fault:
        console.tell(f"The results sheet was not saved. {fault}")
        again = command(options, "resume", str(campaign), "--save-only", "--results", "OUT")
        console.tell(f"Nothing is lost. Save it elsewhere with: {again}")
        return ""
    console.tell(f"Results sheet: {target}")
    return str(target)


def command(options: argparse.Namespace, *words: str) -> str:
    """A command of this program as it is typed, with the data folder of this one."""
    folder = getattr(options, "data_dir", None)
    data = ("--data-dir", str(folder)) if folder else ()
    return shlex.join(("flowiq-desktop", *words, *data))
