"""Brings the translations up to the texts in the code, and checks them: part of `make texts`.

What is new is there without a translation, what is gone is dropped, and the rest stays. A text that
was changed is a new one: a translation that is nearly right would be taken for right.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from compile_languages import LANGUAGES, compile_languages
from extract_texts import extract

_STAYS = re.compile(
    r"\{\{[^{}]*\}\}|\{[^{}]*\}|%L?n|</?[a-z][^<>]*>|\(\*[^()]*\)|--[a-z][a-z-]+|FlowIQ|WhatsApp"
)
"""Facts, markup, endings of files, options, names of products."""
_BRACES = re.compile(r"\{{4} \w+ \}{4}")
"""Braces that are shown, with an "or" between them."""
_FALLBACK = re.compile(r"(\{\{[^{}|]*)\|[^{}]*")
"""What stands in where a column is empty: a word of the language."""
_STAND_IN = re.compile(r"\|([^{}|]+)\}\}")
"""The word itself, also where the column before it is a fact of the text."""
_KEY = re.compile(r"&(?![&\s#]|[a-z]+;)")
"""What marks the letter that is the key of a button."""


def read_language(file: Path) -> Catalog:
    """A translation."""
    with file.open("rb") as source:
        return read_po(source, locale=file.stem)


def update(file: Path, texts: Catalog) -> Catalog:
    """Write a translation with the texts as they are now; returns it."""
    known = read_language(file)
    made = known.creation_date
    known.update(texts, no_fuzzy_matching=True)
    known.obsolete.clear()
    known.creation_date = made  # else each look at the translations would change all of them
    with file.open("wb") as target:
        write_po(target, known, sort_by_file=True, include_lineno=False)
    return known


def faults(text: Message, forms: int) -> Iterator[str]:
    """What is wrong with a translation, in English.

    Args:
        text: the text and its translation.
        forms: how many forms the language has for numbers.
    """
    sources = (text.id,) if isinstance(text.id, str) else tuple(text.id)
    said = (text.string,) if isinstance(text.string, str) else tuple(text.string or ("",))
    if not all(said):
        yield "is not translated"
        return
    if len(sources) > 1 and len(said) != forms:
        yield f"has {len(said)} forms for numbers instead of {forms}"
    for one in said:
        yield from _faults_of(sources, one)


def _faults_of(sources: tuple[str, ...], said: str) -> Iterator[str]:
    wanted, found = set(_kept(sources[-1])), set(_kept(said))
    # The form for one, or two, may do without the number.
    optional = {"{n}", "{n:,}"} if len(sources) > 1 else set()
    allowed = wanted | set(_kept(sources[0]))
    if found - allowed or wanted - found - optional - _only_in(sources):
        yield f"{said!r}: {sorted(wanted)} became {sorted(found)}"
    if len(_KEY.findall(said.replace("&&", ""))) != len(_KEY.findall(sources[-1])):
        yield f"{said!r}: the key of the button (&) is missing or too much"
    if said.count("\n") != sources[-1].count("\n"):
        yield f"{said!r}: other lines than in English"
    if set(_STAND_IN.findall(said)) & set(_STAND_IN.findall(sources[-1])):
        yield f"{said!r}: what stands in for an empty cell is still the English word"


def _only_in(sources: tuple[str, ...]) -> set[str]:
    """Facts that the English form for one does without."""
    return set(_kept(sources[-1])) - set(_kept(sources[0]))


def _kept(text: str) -> list[str]:
    return _STAYS.findall(_FALLBACK.sub(r"\1", _BRACES.sub("", text)))


def main() -> int:
    """Update all; the exit code says whether any text has no translation."""
    texts = extract()
    wrong = 0
    for file in sorted(LANGUAGES.glob("*.po")):
        language = update(file, texts)
        found = [
            (text.id, fault)
            for text in language
            if text.id
            for fault in faults(text, language.num_plurals)
        ]
        for of, fault in found:
            sys.stdout.write(f"{file.name}: {of!r} {fault}\n")
        sys.stdout.write(f"{file.name}: {len(language):,} texts, {len(found):,} faults\n")
        wrong += len(found)
    compile_languages()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
