"""Holds: rows held back until a person has looked, and their release."""

from collections import Counter
from collections.abc import Generator
from datetime import datetime, timedelta

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.stop_list import STOP_REASONS
from flowiq_desktop.core.reach.turned_away import NOT_RELEASED_BY_A_WORD, SET_IN_FLOWIQ, WOULD_ADD
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.moved_rows import INSTEAD
from flowiq_desktop.services.sending.held_texts import (
    SENT_BEFORE,
    copy_warning_text,
    repeat_facts,
)
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.texts import say

__all__ = ["INSTEAD", "LOOK_BACK", "HoldService", "day_in_words", "hold_repeats"]

LOOK_BACK = timedelta(days=30)
"""How long a message to the same person counts as a repeat (docs/nothing-twice.md, step 8)."""
_BLOCK = 2000
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def hold_repeats(journal: Journal, campaign: int, now: datetime) -> Generator[Progress, None, int]:
    """Hold back every waiting row that another campaign sent word for word; returns how many."""
    journal.deleted_fingerprints.forget(LOOK_BACK)
    first, last = journal.deliveries.id_range(campaign)
    held = 0
    for after in range(first - 1, last, _BLOCK):
        block = journal.duplicates.repeats(
            campaign, after, min(after + _BLOCK, last), now - LOOK_BACK
        )
        if block:
            journal.duplicates.hold(
                SENT_BEFORE, [(entry.delivery, repeat_facts(entry)) for entry in block]
            )
        held += len(block)
        yield Progress(
            say("Looking for messages sent before"), after + _BLOCK - first, last - first
        )
    return held


class HoldService:
    """Counts and releases the rows of a campaign that are held back."""

    def __init__(self, journal: Journal, locks: CampaignLocks | None = None) -> None:
        """Put the service together; `locks` is shared with whoever sends, if anyone does."""
        self._journal = journal
        self._locks = locks or CampaignLocks()

    @property
    def copy_warning(self) -> str:
        """Why messages may be missing from the journal, or ""."""
        return copy_warning_text(self._journal.copy_warning)

    @property
    def missing(self) -> int:
        """At most how many messages were sent lately and are not in the journal."""
        return self._journal.missing.count()

    def acknowledge_missing(self) -> None:
        """Stop warning of missing messages, and holding back new campaigns because of them.

        What is held back already stays held back. Raises JournalError.
        """
        self._journal.missing.acknowledge()

    def held(self, campaign: int) -> int:
        """How many rows are held back until a person releases them."""
        return sum(self.reasons(campaign).values())

    def stopped(self, campaign: int) -> int:
        """How many rows are held back because their people do not want messages."""
        counts = self._reasons(campaign)
        return sum(counts[reason] for reason in STOP_REASONS)

    def kept_out(self, campaign: int) -> int:
        """How many rows are held back because of how FlowIQ is set for their people."""
        counts = self._reasons(campaign)
        return sum(counts[reason] for reason in SET_IN_FLOWIQ)

    def strangers(self, campaign: int) -> int:
        """How many rows are held back because their template would make a contact of somebody."""
        return self._reasons(campaign)[WOULD_ADD]

    def reasons(self, campaign: int) -> dict[str, int]:
        """Why rows are held back that a person may release, and how many for each reason.

        People who do not want messages, or are blocked, are not among them: no question is asked
        about those.
        """
        counts = self._reasons(campaign)
        return {r: count for r, count in counts.items() if r not in NOT_RELEASED_BY_A_WORD}

    def _reasons(self, campaign: int) -> Counter[str]:
        counts: Counter[str] = Counter()
        for group in self._journal.results.reasons(campaign):
            if group.state is DeliveryState.HELD:
                counts[group.reason] += group.count
        return counts

    def release(self, campaign: int, reason: str = "") -> int:
        """Let held rows be sent all the same, as the person wants.

        Args:
            campaign: whose rows.
            reason: only those that are held for this reason; "" means all but those to whom a
                template goes instead.

        Returns:
            How many rows wait to be sent now.

        Raises:
            SendRefusedError: the campaign is being sent.
            JournalError: the journal cannot be written.
        """
        with self._locks.sending(campaign):
            return self._journal.duplicates.release(campaign, reason)


def day_in_words(moment: datetime) -> str:
    """A day as people say it, whatever the computer's language: 12 May."""
    return f"{moment.day} {_MONTHS[moment.month - 1]}"
