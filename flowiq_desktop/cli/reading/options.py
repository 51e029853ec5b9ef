"""How a spreadsheet is to be read, as the command line is told it."""

import argparse
from collections.abc import Callable
from typing import Final

from flowiq_desktop.services.preparing.load import ReadOptions
from flowiq_desktop.texts import say

_TABS: Final = frozenset({"tab", "\\t"})
"""What people type for a tab, which no terminal takes."""


def add_letters(parser: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    """The options that only text files need."""
    parser.add_argument(
        "--encoding",
        type=words,
        metavar="NAME",
        help=say("how a text file's letters are stored: utf-8, cp1252, cp1250, mac_roman ..."),
    )
    parser.add_argument(
        "--separator",
        type=_separator(words),
        metavar="CHAR",
        help=say('what separates its columns: "," ";" "|" or tab'),
    )
    parser.add_argument(
        "--plain-quotes",
        action="store_true",
        help=say("read quotation marks in a text file as they are"),
    )


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


def _separator(words: Callable[[str], str]) -> Callable[[str], str]:
    def separator(text: str) -> str:
        sign = "\t" if text.lower() in _TABS else words(text)
        if len(sign) != 1 or sign in '"\r\n\0':
            told = say('is not one sign: use "," ";" "|" or tab')
            raise argparse.ArgumentTypeError(told)
        return sign

    return separator
