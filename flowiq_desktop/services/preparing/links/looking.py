"""LinkLooks: looks behind links before anything is sent, each once, and remembers what it found.

Many at a time, but few at any one website, and not for ever: what is left is said, and looked at
when somebody asks for it.
"""

import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from queue import SimpleQueue
from typing import NamedTuple
from urllib.parse import urlsplit

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.media.fetch import SECONDS, Depth, Fetcher
from flowiq_desktop.media.inspector import inspect
from flowiq_desktop.network.deadline import Deadline, Watchdog
from flowiq_desktop.services.preparing.links.distinct_links import Link
from flowiq_desktop.texts import mark, say

Outcome = MediaFacts | MediaFailure

_LOG = logging.getLogger(__name__)

_DEPTH = Depth(whole=5 * 1024 * 1024, beginning=64 * 1024, end=64 * 1024)
"""What is read of a file: a picture, all of it; of a longer one its beginning and its end."""
_FACTS_COUNT = timedelta(hours=6)
_FAILURES_COUNT = timedelta(minutes=10)
_MOST_REMEMBERED = 200_000
_DECODERS = 2
_WAIT_SECONDS = 0.1


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


@dataclass(frozen=True, slots=True)
class LinkLook:
    """What was found behind a link, and when.

    Attributes:
        outcome: what was found.
        at: when.
        route: the addresses that the link led to, in their order; none where it led nowhere else.
    """

    outcome: Outcome
    at: datetime
    route: tuple[str, ...] = ()


class _Seen(NamedTuple):
    """What one look found, and how many bytes were read for it."""

    outcome: Outcome
    read: int
    route: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LooksFound:
    """What is known of some links.

    Attributes:
        looks: of those that were looked at.
        left: those that were not, as a limit was reached or this computer is offline.
        passed_over: those of websites that are not to be looked at.
        offline: whether links are left because this computer is not on the internet.
    """

    looks: Mapping[Link, LinkLook] = field(default_factory=dict)
    left: tuple[Link, ...] = ()
    passed_over: tuple[Link, ...] = ()
    offline: bool = False

    @property
    def failed(self) -> int:
        """How many do not open."""
        return sum(isinstance(look.outcome, MediaFailure) for look in self.looks.values())


class LinkLooks:
    """Looks behind links.

    Args:
        fetcher: downloads.
        new_decoder: starts a process that reads what came.
        now: the time.
    """

    def __init__(
        self, fetcher: Fetcher, new_decoder: Callable[[], Decoder], now: Callable[[], datetime]
    ) -> None:
        self._fetcher = fetcher
        self._now = now
        self._known: dict[Link, LinkLook] = {}
        self._watchdog = Watchdog()
        self._decoders = [new_decoder() for _ in range(_DECODERS)]
        self._free = SimpleQueue[Decoder]()
        for decoder in self._decoders:
            self._free.put(decoder)

    def known(self, link: Link) -> LinkLook | None:
        """What was found lately; a failure counts less long, as it may be mended by now."""
        look = self._known.get(link)
        if look is None:
            return None
        failed = isinstance(look.outcome, MediaFailure)
        fresh = self._now() - look.at <= (_FAILURES_COUNT if failed else _FACTS_COUNT)
        return look if fresh else None

    def look(
        self,
        links: Iterable[Link],
        passed_over: Collection[str] = (),
        limits: LookLimits = USUAL_LIMITS,
        *,
        again: bool = False,
    ) -> Generator[Progress, None, LooksFound]:
        """Look behind links of which nothing is known; closing the generator ends it at once.

        Args:
            links: each once.
            passed_over: websites, and those below them, that nothing is fetched from: to open a
                link may use it up.
            limits: how much is done.
            again: look behind links of which something is known as well.
        """
        all_links = tuple(links)
        hosts = frozenset(map(_website, passed_over))
        looks = {} if again else self._all_known(all_links)
        skipped = tuple(it for it in all_links if it not in looks and _belongs_to(it, hosts))
        todo = [it for it in all_links if it not in looks and not _belongs_to(it, hosts)]
        with ThreadPoolExecutor(limits.connections, "links") as threads:
            run = _Run(threads, self._look_at, todo, limits)
            try:
                for found in run.outcomes():
                    if found is not None and not _is_offline(found[1].outcome):
                        looks[found[0]] = self._remember(*found)
                    yield Progress(mark("Looking behind the links"), run.done, len(todo))
            finally:
                run.stop()
        if run.offline:  # what is known from before counts for as long as it would have
            looks = {**self._all_known(all_links), **looks}
        in_order = {link: looks[link] for link in all_links if link in looks}
        left = tuple(it for it in todo if it not in looks)
        return LooksFound(in_order, left, skipped, run.offline)

    def close(self) -> None:
        """End the processes that read files."""
        self._watchdog.close()
        for decoder in self._decoders:
            decoder.close()

    def _all_known(self, links: Iterable[Link]) -> dict[Link, LinkLook]:
        return {link: look for link in links if (look := self.known(link)) is not None}

    def _remember(self, link: Link, seen: _Seen) -> LinkLook:
        while len(self._known) >= _MOST_REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[link] = look = LinkLook(seen.outcome, self._now(), seen.route)
        return look

    def _look_at(self, link: Link, deadline: Deadline) -> _Seen:
        """What is behind a link."""
        read, route = 0, tuple[str, ...]()
        try:
            with self._watchdog.watching(deadline):
                file = self._fetcher.fetch(link.url, deadline, _DEPTH)
            read, route = file.seen + len(file.tail), file.route
            with self._decoder() as decoder:
                return _Seen(inspect(link.kind, file, decoder, thumbnail=False), read, route)
        except MediaError as error:
            return _Seen(error.as_failure(), read, route or error.route)
        except Exception:  # noqa: BLE001 - one odd file must not keep others from being looked at
            _LOG.exception("A file behind a link could not be looked at")
            return _Seen(MediaFailure(say("The file could not be looked at.")), read, route)

    @contextmanager
    def _decoder(self) -> Iterator[Decoder]:
        decoder = self._free.get()
        try:
            yield decoder
        finally:
            self._free.put(decoder)


class _Run:
    """One run over some links, few of any host at a time."""

    def __init__(
        self,
        threads: ThreadPoolExecutor,
        look: Callable[[Link, Deadline], _Seen],
        todo: Iterable[Link],
        limits: LookLimits,
    ) -> None:
        self._threads = threads
        self._look = look
        self._limits = limits
        self._ends = time.monotonic() + limits.most_seconds
        self._waiting: dict[str, deque[Link]] = {}
        for link in todo:
            self._waiting.setdefault(_host(link), deque()).append(link)
        self._busy = Counter[str]()
        self._flying: dict[Future[_Seen], tuple[Link, Deadline]] = {}
        self._bytes = 0
        self.done = 0
        self.offline = False

    def outcomes(self) -> Iterator[tuple[Link, _Seen] | None]:
        """Each link with its outcome; None now and then, while all of them take long."""
        self._start()
        while self._flying:
            finished, _ = wait(self._flying, _WAIT_SECONDS, FIRST_COMPLETED)
            for future in finished:
                link, _deadline = self._flying.pop(future)
                self._busy[_host(link)] -= 1
                seen = future.result()
                self._bytes += seen.read
                self.done += 1
                self.offline = self.offline or _is_offline(seen.outcome)
                yield link, seen
            self._start()
            if not finished:
                yield None

    def stop(self) -> None:
        """Give up what is under way."""
        for _link, deadline in self._flying.values():
            deadline.cancel()

    def _start(self) -> None:
        """Begin with as many links as there is room for, host by host in turn."""
        spent = self._bytes >= self._limits.most_bytes or time.monotonic() >= self._ends
        hosts = deque(() if spent or self.offline else self._waiting)
        while hosts and len(self._flying) < self._limits.connections:
            host = hosts.popleft()
            if self._busy[host] >= self._limits.per_host:
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


def _is_offline(outcome: Outcome) -> bool:
    """Whether nothing was learnt of the link, nor would be of others."""
    return isinstance(outcome, MediaFailure) and outcome.is_offline


def _website(name: str) -> str:
    """The host that a person means, who may have written a whole address."""
    return name.casefold().partition("://")[2 if "://" in name else 0].partition("/")[0].strip(".")


def _belongs_to(link: Link, websites: Collection[str]) -> bool:
    """Whether a link leads to one of the websites, or to one below it."""
    parts = _host(link).split(".")
    return any(".".join(parts[at:]) in websites for at in range(len(parts)))


def _host(link: Link) -> str:
    try:
        return (urlsplit(link.url).hostname or "").casefold()
    except ValueError:
        return ""
