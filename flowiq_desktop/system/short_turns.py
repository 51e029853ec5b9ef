"""Python's threads, told to take shorter turns."""

import sys

_SECONDS = 0.001
"""Python's own choice is 0.005."""


def short_turns() -> None:
    """Let a thread that works hand Python's lock to the window sooner.

    The main thread gives the lock away at each call into Qt, and to paint a table it makes dozens
    of them. Beside work in the background each return takes a whole turn of the other thread, or of
    several: the window stood still for 100 ms beside a thread that only counts, now for 10 to 20.
    """
    sys.setswitchinterval(_SECONDS)
