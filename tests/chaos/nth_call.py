"""NthCall: an error in the program at the nth call in its sending core.

What SQLite's tests do to every allocation: count, fail one, look; then the next. So no function
that might fail has to be named, and none is forgotten.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import flowiq_desktop

_ROOT = Path(flowiq_desktop.__file__).parent
CORE = tuple(
    str(_ROOT / name)
    for name in (
        "core/delivery/circuit_breaker.py",
        "core/delivery/states.py",
        "core/delivery/rate_limiter.py",
        "core/reach/new_contacts.py",
        "flowiq/account_refusals.py",
        "flowiq/answer_kept.py",
        "flowiq/client.py",
        "flowiq/reasons.py",
        "flowiq/classify.py",
        "flowiq/classify_contact.py",
        "flowiq/rate_headers.py",
        "flowiq/http/strict_json.py",
        "flowiq/http/transport.py",
        "network/deadline.py",
        "journal/",
        "services/sending/contacts.py",
        "services/sending/pause_texts.py",
        "services/sending/service",
    )
)
"""Every file that takes part in sending, by the beginning of its name."""

SPARED = frozenset({"_run", "_work", "_watch", "<genexpr>"})
"""The first function of each thread, because a thread that never begins has done nothing; and
generator expressions, whose disposal looks like a call and has no caller to fail."""


class InjectedError(Exception):
    """What is raised in the middle of things; no part of the program knows it."""


class NthCall:
    """Counts calls in every thread begun while it watches, and fails the nth one, once.

    Attributes:
        calls: how many there were since `begin`.
        hit: the function that failed, or "".
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._nth = 0
        self.calls = 0
        self.hit = ""

    def begin(self, nth: int) -> None:
        """Count from here on; fail at the nth call, or never when it is 0."""
        with self._lock:
            self.calls, self._nth, self.hit = 0, nth, ""

    def end(self) -> None:
        """Stop failing."""
        self.begin(0)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch this thread and those that begin meanwhile."""
        before = sys.gettrace()
        threading.settrace(self._trace)
        sys.settrace(self._trace)
        try:
            yield
        finally:
            sys.settrace(before)
            threading.settrace(None)

    def _trace(self, frame: FrameType, event: str, _argument: Any) -> None:
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(CORE) or code.co_name in SPARED:
            return
        with self._lock:
            self.calls += 1
            fails = self.calls == self._nth
            if fails:
                self.hit = f"{Path(code.co_filename).stem}.{code.co_qualname}"
        if fails:
            raise InjectedError(self.hit)
