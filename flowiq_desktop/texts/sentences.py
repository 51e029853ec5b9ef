"""Sentences with their facts, in the language in use.

The English text in the code is the key. Babel finds it there, so each call gets a literal, never an
f-string; what changes is a named fact: `say("{count} of {total} links open.", count=3, total=4)`.
"""

import re
import string
from collections.abc import Mapping
from functools import lru_cache

from flowiq_desktop.texts.catalogue import Catalogue, catalogue
from flowiq_desktop.texts.numbers import number

_LEFT_TO_RIGHT, _AS_BEFORE = "\u2066", "\u2069"
_GROUPS = r"(?:\+\d|\(\d|\d+[\s()./\-])[^\u0590-\u08ff\u2066-\u2069]*"
"""What begins as a phone number does, without letters from right to left: among such letters its
groups would change places, and "082 5500000" be read as "5500000 082"."""
_LONGEST_SPEC = 4
"""Of how a fact is written, such as ".15g": a width of ten digits would take all memory."""


class Marked(str):
    """A text of the program that is not translated yet: as a fact, it is when it is filled in."""

    __slots__ = ()


def mark(text: str) -> Marked:
    """Note a text for the catalogue where it is written; `say` translates it when it is shown.

    For tables, which are made before anybody knows the language.
    """
    return Marked(text)


def say(text: str, /, **facts: object) -> str:
    """A text in the language in use.

    Args:
        text: the English text; a `str.format` pattern when there are facts, else as it is.
        facts: what it mentions. A `Marked` one is translated too; a whole number gets the
            language's separators where the pattern asks for them by `{n:,}`.
    """
    return _filled(catalogue(), catalogue().text(text), text, facts)


def say_count(one: str, many: str, n: int, /, **facts: object) -> str:
    """The text for so many things: `say_count("1 row", "{n} rows", len(rows))`.

    Args:
        one: the English text for exactly one.
        many: the English text for any other number.
        n: how many; in the texts, `{n}` is the number as the language writes it.
        facts: what else they mention.
    """
    spoken = catalogue()
    source = one if n == 1 else many
    return _filled(spoken, spoken.counted(one, many, n), source, {"n": number(n), **facts})


def _filled(spoken: Catalogue, pattern: str, source: str, facts: Mapping[str, object]) -> str:
    """The pattern with its facts; the English one where a translation names others."""
    if not facts:
        return pattern
    try:
        return _with_facts(spoken, pattern, facts)
    except (LookupError, ValueError):
        if pattern == source:
            raise
        return _with_facts(spoken, source, facts)


def _with_facts(spoken: Catalogue, pattern: str, facts: Mapping[str, object]) -> str:
    """The pattern, filled as the language writes facts; raises KeyError where one is missing."""
    parts = (
        text if name is None else text + _written(spoken, facts[name], spec)
        for text, name, spec in _parts(pattern)
    )
    return "".join(parts)


@lru_cache(maxsize=4096)
def _parts(pattern: str) -> tuple[tuple[str, str | None, str], ...]:
    """Texts, each with the name of the fact behind it and how that is written.

    Raises:
        ValueError: it is no pattern, or one that asks for more than a fact by its name: a pattern
            out of a file never reaches into what it is told.
    """
    parts = [*string.Formatter().parse(pattern)]
    for _, name, spec, conversion in parts:
        if name is not None and (conversion or not name.isidentifier()):
            raise ValueError(pattern)
        if len(spec or "") > _LONGEST_SPEC or "{" in (spec or ""):
            raise ValueError(pattern)
    return tuple((text, name, spec or "") for text, name, spec, _ in parts)


def _written(spoken: Catalogue, value: object, spec: str) -> str:
    if isinstance(value, Marked):
        value = spoken.text(value)
    if spec == "," and isinstance(value, int):
        return number(value)
    text = format(value, spec)
    is_number = spoken.right_to_left and isinstance(value, str) and re.fullmatch(_GROUPS, text)
    return f"{_LEFT_TO_RIGHT}{text}{_AS_BEFORE}" if is_number else text


def without_direction(text: str) -> str:
    """A sentence without what `say` puts around numbers: for terminals, which show such marks."""
    if _LEFT_TO_RIGHT not in text:
        return text
    return re.sub(f"{_LEFT_TO_RIGHT}({_GROUPS}){_AS_BEFORE}", r"\1", text)
