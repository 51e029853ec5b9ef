"""Exit codes: what a script learns from the command line."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended; README.md lists them for scripts."""

    ALL_SENT = 0
    SOME_NOT_SENT = 1
    WRONG_CALL = 2
    ACCOUNT_REFUSED = 3
    INTERRUPTED = 130
