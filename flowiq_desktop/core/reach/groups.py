"""Groups: of all that may stand in the way of a row, the first thing; every row has exactly one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flowiq_desktop.core.reach.look import Look, Standing


class ReachGroup(StrEnum):
    """What would become of a row as things stand; of several reasons, the first one here counts."""

    TO_FIX = "to_fix"
    LEFT_OUT = "left_out"
    KEPT_OUT = "kept_out"
    ASKED_NOT_TO = "asked_not_to"
    NO_CONTACT = "no_contact"
    FAILED_BEFORE = "failed_before"
    NEEDS_TEMPLATE = "needs_template"
    NOT_LOOKED = "not_looked"
    REACHABLE = "reachable"


@dataclass(frozen=True, slots=True)
class ReachFacts:
    """What is known of a row and its person.

    Attributes:
        to_fix: the row cannot be sent as it is.
        left_out: the person left it out.
        inside_window: its message arrives only while the recipient's 24 hours are open.
        look: what FlowIQ showed of the recipient, or None when nobody looked, or in vain.
        asked_not_to: they are on the do-not-contact list.
        failed: when a message to them last failed as one to a number that cannot be reached, as
            far as the program's own list of sent messages says, or None.
    """

    to_fix: bool = False
    left_out: bool = False
    inside_window: bool = True
    look: Look | None = None
    asked_not_to: bool = False
    failed: datetime | None = None


def group_of(facts: ReachFacts, now: datetime) -> ReachGroup:
    """The one group of a row.

    Args:
        facts: what is known.
        now: by this computer's clock.
    """
    if facts.to_fix:
        return ReachGroup.TO_FIX
    if facts.left_out:
        return ReachGroup.LEFT_OUT
    look = facts.look
    if look is not None and look.is_kept_out:
        return ReachGroup.KEPT_OUT
    if facts.asked_not_to or (look is not None and look.wants_none_since):
        return ReachGroup.ASKED_NOT_TO
    if look is not None and look.standing is Standing.NO_CONTACT:
        return ReachGroup.NO_CONTACT
    if failed_on(facts):
        return ReachGroup.FAILED_BEFORE
    return _by_window(facts, now)


def failed_on(facts: ReachFacts) -> datetime | None:
    """When a message to the row's person last failed, unless they gave a sign of life since."""
    look, known = facts.look, facts.failed
    if look is None:
        return known
    if known is not None and look.gave_a_sign_since(known):
        known = None
    return max((moment for moment in (look.failed_last, known) if moment), default=None)


def _by_window(facts: ReachFacts, now: datetime) -> ReachGroup:
    look = facts.look
    if look is None:
        return ReachGroup.NOT_LOOKED
    if not facts.inside_window or look.is_open(now):
        return ReachGroup.REACHABLE
    if look.standing is Standing.WITHOUT_NUMBER:
        return ReachGroup.NOT_LOOKED
    return ReachGroup.NEEDS_TEMPLATE
