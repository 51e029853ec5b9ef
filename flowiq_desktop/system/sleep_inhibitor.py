"""Awake: keeps the computer from falling asleep while messages go out."""

from collections.abc import Iterator
from contextlib import contextmanager

from wakepy import keep


@contextmanager
def kept_awake() -> Iterator[str]:
    """Keep automatic sleep away; gives "" or one sentence on why that could not be done."""
    with keep.running(on_fail="pass") as mode:
        yield (
            ""
            if mode.active
            else (
                "This computer could not be kept awake: keep it from falling asleep while sending."
            )
        )
