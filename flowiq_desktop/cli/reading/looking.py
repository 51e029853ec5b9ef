"""Looking behind the links of a list before anything is sent, for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.core.media.facts import MediaFailure
from flowiq_desktop.services.account.sample import MEDIA_HOST
from flowiq_desktop.services.preparing.links.distinct_links import distinct_links
from flowiq_desktop.services.preparing.links.findings import in_words, problems_of
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    import argparse

    from flowiq_desktop.assembly import Services
    from flowiq_desktop.cli.checking import Checked
    from flowiq_desktop.cli.console import Console
    from flowiq_desktop.services.preparing.links.looking import LooksFound


def look_behind_links(
    checked: Checked, options: argparse.Namespace, services: Services, console: Console
) -> LooksFound | None:
    """Look, and note what was found with the rows; None where nobody asked for it.

    Raises:
        CallError: a website is named, and no link is to be opened.
    """
    if not options.media:
        if options.not_from:
            raise CallError(
                say("{option} goes with {other}.", option="--not-from", other="--media")
            )
        return None
    if options.practice:
        address = urlsplit(services.practice.start().api_url)
        services.preview_hosts[MEDIA_HOST] = (address.hostname or "", address.port or 0)
    rows = console.watch(distinct_links(checked.sheet))
    found = console.watch(services.link_looks.look(rows, options.not_from))
    checked.sheet.note_found(console.watch(problems_of(found, rows, checked.sheet)))
    if words := in_words(found):
        console.tell(words)
    return found


def looks_json(found: LooksFound) -> dict[str, object]:
    """What was found, as JSON."""
    return {
        "looked": len(found.looks),
        "failed": found.failed,
        "offline": found.offline,
        "asked_to_wait": list(found.asked_to_wait),
        "not_looked": len(found.left) + len(found.passed_over),
        "links": [
            {
                "link": link.url,
                "type": link.kind.value,
                "opens": not isinstance(look.outcome, MediaFailure),
                "messages": [look.outcome.sentence]
                if isinstance(look.outcome, MediaFailure)
                else list(look.outcome.warnings),
            }
            for link, look in found.looks.items()
        ],
    }
