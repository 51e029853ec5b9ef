"""The terminal's streams: what they cannot show, and that nobody may be reading any more."""

import os
from contextlib import suppress
from typing import TextIO


def replace_what_cannot_be_written(stream: TextIO | None) -> None:
    """On a terminal with few letters, such as an ASCII one, show the others by number."""
    with suppress(AttributeError, ValueError, OSError):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # suppressed


def lead_nowhere(stream: TextIO | None) -> None:
    """Nobody reads the stream any more: let nothing fail for that, not even the last flush."""
    with suppress(AttributeError, ValueError, OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr] # suppressed
        os.close(nowhere)
