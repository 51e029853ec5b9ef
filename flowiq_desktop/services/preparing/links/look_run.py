"""LookRun: one run over some links, few of any website at a time, and not for ever.

A website that asks to be left alone is; its links are taken up again when it asked for a moment
only, and are left otherwise. That says nothing of the links themselves.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.media.fetch import SECONDS
from flowiq_desktop.network.deadline import Deadline
from flowiq_desktop.services.preparing.links.distinct_links import Link
from flowiq_desktop.texts import mark

Outcome = MediaFacts | MediaFailure

_BLOCK = 1_000
_WAIT_SECONDS = 0.1
_LONGEST_PAUSE = 30.0
"""Seconds that are waited for a website; whoever wants more is asked another time."""
_MOST_PAUSES = 3


@dataclass(frozen=True, slots=True)
class LookLimits:
    """How much looking is done without asking again.

    Attributes:
        connections: links that are opened at once.
        per_host: of these at any one website.
        most_bytes: read in all.
        most_seconds: taken in all.
    """

    connections: int = 6
    per_host: int = 2
    most_bytes: int = 200 * 1024 * 1024
    most_seconds: float = 300.0


USUAL_LIMITS = LookLimits()
NO_LOOKING = LookLimits(most_seconds=0.0)
"""Opens nothing: tells what is known, and what is left."""


class Seen(NamedTuple):
    """What one look found.

    Attributes:
        outcome: what is behind the link.
        read: bytes that were read for it.
        route: the addresses that the link led to, in their order.
        wait: seconds for which the website asks to be left alone; None where it did not ask.
    """

    outcome: Outcome
    read: int
    route: tuple[str, ...] = ()
    wait: float | None = None


class LookRun:
    """One run over some links.

    Args:
        threads: as many as links may be open at once.
        look: looks behind one.
        todo: each once, by host.
        limits: how much is done.

    Attributes:
        done: links that were looked at.
        offline: whether this computer turned out not to be on the internet.
        given_up: websites that asked to be left alone for longer than a run may wait.
    """

    def __init__(
        self,
        threads: ThreadPoolExecutor,
        look: Callable[[Link, Deadline], Seen],
        todo: Mapping[str, Iterable[Link]],
        limits: LookLimits,
    ) -> None:
        self._threads = threads
        self._look = look
        self._limits = limits
        self._ends = time.monotonic() + limits.most_seconds
        self._waiting = {host: deque(links) for host, links in todo.items()}
        self._busy = Counter[str]()
        self._flying: dict[Future[Seen], tuple[Link, Deadline]] = {}
        self._paused_until: dict[str, float] = {}
        self._pauses = Counter[str]()
        self._bytes = 0
        self.done = 0
        self.offline = False
        self.given_up: dict[str, None] = {}

    def outcomes(self) -> Iterator[tuple[Link, Seen] | None]:
        """Each link with its outcome; None now and then, while all of them take long."""
        self._start()
        while self._flying or self._is_pausing():
            found = [*filter(None, map(self._landed, self._finished()))]
            yield from found
            self._start()
            if not found:
                yield None

    def stop(self) -> None:
        """Give up what is under way."""
        for _link, deadline in self._flying.values():
            deadline.cancel()

    def _finished(self) -> set[Future[Seen]]:
        if self._flying:
            return wait(self._flying, _WAIT_SECONDS, FIRST_COMPLETED)[0]
        time.sleep(_WAIT_SECONDS)
        return set()

    def _landed(self, future: Future[Seen]) -> tuple[Link, Seen] | None:
        """A link with its outcome; None where the website only asked to wait."""
        link, _deadline = self._flying.pop(future)
        host, seen = _host_of(link), future.result()
        self._busy[host] -= 1
        self._bytes += seen.read
        if seen.wait is not None:
            self._pause(host, link, seen.wait)
            return None
        self._pauses[host] = 0
        self.done += 1
        self.offline = self.offline or is_offline(seen)
        return link, seen

    def _pause(self, host: str, link: Link, seconds: float) -> None:
        """Leave a website alone; of several answers to links of the same moment one counts."""
        now = time.monotonic()
        if host in self.given_up:
            return
        self._waiting.setdefault(host, deque()).appendleft(link)
        if self._paused_until.get(host, 0.0) > now:
            return
        self._pauses[host] += 1
        if seconds > min(_LONGEST_PAUSE, self._ends - now) or self._pauses[host] > _MOST_PAUSES:
            self.given_up[host] = None
            del self._waiting[host]
        else:
            self._paused_until[host] = now + seconds

    def _is_pausing(self) -> bool:
        """Whether links are left that may be looked at in a moment."""
        return bool(self._waiting) and not self._is_spent()

    def _is_spent(self) -> bool:
        """Whether no further link may be opened."""
        return (
            self.offline or self._bytes >= self._limits.most_bytes or time.monotonic() >= self._ends
        )

    def _start(self) -> None:
        """Begin with as many links as there is room for, host by host in turn."""
        now = time.monotonic()
        hosts = deque(() if self._is_spent() else self._waiting)
        while hosts and len(self._flying) < self._limits.connections:
            host = hosts.popleft()
            is_paused = self._paused_until.get(host, 0.0) > now
            if is_paused or self._busy[host] >= self._limits.per_host:
                continue
            link = self._waiting[host].popleft()
            if self._waiting[host]:
                hosts.append(host)
                self._waiting[host] = self._waiting.pop(host)  # behind the others
            else:
                del self._waiting[host]
            self._busy[host] += 1
            deadline = Deadline(SECONDS)
            self._flying[self._threads.submit(self._look, link, deadline)] = link, deadline


def is_offline(seen: Seen) -> bool:
    """Whether nothing was learnt of the link, nor would be of others."""
    return isinstance(seen.outcome, MediaFailure) and seen.outcome.is_offline


def by_host(links: Sequence[Link]) -> Generator[Progress, None, dict[str, list[Link]]]:
    """The links of each website."""
    found: dict[str, list[Link]] = {}
    for done, link in enumerate(links):
        if done % _BLOCK == 0:
            yield Progress(mark("Collecting the links"), done, len(links))
        found.setdefault(_host_of(link), []).append(link)
    return found


def _host_of(link: Link) -> str:
    """The website of a link, in small letters."""
    try:
        return (urlsplit(link.url).hostname or "").casefold()
    except ValueError:
        return ""
