"""The program's own processes: how one is started, and that none leaves its memory behind.

A core dump is a copy of the memory, including the key: it lies in the working folder, or goes to a
crash reporter that sends it on. Dumps are forbidden before anything else is imported, and for the
program's workers too, which hold the contents of people's spreadsheets and pictures.
"""

import ctypes
import sys
from contextlib import suppress
from typing import Any

_PR_SET_DUMPABLE = 4
"""prctl(2). Also keeps other programs of the same person from reading the memory by ptrace."""
_NO_DIALOGS = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX: no error reporting, and so no dump."""
_NO_HEAP = 0x0001
"""WER_FAULT_REPORTING_FLAG_NOHEAP: what is reported all the same does not hold the heap."""


_WORKER = """\
import sys
sys.path[:] = {path!r}
from flowiq_desktop.__main__ import main
sys.exit(main())
"""


def worker_command(option: str) -> tuple[str, ...]:
    """The command that starts this program as one of its workers, frozen or not.

    Isolated (-I), so that neither the working folder nor the environment has a say; the worker
    imports from where the program imported.

    Args:
        option: names the worker to `__main__`, such as "--decode-worker".
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, option)
    return (sys.executable, "-I", "-c", _WORKER.format(path=sys.path), option)


def keep_memory_private() -> None:
    """Leave no dump of the memory behind, as far as the system allows that."""
    _forbid_core_files()
    if sys.platform == "linux":
        _forbid_dumps(ctypes.CDLL(None, use_errno=True))
    elif sys.platform == "win32":
        _silence_error_reporting(ctypes.windll.kernel32)


def _forbid_core_files() -> None:
    """For this process and all that it starts; none of them can undo it."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - only Unix has it

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid_dumps(libc: Any) -> None:  # noqa: ANN401 - a library has whatever functions it has
    """The limit alone does not hold where the system pipes dumps into a program (core(5))."""
    with suppress(AttributeError, OSError):
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _silence_error_reporting(kernel32: Any) -> None:  # noqa: ANN401 - likewise
    with suppress(AttributeError, OSError):
        kernel32.SetErrorMode(_NO_DIALOGS)
        kernel32.WerSetFlags(_NO_HEAP)
