"""Breakers: when a campaign pauses by itself, before many rows meet the same fault."""

from collections import deque
from dataclasses import dataclass, field

from flowiq_desktop.core.campaign import Outcome, Verdict

_UNSURE_RUN = 3
_UNSURE_WINDOW = 200
_UNSURE_SHARE = 0.02
_FIRST_ROWS = 5


@dataclass(slots=True)
class Breakers:
    """Watches outcomes in the order they come; reliability section 2.3 sets the thresholds."""

    _unsure_run: int = 0
    _recent: deque[bool] = field(default_factory=lambda: deque(maxlen=_UNSURE_WINDOW))
    _first: list[str] = field(default_factory=list)

    def note(self, outcome: Outcome) -> str:
        """The reason to pause after this outcome, or "" to go on.

        Reasons are codes of `flowiq.meanings`: the outcome's own when it stops a run, otherwise
        `many_unsure` or `all_refused`.
        """
        if outcome.stops_run:
            return outcome.reason
        if outcome.verdict is Verdict.NOT_SENT:
            return ""
        unsure = outcome.verdict is Verdict.UNKNOWN
        self._unsure_run = self._unsure_run + 1 if unsure else 0
        self._recent.append(unsure)
        if self._unsure_run >= _UNSURE_RUN or self._too_many_unsure():
            return "many_unsure"
        return "all_refused" if self._all_refused_alike(outcome) else ""

    def _too_many_unsure(self) -> bool:
        return sum(self._recent) > _UNSURE_SHARE * _UNSURE_WINDOW

    def _all_refused_alike(self, outcome: Outcome) -> bool:
        if len(self._first) >= _FIRST_ROWS:
            return False
        refused = outcome.verdict is Verdict.REJECTED
        self._first.append(outcome.reason if refused else "")
        alike = len(set(self._first)) == 1 and bool(self._first[0])
        return alike and len(self._first) == _FIRST_ROWS
