"""SendControl: how the person pauses, continues or stops a run from another thread."""

import threading


class SendControl:
    """Set by the window, read by the senders.

    Attributes:
        changed: set at every change, so that the run notices at once.
    """

    def __init__(self) -> None:
        self.changed = threading.Event()
        self._paused = threading.Event()
        self._stopped = threading.Event()

    @property
    def paused(self) -> bool:
        """Whether nothing new goes out until `proceed`."""
        return self._paused.is_set()

    @property
    def stopped(self) -> bool:
        """Whether the run ends as soon as nothing is in flight."""
        return self._stopped.is_set()

    def pause(self) -> None:
        """Let nothing new go out; answers to what is in flight are awaited."""
        self._paused.set()
        self.changed.set()

    def proceed(self) -> None:
        """Go on after a pause."""
        self._paused.clear()
        self.changed.set()

    def stop(self) -> None:
        """End the run for good; the campaign can be resumed later."""
        self._stopped.set()
        self.changed.set()


class PartControl(SendControl):
    """Of a part of a run: it heeds the person's wishes for the whole, and ends by itself alone.

    Args:
        whole: what the person pauses and stops.
    """

    def __init__(self, whole: SendControl) -> None:
        super().__init__()
        self._whole = whole
        self.changed = whole.changed

    @property
    def paused(self) -> bool:
        """Whether nothing new goes out until the person goes on."""
        return self._whole.paused

    @property
    def stopped(self) -> bool:
        """Whether this part, or the whole, ends as soon as nothing is in flight."""
        return self._stopped.is_set() or self._whole.stopped
