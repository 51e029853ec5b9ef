"""A campaign of templates, and what reached the server of each."""

from collections import Counter

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.services.campaign_bench import CampaignBench

READY = DeliveryState.READY


def templates(b: CampaignBench, *rows: tuple[str, str]) -> None:
    """A campaign of templates: which one, and how each number ends; begun carefully."""
    b.campaign = b.journal.campaigns.begin(NewCampaign("T", True, "t.xlsx", "", ("A",)))
    new = [
        NewDelivery(
            *(at, ("x",), f"+2782{at:03d}{end}", "template"),
            body=encoded({"whatsappNumber": f"+2782{at:03d}{end}", "templateName": name}),
            state=READY,
            endpoint=SEND_TEMPLATE,
            template=name,
        )
        for at, (name, end) in enumerate(rows, 20)
    ]
    list(b.journal.campaigns.add(b.campaign, new))
    b.journal.campaigns.freeze(b.campaign)
    b.service.start_carefully(b.campaign)


def template_posts(b: CampaignBench) -> Counter[str]:
    """How many requests named each template."""
    posts = [request for request in b.server.received if request.method == "POST"]
    return Counter(request.body["templateName"] for request in posts)
