"""States of a campaign and of its deliveries: what may follow what, and what counts as what.

This module is the one place that lists states. The program reads its tables and named sets, SQL
gets the sets interpolated (`journal.engine.sql`), and the triggers in the journal's file repeat the
rules, so that a fault in the program meets a wall there as well.
"""

from dataclasses import dataclass
from enum import StrEnum

from flowiq_desktop.core.delivery.results import ResultStatus


class CampaignState(StrEnum):
    """Where a campaign is. DONE is computed from its deliveries, never set by a cursor."""

    DRAFT = "draft"
    FROZEN = "frozen"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"


class DeliveryState(StrEnum):
    """Where one row's message is.

    Only a delivery that is proved unsent may go back to READY by itself; UNKNOWN leaves its state
    through evidence (SENT_CONFIRMED) or a person's decision alone: SETTLED when they leave it
    unsure, TREATED_AS_SENT when they say that it was sent, READY when they send it again.
    REJECTED and GAVE_UP are proved unsent, and go back only when a person wants them tried again.
    """

    INVALID = "invalid"
    HELD = "held"
    READY = "ready"
    SENDING = "sending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RETRY = "retry"
    GAVE_UP = "gave_up"
    UNKNOWN = "unknown"
    SENT_CONFIRMED = "sent_confirmed"
    SETTLED = "settled"
    TREATED_AS_SENT = "treated_as_sent"
    CANCELLED = "cancelled"


class Verdict(StrEnum):
    """What one request's answer, or the lack of one, proves about the message."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


_D = DeliveryState

TRANSITIONS: dict[DeliveryState, frozenset[DeliveryState]] = {
    _D.INVALID: frozenset(),
    _D.HELD: frozenset({_D.READY, _D.CANCELLED}),
    _D.READY: frozenset({_D.SENDING, _D.HELD, _D.CANCELLED}),
    _D.SENDING: frozenset({_D.ACCEPTED, _D.REJECTED, _D.RETRY, _D.READY, _D.GAVE_UP, _D.UNKNOWN}),
    _D.RETRY: frozenset({_D.READY, _D.SENDING, _D.HELD, _D.GAVE_UP, _D.CANCELLED}),
    _D.GAVE_UP: frozenset({_D.READY, _D.HELD, _D.CANCELLED}),
    _D.UNKNOWN: frozenset({_D.SENT_CONFIRMED, _D.SETTLED, _D.TREATED_AS_SENT, _D.READY}),
    _D.ACCEPTED: frozenset(),
    _D.REJECTED: frozenset({_D.READY, _D.HELD, _D.CANCELLED}),
    _D.SENT_CONFIRMED: frozenset(),
    _D.SETTLED: frozenset(),
    _D.TREATED_AS_SENT: frozenset(),
    _D.CANCELLED: frozenset(),
}
"""What may follow each state; docs/nothing-twice.md says why.

A change here needs a migration: the triggers in the journal's file repeat these rules, and
`packaging/write_triggers.py` writes them anew.
"""

BY_DECISION = frozenset(
    {
        (_D.HELD, _D.READY),
        (_D.UNKNOWN, _D.READY),
        (_D.GAVE_UP, _D.READY),
        (_D.REJECTED, _D.READY),
        (_D.REJECTED, _D.HELD),
    }
)
"""Of these, the ones that a person's recorded decision alone opens."""

CAMPAIGN_TRANSITIONS: dict[CampaignState, frozenset[CampaignState]] = {
    CampaignState.DRAFT: frozenset({CampaignState.FROZEN}),
    CampaignState.FROZEN: frozenset({CampaignState.RUNNING, CampaignState.PAUSED}),
    CampaignState.RUNNING: frozenset({CampaignState.PAUSED, CampaignState.DONE}),
    CampaignState.PAUSED: frozenset({CampaignState.RUNNING, CampaignState.DONE}),
    # A person may let rows of it be sent again: it is then open once more.
    CampaignState.DONE: frozenset({CampaignState.RUNNING, CampaignState.PAUSED}),
}

RESULT_OF: dict[DeliveryState, ResultStatus] = {
    _D.INVALID: ResultStatus.LEFT_OUT,
    _D.HELD: ResultStatus.LEFT_OUT,
    _D.CANCELLED: ResultStatus.LEFT_OUT,
    _D.READY: ResultStatus.WAITING,
    _D.RETRY: ResultStatus.WAITING,
    _D.GAVE_UP: ResultStatus.NOT_SENT,
    _D.REJECTED: ResultStatus.NOT_SENT,
    _D.SENDING: ResultStatus.UNSURE,
    _D.UNKNOWN: ResultStatus.UNSURE,
    _D.SETTLED: ResultStatus.UNSURE,
    _D.ACCEPTED: ResultStatus.SENT,
    _D.SENT_CONFIRMED: ResultStatus.SENT,
    _D.TREATED_AS_SENT: ResultStatus.SENT,
}
"""What the results sheet calls each state.

SENDING is UNSURE until its outcome is known: a sheet saved meanwhile may be all that is left, and
it must not call a message unsent that is on its way.
"""

STATE_AFTER: dict[Verdict, DeliveryState] = {
    Verdict.ACCEPTED: _D.ACCEPTED,
    Verdict.REJECTED: _D.REJECTED,
    Verdict.NOT_SENT: _D.RETRY,
    Verdict.UNKNOWN: _D.UNKNOWN,
}
"""Where an attempt with this verdict leaves its delivery, unless the number of tries says more."""

VERDICT_BEHIND = {state: verdict for verdict, state in STATE_AFTER.items()} | {
    _D.GAVE_UP: Verdict.NOT_SENT
}
"""What the last attempt of a delivery in one of these states came to."""


def _called(status: ResultStatus) -> frozenset[DeliveryState]:
    return frozenset(state for state, name in RESULT_OF.items() if name is status)


def _leading_to(state: DeliveryState) -> frozenset[DeliveryState]:
    return frozenset(before for before, following in TRANSITIONS.items() if state in following)


SENT_STATES = _called(ResultStatus.SENT)
"""What counts as sent: accepted, found in the conversation, or sent by a person's word."""

PROVED_SENT_STATES = frozenset({_D.ACCEPTED, _D.SENT_CONFIRMED})
"""Sent, with nothing more to be said; a person's word is none of them, for it says so."""

SENT_UNACCEPTED_STATES = SENT_STATES - {_D.ACCEPTED}
"""What counts as sent although no answer accepted it."""

NOT_SENT_STATES = _called(ResultStatus.NOT_SENT)
"""Over and not sent, unless an earlier try may have arrived; a person may want it tried again."""

CLAIMABLE_STATES = _leading_to(_D.SENDING)
"""What waits to be sent: a sender may take a delivery only from one of these."""

OPEN_STATES = CLAIMABLE_STATES | {_D.SENDING}
"""A campaign with a delivery in one of these is not done."""

UNSURE_STATES = _called(ResultStatus.UNSURE) - {_D.SENDING}
"""Nobody knows whether it was sent, and no answer is awaited any more."""

MAY_BE_THE_SECOND_TIME = UNSURE_STATES | {_D.HELD}
"""Sent once more, their people may get the message twice."""

UNTRIED_STATES = frozenset({_D.READY, _D.HELD, _D.INVALID, _D.CANCELLED})
"""Where a delivery may be before its first attempt."""

DROPPED_STATES = frozenset({_D.INVALID, _D.CANCELLED})
"""Nothing goes out: the row could not be sent as it was, or was called off."""

UNSETTLED_STATES = OPEN_STATES | {_D.HELD, _D.UNKNOWN}
"""It may still go out, or may have: no outcome says the last word."""

UNSENT_STATES = NOT_SENT_STATES | CLAIMABLE_STATES | {_D.HELD, _D.CANCELLED}
"""Rows of a message that say it was not sent: one whose attempt may have arrived is unsure yet."""

SENDABLE_YET_STATES = UNSENT_STATES - {_D.CANCELLED}
"""Not sent so far: true only of a journal from which nothing newer is missing."""

HOLDABLE_STATES = frozenset(
    state for state in _leading_to(_D.HELD) if (state, _D.HELD) not in BY_DECISION
)
"""What the program itself may hold back until a person has looked."""

CANCELLABLE_STATES = _leading_to(_D.CANCELLED)
"""What can still be called off; of what was refused, that nobody tries it again."""

UNSENT_VERDICTS = frozenset({Verdict.REJECTED, Verdict.NOT_SENT})
"""Verdicts by which an attempt is proved not to have sent its message."""

POSSIBLE_VERDICTS = frozenset(Verdict) - UNSENT_VERDICTS
"""Verdicts by which it may have."""


class TransitionError(Exception):
    """A change of state that the rules do not allow: the program's fault, never the user's."""


def check_transition(old: DeliveryState, new: DeliveryState) -> None:
    """Raise TransitionError unless a delivery may go from `old` to `new`."""
    if new not in TRANSITIONS[old]:
        raise TransitionError(f"A delivery may not go from {old} to {new}.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt, classified exactly once.

    Attributes:
        verdict: what is proved.
        reason: stable short code, the key of `flowiq.reasons` ("contact_not_found", "timeout").
        message_id: WhatsApp's id when accepted, else "".
        status: HTTP status, or 0 when no answer came.
        detail: what was said, already shortened and free of secrets.
        answer: the raw answer, as far as it is kept (at most 64 KiB).
        retry_after: seconds the server asked to wait, or None.
        stops_run: the campaign pauses because of this: the account, the address or the network
            is at fault and the next row would meet the same.
        slow_down: the server refused for speed; the whole campaign backs off.
        server_date: the answer's own `Date` header, from which the clock's offset is learnt.
        alike: of a refusal, what it has in common with others that have the same cause (status,
            reason, title); "" when the cause lies in one person.
        pauses_for: the reason of the pause where the row has another one: an unsure message whose
            answer speaks of the account.
        only_if_all: such refusals stop a run only while nothing of the campaign was sent.
        stops_template: no other row of the same template would fare better: they wait, until a
            person continues.
    """

    verdict: Verdict
    reason: str
    message_id: str = ""
    status: int = 0
    detail: str = ""
    answer: bytes = b""
    retry_after: float | None = None
    stops_run: bool = False
    slow_down: bool = False
    server_date: str = ""
    alike: str = ""
    pauses_for: str = ""
    only_if_all: bool = False
    stops_template: bool = False
