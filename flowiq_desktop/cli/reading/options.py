"""How a spreadsheet is to be read, as the command line is told it."""

import argparse

from flowiq_desktop.services.preparing.load import ReadOptions


def reading_of(options: argparse.Namespace, country: str) -> ReadOptions:
    """The options of a command as reading takes them."""
    return ReadOptions(
        sheet=options.sheet,
        header_row=options.header_row,
        separator=options.separator,
        encoding=options.encoding,
        plain_quotes=options.plain_quotes,
        country=country,
    )
