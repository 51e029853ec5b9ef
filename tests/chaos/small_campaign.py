"""A campaign small enough to be sent in every order."""

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.tables.records import NewDelivery

FIRST_ROW = 2
PEOPLE = (0, 0, 1, 2, 1, 3, 4, 5, 4, 6, 7, 8, 9, 10, 11, 12)
"""Whose message each row is; three of them get two."""


def small_campaign() -> list[NewDelivery]:
    """Its rows, all of them ready and no two messages alike."""
    return [_row(index, person) for index, person in enumerate(PEOPLE)]


def _row(index: int, person: int) -> NewDelivery:
    number = f"+2782{person:07d}"
    body = encoded({"phone_number": number, "message_type": "text", "text": f"Hi {index}"})
    return NewDelivery(index + FIRST_ROW, ("x",), number, "text", body, DeliveryState.READY)
