"""How many messages of a campaign there are of each kind, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.texts import say_count

if TYPE_CHECKING:
    from flowiq_desktop.services.results.campaigns import CampaignSummary
    from flowiq_desktop.services.sending.progress import SendProgress


def counts_in_words(at: SendProgress | CampaignSummary) -> list[str]:
    """A few words for each kind, whether there are any or not."""
    return [sent(at.sent), not_sent(at.not_sent), unsure(at.unsure), _waiting(at.left)]


def sent(count: int) -> str:
    """Messages that were accepted."""
    return say_count("1 sent", "{n} sent", count)


def not_sent(count: int) -> str:
    """Messages that were refused or given up."""
    return say_count("1 not sent", "{n} not sent", count)


def unsure(count: int) -> str:
    """Messages that may have been sent or not."""
    return say_count("1 unsure", "{n} unsure", count)


def _waiting(count: int) -> str:
    return say_count("1 waiting", "{n} waiting", count)
