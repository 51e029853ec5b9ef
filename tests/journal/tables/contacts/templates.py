"""Templates that name their person: rows of a journal, and what their attempts came to."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
OURS, OTHERS = b"ours", b"others"
ANN, BEN = "+27821234567", "+27821234568"
NAMED = {"name": "Ann", "day": "Friday"}
D = DeliveryState
Found = TypeVar("Found")


class File:
    """What stands in a journal's file, in the thread that has it open."""

    def __init__(self, journal: Journal) -> None:
        self._writer = journal._writer

    def __call__(self, function: Callable[..., Found], *arguments: object) -> Found:
        return self._writer.run(lambda db: function(db, *arguments))

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        return self._writer.run(lambda db: db.execute(statement, values).fetchall())


def body(number: str, parameters: dict[str, str] | None) -> bytes:
    values = {} if parameters is None else {"bodyParameters": parameters}
    return json.dumps({"whatsappNumber": number, "templateName": "visit", **values}).encode()


def campaign_of(
    journal: Journal,
    *rows: tuple[str, dict[str, str] | None],
    state: DeliveryState = D.READY,
    reason: str = "",
    endpoint: str = SEND_TEMPLATE,
) -> int:
    """Templates to these people, with these values."""
    campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ("Name",)))
    new = [
        NewDelivery(
            *(at, ("Ann",), number, "template", body(number, values), state, reason),
            facts={"so": at},
            endpoint=endpoint,
        )
        for at, (number, values) in enumerate(rows, 2)
    ]
    list(journal.campaigns.add(campaign, new))
    journal.campaigns.freeze(campaign)
    journal.accounts.begin_run(f"run {campaign}", campaign, OURS)
    return campaign


def answered(
    db: File,
    delivery: int,
    verdict: str,
    reason: str = "",
    *,
    run: str = "run 1",
    hours: int = 0,
) -> None:
    """An attempt at a message, as it came to an end; with no verdict it has not."""
    moment = (NOW + timedelta(hours=hours)).isoformat(timespec="milliseconds")
    ((k,),) = db.execute("SELECT count(*) + 1 FROM attempt WHERE delivery = ?", (delivery,))
    ((number,),) = db.execute("SELECT number FROM delivery WHERE id = ?", (delivery,))
    db.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict, reason)"
        " VALUES (?, ?, ?, ?, x'00', ?, ?, ?, ?)",
        (delivery, k, number, run, moment, moment if verdict else None, verdict, reason),
    )
