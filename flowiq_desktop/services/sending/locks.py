"""Campaign locks: sending and reconciling exclude each other; what is in flight is left alone."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from flowiq_desktop.services.reach.turns import Turns
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.texts import mark, say

SENDING_ALREADY = mark("This campaign is being sent already.")
STOP_SENDING = mark("Messages are being sent. Stop sending first.")
STILL_SAVING = mark("Its results are being saved. Wait until that has ended.")
STILL_SETTLING = mark("The conversations are still being looked into. Wait until that has ended.")


class CampaignLocks:
    """Who is working with one journal: runs of different campaigns, or one reconciliation.

    Reconciliation excludes every run, because a message in flight may be the very one that a
    conversation shows. Looking people up changes nothing, and waits for both.

    Args:
        turns: shared with whoever looks people up, if anyone does.
    """

    def __init__(self, turns: Turns | None = None) -> None:
        self._turns = turns or Turns()
        self._sending: set[int] = set()
        self._reconciling = False
        self._reading: Counter[int] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def sending(self, campaign: int) -> Iterator[None]:
        """Keep everybody else from sending or changing this campaign; raises SendRefusedError."""
        with self._lock:
            if self._reconciling:
                raise SendRefusedError(say(STILL_SETTLING))
            if campaign in self._sending:
                raise SendRefusedError(say(SENDING_ALREADY))
            self._sending.add(campaign)
        try:
            with self._turns.comes_first():
                yield
        finally:
            with self._lock:
                self._sending.discard(campaign)

    @contextmanager
    def reading(self, campaign: int) -> Iterator[None]:
        """Keep everybody from deleting this campaign; others may send and read it."""
        with self._lock:
            self._reading[campaign] += 1
        try:
            yield
        finally:
            with self._lock:
                self._reading[campaign] -= 1

    @contextmanager
    def deleting(self, campaign: int) -> Iterator[None]:
        """Keep everybody else away from this campaign; raises SendRefusedError."""
        with self.sending(campaign):
            if self._reading[campaign]:
                raise SendRefusedError(say(STILL_SAVING))
            yield

    @contextmanager
    def reconciling(self) -> Iterator[None]:
        """Keep everything from being sent or settled meanwhile; raises SendRefusedError."""
        with self._lock:
            if self._sending:
                raise SendRefusedError(say(STOP_SENDING))
            if self._reconciling:
                raise SendRefusedError(say(STILL_SETTLING))
            self._reconciling = True
        try:
            with self._turns.comes_first():
                yield
        finally:
            with self._lock:
                self._reconciling = False
