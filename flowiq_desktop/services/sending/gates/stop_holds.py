"""Stop holds: rows of people who do not want messages are held back before anything is sent.

This is the first of two looks: `journal.people.recipients` takes the second one when a row's turn
comes, because the list may have grown by then.
"""

from collections.abc import Generator

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.texts import say

_BLOCK = 2000


def hold_stopped(journal: Journal, campaign: int) -> Generator[Progress, None, int]:
    """Hold back every waiting row whose person is on the stop list; returns how many."""
    if not journal.stop_list.count():
        return 0
    first, last = journal.deliveries.id_range(campaign)
    held = 0
    for after in range(first - 1, last, _BLOCK):
        held += journal.stopped_rows.hold(campaign, after, min(after + _BLOCK, last))
        yield Progress(
            say("Looking for people who do not want messages"),
            min(after + _BLOCK, last) - first + 1,
            last - first + 1,
        )
    return held
