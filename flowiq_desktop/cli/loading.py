"""Reads the spreadsheet that a command names, as its options say."""

import argparse

from flowiq_desktop.cli.console import Console
from flowiq_desktop.services.preparing.load import (
    LoadedSheet,
    QuotesError,
    ReadOptions,
    SheetError,
    load_sheet,
)
from flowiq_desktop.texts import say


def loaded_sheet(options: argparse.Namespace, console: Console) -> LoadedSheet:
    """The spreadsheet; raises SheetError, which names the option that may help."""
    reading = ReadOptions(
        sheet=options.sheet, header_row=options.header_row, plain_quotes=options.plain_quotes
    )
    try:
        return console.watch(load_sheet(options.file, reading))
    except QuotesError as error:
        advice = say(
            "{advice} The option for that is {option}.",
            advice=error.advice,
            option="--plain-quotes",
        )
        raise SheetError(error.message, advice, error.details) from error
