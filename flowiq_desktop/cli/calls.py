"""What is wrong with a call, and what several commands ask before they go on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flowiq_desktop.cli.reading.options import reading_of
from flowiq_desktop.core.errors import AppError
from flowiq_desktop.services.preparing.load import (
    REPAIRED,
    LoadedSheet,
    QuotesError,
    SheetError,
    SheetWorkers,
    load_sheet,
)
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from flowiq_desktop.assembly import Services
    from flowiq_desktop.cli.console import Console
    from flowiq_desktop.services.results.campaigns import CampaignSummary


class CallError(AppError):
    """The call is wrong."""


def campaign_named(options: argparse.Namespace, services: Services) -> CampaignSummary:
    """The campaign whose number was typed; raises CallError when there is none."""
    record = services.campaigns.summary(options.campaign)
    if record is None:
        raise CallError(
            say(
                "There is no campaign {number}; see: {command}",
                number=options.campaign,
                command="flowiq-desktop campaigns",
            )
        )
    return record


def ask_to_send(what: Callable[[], str], console: Console) -> None:
    """Ask for a yes before messages are sent; raises CallError without one.

    Args:
        what: says what is sent, in the language in use.
        console: where to ask.
    """
    if not console.confirm(what):
        raise CallError(say("Nothing was sent. Add --yes to send without being asked."))


def loaded_sheet(
    options: argparse.Namespace, console: Console, country: str, workers: SheetWorkers
) -> LoadedSheet:
    """The spreadsheet of a call.

    Raises:
        SheetError: it cannot be read; names the option that may help.
        CallError: an option was given that does nothing for it.
    """
    try:
        reading = reading_of(options, country)
        go_on = options.begun.go_on if "begun" in options else partial(load_sheet, workers=workers)
        loaded: LoadedSheet = console.watch(go_on(options.file, reading))
    except QuotesError as error:
        option = say("The option for that is {option}.", option="--plain-quotes")
        advice = f"{error.advice} {option}"
        raise SheetError(error.message, advice, error.details) from error
    refuse_idle(loaded, options)
    return loaded


def refuse_idle(loaded: LoadedSheet, options: argparse.Namespace) -> None:
    """Raise CallError when an option was given that does nothing for a file of this kind."""
    if not loaded.origin.sheet_name:
        return
    plain = options.encoding in {None, "utf-8", *REPAIRED}
    idle = [
        name
        for name, is_idle in (
            ("--encoding", not plain),
            ("--separator", options.separator is not None),
            ("--plain-quotes", options.plain_quotes),
        )
        if is_idle
    ]
    if idle:
        raise CallError(
            say(
                "{option} is for text files, and {file} is a workbook.",
                option=idle[0],
                file=options.file.name,
            ),
            say("Leave it out: a workbook says itself how it is stored."),
        )
