"""Look holds: rows are held back before anything is sent, by what looks have shown meanwhile.

This is the first of two looks, as with people who do not want messages: the journal takes the
second one when a row's turn comes (`journal.people.recipients`).
"""

from collections.abc import Generator

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.texts import say

_BLOCK = 2000


def hold_turned_away(
    journal: Journal, campaign: int, account: bytes
) -> Generator[Progress, None, int]:
    """Hold back the waiting rows of people who are blocked, or whose 24 hours are over; how many.

    Args:
        journal: where the campaign and the looks are.
        campaign: whose rows.
        account: what is sent through, as a fingerprint: looks through another one say nothing.
    """
    if not journal.looked_rows.any(account):
        return 0
    first, last = journal.deliveries.id_range(campaign)
    held = 0
    for after in range(first - 1, last, _BLOCK):
        upto = min(after + _BLOCK, last)
        held += journal.looked_rows.hold(campaign, after, upto, account)
        yield Progress(
            say("Looking who can still be written to"), upto - first + 1, last - first + 1
        )
    return held
