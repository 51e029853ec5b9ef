"""Progress: what a long job says about itself between two steps."""

from typing import NamedTuple

from flowiq_desktop.texts import say


class Cancelled(Exception):  # noqa: N818 - a person's wish, not an error
    """The person stopped the job; nothing of it is kept."""


class Progress(NamedTuple):
    """How far a job is.

    Attributes:
        doing: what it does now; the marked English text ("Reading rows").
        done: steps finished, in the job's own unit.
        total: steps in all, or 0 while it is unknown.
    """

    doing: str
    done: int = 0
    total: int = 0

    @property
    def in_words(self) -> str:
        """What the job does now, in the language in use."""
        return say(self.doing)

    @property
    def fraction(self) -> float:
        """The part done, 0 to 1; 0 while the total is unknown."""
        return min(1.0, self.done / self.total) if self.total else 0.0
