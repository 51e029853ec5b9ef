"""Row verdicts: what is certain about a delivery of a damaged journal, by all that mentions it."""

from dataclasses import replace

from flowiq_desktop.core.delivery.states import (
    POSSIBLE_VERDICTS,
    SENDABLE_YET_STATES,
    UNSENT_STATES,
    UNSENT_VERDICTS,
    UNTRIED_STATES,
    VERDICT_BEHIND,
    DeliveryState,
    Verdict,
)
from flowiq_desktop.journal.recovery.cross_references import Attempt, CrossReferences, Listed
from flowiq_desktop.journal.recovery.records import Doubt, ReadDelivery, RescuedRow
from flowiq_desktop.journal.tables.records import DeliveryRecord

_S = DeliveryState
_LEFT_BY_AN_UNSENT_ATTEMPT = frozenset(
    state for state, verdict in VERDICT_BEHIND.items() if verdict in UNSENT_VERDICTS
)


class RowVerdicts:
    """Reports about each delivery what two places say, and calls the rest in doubt.

    Args:
        cross_references: of the damaged journal.
        up_to_date: whether it is proved that nothing newer is missing from it.
    """

    def __init__(self, cross_references: CrossReferences, up_to_date: bool) -> None:
        self._cross_references = cross_references
        self._up_to_date = up_to_date

    def verdict_on(self, read: ReadDelivery, in_its_place: bool) -> RescuedRow:
        """What is certain about a delivery.

        Args:
            read: agrees with itself.
            in_its_place: whether its row number is beyond doubt.
        """
        attempts = self._cross_references.attempts(read.id)
        doubt = self._doubt(read, attempts) if in_its_place else Doubt.CONTRADICTION
        if doubt:
            return RescuedRow(read.id, _only_whose(read.record), doubt)
        record = _as_attempts_say(read.record, attempts)
        if not self._is_id_agreed(read, attempts):
            record = replace(record, message_id="")
        if record.state is _S.SENDING:
            record = replace(record, state=_S.UNKNOWN, reason="crashed")
        return RescuedRow(read.id, record)

    def _doubt(self, read: ReadDelivery, attempts: list[Attempt] | None) -> Doubt:
        state = read.record.state
        if attempts and not _is_of(attempts[-1], read):
            return Doubt.CONTRADICTION
        if not self._is_state_agreed(read, attempts):
            return Doubt.CONTRADICTION
        if state is _S.ACCEPTED and not read.record.message_id:
            return Doubt.CONTRADICTION
        if state in UNSENT_STATES and _is_earlier_one_lost(read.record, attempts):
            return Doubt.CONTRADICTION
        if state not in SENDABLE_YET_STATES:
            return Doubt.NONE
        if attempts and self._is_ended_otherwise(read, attempts[-1]):
            return Doubt.CONTRADICTION
        return Doubt.NONE if self._up_to_date else Doubt.OUT_OF_DATE

    def _is_ended_otherwise(self, read: ReadDelivery, last: Attempt) -> bool:
        """Whether its last attempt says that it is over.

        A refusal says so, until a person decides that it is to be tried again.
        """
        if not last.ended or last.verdict == Verdict.ACCEPTED:
            return True
        if last.verdict != Verdict.REJECTED or read.record.state is _S.REJECTED:
            return False
        waits = read.record.state in UNTRIED_STATES
        return not (waits and self._cross_references.is_tried_again(read.id))

    def _is_state_agreed(self, read: ReadDelivery, attempts: list[Attempt] | None) -> bool:
        """Whether the index or the last attempt says the same as the row.

        Where the index is lost, a row that was never tried has a witness all the same: the table of
        attempts, if it is complete and has none of the row.
        """
        state = read.record.state
        listed = self._cross_references.state(read.campaign, state, read.id)
        if listed is Listed.YES:
            return True
        if listed is Listed.UNREADABLE and state in UNTRIED_STATES and attempts == []:
            return self._up_to_date and read.record.attempts == 0
        return attempts is not None and [VERDICT_BEHIND.get(state)] == [
            attempt.verdict for attempt in attempts[-1:]
        ]

    def _is_id_agreed(self, read: ReadDelivery, attempts: list[Attempt] | None) -> bool:
        message_id = read.record.message_id
        return (
            not message_id
            or self._cross_references.message_id(message_id, read.id) is Listed.YES
            or any(attempt.message_id == message_id for attempt in attempts or ())
        )


def _is_of(attempt: Attempt, read: ReadDelivery) -> bool:
    return attempt.number == read.number and attempt.body_sha256 == read.body_sha256


def _is_earlier_one_lost(record: DeliveryRecord, attempts: list[Attempt] | None) -> bool:
    """Whether there was an attempt whose outcome nobody knows."""
    if attempts is not None:
        return len(attempts) < record.attempts
    return record.attempts > (record.state in _LEFT_BY_AN_UNSENT_ATTEMPT)


def _may_have_arrived(state: DeliveryState, attempts: list[Attempt]) -> bool:
    """What `journal.tables.may_have_arrived` says of an undamaged journal."""
    return state in UNSENT_STATES and any(
        not attempt.ended or attempt.verdict in POSSIBLE_VERDICTS for attempt in attempts
    )


def _only_whose(record: DeliveryRecord) -> DeliveryRecord:
    """The person's own columns, and nothing that the damaged journal says about them."""
    return DeliveryRecord(
        row_number=record.row_number,
        cells=record.cells,
        state=_S.UNKNOWN,
        reason="",
        facts={},
        detail="",
        message_id="",
        attempts=0,
        ended=None,
    )


def _as_attempts_say(record: DeliveryRecord, attempts: list[Attempt] | None) -> DeliveryRecord:
    """The record, with the number of attempts and the time that its attempts confirm."""
    if not attempts:
        return record
    ended = record.ended
    if ended and ended.isoformat(timespec="milliseconds") != attempts[-1].ended:
        ended = None
    doubt = _may_have_arrived(record.state, attempts)
    return replace(record, attempts=len(attempts), ended=ended, may_have_arrived=doubt)
