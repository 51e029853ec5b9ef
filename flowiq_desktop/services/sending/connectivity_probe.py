"""SendProbe: tests for a connection while there is none, never with a person's message."""

from flowiq_desktop.core.delivery.rate_limiter import SECOND, back_off
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.exchanges import ExchangeError
from flowiq_desktop.system.clock import Clock

_LONGEST = 60.0
"""Most seconds between two probes: the person who plugs the cable in is watching."""


class SendProbe:
    """A GET now and then, less and less often, until FlowIQ answers."""

    def __init__(self, client: FlowIQClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._due = 0
        self._tries = 0

    def ask_when_due(self) -> str:
        """What came of a probe: "answered", "unsafe" (a wrong certificate), or "" for no answer.

        Also "" while the next one is not due yet.
        """
        if self._clock.monotonic_ns() < self._due:
            return ""
        try:
            self._client.probe()
        except ExchangeError as error:
            self._put_off()
            return "unsafe" if error.kind == "tls" else ""
        self._tries = 0
        return "answered"

    def _put_off(self) -> None:
        self._tries += 1
        wait = back_off(self._tries, self._clock.jitter(), longest=_LONGEST)
        self._due = self._clock.monotonic_ns() + int(wait * SECOND)
