"""Which account a campaign may be sent or looked up through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import mark, say

if TYPE_CHECKING:
    from flowiq_desktop.flowiq.account import Connection
    from flowiq_desktop.journal.journal import Journal
    from flowiq_desktop.journal.tables.records import CampaignRecord

CAMPAIGN_GONE = mark("This campaign is no longer there.")


class SendRefusedError(AppError):
    """A campaign cannot be continued at the moment."""


def why_other_account(practice: bool, connection: Connection) -> str:
    """Why a campaign does not fit a connection, or "".

    Args:
        practice: whether it is a practice campaign.
        connection: what it would be sent or looked up through.
    """
    if practice and not connection.practice:
        return say("This was a practice campaign: turn practice mode on to go on with it.")
    if connection.practice and not practice:
        return say("This is a real campaign: leave practice mode to go on with it.")
    return ""


def change_of_account(journal: Journal, campaign: int, connection: Connection) -> str:
    """What to say when the campaign was sent through another account so far, or "".

    That is allowed, for example when a key is renewed. But nobody should find out afterwards.
    """
    before = journal.accounts.latest(campaign)
    if before in (b"", connection.fingerprint(journal.accounts.salt)):
        return ""
    return say(
        "So far this campaign went through another FlowIQ account: another key, organisation or"
        " address. What is left goes through the one that is set up now."
    )


def campaign_for(journal: Journal, campaign: int, connection: Connection) -> CampaignRecord:
    """The campaign, when the connection is of its kind.

    Raises:
        SendRefusedError: it is gone, or it is a practice campaign and the account is a real one,
            or the reverse.
    """
    record = journal.campaigns.get(campaign)
    if record is None:
        raise SendRefusedError(say(CAMPAIGN_GONE))
    if why := why_other_account(record.practice, connection):
        raise SendRefusedError(why)
    return record
