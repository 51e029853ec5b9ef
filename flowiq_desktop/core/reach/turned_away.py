"""Turned away: why a row that waits is not sent after all, by what a look showed of its person.

Looked at when a run begins and when the row's turn comes: a campaign may wait over night, or run
past the 24 hours of the people in it, and FlowIQ may be set otherwise meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.core.reach.stop_list import STOP_REASONS

COUNTS_FOR = timedelta(days=1)
"""How long a look says how things stand; after that it only remembers."""

WINDOW_CLOSED = "window_closed"
"""The person's 24 hours were open when the campaign was made, and are over at the row's turn."""
FOUND_BLOCKED = "found_blocked"
FOUND_NO_BROADCASTS = "found_no_broadcasts"
"""FlowIQ was found to be set so after the campaign was made."""

SET_IN_FLOWIQ = frozenset({FOUND_BLOCKED, FOUND_NO_BROADCASTS})
"""Rows held for one of these go only after FlowIQ was set otherwise, and a look has shown it."""

WOULD_ADD = "would_add_contact"
"""A template that names its person would make a contact of them, and nobody wanted that."""

NOT_RELEASED_BY_A_WORD = STOP_REASONS | SET_IN_FLOWIQ | {WOULD_ADD}
"""Rows held for one of these stay so when a person releases them, while the cause stands."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What counts of a row whose turn it is.

    Attributes:
        made: when its campaign was made, by this computer's clock.
        now: the present moment, by the same.
        told: the latest time that FlowIQ told by its own clock, or None.
        inside_window: its message arrives only while the recipient's 24 hours are open.
        released: when a person last let it go although it was held for a reason, or None.
    """

    made: datetime
    now: datetime
    told: datetime | None
    inside_window: bool
    released: Callable[[str], datetime | None]


def why_turned_away(look: Look, turn: Turn) -> str:
    """Why a row is held back, a code of `flowiq.reasons`; "" when nothing is known against it.

    Whoever was known to have no open 24 hours when the campaign was made was sent to by the
    person's own decision, which stands. So does a release: but not against a look of the same day
    that shows how FlowIQ is set.
    """
    if look.is_kept_out:
        reason = FOUND_BLOCKED if look.blocked else FOUND_NO_BROADCASTS
        if turn.now - COUNTS_FOR < look.at:
            return reason
        released = turn.released(reason)
        if look.at > turn.made and (released is None or released < look.at):
            return reason
    ended = turn.inside_window and look.is_open(turn.made) and _is_over(look, turn)
    return WINDOW_CLOSED if ended and turn.released(WINDOW_CLOSED) is None else ""


def _is_over(look: Look, turn: Turn) -> bool:
    """Whether the 24 hours are over, by whichever of two clocks says so.

    The computer's clock may have been put back since the look; FlowIQ's own is never early.
    """
    until = look.open_until
    told = turn.told is not None and until is not None and turn.told >= until
    return told or not look.is_open(turn.now)
