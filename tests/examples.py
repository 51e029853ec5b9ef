"""How many examples a property is tried with: some in `make test`, all in `make properties`."""

import os

ALL = os.environ.get("EXAMPLES") == "all"
_SHARE = 5


def examples(most: int) -> int:
    """All of them, or a fifth.

    Args:
        most: enough to meet what is rare.
    """
    return most if ALL else max(1, most // _SHARE)
