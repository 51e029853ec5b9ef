"""What is wrong with a call, and what several commands ask before they go on."""

import argparse

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.reading.options import reading_of
from flowiq_desktop.core.errors import AppError
from flowiq_desktop.services.preparing.load import (
    LoadedSheet,
    QuotesError,
    SheetError,
    SheetWorkers,
    load_sheet,
)
from flowiq_desktop.services.results.campaigns import CampaignSummary
from flowiq_desktop.texts import say


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


def ask_to_send(what: str, console: Console) -> None:
    """Ask for a yes before messages are sent; raises CallError without one.

    Args:
        what: says what is sent.
        console: where to ask.
    """
    if not console.confirm(what):
        raise CallError(say("Nothing was sent. Add --yes to send without being asked."))


def loaded_sheet(
    options: argparse.Namespace, console: Console, country: str, workers: SheetWorkers
) -> LoadedSheet:
    """The spreadsheet of a call; raises SheetError, which names the option that may help."""
    try:
        return console.watch(load_sheet(options.file, reading_of(options, country), workers))
    except QuotesError as error:
        option = say("The option for that is {option}.", option="--plain-quotes")
        advice = f"{error.advice} {option}"
        raise SheetError(error.message, advice, error.details) from error
