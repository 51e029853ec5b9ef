"""Sentences with their facts, in the language in use.

The English text in the code is the key. Babel finds it there, so each call gets a literal, never an
f-string; what changes is a named fact: `say("{count} of {total} links open.", count=3, total=4)`.
"""

import string
from collections.abc import Mapping, Sequence

from flowiq_desktop.texts.catalogue import Catalogue, catalogue
from flowiq_desktop.texts.numbers import number

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
    words = _Facts(spoken)
    try:
        return words.vformat(pattern, (), facts)
    except (LookupError, ValueError):
        if pattern == source:
            raise
        return words.vformat(source, (), facts)


class _Facts(string.Formatter):
    """Fills facts in as the language writes them."""

    def __init__(self, spoken: Catalogue) -> None:
        self._spoken = spoken

    def get_field(
        self, field_name: str, _args: Sequence[object], kwargs: Mapping[str, object]
    ) -> tuple[object, str]:
        """A fact by its name alone: a pattern out of a file never reaches into what it is told."""
        if not field_name.isidentifier():
            raise ValueError(field_name)
        return kwargs[field_name], field_name

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Marked):
            value = self._spoken.text(value)
        if len(format_spec) > _LONGEST_SPEC:
            raise ValueError(format_spec)
        if format_spec == "," and isinstance(value, int):
            return number(value)
        return str(super().format_field(value, format_spec))
