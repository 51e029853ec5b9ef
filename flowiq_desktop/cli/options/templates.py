"""Options about templates: which one is sent, what fills it, and how one is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.cli.options.whole_numbers import campaign_number
from flowiq_desktop.core.messages.template import HEADER_KINDS, Category
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def add_template_choice(parser: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    """Which saved template every row gets, and texts for fields; `words` reads what was typed."""
    parser.add_argument(
        "--template",
        type=words,
        metavar="NAME",
        help=say("the saved template that everybody gets; columns of the same name fill it"),
    )
    add_set(parser, words)


def add_set(parser: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    """Texts for fields and for a template's variables; `words` reads what was typed."""
    parser.add_argument(
        "--set",
        type=words,
        action="append",
        default=[],
        metavar='"NAME=TEXT"',
        help=say("the text of a field or of a template's variable; {{Column}} fills in a column"),
    )


def add_templates(
    parser: argparse.ArgumentParser,
    words: Callable[[str], str],
    data_dir: Callable[[argparse.ArgumentParser], None],
) -> None:
    """The subcommand that lists, saves and forgets templates."""
    parser.add_argument(
        "--save", type=words, metavar="NAME", help=say("save a template under its name in FlowIQ")
    )
    text = say("its text, with {{1}} or {{day}} where something is filled in; - reads it in")
    parser.add_argument("--text", type=words, metavar="TEXT", help=text)
    parser.add_argument("--heading", type=words, default="", help=say("a line above the text"))
    parser.add_argument("--footer", type=words, default="", help=say("a small line below it"))
    parser.add_argument(
        "--header", choices=HEADER_KINDS, default="", help=say("the kind of file above the text")
    )
    parser.add_argument(
        "--button",
        type=words,
        action="append",
        default=[],
        metavar='"LABEL" or "LABEL=VALUE"',
        help=say("a button; VALUE names what differs in its link"),
    )
    parser.add_argument(
        "--category",
        choices=tuple(Category),
        default=Category.UTILITY.value,
        help=say("what WhatsApp approved it for"),
    )
    parser.add_argument("--price", type=words, default="", help=say("what one costs"))
    parser.add_argument("--remove", type=words, metavar="NAME", help=say("forget a template"))
    parser.add_argument("--json", action="store_true", help=say("print a JSON list"))
    data_dir(parser)


def add_move(
    parser: argparse.ArgumentParser,
    words: Callable[[str], str],
    data_dir: Callable[[argparse.ArgumentParser], None],
) -> None:
    """The options of `move`; `words` reads what was typed."""
    parser.add_argument(
        "campaign", type=campaign_number, metavar="CAMPAIGN", help=say("its number in `campaigns`")
    )
    parser.add_argument(
        "--template", type=words, required=True, metavar="NAME", help=say("a saved template")
    )
    add_set(parser, words)
    parser.add_argument(
        "--waiting", action="store_true", help=say("also what still waits, not only the refused")
    )
    parser.add_argument("--json", action="store_true", help=say("print one JSON object"))
    data_dir(parser)
