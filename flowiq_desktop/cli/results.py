"""The results sheet of a command: saved at its end, and what to do when that fails."""

import argparse
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.options.typed import command
from flowiq_desktop.services.results.report import (
    OwnWorkbookError,
    ResultsError,
    corrections_told,
)
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    from pathlib import Path

_WORKBOOK = ".xlsx"


class WhyPlain(StrEnum):
    """Why a plain results sheet was saved; each value is its name in JSON."""

    TEXT_FILE = "text_file"
    ASKED_FOR = "asked_for"
    NO_WORKBOOK = "no_workbook"
    CANNOT_BE_COPIED = "cannot_be_copied"


@dataclass(frozen=True, slots=True)
class SavedResults:
    """What became of saving the results.

    Attributes:
        path: of the file; "" when it could not be saved.
        own: whether it is a copy of the person's own workbook, and no plain results sheet.
        why_plain: why it is a plain one; None for a copy.
    """

    path: str = ""
    own: bool = False
    why_plain: WhyPlain | None = None

    def to_json(self) -> dict[str, object]:
        """For `send --json` and `resume --json`."""
        kind = ("own_workbook" if self.own else "plain_sheet") if self.path else ""
        return {"results": self.path, "results_kind": kind, "why_plain": self.why_plain or ""}


def save_results(
    campaign: int, options: argparse.Namespace, services: Services, console: Console
) -> SavedResults:
    """Save the results sheet where the options say; without a path when that failed.

    What was sent is in the journal by then: a file that cannot be written loses nothing, and the
    person is told how to get it.
    """
    try:
        saved = _save(campaign, options, services, console)
    except ResultsError as fault:
        console.tell(say("The results sheet was not saved. {why}", why=fault))
        again = command(options, "resume", str(campaign), "--save-only", "--results", "OUT")
        console.tell(say("Nothing is lost. Save it elsewhere with: {command}", command=again))
        return SavedResults()
    console.tell(say("Results sheet: {path}", path=saved.path))
    return saved


def _save(
    campaign: int, options: argparse.Namespace, services: Services, console: Console
) -> SavedResults:
    """A copy of the person's own workbook where that can be had and is wanted; where it is now."""
    target: Path = options.results
    why = _why_plain(campaign, options, services)
    if why is None:
        try:
            copy = console.watch(services.report.save_own(campaign, target))
        except OwnWorkbookError as fault:
            console.tell(
                say("{why} A plain results sheet is saved instead of a copy of it.", why=fault)
            )
            why = WhyPlain.CANNOT_BE_COPIED
        else:
            console.tell(say("The results are in a copy of your own workbook."))
            if told := corrections_told(copy):
                console.tell(told)
            return SavedResults(str(copy.path), own=True)
    path = console.watch(services.report.save(campaign, target))
    return SavedResults(str(path), why_plain=why)


def _why_plain(campaign: int, options: argparse.Namespace, services: Services) -> WhyPlain | None:
    """Why no copy of the person's own workbook is tried; None when one is."""
    if options.results.suffix.lower() != _WORKBOOK:
        return WhyPlain.TEXT_FILE
    if options.plain_results:
        return WhyPlain.ASKED_FOR
    if not services.report.may_be_own(campaign):
        return WhyPlain.NO_WORKBOOK
    return None
