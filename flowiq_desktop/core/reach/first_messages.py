"""First messages: what a conversation shows of what was sent to a person since a moment."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from flowiq_desktop.core.reconciliation.history import HistoryEntry

SLACK = timedelta(seconds=3)
"""How much earlier than its request a message may be listed: clocks are told in whole seconds."""


def became(entries: Iterable[HistoryEntry], since: datetime, most: int) -> tuple[int, int]:
    """How many messages to a person arrived and failed.

    Args:
        entries: of their conversation.
        since: when the first of ours began, by FlowIQ's clock.
        most: how many of ours there are; others went there as well.

    Returns:
        How many arrived, and how many failed. A failure counts before an arrival: whose message it
        was is not always said.
    """
    ours = [entry for entry in entries if entry.outbound and entry.at >= since - SLACK]
    failed = min(most, sum(entry.status == "failed" for entry in ours))
    arrived = min(most - failed, sum(entry.arrived for entry in ours))
    return arrived, failed
