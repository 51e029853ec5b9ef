"""Limits of a siege: what a campaign may not pass, however often its program dies."""

from dataclasses import dataclass

from flowiq_desktop.core.delivery.careful_start import FIRST
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.wishes.careful_start import CarefulState
from tests.chaos.evidence import Stored

POSSIBLE = frozenset({DeliveryState.ACCEPTED, DeliveryState.UNKNOWN, DeliveryState.SENDING})
"""States in which a message may have been sent."""
_UNDECIDED = frozenset({CarefulState.WISHED, CarefulState.ASKED})


@dataclass(slots=True)
class Limits:
    """What the program is told to keep to, and what it kept to.

    Attributes:
        messages: the budget, until the program has reached it once; 0 for none.
        people: how many people the account may begin with a day, likewise.
        careful: whether the rest waits for the first five.
        reached: how many may have been sent when the program said that a limit was reached.
        looked: how many lives ended while it looked what became of the first five.
    """

    messages: int = 0
    people: int = 0
    careful: bool = False
    reached: int = 0
    looked: int = 0

    def arguments(self) -> list[str]:
        """For the driver."""
        told = ["--at-most", str(self.messages)] if self.messages else []
        told += ["--people", str(self.people)] if self.people else []
        return told + ["--careful"] * self.careful

    def broken(self, stored: Stored, arrived: int, *, said_so: bool) -> list[str]:
        """What was passed, by nobody's count.

        Args:
            stored: the journal after a life.
            arrived: how many messages the server has taken.
            said_so: the program says that it reached the limit; it is lifted after that.
        """
        possible = sum(row.state in POSSIBLE for row in stored.rows)
        counts = (possible, arrived)
        broken = self._first_five(stored, counts)
        most = self.messages or self.people
        if most and not self.reached:
            broken += [f"a limit of {most} was passed: {n}" for n in counts if n > most]
            self.reached = possible if said_so else 0
        return broken

    def _first_five(self, stored: Stored, counts: tuple[int, int]) -> list[str]:
        if not self.careful or stored.careful_start not in _UNDECIDED:
            return []
        self.looked += counts[0] > 0
        return [f"{n} went out before the first {FIRST} were seen" for n in counts if n > FIRST]
