"""`campaigns`: what was sent before."""

import argparse
from collections.abc import Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.counts import counts_in_words
from flowiq_desktop.cli.erasing import delete_old
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.texts import say
from flowiq_desktop.texts.names import side_by_side


def campaigns(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    """List the past campaigns, and do with them what the options say."""
    if options.hold_nothing_back:
        services.holds.acknowledge_missing()
        console.tell(
            say("New campaigns are not held back any more for messages missing from the list.")
        )
    if options.delete_older_than:
        delete_old(options, services, console)
    recent = services.campaigns.recent()
    if options.json:
        console.result(
            [
                {
                    "id": entry.id,
                    "name": entry.name,
                    "state": entry.state,
                    "created": entry.created.isoformat(),
                    "total": entry.total,
                    "sent": entry.sent,
                    "not_sent": entry.not_sent,
                    "unsure": entry.unsure,
                    "left": entry.left,
                }
                for entry in recent
            ]
        )
        return ExitCode.ALL_SENT
    for entry in recent:
        name = say("{name} (practice)", name=entry.name) if entry.practice else entry.name
        counts = side_by_side(counts_in_words(entry))
        console.line(f"{entry.id:>5}  {entry.created:%Y-%m-%d %H:%M}  {name}: {counts}")
    return ExitCode.ALL_SENT
