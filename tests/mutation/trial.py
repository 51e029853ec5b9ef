"""Trials: tests run in a process of their own, which gets the module that the trial gives it.

The process is forked, so that loading the libraries is paid for once. It is killed with all that it
started when its time is up.
"""

import contextlib
import importlib.abc
import importlib.machinery
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Collection, Sequence
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

_FORK = multiprocessing.get_context("fork")
_BROKEN = 70
_QUIET = ("-q", "-p", "no:cacheprovider", "--no-header", "--tb=no")
# Loaded before pytest starts, for the sake of speed: no test relies on its asserts.
_KNOWN = ("-W", "ignore::pytest.PytestAssertRewriteWarning")


class Chosen:
    """A pytest plugin that runs some tests alone, in the order in which they are named."""

    def __init__(self, tests: Collection[str]) -> None:
        self._order = {test: at for at, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Called by pytest when it knows all tests."""
        items[:] = sorted(
            (item for item in items if function_of(item) in self._order),
            key=lambda item: self._order[function_of(item)],
        )


def function_of(item: pytest.Item) -> str:
    """A test's name without its parameters: a mutant may change what those are called."""
    return item.nodeid.partition("[")[0]


class _Given(importlib.machinery.SourceFileLoader):
    """Loads a module from code that is given."""

    given: CodeType

    def get_code(self, fullname: str) -> CodeType:
        return self.given


class Stand(importlib.abc.MetaPathFinder):
    """Lets a module of the program be made from other code."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self._name, self._path, self._code = name, path, code

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Called by importlib for each module."""
        if name != self._name:
            return None
        loader = _Given(name, str(self._path))
        loader.given = self._code
        return spec_from_file_location(name, self._path, loader=loader)


def apart(work: Callable[[], int], seconds: float) -> int | None:
    """Do something in a process of its own; returns its exit code, or None if it took too long.

    Raises:
        RuntimeError: what was to be done could not even begin.
    """
    process = _FORK.Process(target=_leader, args=(work,))
    process.start()
    late = True
    try:
        process.join(seconds)
        late = process.is_alive()
    finally:
        # Whatever it started dies with it; nothing is left when it ended well.
        with contextlib.suppress(ProcessLookupError):
            assert process.pid is not None
            os.killpg(process.pid, signal.SIGKILL)
    process.join()
    if process.exitcode == _BROKEN:
        raise RuntimeError("a trial broke off; run it with pytest to see why")
    return None if late else process.exitcode


def _leader(work: Callable[[], int]) -> None:
    os.setsid()
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    code = _BROKEN
    try:
        code = work()
    finally:
        os._exit(code)


def run_pytest(arguments: Sequence[str], *plugins: Any) -> int:
    """Run pytest in this process, without a word; 0 when every test passed."""
    try:
        return int(pytest.main([*_QUIET, *_KNOWN, *arguments], plugins=list(plugins)))
    except Exception:  # noqa: BLE001 - what a thread left behind is raised at the very end
        return 1


def imported() -> set[str]:
    """The libraries that are loaded, apart from the program and its tests."""
    return {name for name in sys.modules if name.split(".")[0] not in ("flowiq_desktop", "tests")}
