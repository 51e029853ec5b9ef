"""No-value words: what people and programs write for "nothing", and how such cells begin.

Every cell is asked how it begins, so that is one look into a set.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from flowiq_desktop.core.text.plain_letters import plain_letters
from flowiq_desktop.core.vocabulary.languages import words

PROGRAMS_WORDS = ("null", "undefined", "none", "nan", "nil", "nat")
_OF_PROGRAMS = frozenset(
    {*PROGRAMS_WORDS, "na", "n/a", "n.a.", "n.a", "n\\a", "n / a", "n/a.", "n.a./n.a."}
    | {"\\n", "<na>", "<nat>", "<nan>", "-nan", "-nan(ind)", "nan(ind)"}
    | {"1.#qnan", "-1.#qnan", "1.#ind", "-1.#ind", "1.#inf", "-1.#inf", "inf", "-inf"}
    | {"infinity", "-infinity", "invalid date", "[object object]", "dbnull", "system.dbnull"}
    | {"k.a.", "k. a.", "k.a", "n/d", "n.d.", "s/d", "n/v", "n.v.t.", "nvt", "n/b"}
    | {"(leer)", "(en blanco)", "(vide)", "(vazio)", "(vuoto)", "(leeg)", "(blank)", "(empty)"}
)
"""What programs write, and abbreviations that belong to no language alone."""
_OF_PEOPLE = frozenset(map(str.casefold, words("nothing")))
WORDS = _OF_PROGRAMS | _OF_PEOPLE | frozenset(map(plain_letters, _OF_PEOPLE))
"""In small letters; those of people with and without accents."""

_ERRORS = ("err", "feh", "loa", "wir", "cha", "car")
"""What words of errors begin with, such as "Loading..."."""
_BLANKS = " \t\n\r\xa0\u2007\u202f\u200b\u200e\u200f\ufeff"
_THREE = 3


def _in_any_case(begins: str) -> Iterator[str]:
    return map("".join, product(*({sign, sign.upper()} for sign in begins)))


def _beginnings(told: Iterable[str]) -> frozenset[str]:
    whole = {word[:_THREE] for word in told}
    padded = {word + blank for word in whole if len(word) < _THREE for blank in _BLANKS}
    return frozenset(each for begins in whole | padded for each in _in_any_case(begins))


BEGINNINGS = _beginnings((*WORDS, *_ERRORS))
"""The first three characters of all of them, as they stand in a cell."""
SHORT_BEGINNINGS = frozenset(
    each
    for begins in ("n/", "n.", "n\\", "k.", "s/", *(f"n{blank}" for blank in _BLANKS))
    for each in _in_any_case(begins)
)
"""Abbreviations, of which anything may follow."""
