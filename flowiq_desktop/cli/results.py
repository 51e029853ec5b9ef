"""The results sheet of a command: saved at its end, and what to do when that fails."""

import argparse
import shlex

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.console import Console
from flowiq_desktop.services.results.report import ResultsError
from flowiq_desktop.texts import say


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
        console.tell(say("The results sheet was not saved. {why}", why=fault))
        again = command(options, "resume", str(campaign), "--save-only", "--results", "OUT")
        console.tell(say("Nothing is lost. Save it elsewhere with: {command}", command=again))
        return ""
    console.tell(say("Results sheet: {path}", path=target))
    return str(target)


def command(options: argparse.Namespace, *words: str) -> str:
    """A command of this program as it is typed, with the data folder of this one."""
    folder = getattr(options, "data_dir", None)
    data = ("--data-dir", str(folder)) if folder else ()
    return shlex.join(("flowiq-desktop", *words, *data))
