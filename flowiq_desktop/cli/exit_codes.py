"""Exit codes: what a script learns from the command line."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended (design section 4)."""

    ALL_SENT = 0
    SOME_NOT_SENT = 1
    WRONG_CALL = 2
    ACCOUNT_REFUSED = 3
    INTERRUPTED = 130
