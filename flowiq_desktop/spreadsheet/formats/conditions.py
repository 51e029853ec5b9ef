"""Which section of a number format shows a number."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne

_CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*([+-]?[0-9]{1,20}(?:\.[0-9]{0,20})?)\s*\]")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "=": eq,
    "<>": ne,
}
_THREE = 3


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison with a number, such as `[>=100]`."""

    sign: str
    limit: float

    def holds(self, number: float) -> bool:
        """Whether a number is shown by the section that has the condition."""
        return _COMPARE[self.sign](number, self.limit)

    @property
    def is_negative(self) -> bool:
        """Whether it holds for negative numbers alone, whose sign is the section's own affair."""
        if self.sign == "<":
            return self.limit <= 0
        return self.sign in {"<=", "="} and self.limit < 0


_BELOW_ZERO = Condition("<", 0)


def split_condition(section: str) -> tuple[Condition | None, str]:
    """The condition that a section begins with, after a colour at most, and the section without."""
    found = _CONDITION.search(section)
    if found is None:
        return None, section
    rest = section[: found.start()] + section[found.end() :]
    return Condition(found[1], float(found[2])), rest


def completed(given: Sequence[Condition | None]) -> list[Condition | None]:
    """The conditions by which up to three sections are chosen; the last takes what is left.

    Without any, they are for positive numbers, negative numbers and zero; two are for numbers from
    zero on and for negative ones.
    """
    if len(given) == 1:
        return list(given)
    first, second = given[0], given[1]
    if first is None:
        first = Condition(">" if len(given) == _THREE and second is None else ">=", 0)
        if second is not None and len(given) == _THREE:
            first = Condition(">", 0)
    if len(given) == _THREE:
        return [first, second or _BELOW_ZERO, None]
    return [first, second or (_BELOW_ZERO if given[0] is None else None)]
