"""Which account a campaign may be sent or looked up through."""

from flowiq_desktop.flowiq.connection import Connection
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.records import CampaignRecord


class SendRefusedError(Exception):
    """A campaign cannot be gone on with as things stand; says why in one sentence."""


def campaign_for(journal: Journal, campaign: int, connection: Connection) -> CampaignRecord:
    """The campaign, when the connection is of its kind.

    Raises:
        SendRefusedError: it is gone, or it is a practice campaign and the account is a real one,
            or the reverse.
    """
    record = journal.campaign(campaign)
    if record is None:
        raise SendRefusedError("This campaign is no longer there.")
    if record.practice and not connection.practice:
        raise SendRefusedError("This was a practice campaign: it cannot be sent for real.")
    if connection.practice and not record.practice:
        raise SendRefusedError("Leave practice mode to go on with a real campaign.")
    return record
