"""CircuitBreaker: when a campaign pauses by itself, before many rows meet the same fault."""

from collections import deque
from dataclasses import dataclass, field

from flowiq_desktop.core.delivery.states import Outcome, Verdict

_UNSURE_RUN = 3
_UNSURE_WINDOW = 200
_UNSURE_SHARE = 0.02
_ALIKE = 5
"""This many refusals alike in a row are no longer an accident of these rows."""
_CONTACTS_FAILING = 5
"""This many contacts in a row that could not be added, for no reason of the person's."""
_MORE_PATIENT = 10
"""Whoever continues has seen the reason: it pauses again only after this many times as many."""


@dataclass(slots=True)
class Streak:
    """Refusals that are alike, one after another; the journal says what came before a run.

    What says nothing about the next row may come in between without ending it: a refusal for
    reasons of one person, an unsure message, one that waits again. A message that is sent ends it,
    and so does a refusal for another reason.

    Attributes:
        alike: what they have in common (`Outcome.alike`), or "".
        count: how many there were.
        any_sent: whether anything of the campaign has ever been sent.
    """

    alike: str = ""
    count: int = 0
    any_sent: bool = False

    def note(self, outcome: Outcome) -> bool:
        """Count an outcome; returns whether it is a refusal that continues or begins the streak."""
        if outcome.verdict is Verdict.ACCEPTED:
            self.alike, self.count, self.any_sent = "", 0, True
        if not outcome.alike:  # only refusals have that
            return False
        self.count = self.count + 1 if outcome.alike == self.alike else 1
        self.alike = outcome.alike
        return True


@dataclass(slots=True)
class CircuitBreaker:
    """Watches outcomes in the order they come, and says when a campaign should pause.

    Refusals alike pause at the fifth in a row, at any time. After Continue, ten times as many may
    pass before the same reason pauses again, and so on: at the 5th, the 55th, the 555th in a row. A
    refusal whose words are about the account pauses at the first, the 11th, the 111th.
    """

    streak: Streak = field(default_factory=Streak)
    _unsure_run: int = 0
    _contacts_failing: int = 0
    _recent: deque[bool] = field(default_factory=lambda: deque(maxlen=_UNSURE_WINDOW))

    def note(self, outcome: Outcome) -> str:
        """The reason to pause after this outcome, or "" to go on.

        Reasons are codes of `flowiq.reasons`: the outcome's own when it stops a run, otherwise
        `many_unsure` or `all_refused`.
        """
        if self.streak.note(outcome):
            return self._refused_alike(outcome)
        if outcome.stops_run:
            return outcome.pauses_for or outcome.reason
        if outcome.verdict is Verdict.NOT_SENT:
            return ""
        if outcome.verdict is not Verdict.UNKNOWN:
            self._not_unsure()
            return ""
        self._unsure_run += 1
        self._recent.append(True)
        return "many_unsure" if self._unsure_run >= _UNSURE_RUN or self._too_many_unsure() else ""

    def note_contact(self, outcome: Outcome) -> str:
        """The reason to pause after a contact was asked for, or "" to go on.

        Nothing was sent with it, so it has nothing to do with messages that are unsure or alike.
        """
        if outcome.verdict is Verdict.ACCEPTED:
            self._contacts_failing = 0
        if outcome.stops_run:
            return outcome.pauses_for or outcome.reason
        if outcome.verdict is Verdict.UNKNOWN or outcome.alike:
            self._contacts_failing += 1
        if self._contacts_failing < _CONTACTS_FAILING:
            return ""
        self._contacts_failing = 0
        return "contacts_failing"

    def _not_unsure(self) -> None:
        self._unsure_run = 0
        self._recent.append(False)

    def _too_many_unsure(self) -> bool:
        return sum(self._recent) > _UNSURE_SHARE * _UNSURE_WINDOW

    def _refused_alike(self, outcome: Outcome) -> str:
        self._not_unsure()
        if outcome.only_if_all and self.streak.any_sent:
            return ""
        if not _is_turn(self.streak.count, 1 if outcome.stops_run else _ALIKE):
            return ""
        return outcome.reason if outcome.stops_run else "all_refused"


def _is_turn(count: int, first: int) -> bool:
    """Whether a streak of this length pauses: the first time at `first`, then ever more rarely."""
    turn, step = first, first
    while turn < count:
        step *= _MORE_PATIENT
        turn += step
    return turn == count
