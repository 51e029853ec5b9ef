"""Runs one subcommand, and says in words what goes wrong."""

import argparse
import logging
import os
from collections.abc import Callable, Mapping, Sequence

from flowiq_desktop.assembly import build_services
from flowiq_desktop.cli.commands.table import command_named
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.options.parser import build_parser
from flowiq_desktop.core.errors import AppError
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.services.preparing.load import SheetWorkers
from flowiq_desktop.system.calm_collector import calm_collector
from flowiq_desktop.system.logs import start_logging
from flowiq_desktop.system.paths import FolderError, Folders
from flowiq_desktop.texts import mark, say

_LOG = logging.getLogger(__name__)
_HINT = mark("Save what can still be read with: {command}")
_SENDING = frozenset({"send", "resume"})
"""Commands that send messages."""


def main(arguments: Sequence[str]) -> int:
    """Run one subcommand; its exit code."""
    options = build_parser().parse_args(arguments)
    return run_command(options, os.environ)


def folders_of(options: argparse.Namespace) -> Folders:
    """Where everything is kept, as the options say."""
    root = getattr(options, "data_dir", None)
    return Folders.of_data_dir(root) if root else Folders.of_user()


def run_command(
    options: argparse.Namespace,
    environment: Mapping[str, str],
    workers: SheetWorkers | None = None,
    loaded: Callable[[], object] = lambda: None,
) -> int:
    """Run the subcommand in the options; every foreseen error becomes one sentence.

    Args:
        options: of the command line.
        environment: the variables of the process.
        workers: with one of them prepared, perhaps; they are closed with the services.
        loaded: is told when all is loaded that sends messages.
    """
    calm_collector()
    console = Console()
    try:
        folders = folders_of(options).create()
    except FolderError as fault:
        console.say_error(fault)
        return int(ExitCode.WRONG_CALL)
    handler = start_logging(folders.logs)
    try:
        if options.command == "rescue":
            from flowiq_desktop.cli.rescuing import rescue  # noqa: PLC0415 - as in the table

            loaded()
            return int(rescue(options, folders, console))
        run = command_named(options.command)
        with build_services(folders, workers=workers) as services:
            if options.command in _SENDING:
                services.complete()
            loaded()
            if warning := services.holds.copy_warning:
                console.tell(warning)
            return int(run(options, services, console, environment))
    except AppError as fault:
        console.say_error(fault)
        if isinstance(fault, JournalError) and fault.damaged:
            console.tell(say(_HINT, command="flowiq-desktop rescue FOLDER"))
    except KeyboardInterrupt:
        return int(ExitCode.INTERRUPTED)
    except Exception as fault:  # noqa: BLE001 - a sentence for the person, the rest for who helps
        _LOG.exception("A fault of the program")
        console.tell(
            say(
                "The program made a mistake ({kind}). What was sent is noted all the same. Whoever"
                " helps you finds more in {folder}.",
                kind=type(fault).__name__,
                folder=folders.logs,
            )
        )
    finally:
        handler.close()
    return int(ExitCode.WRONG_CALL)
