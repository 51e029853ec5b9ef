"""Emoji found by words: those of a language, and the English ones in every language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flowiq_desktop.core.text.emojis.chosen import InEnglish, chosen_emojis
from flowiq_desktop.core.text.emojis.words import bare, beginnings, index_of

_ENGLISH = "en"


class Called(NamedTuple):
    """What an emoji is called in a language.

    Attributes:
        name: in small letters, as people say it.
        words: further ones by which people look for it.
    """

    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji.

    Attributes:
        text: what is written.
        name: in the language in use.
        called: what the name is found by.
        own: what it is found by in that language; "" where it is called in English.
        english: what it is found by in English.
    """

    text: str
    name: str
    called: str
    own: str
    english: str


def read_names(table: str) -> dict[str, Called]:
    """The names of emoji, one a line: the emoji, its name and words, with tabs between.

    Lines that say something else are passed over.
    """
    return dict(_named_in(table))


def named_emojis(names: Mapping[str, Called], language: str) -> tuple[Emoji, ...]:
    """All of them in a language, faces first; in English where there is no name.

    Args:
        names: by the emoji.
        language: its code: "af".
    """
    return tuple(_made(one, names.get(one.text), language) for one in chosen_emojis())


def find_emojis(
    wanted: str, among: Sequence[Emoji], recent: Sequence[str] = ()
) -> tuple[Emoji, ...]:
    """Those with words that begin with each of the words wanted; those of late come first.

    After those, what is called so stands before what else the words find, and words of the language
    in use count before English ones.

    Args:
        wanted: what somebody types; "" finds all.
        among: all of them.
        recent: emoji that were used, the last one first.
    """
    words, name = beginnings(wanted), bare(wanted)
    found = [one for one in among if _has(f"{one.own}{one.english}", words)]
    order = {text: place for place, text in enumerate(recent)}

    def place(one: Emoji) -> tuple[int | bool, ...]:
        late = order.get(one.text, len(order))
        return late, bare(one.name) != name, not _has(one.called, words), not _has(one.own, words)

    return tuple(sorted(found, key=place))


def _has(index: str, words: Sequence[Sequence[str]]) -> bool:
    return all(any(way in index for way in ways) for ways in words)


def _named_in(table: str) -> Iterator[tuple[str, Called]]:
    for line in table.splitlines():
        emoji, _, called = line.partition("\t")
        name, _, words = called.partition("\t")
        if name:
            yield emoji, Called(name, words)


def _made(one: InEnglish, called: Called | None, language: str) -> Emoji:
    english = index_of(f"{one.name} {one.words}", _ENGLISH)
    if called is None:
        return Emoji(one.text, one.name, index_of(one.name, _ENGLISH), "", english)
    name, own = index_of(called.name, language), index_of(" ".join(called), language)
    return Emoji(one.text, called.name, name, own, english)
