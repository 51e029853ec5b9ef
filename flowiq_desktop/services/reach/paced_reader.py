"""PacedReader: asks FlowIQ questions at a gentle pace, each as often as it takes.

Looking people up and reconciliation ask through it. Its questions are GETs only, so that asking
again does no harm.
"""

from collections.abc import Callable, Generator

from flowiq_desktop.core.delivery.rate_limiter import SECOND, RateLimiter, back_off
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.flowiq.classify import classify_error
from flowiq_desktop.flowiq.conversations import CannotCheckError
from flowiq_desktop.flowiq.http.strict_json import error_texts
from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError
from flowiq_desktop.flowiq.rate_headers import (
    allowed_per_minute,
    seconds_to_wait,
    seconds_until_refilled,
)
from flowiq_desktop.flowiq.reasons import reason_of_error
from flowiq_desktop.services.reach.turns import Turns
from flowiq_desktop.system.clock import Clock

_TRIES = 4
_TICK = 0.2
_TOO_MANY = 429
_REFUSED = frozenset({400, 401, 402, 403, 405})
_SERVER_FAULTS = range(500, 600)


class ReadingStoppedError(Exception):
    """Nothing can be asked at the moment; the next question would meet the same.

    Attributes:
        reason: a code of `flowiq.reasons`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PacedReader:
    """Asks one question after the other."""

    def __init__(self, clock: Clock, per_minute: float, turns: Turns | None = None) -> None:
        """Put it together.

        Args:
            clock: time and chance.
            per_minute: questions a minute, at most.
            turns: who else asks FlowIQ; None for a reader that has it to itself.
        """
        self._clock = clock
        self._limiter = RateLimiter(per_minute)
        self._turns = turns or Turns()

    def ask(
        self, question: Callable[[], Answer], doing: Progress
    ) -> Generator[Progress, None, Answer]:
        """One answer, of which no more is known than that the question was not refused.

        Args:
            question: sends it once.
            doing: what to yield while it takes its time.

        Raises:
            CannotCheckError: FlowIQ had a fault each time.
            ReadingStoppedError: there is no connection, or the account was refused.
        """
        failure = "no_connection"
        for tries in range(1, _TRIES + 1):
            yield from self._wait_for_turn(doing)
            try:
                answer = question()
            except ExchangeError as error:
                failure = self._not_answered(error)
            else:
                if not self._asks_for_patience(answer):
                    return answer
                failure = "too_fast" if answer.status == _TOO_MANY else "history_unreadable"
            self._limiter.hold(self._now, back_off(tries, self._clock.jitter()))
        if failure == "history_unreadable":
            raise CannotCheckError(failure, "FlowIQ had a fault each time it was asked")
        raise ReadingStoppedError(failure)

    def _not_answered(self, error: ExchangeError) -> str:
        """The reason for giving up; for a question, no answer means no connection."""
        outcome = classify_error(error)
        if outcome.stops_run:
            raise ReadingStoppedError(outcome.reason) from error
        return "no_connection"

    def _asks_for_patience(self, answer: Answer) -> bool:
        """Whether the same question may be answered later; raises when it never will be."""
        if limit := allowed_per_minute(answer.headers):
            self._limiter.learn_limit(limit)
        if answer.status == _TOO_MANY:
            wait = seconds_to_wait(answer.headers)
            self._limiter.refused(self._now, wait, self._clock.jitter())
            return True
        self._limiter.accepted()
        self._limiter.hold(self._now, seconds_until_refilled(answer.headers))
        error, message = error_texts(answer)
        reason = reason_of_error(answer.status, error, message)
        if answer.status in _REFUSED or reason == "organization_not_found":
            raise ReadingStoppedError(reason)
        return answer.status in _SERVER_FAULTS

    def _wait_for_turn(self, doing: Progress) -> Generator[Progress, None, None]:
        while wait := self._limiter.wait(self._now) or self._turns.wait:
            yield doing
            self._clock.sleep(min(wait / SECOND, _TICK))
        self._limiter.take(self._now)
        yield doing

    @property
    def _now(self) -> int:
        return self._clock.monotonic_ns()
