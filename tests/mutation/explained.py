"""Explained: the survivors that `docs/mutation-testing.md` gives a reason for."""

import re
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "mutation-testing.md"

_MODULE = re.compile(r"### `([\w/]+)`")
_MUTANT = re.compile(r"- `([^`]+)`")


def explained(text: str) -> dict[str, dict[str, str]]:
    """By module and mutant, the reason: the paragraph above the list that names the mutant.

    Raises:
        ValueError: a mutant stands without a reason, or twice.
    """
    reasons: dict[str, dict[str, str]] = {}
    module = reason = ""
    listing = False
    for line in text.splitlines():
        if heading := _MODULE.fullmatch(line):
            module, reason = heading[1], ""
            reasons[module] = {}
        elif module and (named := _MUTANT.fullmatch(line)):
            if not reason or named[1] in reasons[module]:
                raise ValueError(f"{module}: {named[1]} stands without a reason, or twice")
            reasons[module][named[1]] = reason
            listing = True
        elif line.startswith("#"):
            module = reason = ""
        elif line:
            reason = line if listing or not reason else f"{reason} {line}"
            listing = False
    return reasons
