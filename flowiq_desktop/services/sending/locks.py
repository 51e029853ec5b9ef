"""Turns: sending and settling exclude each other; what is in flight is not decided about."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from flowiq_desktop.services.sending.account_match import SendRefusedError

SENDING_ALREADY = "This campaign is being sent already."
STOP_SENDING = "Messages are being sent. Stop sending first."
STILL_SAVING = "Its results are being saved. Wait until that has ended."
STILL_SETTLING = "The conversations are still being looked into. Wait until that has ended."


class Turns:
    """Who works with one journal at the moment: runs of different campaigns, or one settling.

    Settling waits for every run, for a message in flight may be the very one that a conversation
    shows.
    """

    def __init__(self) -> None:
        self._sending: set[int] = set()
        self._settling = False
        self._reading: Counter[int] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def sending(self, campaign: int) -> Iterator[None]:
        """Let nobody else send or change this campaign meanwhile; raises SendRefusedError."""
        with self._lock:
            if self._settling:
                raise SendRefusedError(STILL_SETTLING)
            if campaign in self._sending:
                raise SendRefusedError(SENDING_ALREADY)
            self._sending.add(campaign)
        try:
            yield
        finally:
            with self._lock:
                self._sending.discard(campaign)

    @contextmanager
    def reading(self, campaign: int) -> Iterator[None]:
        """Let nobody delete this campaign meanwhile; it may be sent and read by others."""
        with self._lock:
            self._reading[campaign] += 1
        try:
            yield
        finally:
            with self._lock:
                self._reading[campaign] -= 1

    @contextmanager
    def deleting(self, campaign: int) -> Iterator[None]:
        """Let nobody else do anything with this campaign meanwhile; raises SendRefusedError."""
        with self.sending(campaign):
            if self._reading[campaign]:
                raise SendRefusedError(STILL_SAVING)
            yield

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Let nothing be sent, and nothing else be settled, meanwhile; raises SendRefusedError."""
        with self._lock:
            if self._sending:
                raise SendRefusedError(STOP_SENDING)
            if self._settling:
                raise SendRefusedError(STILL_SETTLING)
            self._settling = True
        try:
            yield
        finally:
            with self._lock:
                self._settling = False
