"""Options that say how a spreadsheet is to be read and looked at."""

import argparse
from collections.abc import Callable
from typing import Final

from flowiq_desktop.texts import say

_TABS: Final = frozenset({"tab", "\\t"})
"""What people type for a tab, which no terminal takes."""
_NO_SEPARATOR: Final = frozenset('"\r\n\0')
_MOST_SIGNS: Final = 5


def add_hidden(parser: argparse.ArgumentParser) -> None:
    """The option about rows that a workbook hides."""
    parser.add_argument(
        "--leave-hidden-out",
        action="store_true",
        help=say("send nothing to rows that the spreadsheet hides, by a filter say"),
    )


def add_looking(parser: argparse.ArgumentParser) -> None:
    """The options about links."""
    parser.add_argument(
        "--media",
        action="store_true",
        help=say("open each link once and say what WhatsApp would make of the file behind it"),
    )
    parser.add_argument(
        "--not-from",
        action="append",
        default=[],
        metavar="HOST",
        help=say("with --media, open no links of this website: some work only once"),
    )


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


def _separator(words: Callable[[str], str]) -> Callable[[str], str]:
    def separator(text: str) -> str:
        sign = "\t" if text.lower() in _TABS else words(text)
        if not 0 < len(sign) <= _MOST_SIGNS or not _NO_SEPARATOR.isdisjoint(sign):
            told = say('is not one sign: use "," ";" "|" or tab')
            raise argparse.ArgumentTypeError(told)
        return sign

    return separator
