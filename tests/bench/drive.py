"""Running a generator to its end."""

from collections.abc import Generator
from typing import Any


def result(job: Generator[Any, None, Any]) -> Any:
    """What the job returns."""
    while True:
        try:
            next(job)
        except StopIteration as done:
            return done.value
