"""What argparse complains of, in the language in use.

argparse puts its sentences together in English and lets nobody else say them; there is no hook but
the finished sentence, so it is read again here. A sentence that a later Python words otherwise
stays as it is, in English.
"""

import re
from collections.abc import Callable

from flowiq_desktop.texts import say

_ARGUMENT = re.compile(r"argument (?P<name>\S.*?): (?P<complaint>.*)", re.DOTALL)
_CHOICE = re.compile(r"invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)", re.DOTALL)

_Said = Callable[..., str]
_SENTENCES: tuple[tuple[str, _Said], ...] = (
    (r"expected one argument", lambda: say("expected one argument")),
    (r"expected at least one argument", lambda: say("expected at least one argument")),
    (r"expected at most one argument", lambda: say("expected at most one argument")),
    (
        r"expected (?P<number>\d+) arguments?",
        lambda number: say("expected {number} arguments", number=number),
    ),
    (
        r"not allowed with argument (?P<other>.*)",
        lambda other: say("not allowed with argument {other}", other=other),
    ),
    (
        r"one of the arguments (?P<names>.*) is required",
        lambda names: say("one of the arguments {names} is required", names=names),
    ),
    (
        r"the following arguments are required: (?P<names>.*)",
        lambda names: say("the following arguments are required: {names}", names=names),
    ),
    (
        r"unrecognized arguments: (?P<names>.*)",
        lambda names: say("unrecognized arguments: {names}", names=names),
    ),
    (
        r"ambiguous option: (?P<option>.*) could match (?P<names>.*)",
        lambda option, names: say(
            "ambiguous option: {option} could match {names}", option=option, names=names
        ),
    ),
    (
        r"ignored explicit argument (?P<value>.*)",
        lambda value: say("ignored explicit argument {value}", value=value),
    ),
    (
        r"invalid \S+ value: (?P<value>.*)",
        lambda value: say("this value cannot be used: {value}", value=value),
    ),
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), said) for pattern, said in _SENTENCES)


def spoken(complaint: str) -> str:
    """A complaint of argparse in the language in use.

    Args:
        complaint: as `ArgumentParser.error` gets it.
    """
    if found := _ARGUMENT.fullmatch(complaint):
        return say(
            "argument {name}: {complaint}",
            name=found["name"],
            complaint=spoken(found["complaint"]),
        )
    if found := _CHOICE.fullmatch(complaint):
        return say("invalid choice: {value} (choose from {choices})", **found.groupdict())
    for pattern, said in _PATTERNS:
        if found := pattern.fullmatch(complaint):
            return said(**found.groupdict())
    return complaint
