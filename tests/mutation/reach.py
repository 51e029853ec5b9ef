"""Reach: which lines of a module each test runs, so that no mutant runs a test in vain."""

import json
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.mutation.trial import apart, function_of, imported, run_pytest

_LONGEST = 900.0


@dataclass(frozen=True, slots=True)
class Test:
    """A test function of a module.

    Attributes:
        name: pytest's own, without parameters.
        seconds: how long it took, with all its parameters.
        lines: of the module, those that it ran.
    """

    __test__ = False
    name: str
    seconds: float
    lines: frozenset[int]


class Tracer:
    """A pytest plugin that records which lines of one file each test runs."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._lines: set[int] = set()
        self.lines: dict[str, set[int]] = defaultdict(set)
        self.seconds: dict[str, float] = defaultdict(float)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Called by pytest around each test."""
        name, began = function_of(item), time.monotonic()
        self._lines = self.lines[name]
        threading.settrace(self._entered)
        sys.settrace(self._entered)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            self.seconds[name] += time.monotonic() - began

    def _entered(self, frame: FrameType, event: str, _: object) -> Any:
        return self._ran if frame.f_code.co_filename == self._path else None

    def _ran(self, frame: FrameType, event: str, _: object) -> Any:
        self._lines.add(frame.f_lineno)
        return self._ran


def reach(path: Path, files: Sequence[str], notes: Path) -> tuple[list[Test], set[str]]:
    """The tests of a module, and the libraries that they need.

    Raises:
        ValueError: a test fails although nothing was changed.
    """

    def trace() -> int:
        tracer = Tracer(path)
        code = run_pytest(files, tracer)
        tests = [
            (name, tracer.seconds[name], sorted(lines)) for name, lines in tracer.lines.items()
        ]
        notes.write_text(json.dumps([tests, sorted(imported())]), encoding="utf-8")
        return code

    notes.parent.mkdir(parents=True, exist_ok=True)
    if apart(trace, _LONGEST) != 0:
        raise ValueError(f"the tests of {path.name} fail although nothing was changed")
    tests, libraries = json.loads(notes.read_text(encoding="utf-8"))
    return [Test(name, seconds, frozenset(lines)) for name, seconds, lines in tests], set(libraries)
