"""What comes out of a damaged journal: campaigns, and what is certain about their rows."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.engine.facts import read_facts
from flowiq_desktop.journal.engine.old_sentences import read_sentence
from flowiq_desktop.journal.tables.frozen import is_frozen_for_any
from flowiq_desktop.journal.tables.records import DeliveryRecord


class CampaignRow(NamedTuple):
    """A campaign's columns as a damaged file has them: whatever stands there."""

    id: int
    kind: object
    name: object
    state: object
    practice: object
    headers: object
    total: object


class DeliveryRow(NamedTuple):
    """A delivery's columns as a damaged file has them."""

    id: int
    campaign: object
    row_number: object
    cells: object
    number: object
    body: object
    body_sha256: object
    state: object
    reason: object
    facts: object
    detail: object
    message_id: object
    attempts: object
    ended: object


class OlderDeliveryRow(NamedTuple):
    """The same in a file that was written before rows had facts."""

    id: int
    campaign: object
    row_number: object
    cells: object
    number: object
    body: object
    body_sha256: object
    state: object
    reason: object
    problem: object
    advice: object
    detail: object
    message_id: object
    attempts: object
    ended: object


class PlaceRow(NamedTuple):
    """Which campaign a delivery says that it belongs to."""

    id: int
    campaign: object


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


def read_campaign(row: CampaignRow) -> ReadCampaign | None:
    """A campaign from its row; None when the row is damaged."""
    try:
        return ReadCampaign(
            id=row.id,
            kind=_one_of(row.kind, ("campaign", "test")),
            name=_text(row.name),
            state=_text(row.state),
            practice=bool(_number(row.practice, 0, 1)),
            headers=_texts(row.headers),
            total=_number(row.total, 0),
        )
    except (ValueError, RecursionError):
        return None


def read_delivery(
    row: DeliveryRow | OlderDeliveryRow, headers: tuple[str, ...]
) -> ReadDelivery | None:
    """A delivery from its row; None when the row is damaged.

    Args:
        row: as it stands in the file.
        headers: of its campaign; empty when they are not known.
    """
    try:
        campaign, digest = _number(row.campaign, 1), _digest(row.body_sha256)
        own, person = _texts(row.cells), _text(row.number)
        if len(own) != len(headers or own) or not _is_what_was_frozen(person, row.body, digest):
            return None
        record = _record(row, own)
    except (ValueError, RecursionError):
        return None
    return ReadDelivery(row.id, campaign, person, digest, record)


def _record(row: DeliveryRow | OlderDeliveryRow, cells: tuple[str, ...]) -> DeliveryRecord:
    moment = _text(row.ended)
    facts, detail = _told(row)
    return DeliveryRecord(
        row_number=_number(row.row_number, 1),
        cells=cells,
        state=DeliveryState(_text(row.state)),
        reason=_text(row.reason),
        facts=facts,
        detail=detail,
        message_id=_text(row.message_id),
        attempts=_number(row.attempts, 0),
        ended=datetime.fromisoformat(moment) if moment else None,
    )


def _told(row: DeliveryRow | OlderDeliveryRow) -> tuple[dict[str, object], str]:
    """Facts and details."""
    detail = _text(row.detail)
    if isinstance(row, DeliveryRow):
        return read_facts(_text(row.facts)), detail
    told = read_sentence(_text(row.reason), _text(row.problem), _text(row.advice))
    return told.facts, " ".join(filter(None, (told.detail, detail)))


def _is_what_was_frozen(number: str, body: object, digest: bytes | None) -> bool:
    """Whether number, message and hash agree.

    The endpoint is not asked for: nothing is told of it, nothing is sent from here, and a file of
    an older version has none. The hash says whether it is one that is known.
    """
    if body is None or digest is None:
        return body is digest
    if not isinstance(body, bytes):
        return False
    return is_frozen_for_any(body, digest) and number.encode() in body


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


def _number(value: object, least: int, most: int | None = None) -> int:
    if not isinstance(value, int) or value < least or (most is not None and value > most):
        raise ValueError(value)
    return value


def _digest(value: object) -> bytes | None:
    if value is not None and not isinstance(value, bytes):
        raise ValueError(value)
    return value


def _one_of(value: object, known: tuple[str, ...]) -> str:
    return known[known.index(_text(value))]
