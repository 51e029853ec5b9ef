"""LinkLooks: looks behind links before anything is sent, each once, and remembers what it found.

Many at a time, but few at any one website, and not for ever: what is left is said, and looked at
when somebody asks for it.
"""

import logging
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain
from queue import SimpleQueue

from flowiq_desktop.core.media.facts import MediaFailure
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.failures import MediaError, WaitError
from flowiq_desktop.media.fetch import Depth, Fetcher
from flowiq_desktop.media.inspector import inspect
from flowiq_desktop.network.deadline import Deadline, Watchdog
from flowiq_desktop.services.preparing.links.distinct_links import Link
from flowiq_desktop.services.preparing.links.look_run import (
    USUAL_LIMITS,
    LookLimits,
    LookRun,
    Outcome,
    Seen,
    by_host,
    is_offline,
)
from flowiq_desktop.texts import mark, say

_LOG = logging.getLogger(__name__)

_DEPTH = Depth(whole=5 * 1024 * 1024, beginning=64 * 1024, end=64 * 1024)
"""What is read of a file: a picture, all of it; of a longer one its beginning and its end."""
_FACTS_COUNT = timedelta(hours=6)
_FAILURES_COUNT = timedelta(minutes=10)
_MOST_REMEMBERED = 200_000
_DECODERS = 2


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


@dataclass(frozen=True, slots=True)
class LooksFound:
    """What is known of some links.

    Attributes:
        looks: of those that were looked at.
        left: those that were not, as a limit was reached or this computer is offline.
        passed_over: those of websites that are not to be looked at.
        offline: whether links are left because this computer is not on the internet.
        asked_to_wait: websites of which links are left because they want to be left alone.
    """

    looks: Mapping[Link, LinkLook] = field(default_factory=dict)
    left: tuple[Link, ...] = ()
    passed_over: tuple[Link, ...] = ()
    offline: bool = False
    asked_to_wait: tuple[str, ...] = ()

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
        looks = {} if again else self._all_known(all_links)
        todo = yield from by_host([link for link in all_links if link not in looks])
        unwanted = frozenset(map(_website, passed_over))
        of_unwanted = [todo.pop(host) for host in [*todo] if _belongs_to(host, unwanted)]
        skipped = frozenset(chain.from_iterable(of_unwanted))
        total = sum(map(len, todo.values()))
        with ThreadPoolExecutor(limits.connections, "links") as threads:
            run = LookRun(threads, self._look_at, todo, limits)
            try:
                for found in run.outcomes():
                    if found is not None and not is_offline(found[1]):
                        looks[found[0]] = self._remember(*found)
                    yield Progress(mark("Looking behind the links"), run.done, total)
            finally:
                run.stop()
        if run.offline or run.given_up:
            # What is known from before counts for as long as it would have.
            looks = {**self._all_known(all_links), **looks}
        in_order = {link: looks[link] for link in all_links if link in looks}
        unseen = [link for link in all_links if link not in looks]
        left = tuple(link for link in unseen if link not in skipped)
        passed = tuple(link for link in unseen if link in skipped)
        return LooksFound(in_order, left, passed, run.offline, tuple(run.given_up))

    def close(self) -> None:
        """End the processes that read files."""
        self._watchdog.close()
        for decoder in self._decoders:
            decoder.close()

    def _all_known(self, links: Iterable[Link]) -> dict[Link, LinkLook]:
        return {link: look for link in links if (look := self.known(link)) is not None}

    def _remember(self, link: Link, seen: Seen) -> LinkLook:
        while len(self._known) >= _MOST_REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[link] = look = LinkLook(seen.outcome, self._now(), seen.route)
        return look

    def _look_at(self, link: Link, deadline: Deadline) -> Seen:
        """What is behind a link."""
        read, route = 0, tuple[str, ...]()
        try:
            with self._watchdog.watching(deadline):
                file = self._fetcher.fetch(link.url, deadline, _DEPTH)
            read, route = file.seen + len(file.tail), file.route
            with self._decoder() as decoder:
                return Seen(inspect(link.kind, file, decoder, thumbnail=False), read, route)
        except WaitError as error:
            return Seen(error.as_failure(), read, error.route, error.seconds)
        except MediaError as error:
            return Seen(error.as_failure(), read, route or error.route)
        except Exception:  # noqa: BLE001 - one odd file must not keep others from being looked at
            _LOG.exception("A file behind a link could not be looked at")
            return Seen(MediaFailure(say("The file could not be looked at.")), read, route)

    @contextmanager
    def _decoder(self) -> Iterator[Decoder]:
        decoder = self._free.get()
        try:
            yield decoder
        finally:
            self._free.put(decoder)


def _website(name: str) -> str:
    """The host that a person means, who may have written a whole address."""
    return name.casefold().partition("://")[2 if "://" in name else 0].partition("/")[0].strip(".")


def _belongs_to(host: str, websites: Collection[str]) -> bool:
    """Whether a host is one of the websites, or one below it."""
    parts = host.split(".")
    return any(".".join(parts[at:]) in websites for at in range(len(parts)))
