"""Options about people: adding them to the contacts, the stop list, erasing them."""

import argparse
from collections.abc import Callable
from pathlib import Path

from flowiq_desktop.cli.options.reading import add_letters
from flowiq_desktop.cli.options.whole_numbers import row_or_none
from flowiq_desktop.texts import say

GUESSED_COLUMN = ""
"""What `--create-contacts` stands for where no column is named after it."""


def add_contacts(parser: argparse.ArgumentParser) -> None:
    """The options that let people be added to the contacts."""
    parser.add_argument(
        "--create-contacts",
        nargs="?",
        const=GUESSED_COLUMN,
        metavar="NAMECOLUMN",
        help=say(
            "add whoever is not a contact in FlowIQ yet, named as in this column, or in"
            ' "First name+Surname"; without a column it is guessed'
        ),
    )
    parser.add_argument(
        "--no-create-contacts",
        action="store_true",
        help=say("add nobody any more; who waits to be added is refused"),
    )
    parser.add_argument(
        "--contact-tags", metavar="COLUMN", help=say("the column with tags for new contacts")
    )


def add_erase(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("number", metavar="NUMBER", help=say("with + and country code"))
    parser.add_argument("--country", metavar="ZA", help=say("for numbers without a country code"))
    parser.add_argument(
        "--stop", action="store_true", help=say("also put them on the list for no messages")
    )
    parser.add_argument("--yes", action="store_true", help=say("do not ask before that"))
    parser.add_argument("--json", action="store_true", help=say("print one JSON object"))


def add_stop_list(
    parser: argparse.ArgumentParser, words: Callable[[str], str]
) -> dict[str, argparse.ArgumentParser]:
    """Add what the command can do; each of its parsers by name, for options that all take.

    Args:
        parser: of the command.
        words: reads what was typed.
    """
    parts = parser.add_subparsers(dest="act", metavar="WHAT", required=True)
    texts = {
        "add": say("put people on the list"),
        "import": say("put everybody in a spreadsheet on the list"),
        "remove": say("take people off the list, as you decide"),
        "export": say("save the list as a spreadsheet (.xlsx or .csv)"),
        "why": say("say why somebody is on the list"),
        "list": say("show the list"),
    }
    made = {name: parts.add_parser(name, help=text) for name, text in texts.items()}
    for name in ("add", "remove", "why"):
        several = "+" if name != "why" else None
        made[name].add_argument(
            "number", nargs=several, metavar="NUMBER", help=say("with + and country code")
        )
    for name in ("add", "remove"):
        made[name].add_argument("--note", default="", metavar="TEXT", help=say("why, for later"))
    made["add"].add_argument(
        "--marketing", action="store_true", help=say("they do not want marketing; the rest may go")
    )
    made["import"].add_argument("file", type=Path, metavar="FILE", help=say("the spreadsheet"))
    made["import"].add_argument("--sheet", metavar="NAME", help=say("which sheet of the workbook"))
    made["import"].add_argument(
        "--header-row",
        type=row_or_none,
        metavar="N",
        help=say("row number of the headers, 0 for none"),
    )
    add_letters(made["import"], words)
    made["import"].add_argument(
        "--column", default="", metavar="NAME", help=say("the column with the numbers")
    )
    made["export"].add_argument("out", type=Path, metavar="OUT", help=say("where to save it"))
    made["list"].add_argument("search", nargs="?", default="", help=say("digits or words"))
    for name in ("add", "import", "remove", "why"):
        made[name].add_argument(
            "--country", metavar="ZA", help=say("for numbers without a country code")
        )
    for each in made.values():
        each.add_argument("--json", action="store_true", help=say("print one JSON object"))
    return made
