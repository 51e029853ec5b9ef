"""Campaigns to put into a journal."""

import json

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery


def delivery(row: int, number: str = "", state: DeliveryState = DeliveryState.READY) -> NewDelivery:
    """A row that says hello."""
    number = number or f"+2782{row:07d}"
    body = json.dumps({"phone_number": number, "message_type": "text", "text": f"Hi {row}"})
    return NewDelivery(row, (f"Person {row}", number), number, "text", body.encode(), state)


def frozen_campaign(journal: Journal, rows: int = 3, name: str = "Parents") -> int:
    """A campaign with so many rows that wait."""
    campaign = journal.campaigns.begin(NewCampaign(name, True, "p.xlsx", "00", ("Name", "Mobile")))
    for _ in journal.campaigns.add(campaign, [delivery(row) for row in range(2, rows + 2)]):
        pass
    journal.campaigns.freeze(campaign)
    return campaign
