"""Sentences that are kept with their facts, and put into words when they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from flowiq_desktop.texts.names import listed, side_by_side
from flowiq_desktop.texts.sentences import Marked, say, say_count

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Plural(NamedTuple):
    """A marked text with a form for one and a form for many.

    Attributes:
        one: the English text for exactly one.
        many: the English text for any other number.
        by: the fact that says how many.
    """

    one: Marked
    many: Marked
    by: str


def mark_count(one: str, many: str, by: str = "n") -> Plural:
    """Note a text about a number of things where it is written, as `mark` does."""
    return Plural(Marked(one), Marked(many), by)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with its facts, not in words yet; as a fact of another text, it is put into words.

    Attributes:
        text: the marked English text.
        facts: what it mentions, by name.
    """

    text: Marked | Plural
    facts: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return filled(self.text, dict(self.facts))

    def __format__(self, format_spec: str) -> str:
        return format(str(self), format_spec)


@dataclass(frozen=True, slots=True)
class Listed:
    """Texts in a row, not in words yet.

    Attributes:
        items: the texts.
        closed: with an "and" before the last: "a, b and c", else "a, b, c".
    """

    items: tuple["Text", ...]
    closed: bool = True

    def __str__(self) -> str:
        items = [*map(said, self.items)]
        return listed(items) if self.closed else side_by_side(items)

    def __format__(self, format_spec: str) -> str:
        return format(str(self), format_spec)


Text: TypeAlias = str | Phrase | Listed
"""A text that is kept: `Marked` ones and phrases are translated when they are shown, what a person
wrote is shown as it is."""


def phrase(text: str, /, **facts: object) -> Phrase:
    """What `say` would say of this, later."""
    return Phrase(Marked(text), tuple(facts.items()))


def phrase_count(one: str, many: str, n: int, /, **facts: object) -> Phrase:
    """What `say_count` would say of this, later."""
    return Phrase(mark_count(one, many), (("n", n), *facts.items()))


def said(text: Text) -> str:
    """A text that was kept, in the language in use."""
    return say(text) if isinstance(text, Marked) else str(text)


def filled(text: Marked | Plural, facts: Mapping[str, object]) -> str:
    """A marked text with its facts, in the language in use."""
    if isinstance(text, Marked):
        return say(text, **facts)
    n = facts[text.by]
    if not isinstance(n, int):
        raise TypeError(f"{text.by} is no number of things: {n!r}")
    return say_count(text.one, text.many, n, **{k: v for k, v in facts.items() if k != "n"})


def as_json(value: object) -> Json:
    """A fact as JSON can hold it; `from_json` makes the same of it again."""
    if isinstance(value, Phrase):
        facts = {name: as_json(fact) for name, fact in value.facts}
        text = value.text
        return {"text": text if isinstance(text, Marked) else list(text), "facts": facts}
    if isinstance(value, Listed):
        return {"items": [as_json(item) for item in value.items], "closed": value.closed}
    if isinstance(value, Marked):
        return {"text": str(value)}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"no fact of a text: {value!r}")


def from_json(value: object) -> object:
    """The fact that `as_json` wrote."""
    if not isinstance(value, dict):
        return value
    match value:
        case {"text": str(text), "facts": dict(facts)}:
            return Phrase(Marked(text), _facts(facts))
        case {"text": [str(one), str(many), str(by)], "facts": dict(facts)}:
            return Phrase(Plural(Marked(one), Marked(many), by), _facts(facts))
        case {"text": str(text)}:
            return Marked(text)
        case {"items": list(items), "closed": bool(closed)}:
            texts = map(from_json, items)
            return Listed(tuple(text for text in texts if isinstance(text, Text)), closed)
    raise ValueError(f"not a fact of a text: {value!r}")


def _facts(facts: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
    return tuple((name, from_json(fact)) for name, fact in facts.items())
