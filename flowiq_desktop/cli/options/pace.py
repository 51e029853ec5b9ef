"""Options that say when messages may go out, and how many, for how much."""

import argparse
from collections.abc import Callable

from flowiq_desktop.texts import say


def add_send_times(parser: argparse.ArgumentParser) -> None:
    """The options that say when messages may go out."""
    parser.add_argument(
        "--at",
        metavar="TIME",
        help=say('begin then: 08:00, "2026-11-28 08:00", or now; this program has to stay open'),
    )
    parser.add_argument(
        "--spread-until", metavar="TIME", help=say("spread the messages evenly until then; or none")
    )
    parser.add_argument(
        "--quiet-hours",
        metavar="21:00-07:00",
        help=say("write to nobody in these hours, by the recipient's own clock; or none"),
    )
    parser.add_argument(
        "--careful-start",
        action="store_true",
        help=say("send five, then the others once three of those have arrived and none failed"),
    )


def add_limits(parser: argparse.ArgumentParser) -> None:
    """The options that say how much may be sent."""
    parser.add_argument(
        "--budget",
        metavar="AMOUNT",
        help=say('pause before the campaign could cost more, such as "R 500"; or none'),
    )
    parser.add_argument(
        "--at-most",
        metavar="N",
        help=say("pause after so many messages of the campaign; or none"),
    )
    parser.add_argument(
        "--people-a-day",
        metavar="N",
        help=say(
            "how many new people your account may write to in 24 hours, such as 250; or none;"
            " remembered for the account"
        ),
    )


def add_prices(
    parser: argparse.ArgumentParser,
    words: Callable[[str], str],
    data_dir: Callable[[argparse.ArgumentParser], None],
) -> None:
    """The options of `prices`; `words` reads what was typed."""
    parser.add_argument(
        "--free-form",
        type=words,
        metavar="AMOUNT",
        help=say('what a message without a template costs, such as "R 0,45"; "" for unknown'),
    )
    parser.add_argument(
        "--currency",
        type=words,
        metavar="R",
        help=say("what all prices are in, as you write it, such as R or ZAR"),
    )
    parser.add_argument("--json", action="store_true", help=say("print one JSON object"))
    data_dir(parser)
