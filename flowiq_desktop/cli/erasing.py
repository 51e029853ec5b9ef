"""Erasing a person, from the command line."""

import argparse
from collections.abc import Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.checking import chosen_country
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.services.results.erasing import WHAT_REMAINS
from flowiq_desktop.texts import mark, say, say_count


def delete_old(options: argparse.Namespace, services: Services, console: Console) -> None:
    """Remove finished campaigns that are older than so many days; asks first."""
    days = options.delete_older_than
    old = len(services.campaigns.outdated(days))

    def question() -> str:
        return say_count(
            "This removes 1 finished campaign for good.",
            "This removes {n} finished campaigns for good.",
            old,
        )

    if old and not options.yes and not console.confirm(question, mark("delete")):
        raise CallError(say("Nothing was deleted. Add --yes to delete without being asked."))
    gone = console.watch(services.campaigns.delete_outdated(days))
    console.tell(say_count("1 campaign was deleted.", "{n} campaigns were deleted.", gone))


def erase(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    """Erase a person from every file of the program; asks first, unless told not to."""
    number = services.erasing.number(options.number, chosen_country(options, services))

    def question() -> str:
        erases = say("This erases {number} from every past send, for good.", number=number)
        return f"{erases} {say(WHAT_REMAINS)}"

    if not options.yes and not console.confirm(question, mark("erase")):
        raise CallError(say("Nothing was erased. Add --yes to erase without being asked."))
    erased = console.watch(services.erasing.erase(number, stop=options.stop))
    for sentence in erased.sentences():
        console.tell(sentence)
    if options.json:
        console.result(
            {
                "rows": erased.rows,
                "waiting": erased.waiting,
                "unsure": erased.unsure,
                "on_stop_list": erased.on_stop_list,
                "logs_searched": erased.logs,
                "log_entries_removed": erased.records,
                "set_aside": [str(path) for path in erased.set_aside],
            }
        )
    return ExitCode.ALL_SENT
