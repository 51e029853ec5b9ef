"""The command line's vocabulary: subcommands, options, and their help."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from flowiq_desktop import __version__
from flowiq_desktop.cli.options.file_alone import OneFile
from flowiq_desktop.cli.options.language import add_language
from flowiq_desktop.cli.options.pace import add_limits, add_prices, add_send_times
from flowiq_desktop.cli.options.people import add_contacts, add_erase, add_stop_list
from flowiq_desktop.cli.options.reading import add_hidden, add_letters, add_looking
from flowiq_desktop.cli.options.spoken_parser import DescribedFormatter, SpokenParser
from flowiq_desktop.cli.options.templates import add_move, add_template_choice, add_templates
from flowiq_desktop.cli.options.type_names import TypeNames
from flowiq_desktop.cli.options.whole_numbers import (
    campaign_number,
    connections,
    positive,
    row_or_none,
)
from flowiq_desktop.texts import mark, say

_EPILOG = mark("""\
environment:
  FLOWIQ_API_KEY    the key (never an argument: others could read it there)
  FLOWIQ_TENANT_ID  the organisation's name in FlowIQ, where it needs one
  FLOWIQ_API_URL    FlowIQ's address, when it is not the usual one
  FLOWIQ_PROXY      a proxy that leads there, such as proxy.school.example:8080; no other
                    variable names one

exit status:
  0  every row was sent        1  some rows were not sent, are unsure or were left out
     (rescue: was read)           (rescue: could not be read, or are in doubt)
     (reach: can be written to)   (reach: some cannot, or were not looked up)
  2  the file or call is wrong 3  the account was refused        130  interrupted
""")


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = SpokenParser(
        prog="flowiq-desktop",
        description=say("Send a WhatsApp message to everyone in a spreadsheet, once each."),
        epilog=say(_EPILOG),
        formatter_class=DescribedFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__, help=say("the version"))
    parser.add_argument("--practice", action="store_true", help=say("nothing is really sent"))
    add_language(parser)
    parser.add_argument(
        "--open",
        type=Path,
        action=OneFile,
        metavar="FILE",
        help=say("open the window with this spreadsheet"),
    )
    parser.add_argument("--self-test", action="store_true", help=argparse.SUPPRESS)
    _add_data_dir(parser)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=say("without the window")
    )
    _add_check(commands.add_parser("check", help=say("read and check a spreadsheet; send nothing")))
    _add_reach(
        commands.add_parser("reach", help=say("look up who can be reached now; send nothing"))
    )
    _add_send(commands.add_parser("send", help=say("check a spreadsheet and send what is ready")))
    _add_campaigns(commands.add_parser("campaigns", help=say("past and unfinished campaigns")))
    _add_resume(commands.add_parser("resume", help=say("go on with an unfinished campaign")))
    moving = commands.add_parser("move", help=say("send what was refused as a template instead"))
    add_move(moving, _words, _add_data_dir)
    _add_settle(commands.add_parser("settle", help=say("decide about rows nobody is sure of")))
    erasing = commands.add_parser("erase", help=say("erase a person from every past send"))
    add_erase(erasing)
    _add_data_dir(erasing)
    parts = add_stop_list(
        commands.add_parser("stop-list", help=say("people who do not want messages")), _words
    )
    for part in parts.values():
        _add_data_dir(part)
    templates = commands.add_parser("templates", help=say("saved templates: list, save, forget"))
    add_templates(templates, _words, _add_data_dir)
    costs = commands.add_parser("prices", help=say("what one message costs you: list, enter"))
    add_prices(costs, _words, _add_data_dir)
    _add_rescue(
        commands.add_parser("rescue", help=say("save what is left of a damaged list of sends"))
    )
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument("--json", action="store_true", help=say("print one JSON object"))
    parser.add_argument(
        "--messages", action="store_true", help=say("list the messages in the JSON")
    )
    parser.add_argument(
        "--save-corrected",
        type=Path,
        metavar="OUT",
        help=say("save the list as another file, with what was corrected in the window"),
    )
    parser.add_argument(
        "--row-per-number",
        action="store_true",
        help=say("in that file, give each number of a cell with several a row of its own"),
    )
    parser.add_argument(
        "--undo-damage",
        action="store_true",
        help=say("in that file, put back cells that Excel or another program changed"),
    )
    parser.add_argument(
        "--mend-links",
        action="store_true",
        help=say("in that file, fix links that are mistyped or open a page, where it can be"),
    )
    add_looking(parser)
    # Nothing is sent, but the same options then fit `check` and `send` alike.
    _add_account(parser)
    _add_pace(parser)
    add_contacts(parser)
    _add_data_dir(parser)


def _add_reach(parser: argparse.ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument("--json", action="store_true", help=say("print one JSON object"))
    parser.add_argument(
        "--again", action="store_true", help=say("look up also whom you looked up today")
    )
    parser.add_argument(
        "--skip-blocked",
        action="store_true",
        help=say("do not ask who is blocked: takes half as long"),
    )
    parser.add_argument(
        "--stop-answered",
        action="store_true",
        help=say("put whoever answered STOP on the list of people who want no messages"),
    )
    _add_account(parser)
    _add_pace(parser)
    add_contacts(parser)
    _add_data_dir(parser)


def _add_send(parser: argparse.ArgumentParser) -> None:
    _add_file(parser)
    add_looking(parser)
    _add_sending(parser)


def _add_resume(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "campaign", type=campaign_number, metavar="CAMPAIGN", help=say("its number in `campaigns`")
    )
    _add_resume_only(parser)
    _add_sending(parser)


def _add_resume_only(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--again",
        metavar="REASON",
        help=say(
            'also try again what was refused or given up: "all", or reasons such as meta_unknown'
        ),
    )
    parser.add_argument(
        "--save-only", action="store_true", help=say("send nothing, only save the results sheet")
    )


def _add_settle(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "campaign", type=campaign_number, metavar="CAMPAIGN", help=say("its number in `campaigns`")
    )
    parser.add_argument(
        "--check", action="store_true", help=say("look for them in the conversations")
    )
    parser.add_argument("--leave", metavar="ROWS", help=say('leave rows such as 3,7-9, or "all"'))
    parser.add_argument("--treat-as-sent", metavar="ROWS", help=say("count these rows as sent"))
    parser.add_argument(
        "--send-again",
        metavar="ROWS",
        help=say("let these rows wait to be sent once more (`resume`)"),
    )
    parser.add_argument("--yes", action="store_true", help=say("do not ask before sending again"))
    _add_account(parser)
    parser.add_argument("--json", action="store_true", help=say("print one JSON object at the end"))
    _add_data_dir(parser)


def _add_rescue(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="OUT", help=say("folder for the results sheets"))
    parser.add_argument(
        "--new-list",
        action="store_true",
        help=say("then set the damaged list aside and begin a new one"),
    )
    parser.add_argument("--yes", action="store_true", help=say("do not ask before that"))
    parser.add_argument(
        "--file", type=Path, metavar="FILE", help=say("read a list that was set aside instead")
    )
    parser.add_argument("--json", action="store_true", help=say("print one JSON object at the end"))
    _add_data_dir(parser)


def _add_campaigns(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say("print a JSON list, newest first"))
    parser.add_argument(
        "--delete-older-than",
        type=positive,
        metavar="DAYS",
        help=say("remove finished campaigns that are older, for good"),
    )
    parser.add_argument("--yes", action="store_true", help=say("do not ask before that"))
    parser.add_argument(
        "--hold-nothing-back",
        action="store_true",
        help=say("you know which messages are missing from the list: let new campaigns go"),
    )
    _add_data_dir(parser)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=say("the spreadsheet"))
    parser.add_argument(
        "--sheet", type=_words, metavar="NAME", help=say("which sheet of the workbook")
    )
    parser.add_argument(
        "--header-row",
        type=row_or_none,
        metavar="N",
        help=say("row number of the headers, 0 for none"),
    )
    add_letters(parser, _words)
    add_hidden(parser)
    parser.add_argument("--country", metavar="ZA", help=say("for numbers without a country code"))
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE.json", help=say("which column fills what")
    )
    kind = parser.add_argument("--type", help=say("the type of every message"))
    kind.choices = TypeNames()  # as an argument they would be listed, and loaded, at once
    text = say("the text of every message")
    parser.add_argument("--text", type=_words, metavar='"Hi {{Name}}"', help=text)
    add_template_choice(parser, _words)
    parser.add_argument(
        "--accept-value",
        type=_words,
        action="append",
        default=[],
        metavar="WORD",
        help=say("a word such as NULL is right, a name say; COLUMN=WORD for one column"),
    )


def _add_sending(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--results", type=Path, required=True, metavar="OUT", help=say("results sheet")
    )
    parser.add_argument(
        "--plain-results",
        action="store_true",
        help=say("a results sheet of its own instead of a copy of your .xlsx workbook"),
    )
    _add_pace(parser)
    add_contacts(parser)
    _add_account(parser)
    parser.add_argument("--yes", action="store_true", help=say("do not ask before sending"))
    parser.add_argument(
        "--send-again", action="store_true", help=say("also what went to the same person before")
    )
    parser.add_argument(
        "--send-moved",
        action="store_true",
        help=say("also to people whose row was moved to a template in another campaign"),
    )
    parser.add_argument("--json", action="store_true", help=say("print one JSON object at the end"))
    _add_data_dir(parser)


def _add_pace(parser: argparse.ArgumentParser) -> None:
    add_send_times(parser)
    add_limits(parser)
    parser.add_argument(
        "--rate", type=positive, metavar="PER_MINUTE", help=say("messages a minute")
    )
    parser.add_argument(
        "--connections", type=connections, metavar="N", help=say("requests at once")
    )


def _add_account(parser: argparse.ArgumentParser) -> None:
    practice = say("nothing is really sent")
    # SUPPRESS: given before the subcommand, it must not be reset by the subcommand's default.
    parser.add_argument("--practice", action="store_true", default=argparse.SUPPRESS, help=practice)
    parser.add_argument("--api-url", metavar="URL", help=say("FlowIQ's address"))


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    # SUPPRESS for the same reason.
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=say("keep everything below this folder"),
    )


def _words(text: str) -> str:
    """What was typed, also where Python takes the terminal for an ASCII one (LC_ALL=C)."""
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        raise argparse.ArgumentTypeError(say("has letters that are not in UTF-8")) from None
