"""Previews of the files behind links, loaded while the window goes on."""

import threading
from concurrent.futures import Future
from dataclasses import dataclass, field

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure, MediaKind
from flowiq_desktop.media.cache import FactsCache
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.media.fetch import SECONDS, Fetcher
from flowiq_desktop.media.inspector import inspect
from flowiq_desktop.network.deadline import Deadline, Watchdog

Key = tuple[str, MediaKind]


@dataclass(frozen=True, slots=True)
class _Flight:
    """One download under way, and everybody who is waiting for it."""

    deadline: Deadline = field(default_factory=lambda: Deadline(SECONDS))
    outcome: "Future[MediaFacts | MediaFailure]" = field(default_factory=Future)


class MediaPreviews:
    """Facts of the files behind links; every method may be called from any thread.

    Args:
        fetcher: downloads.
        decoder: reads what came.
        cache: remembers.
    """

    def __init__(self, fetcher: Fetcher, decoder: Decoder, cache: FactsCache) -> None:
        self._fetcher = fetcher
        self._decoder = decoder
        self._cache = cache
        self._lock = threading.Lock()
        self._flights: dict[Key, _Flight] = {}
        self._watchdog = Watchdog()
        self._closed = False

    def load(self, url: str, kind: str) -> MediaFacts | MediaFailure:
        """What is behind a link; blocks until it is known, for some 15 seconds at most.

        Equal links that are asked for at the same time are downloaded once.

        Args:
            url: the link as typed.
            kind: "image", "video", "audio" or "document".
        """
        key = url, MediaKind(kind)
        known = self._cache.get(*key)
        if known is not None:
            return known
        with self._lock:
            flight = self._flights.get(key)
            starts = flight is None or flight.deadline.cancelled
            if flight is None or starts:
                flight = self._flights[key] = _Flight()
            if self._closed:
                flight.deadline.cancel()
        if starts:
            self._fly(key, flight)
        return flight.outcome.result()

    def stop(self, url: str, kind: str) -> None:
        """Give up a download that is under way; its `load` returns a failure at once."""
        with self._lock:
            flight = self._flights.get((url, MediaKind(kind)))
        if flight is not None:
            flight.deadline.cancel()

    def close(self) -> None:
        """Give everything up and end the worker; later calls of `load` fail."""
        with self._lock:
            self._closed = True
            flights = list(self._flights.values())
        for flight in flights:
            flight.deadline.cancel()
        self._watchdog.close()
        self._decoder.close()

    def _fly(self, key: Key, flight: _Flight) -> None:
        try:
            flight.outcome.set_result(self._find(key, flight.deadline))
        except BaseException as error:
            flight.outcome.set_exception(error)
            raise
        finally:
            with self._lock:
                if self._flights.get(key) is flight:
                    del self._flights[key]

    def _find(self, key: Key, deadline: Deadline) -> MediaFacts | MediaFailure:
        url, kind = key
        try:
            with self._watchdog.watching(deadline):
                file = self._fetcher.fetch(url, deadline)
            facts = inspect(kind, file, self._decoder)
        except MediaError as error:
            return error.as_failure()
        self._cache.put(url, facts)
        return facts
