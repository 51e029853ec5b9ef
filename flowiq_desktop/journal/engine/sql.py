"""Sets of states as SQL has them: spelled once, in `core.delivery.states`."""

from collections.abc import Iterable
from enum import StrEnum


def one_of(names: Iterable[StrEnum]) -> str:
    """What stands behind `IN`: the names in quotation marks, in a fixed order."""
    return "(" + ", ".join(f"'{name}'" for name in sorted(names)) + ")"
