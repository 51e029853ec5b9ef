"""Copies of the test's process: that each has ended by the end of a test."""

import os
from collections.abc import Iterator
from contextlib import suppress

import pytest


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The numbers of the copies that a test makes, each of which must have ended by its end."""
    made, fork = list[int](), getattr(os, "fork", None)

    def noted() -> int:
        assert fork is not None
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", noted, raising=False)
    yield made
    for process in made:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def wait_for(process: int) -> None:
    """Until a copy has done all that is left to it; it stays to be waited for."""
    with suppress(ChildProcessError):
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
