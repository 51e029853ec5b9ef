"""HistoryReader: reads people's conversations back to a moment, strictly."""

from collections.abc import Generator
from datetime import datetime
from functools import partial

from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reconciliation.history import History
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.conversations import ConversationReading
from flowiq_desktop.services.reach.paced_reader import PacedReader, ReadingStoppedError
from flowiq_desktop.system.clock import Clock

__all__ = ["READS_PER_MINUTE", "HistoryReader", "ReadingStoppedError"]

READS_PER_MINUTE = 60.0
"""Requests a minute; the pace of sending is not affected, because nothing is sent meanwhile."""


class HistoryReader:
    """Reads with GET only, so that asking again does no harm."""

    def __init__(self, client: FlowIQClient, clock: Clock, registry: Registry = REGISTRY) -> None:
        self._registry = registry
        self._client = client
        self._clock = clock
        self._reader = PacedReader(clock, READS_PER_MINUTE)

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
        digits = number.removeprefix("+")
        reading = ConversationReading(number, since, self._registry.media_types)
        while page := reading.next_page:
            question = partial(self._client.messages, digits, page)
            answer = yield from self._reader.ask(question, doing)
            reading.add(answer, self._clock.now())
        return reading.history(self._clock.now())
