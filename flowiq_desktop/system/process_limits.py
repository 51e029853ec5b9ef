"""Limits that a worker sets on itself before it touches an untrusted file.

On Unix they are the process's own (setrlimit); on Windows a Job Object, which the worker makes and
puts itself into. Neither can be undone by what the file makes the worker do.
"""

import ctypes
import sys
from contextlib import suppress
from typing import Any

_MEMORY = 0x100
"""JOB_OBJECT_LIMIT_PROCESS_MEMORY: memory that is committed, not address space."""
_TIME = 0x2
"""JOB_OBJECT_LIMIT_PROCESS_TIME: processor time outside the system's kernel."""
_PROCESSES = 0x8
"""JOB_OBJECT_LIMIT_ACTIVE_PROCESS: no process may be started beside the worker."""
_NO_DIALOG = 0x400
"""JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION."""
_EXTENDED = 9
"""JobObjectExtendedLimitInformation."""
_PER_SECOND = 10_000_000
"""Units of 100 ns, in which Windows counts processor time."""


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h: the basic limits, and memory in bytes."""

    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limit_process(memory: int, seconds: int | None = None) -> None:
    """Memory, processor time, files and core dumps, as far as the system has such limits.

    Args:
        memory: bytes; of address space on Unix, committed on Windows.
        seconds: of processor time; None sets no limit to it.
    """
    if sys.platform == "win32":
        enter_job(ctypes.WinDLL("kernel32"), memory, seconds)
    else:
        _limit_resources(memory, seconds)


def enter_job(kernel: Any, memory: int, seconds: int | None) -> bool:  # noqa: ANN401 - a library has whatever functions it has
    """Put this process into a new Job Object with limits; whether Windows did so.

    The handle of the job is never closed: the job ends with the process.
    """
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        *(ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32),
    )
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = _job_limits(memory, seconds)
    size = ctypes.sizeof(limits)
    if not kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), size):
        return False
    return bool(kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))


def _job_limits(memory: int, seconds: int | None) -> JobLimits:
    limits = JobLimits()
    limits.process_memory = memory
    limits.basic.processes = 1
    limits.basic.flags = _MEMORY | _PROCESSES | _NO_DIALOG
    if seconds is not None:
        limits.basic.process_time = seconds * _PER_SECOND
        limits.basic.flags |= _TIME
    return limits


def _limit_resources(memory: int, seconds: int | None) -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - only Unix has it

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
