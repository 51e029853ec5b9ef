"""PacedReader: asks FlowIQ questions at a gentle pace, each as often as it takes.

Where FlowIQ takes longer to answer than the pace allows between two questions, several are under
way at once, so that looking takes as long as was said; the pace is one for all of them.

Looking people up and reconciliation ask through it. Its questions are GETs only, so that asking
again does no harm.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Generic, TypeVar

from flowiq_desktop.core.delivery.rate_limiter import SECOND, RateLimiter, back_off
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.flowiq.classify import classify_error
from flowiq_desktop.flowiq.conversations import CannotCheckError
from flowiq_desktop.flowiq.http.exchanges import Answer, ExchangeError
from flowiq_desktop.flowiq.http.strict_json import error_texts
from flowiq_desktop.flowiq.rate_headers import (
    allowed_per_minute,
    seconds_to_wait,
    seconds_until_refilled,
)
from flowiq_desktop.flowiq.reasons import reason_of_error
from flowiq_desktop.services.reach.turns import Turns
from flowiq_desktop.system.clock import Clock

AT_ONCE = 4
"""Questions under way at most: enough for a FlowIQ that answers within 2.6 s at 90 a minute."""
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


Item = TypeVar("Item")


@dataclass(slots=True)
class _Asked(Generic[Item]):
    """A question about something, and how often it was asked."""

    item: Item
    tries: int = 0


class PacedReader:
    """Asks one question after the other, or several at once."""

    def __init__(self, clock: Clock, pace: float | RateLimiter, turns: Turns | None = None) -> None:
        """Put it together.

        Args:
            clock: time and chance.
            pace: questions a minute, at most; or what others keep to as well.
            turns: who else asks FlowIQ; None for a reader that has it to itself.
        """
        self._clock = clock
        self._limiter = pace if isinstance(pace, RateLimiter) else RateLimiter(pace)
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
        for tries in range(1, _TRIES + 1):
            yield from self._wait_for_turn(doing)
            if (answer := self._judged(question, tries)) is not None:
                return answer
        raise AssertionError  # the last try has an answer, or raised

    def ask_each(
        self,
        items: Iterable[Item],
        question: Callable[[Item], Answer],
        take: Callable[[Item, Answer | CannotCheckError], None],
        doing: Callable[[int], Progress],
    ) -> Generator[Progress, None, None]:
        """Ask about each of these, up to four at once; the answers come in any order.

        Closing the generator asks about no more; what is under way is waited for, and taken.

        Args:
            items: what to ask about.
            question: asks once, in a thread of its own.
            take: what becomes of an answer; called by the thread that runs this generator.
            doing: what to yield when so many have been answered.

        Raises:
            ReadingStoppedError: there is no connection, or the account was refused. What was under
                way has been taken.
        """
        left = deque(_Asked(item) for item in items)
        under_way: dict[Future[Answer], _Asked[Item]] = {}
        done = 0
        with ThreadPoolExecutor(AT_ONCE, "asking") as threads:
            try:
                while left or under_way:
                    yield doing(done)
                    pause = self._pause()
                    if left and len(under_way) < AT_ONCE and not pause:
                        self._limiter.take(self._now)
                        asked = left.popleft()
                        asked.tries += 1
                        under_way[threads.submit(question, asked.item)] = asked
                    elif not under_way:
                        self._clock.sleep(min(pause / SECOND, _TICK))
                    done += self._take_answers(under_way, left, take, pause)
            except GeneratorExit:
                self._take_the_last(under_way, take)
                raise

    def _take_answers(
        self,
        under_way: dict[Future[Answer], _Asked[Item]],
        left: deque[_Asked[Item]],
        take: Callable[[Item, Answer | CannotCheckError], None],
        pause: int,
    ) -> int:
        """Take what was answered by now, or within the pause; how many are over.

        A question that may be asked again is put back; one that stops everything does so after the
        others that are under way have been taken.
        """
        patient = bool(pause) or not left or len(under_way) == AT_ONCE
        within = min(pause / SECOND or _TICK, _TICK) if patient else 0
        over, stopped = 0, None
        for future in wait(under_way, within, FIRST_COMPLETED).done if under_way else ():
            asked = under_way.pop(future)
            try:
                answer = self._judged(future.result, asked.tries)
            except CannotCheckError as fault:
                take(asked.item, fault)
            except ReadingStoppedError as fault:
                stopped = stopped or fault
                continue
            else:
                if answer is None:
                    left.append(asked)
                    continue
                take(asked.item, answer)
            over += 1
        if stopped is not None:
            self._take_the_last(under_way, take)
            raise stopped
        return over

    def _take_the_last(
        self,
        under_way: dict[Future[Answer], _Asked[Item]],
        take: Callable[[Item, Answer | CannotCheckError], None],
    ) -> None:
        """What is still answered although nothing else will be asked."""
        for future, asked in under_way.items():
            try:
                answer = self._judged(future.result, 1)
            except (CannotCheckError, ReadingStoppedError):
                continue
            if answer is not None:
                take(asked.item, answer)
        under_way.clear()

    def _judged(self, question: Callable[[], Answer], tries: int) -> Answer | None:
        """An answer that says something, or None: it may be asked again, after a while.

        Raises:
            CannotCheckError: FlowIQ had a fault each time.
            ReadingStoppedError: there is no connection, or the account was refused.
        """
        try:
            answer = question()
        except ExchangeError as error:
            failure = self._not_answered(error)
        else:
            if not self._asks_for_patience(answer):
                return answer
            failure = "too_fast" if answer.status == _TOO_MANY else "history_unreadable"
        self._limiter.hold(self._now, back_off(tries, self._clock.jitter()))
        if tries < _TRIES:
            return None
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
        while pause := self._pause():
            yield doing
            self._clock.sleep(min(pause / SECOND, _TICK))
        self._limiter.take(self._now)
        yield doing

    def _pause(self) -> int:
        """Nanoseconds until a question may go out, or until to ask again; 0 when it may go now."""
        return self._limiter.wait(self._now) or self._turns.wait

    @property
    def _now(self) -> int:
        return self._clock.monotonic_ns()
