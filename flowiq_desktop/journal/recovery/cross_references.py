"""Cross references: what else a damaged journal says about a delivery besides its own row.

SQLite keeps no checksum of a page. But a delivery's state and message id stand in the file two or
three times: in its row, in an index, and in what its attempts say. What only one place says, or two
places say differently, is never reported as a fact.
"""

import sqlite3
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.restore_guard.watermark import Mark

_STATE_LISTED = (
    "SELECT 1 FROM delivery INDEXED BY delivery_by_state"
    " WHERE campaign = ? AND state = ? AND id = ?"
)
_ID_LISTED = (
    "SELECT 1 FROM delivery INDEXED BY delivery_by_message_id"
    " WHERE message_id = ? AND message_id <> '' AND id = ?"
)
_ATTEMPTS = (
    "SELECT k, number, body_sha256, ended, verdict, message_id FROM attempt"
    " WHERE delivery = ? ORDER BY k"
)
_TRIED_AGAIN = "SELECT 1 FROM decision WHERE delivery = ? AND verdict = 'try again'"
_COUNTED = (
    "SELECT count(*) FROM attempt INDEXED BY sqlite_autoindex_attempt_1",
    "SELECT count(*) FROM attempt NOT INDEXED",
)


class Listed(Enum):
    """What an index says about a delivery."""

    YES = "yes"
    NO = "no"
    UNREADABLE = "unreadable"


class _AttemptRow(NamedTuple):
    """What `_ATTEMPTS` reads; of a damaged file, something else may stand in any of them."""

    k: int
    number: bytes
    body_sha256: bytes
    ended: bytes | None
    verdict: bytes
    message_id: bytes


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt as the file has it; `ended` is "" while it was under way."""

    number: str
    body_sha256: bytes
    ended: str
    verdict: str
    message_id: str


class CrossReferences:
    """Asks the indexes and attempts of a damaged journal; never raises because of damage."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def state(self, campaign: int, state: DeliveryState, delivery: int) -> Listed:
        """Whether the index of states has the delivery in this campaign and state."""
        return self._listed(_STATE_LISTED, (campaign, state.value, delivery))

    def message_id(self, message_id: str, delivery: int) -> Listed:
        """Whether the index of message ids has this one at the delivery."""
        return self._listed(_ID_LISTED, (message_id, delivery))

    def attempts(self, delivery: int) -> list[Attempt] | None:
        """The delivery's attempts in their order; None when they cannot be read in full."""
        try:
            rows = [_AttemptRow(*row) for row in self._connection.execute(_ATTEMPTS, (delivery,))]
            if [row.k for row in rows] != list(range(1, len(rows) + 1)):
                return None
            return [_attempt(row) for row in rows]
        except (sqlite3.DatabaseError, UnicodeDecodeError, AttributeError):
            return None

    def is_tried_again(self, delivery: int) -> bool:
        """Whether a person has decided that the delivery is to be tried again."""
        return self._listed(_TRIED_AGAIN, (delivery,)) is Listed.YES

    def up_to_date(self, mark: Mark | None) -> bool:
        """Whether every attempt that the watermark knows of is in the file.

        If so, what the file calls waiting has not been sent since: its write-ahead log, the newest
        part of it, is complete.
        """
        if mark is None:
            return False
        try:
            install, gone = self._connection.execute(
                "SELECT install, attempts_gone FROM installation"
            ).fetchone()
        except (sqlite3.DatabaseError, TypeError):
            return False
        if not isinstance(gone, int):
            return False
        known = gone + max(map(self._count, _COUNTED))
        return bool(install == mark.install.encode() and known >= mark.attempts)

    def _listed(self, question: str, asked: tuple[object, ...]) -> Listed:
        try:
            row = self._connection.execute(question, asked).fetchone()
        except sqlite3.DatabaseError:
            return Listed.UNREADABLE
        return Listed.YES if row else Listed.NO

    def _count(self, question: str) -> int:
        try:
            (count,) = self._connection.execute(question).fetchone()
        except sqlite3.DatabaseError:
            return 0
        return int(count)


def _attempt(row: _AttemptRow) -> Attempt:
    """Raises UnicodeDecodeError or AttributeError for what is no text."""
    return Attempt(
        number=row.number.decode(),
        body_sha256=row.body_sha256,
        ended=(row.ended or b"").decode(),
        verdict=row.verdict.decode(),
        message_id=row.message_id.decode(),
    )
