"""SpokenParser: a parser of options that says its own words in the language in use."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.options.complaints import spoken
from flowiq_desktop.cli.streams import replace_what_cannot_be_written
from flowiq_desktop.core.text.printable import printable_lines
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite


class _Formatter(argparse.HelpFormatter):
    """Says its own words in the language in use."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Any,  # noqa: ANN401 - a class that argparse keeps to itself
        prefix: str | None = None,
    ) -> None:
        own = say("usage:") + " " if prefix is None else prefix
        super().add_usage(usage, actions, groups, own)


class DescribedFormatter(_Formatter, argparse.RawDescriptionHelpFormatter):
    """The same, with the lines of the description as they are."""


class SpokenParser(argparse.ArgumentParser):
    """Repeats what was typed, or assembled by a script, without obeying it."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as argparse has it
        options.setdefault("formatter_class", _Formatter)
        super().__init__(*args, **{**options, "add_help": False})
        self._positionals.title, self._optionals.title = say("what it needs"), say("options")
        self.add_argument("-h", "--help", action="help", help=say("show this help and end"))
        self.color = False  # Python 3.14 would put signs between the words, which are shown as such
        for stream in (sys.stdout, sys.stderr):
            replace_what_cannot_be_written(stream)

    def error(self, message: str) -> NoReturn:
        """End with what is wrong with the call; status 2, as argparse has it."""
        self.print_usage(sys.stderr)
        said = say("{program}: error: {complaint}", program=self.prog, complaint=spoken(message))
        self.exit(ExitCode.WRONG_CALL, f"{said}\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        super()._print_message(printable_lines(message), file)
