"""Awake: keeps the computer from falling asleep while messages go out."""

from collections.abc import Iterator
from contextlib import contextmanager

from wakepy import keep

from flowiq_desktop.texts import mark


@contextmanager
def kept_awake() -> Iterator[str]:
    """Prevent automatic sleep; gives "" or one sentence saying why that was impossible."""
    with keep.running(on_fail="pass") as mode:
        yield (
            ""
            if mode.active
            else mark(
                "This computer could not be kept awake: keep it from falling asleep while sending."
            )
        )
