"""Where the program starts: a subcommand runs in the terminal, everything else is the window."""

import sys


def _forget_working_folder() -> None:
    """Look for modules only among what is installed.

    `python -m` looks in the working folder first: a json.py beside somebody's spreadsheet would
    run. Nothing but Python's frozen modules is imported before this.
    """
    if __name__ == "__main__" and not sys.flags.safe_path and not hasattr(sys, "frozen"):
        sys.path[:1] = []
    sys.path[:] = [entry for entry in sys.path if entry]


_forget_working_folder()

import argparse  # noqa: E402 - not before the line above
import os  # noqa: E402 - the same
import signal  # noqa: E402 - the same
from collections.abc import Callable  # noqa: E402 - the same
from contextlib import ExitStack, closing  # noqa: E402 - the same

from flowiq_desktop.system.calm_collector import (  # noqa: E402 - the same
    calm_collector,
    collect_only_on_request,
    leave_the_rest,
)
from flowiq_desktop.system.private_process import keep_memory_private  # noqa: E402 - the same

_READING = frozenset({"check", "send"})
"""Commands that read a spreadsheet."""


def _end_at_once_while_loading() -> Callable[[], object]:
    """Let Ctrl-C end the program at once while it loads; returns what undoes that.

    Nothing has begun that could be lost. As an exception it would end in a traceback, or be lost
    itself in the midst of an import, and the program would send what somebody has just called off.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return lambda: None  # ignored, as the shell wants it of a background job
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return lambda: signal.signal(signal.SIGINT, signal.default_int_handler)


def _options(arguments: list[str]) -> argparse.Namespace:
    """What the arguments say; a start from the menu has none, and does not wait for a parser."""
    if not arguments:
        return argparse.Namespace(
            command=None, language="", practice=False, open=None, self_test=False
        )
    from flowiq_desktop.cli.options.file_alone import with_file_alone  # noqa: PLC0415 - as in main
    from flowiq_desktop.cli.options.parser import build_parser  # noqa: PLC0415 - as in main

    return build_parser().parse_args(with_file_alone(arguments))


def _command(options: argparse.Namespace, loaded: Callable[[], object]) -> int:
    """Run a subcommand; another process reads its workbook while the program loads its parts."""
    from flowiq_desktop.spreadsheet.reading.sheet_workers import (  # noqa: PLC0415 - as in main
        SheetWorkers,
        is_workbook,
    )

    with SheetWorkers(may_copy=True) as workers, ExitStack() as ending:
        if options.command in _READING and is_workbook(options.file.name):
            workers.prepare(options.file.name)
            from flowiq_desktop.cli.reading.begun import BegunLoading  # noqa: PLC0415 - as in main

            options.begun = ending.enter_context(closing(BegunLoading(options, workers)))
        from flowiq_desktop.cli.commands.running import run_command  # noqa: PLC0415 - as in main

        code = run_command(options, os.environ, workers, loaded)
    leave_the_rest()
    return code


def main() -> int:
    """Run what the arguments ask for; returns the exit code."""
    keep_memory_private()
    calm_collector()  # loading makes a great many objects as well, and reading a workbook
    if sys.argv[1:2] == ["--decode-worker"]:
        from flowiq_desktop.media.decode_worker import main as decode  # noqa: PLC0415 - see below

        return decode()
    if sys.argv[1:2] == ["--sheet-worker"]:
        from flowiq_desktop.spreadsheet.reading.sheet_worker import main as read  # noqa: PLC0415 - below

        return read()
    loaded = _end_at_once_while_loading()
    # What is not needed is not imported: the window must not wait for the command line's parts,
    # nor a subcommand for Qt.
    if sys.argv[1:]:
        from flowiq_desktop.cli.options.language import speak_as_called  # noqa: PLC0415 - above

        speak_as_called(sys.argv[1:], os.environ)
    options = _options(sys.argv[1:])
    if options.command:
        return _command(options, loaded)
    if options.self_test:
        from flowiq_desktop.selftest import self_test  # noqa: PLC0415 - above

        return self_test()
    collect_only_on_request()  # what is made until the window is seen stays: nothing to look for
    import flowiq_desktop.ui  # noqa: F401, PLC0415 - first: from then on imports are Python's own
    from flowiq_desktop.app import run  # noqa: PLC0415 - above

    return run(options, loaded)


if __name__ == "__main__":
    sys.exit(main())
