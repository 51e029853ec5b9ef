"""Turns at Python's lock."""

import sys
from collections.abc import Iterator

import pytest

from flowiq_desktop.system.short_turns import short_turns


@pytest.fixture(autouse=True)
def _usual_turns() -> Iterator[None]:
    usual = sys.getswitchinterval()
    yield
    sys.setswitchinterval(usual)


def test_turns_are_shorter_than_usual() -> None:
    usual = sys.getswitchinterval()
    short_turns()
    assert sys.getswitchinterval() < usual
