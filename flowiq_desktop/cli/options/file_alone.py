"""A file and no command: the window opens with it, as when somebody double-clicks a spreadsheet."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from flowiq_desktop.cli.commands.table import COMMANDS
from flowiq_desktop.texts import say

_OTHER_COMMANDS = frozenset({"rescue"})
_TAKES_A_VALUE = frozenset({"--data-dir", "--language", "--open"})
_END_OF_OPTIONS = "--"


def with_file_alone(arguments: Sequence[str]) -> list[str]:
    """The arguments, with `--open` in front of a file that stands where a command would.

    A command wins over a file of the same name, and a word that is neither stays what it is: a
    mistyped command is told as one. Further files are given to `--open` as well, which refuses
    them: `OneFile`.
    """
    given = [*arguments]
    at = _first_word(given)
    if at is None or not _is_file(given[at]):
        return given
    is_literal = _END_OF_OPTIONS in given[:at]
    before = [it for it in given[:at] if it != _END_OF_OPTIONS]
    behind = [
        f"--open={it}" if is_literal or (not it.startswith("-") and _is_file(it)) else it
        for it in given[at + 1 :]
    ]
    return [*before, f"--open={given[at]}", *behind]


class OneFile(argparse.Action):
    """Takes the file of `--open`; the second one is refused, as none may be left out in silence."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        _option: str | None = None,
    ) -> None:
        """Note the file; ends the program with a sentence when there is one already."""
        if getattr(namespace, self.dest) is not None:
            parser.error(say("Only one spreadsheet can be opened at a time."))
        setattr(namespace, self.dest, values)


def _first_word(given: Sequence[str]) -> int | None:
    """Where the first argument is that is neither an option nor its value."""
    at = 0
    while at < len(given):
        if given[at] == _END_OF_OPTIONS:
            return at + 1 if at + 1 < len(given) else None
        if not given[at].startswith("-"):
            return at
        at += 2 if given[at] in _TAKES_A_VALUE else 1
    return None


def _is_file(word: str) -> bool:
    if word in COMMANDS or word in _OTHER_COMMANDS:
        return False
    try:
        # What is there and no file is said in the window, as of a folder that is dropped on it.
        return "." in word or os.sep in word or (bool(word) and Path(word).exists())
    except (OSError, ValueError):  # a name that no file can have
        return False
