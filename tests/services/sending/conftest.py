"""What tests of sending share."""

from datetime import datetime, timedelta

import pytest

from flowiq_desktop.system.clock import local_now


class Shifted:
    """The computer's clock, moved on by a test."""

    def __init__(self) -> None:
        self.by = timedelta()

    def __call__(self) -> datetime:
        return local_now() + self.by


@pytest.fixture
def shifted() -> Shifted:
    """A clock that is right until a test moves it."""
    return Shifted()
