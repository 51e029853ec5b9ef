"""HistoryReader: reads people's conversations at a gentle pace, trying as often as it takes."""

from collections.abc import Generator
from datetime import datetime

from flowiq_desktop.core.delivery.rate_limiter import SECOND, RateLimiter, back_off
from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reconciliation.history import History
from flowiq_desktop.flowiq.classify import classify_error
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.conversations import CannotCheckError, ConversationReading
from flowiq_desktop.flowiq.http.strict_json import error_texts
from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError
from flowiq_desktop.flowiq.rate_headers import allowed_per_minute, seconds_to_wait
from flowiq_desktop.flowiq.reasons import reason_of_error
from flowiq_desktop.system.clock import Clock

READS_PER_MINUTE = 60.0
"""Requests a minute; the pace of sending is not affected, because nothing is sent meanwhile."""
_TRIES = 4
_TICK = 0.2
_TOO_MANY = 429
_REFUSED = frozenset({400, 401, 402, 403, 405})
_SERVER_FAULTS = range(500, 600)


class ReadingStoppedError(Exception):
    """No conversation can be read at the moment; the next one would meet the same.

    Attributes:
        reason: a code of `flowiq.reasons`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class HistoryReader:
    """Reads with GET only, so that asking again does no harm."""

    def __init__(self, client: FlowIQClient, clock: Clock, registry: Registry = REGISTRY) -> None:
        self._registry = registry
        self._client = client
        self._clock = clock
        self._limiter = RateLimiter(READS_PER_MINUTE)

    def read(
        self, number: str, since: datetime, doing: Progress
    ) -> Generator[Progress, None, History]:
        """One person's conversation, read back to a moment.

        Args:
            number: the person's.
            since: by FlowIQ's clock.
            doing: what to yield while it takes its time.

        Raises:
            CannotCheckError: this conversation proves nothing.
            ReadingStoppedError: there is no connection, or the account was refused.
        """
        reading = ConversationReading(number, since, self._registry.media_types)
        while page := reading.next_page:
            answer = yield from self._page(number, page, doing)
            reading.add(answer, self._clock.now())
        return reading.history(self._clock.now())

    def _page(self, number: str, page: int, doing: Progress) -> Generator[Progress, None, Answer]:
        digits, failure = number.removeprefix("+"), "no_connection"
        for tries in range(1, _TRIES + 1):
            yield from self._wait_for_turn(doing)
            try:
                answer = self._client.messages(digits, page)
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
        error, message = error_texts(answer)
        reason = reason_of_error(answer.status, error, message)
        if answer.status in _REFUSED or reason == "organization_not_found":
            raise ReadingStoppedError(reason)
        return answer.status in _SERVER_FAULTS

    def _wait_for_turn(self, doing: Progress) -> Generator[Progress, None, None]:
        while wait := self._limiter.wait(self._now):
            yield doing
            self._clock.sleep(min(wait / SECOND, _TICK))
        self._limiter.take(self._now)
        yield doing

    @property
    def _now(self) -> int:
        return self._clock.monotonic_ns()
