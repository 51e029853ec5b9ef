"""The results sheet of a command: saved at its end, and what to do when that fails."""

import argparse
import shlex
from pathlib import Path

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.console import Console
from flowiq_desktop.services.results.report import (
    OwnWorkbookError,
    ResultsError,
    corrections_told,
)
from flowiq_desktop.texts import say


def save_results(
    campaign: int, options: argparse.Namespace, services: Services, console: Console
) -> str:
    """Save the results sheet where the options say; its path, or "" when that failed.

    What was sent is in the journal by then: a file that cannot be written loses nothing, and the
    person is told how to get it.
    """
    try:
        target = _save(campaign, options, services, console)
    except ResultsError as fault:
        console.tell(say("The results sheet was not saved. {why}", why=fault))
        again = command(options, "resume", str(campaign), "--save-only", "--results", "OUT")
        console.tell(say("Nothing is lost. Save it elsewhere with: {command}", command=again))
        return ""
    console.tell(say("Results sheet: {path}", path=target))
    return str(target)


def _save(campaign: int, options: argparse.Namespace, services: Services, console: Console) -> Path:
    """A copy of the person's own workbook where that can be had and is wanted; where it is now."""
    target: Path = options.results
    is_workbook = target.suffix.lower() == ".xlsx"
    if is_workbook and not options.plain_results and services.report.may_be_own(campaign):
        try:
            copy = console.watch(services.report.save_own(campaign, target))
        except OwnWorkbookError as fault:
            console.tell(
                say("{why} A plain results sheet is saved instead of a copy of it.", why=fault)
            )
        else:
            console.tell(say("The results are in a copy of your own workbook."))
            if told := corrections_told(copy):
                console.tell(told)
            return copy.path
    return console.watch(services.report.save(campaign, target))


def command(options: argparse.Namespace, *words: str) -> str:
    """A command of this program as it is typed, with the data folder of this one."""
    folder = getattr(options, "data_dir", None)
    data = ("--data-dir", str(folder)) if folder else ()
    return shlex.join(("flowiq-desktop", *words, *data))
