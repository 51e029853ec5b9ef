"""Careful start: the first five messages go out, and the rest once enough of them have arrived."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

FIRST = 5
"""How many messages go out before anybody looks."""
ENOUGH = 3
"""How many of those have to arrive; of fewer messages, all of them."""
PATIENCE = 120.0
"""Seconds within which they have to: WhatsApp delivers to a phone that is on within a few."""
AFTER_A_FAILURE = 15.0
"""Seconds to go on looking after the first failure, so that the others are counted as well."""

FIRST_FAILED, FIRST_LATE, FIRST_UNSEEN = "first_failed", "first_late", "first_unseen"
"""Why it pauses: something failed, too little arrived in time, FlowIQ does not show it."""
FIRST_REASONS = frozenset({FIRST_FAILED, FIRST_LATE, FIRST_UNSEEN})


@dataclass(frozen=True, slots=True)
class FirstMessages:
    """What became of the first messages of a campaign.

    Attributes:
        count: how many went out, or were refused.
        arrived: of those, delivered or read.
        failed: refused, or failed on their way.
        unsure: nobody knows whether they were sent; they never count as arrived.
    """

    count: int
    arrived: int = 0
    failed: int = 0
    unsure: int = 0

    @property
    def enough(self) -> bool:
        """Whether the rest may go; where nothing has arrived it never may."""
        return not self.failed and self.arrived >= max(1, min(ENOUGH, self.count))

    @property
    def settled(self) -> bool:
        """Whether looking longer would tell no more."""
        return self.arrived + self.failed + self.unsure >= self.count

    def as_facts(self) -> dict[str, int]:
        """The counts as JSON holds them."""
        return {
            "count": self.count,
            "arrived": self.arrived,
            "failed": self.failed,
            "unsure": self.unsure,
        }

    @classmethod
    def of(cls, facts: Mapping[str, object]) -> Self:
        """The counts that `as_facts` wrote; what cannot be read counts as none."""

        def number(name: str) -> int:
            found = facts.get(name)
            return found if isinstance(found, int) else 0

        return cls(number("count"), number("arrived"), number("failed"), number("unsure"))


NOTHING_SENT = FirstMessages(0)


def why_pause(first: FirstMessages, waited: float, since_failure: float | None) -> str | None:
    """Whether the rest may go.

    Args:
        first: what became of the first messages.
        waited: seconds since looking began.
        since_failure: seconds since the first failure was seen, or None.

    Returns:
        "" to go on, a reason to pause, or None to look again.
    """
    if first.enough:
        return ""
    if first.failed:
        seen = since_failure is not None and since_failure >= AFTER_A_FAILURE
        return FIRST_FAILED if first.settled or seen or waited >= PATIENCE else None
    return FIRST_LATE if first.settled or waited >= PATIENCE else None
