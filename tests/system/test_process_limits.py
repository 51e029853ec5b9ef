"""Limits that a worker sets on itself: real ones here, and what Windows would be told."""

import ctypes
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from flowiq_desktop.system.process_limits import JobLimits, enter_job

linux = pytest.mark.skipif(sys.platform != "linux", reason="macOS has no limit of memory")
windows = pytest.mark.skipif(sys.platform != "win32", reason="Job Objects are of Windows")
_JOB, _THIS = 0x1234_5678_9ABC, 0xFFFF_FFFF_FFFF_FFFF
_START = "from flowiq_desktop.system.process_limits import limit_process;"


def ended(words: str) -> subprocess.CompletedProcess[bytes]:
    """How a process ends that says this, started from where the tests are."""
    return subprocess.run(
        [sys.executable, "-c", _START + words], capture_output=True, check=False, timeout=60
    )


@linux
def test_memory_ends_with_an_error() -> None:
    assert b"MemoryError" in ended("limit_process(300 << 20); bytearray(400 << 20)").stderr
    assert ended("limit_process(900 << 20); bytearray(400 << 20)").returncode == 0


@linux
def test_time_ends_the_process() -> None:
    assert ended("limit_process(900 << 20, 1)\nwhile True: pass").returncode < 0


@windows
def test_a_job_of_windows_limits_memory() -> None:
    assert b"MemoryError" in ended("limit_process(300 << 20); bytearray(400 << 20)").stderr


@windows
def test_a_job_of_windows_starts_no_processes() -> None:
    words = "limit_process(900 << 20)\nimport subprocess, sys\nsubprocess.run([sys.executable])"
    assert ended(words).returncode != 0


class _Kernel(SimpleNamespace):
    """Takes down what Windows is told; one of its functions may fail."""

    def __init__(self, failing: str = "") -> None:
        self.told: list[Any] = []

        def create(*facts: object) -> int:
            self.told.append(facts)
            return 0 if failing == "create" else _JOB

        def limit(job: int, kind: int, limits: Any, size: int) -> int:
            copy = JobLimits.from_buffer_copy(ctypes.string_at(limits, size))
            self.told.append((job, kind, copy))
            return int(failing != "limit")

        def assign(job: int, process: int) -> int:
            self.told.append((job, process))
            return int(failing != "assign")

        super().__init__(
            CreateJobObjectW=create,
            SetInformationJobObject=limit,
            AssignProcessToJobObject=assign,
            GetCurrentProcess=lambda: _THIS,
        )


def test_the_limits_are_laid_out_as_windows_has_them() -> None:
    """Offsets of winnt.h on a 64-bit Windows."""
    assert ctypes.sizeof(JobLimits) == 144
    assert (JobLimits.counters.offset, JobLimits.process_memory.offset) == (64, 112)
    basic = type(JobLimits().basic)
    assert (basic.flags.offset, basic.processes.offset, basic.affinity.offset) == (16, 40, 48)


@pytest.mark.parametrize(("seconds", "flags", "time"), [(30, 0x50A, 300_000_000), (None, 0x508, 0)])
def test_windows_is_told_the_limits_before_the_process_enters(
    seconds: int | None, flags: int, time: int
) -> None:
    kernel = _Kernel()
    assert enter_job(kernel, 2 << 30, seconds)
    _, (job, kind, limits), assigned = kernel.told
    assert (job, kind, assigned) == (_JOB, 9, (_JOB, _THIS))
    assert (limits.process_memory, limits.basic.processes) == (2 << 30, 1)
    assert (limits.basic.flags, limits.basic.process_time) == (flags, time)


@pytest.mark.parametrize("failing", ["create", "limit", "assign"])
def test_without_a_job_the_worker_goes_on(failing: str) -> None:
    """As on an old system; what is checked beforehand and the time outside it remain."""
    assert not enter_job(_Kernel(failing), 2 << 30, 30)
