"""A file and no command: the window opens with it, as when somebody double-clicks a spreadsheet."""

import os
from collections.abc import Sequence
from pathlib import Path

from flowiq_desktop.cli.commands.table import COMMANDS

_OTHER_COMMANDS = frozenset({"rescue"})
_TAKES_A_VALUE = frozenset({"--data-dir", "--language", "--open"})
_END_OF_OPTIONS = "--"


def with_file_alone(arguments: Sequence[str]) -> list[str]:
    """The arguments, with `--open` in front of a file that stands where a command would.

    A command wins over a file of the same name, and a word that is neither stays what it is: a
    mistyped command is told as one.
    """
    given = [*arguments]
    at = _first_word(given)
    if at is None or not _is_file(given[at]):
        return given
    before = [it for it in given[:at] if it != _END_OF_OPTIONS]
    return [*before, f"--open={given[at]}", *given[at + 1 :]]


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
        return "." in word or os.sep in word or Path(word).is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False
