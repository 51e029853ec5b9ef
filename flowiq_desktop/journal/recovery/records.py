"""What comes out of a damaged journal: campaigns, and what is certain about their rows."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.recovery.page_reader import Row
from flowiq_desktop.journal.tables.records import DeliveryRecord

CAMPAIGN_COLUMNS = "kind, name, state, practice, headers, total"
DELIVERY_COLUMNS = (
    "campaign, row_number, cells, number, body, body_sha256, state, reason, problem, advice,"
    " detail, message_id, attempts, ended"
)


class Doubt(StrEnum):
    """Why nobody can tell what became of a row that could be read."""

    NONE = ""
    CONTRADICTION = "damaged_row"
    OUT_OF_DATE = "damaged_end"


@dataclass(frozen=True, slots=True)
class RescuedCampaign:
    """A campaign of a damaged journal.

    Attributes:
        id: its number.
        name: what the person called it, or "" when that cannot be read.
        practice: whether nothing was really sent; False when that cannot be read.
        headers: the user's own columns; empty when they cannot be read.
        total: how many rows it had, or 0 when that is unknown.
        first: the id of the first delivery that was seen, or 0.
        last: of the last one.
    """

    id: int
    name: str
    practice: bool
    headers: tuple[str, ...]
    total: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RescuedRow:
    """A delivery of a damaged journal.

    Attributes:
        id: its number in the journal.
        record: what is certain about it; its state is UNKNOWN when in doubt.
        doubt: why nobody can tell what became of it.
    """

    id: int
    record: DeliveryRecord
    doubt: Doubt = Doubt.NONE


@dataclass(frozen=True, slots=True)
class ReadDelivery:
    """A delivery that agrees with itself; it has not been compared with other places yet."""

    id: int
    campaign: int
    number: str
    body_sha256: bytes | None
    record: DeliveryRecord


@dataclass(frozen=True, slots=True)
class ReadCampaign:
    """A campaign's own row."""

    id: int
    kind: str
    name: str
    state: str
    practice: bool
    headers: tuple[str, ...]
    total: int


def read_campaign(row: Row) -> ReadCampaign | None:
    """A campaign from its row; None when the row is damaged."""
    identity, kind, name, state, practice, headers, total = row
    try:
        return ReadCampaign(
            identity,
            _one_of(kind, ("campaign", "test")),
            _text(name),
            _text(state),
            bool((0, 1).index(practice)),
            _texts(headers),
            _number(total, 0),
        )
    except (ValueError, RecursionError):
        return None


def read_delivery(row: Row, headers: tuple[str, ...]) -> ReadDelivery | None:
    """A delivery from its row; None when the row is damaged.

    Args:
        row: the id and DELIVERY_COLUMNS.
        headers: of its campaign; empty when they are not known.
    """
    identity, campaign, row_number, cells, number, body, digest, *told = row
    try:
        own, person = _texts(cells), _text(number)
        if len(own) != len(headers or own) or not _is_what_was_frozen(person, body, digest):
            return None
        record = _record(_number(row_number, 1), own, told)
    except (ValueError, RecursionError):
        return None
    return ReadDelivery(identity, campaign, person, digest, record)


def _record(row_number: int, cells: tuple[str, ...], told: list[Any]) -> DeliveryRecord:
    state, reason, problem, advice, detail, message_id, attempts, ended = told
    moment = _text(ended)
    return DeliveryRecord(
        row_number,
        cells,
        DeliveryState(_text(state)),
        _text(reason),
        _text(problem),
        _text(advice),
        _text(detail),
        _text(message_id),
        _number(attempts, 0),
        datetime.fromisoformat(moment) if moment else None,
    )


def _is_what_was_frozen(number: str, body: object, digest: object) -> bool:
    if body is None or digest is None:
        return body is digest
    if not isinstance(body, bytes):
        return False
    return sha256(body).digest() == digest and number.encode() in body


def _text(value: object) -> str:
    """Raises ValueError for anything but text."""
    if not isinstance(value, bytes):
        raise ValueError(value)
    return value.decode()


def _texts(value: object) -> tuple[str, ...]:
    texts = json.loads(_text(value))
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError(value)
    return tuple(texts)


def _number(value: object, least: int) -> int:
    if not isinstance(value, int) or value < least:
        raise ValueError(value)
    return value


def _one_of(value: object, known: tuple[str, ...]) -> str:
    return known[known.index(_text(value))]
