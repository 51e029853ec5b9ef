"""The words of all languages: each entry does what its list says, however it is typed."""

import unicodedata
from collections import Counter
from dataclasses import fields

import pytest

from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.core.columns.heading_words import is_heading, is_placeholder, names_a_phone
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.columns.synonyms import name_key
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.vocabulary.language_words import LanguageWords, listed
from flowiq_desktop.core.vocabulary.languages import (
    LANGUAGES,
    names_of_field,
    names_of_type,
    words,
)
from flowiq_desktop.core.vocabulary.word_parts import WordParts, folded, single_words
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.installed import load
from tests.for_each import for_each

LOOKED_UP_BY_WORD = (
    *("whatsapp", "mobile", "telephone", "not_mobile", "contact", "identity", "name_words"),
    *("other_names", "language", "date", "pictures", "videos", "recordings", "money"),
    "measures",
)
CELLS = {
    "phone_number": "0825550101",
    "media_url": "https://a.example/x.pdf",
    "latitude": "-33,92",
    "longitude": "18,42",
    "location_coordinates": "-33.92, 18.42",
    "context_message_id": "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5",
    "reaction_emoji": "👍",
    "message_type": "image",
}
KINDS = {
    **dict.fromkeys(("media_url", "caption", "filename"), "document"),
    **dict.fromkeys(("latitude", "longitude", "location_name", "location_address"), "location"),
    **dict.fromkeys(("location_coordinates",), "location"),
    **dict.fromkeys(("header", "footer"), "interactive"),
    "reaction_emoji": "reaction",
    "template_name": "template",
    "contact_name": "contacts",
    "message_type": "",
}


def _found(header: str, field: str) -> bool:
    cell = CELLS.get(field, "Some words")
    table = Sheet("x", (header, "#"), [(cell, "1"), (cell, "2")], (2, 3))
    sources = guess_mapping(table, "ZA", KINDS.get(field, "text")).mapping.sources
    return sources.get(field) == ColumnSource(header)


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _spellings(name: str) -> tuple[str, ...]:
    plain = _without_marks(name)
    lines = name.replace(" ", "\n", 1)
    return (
        name,
        name.upper(),
        name.title(),
        plain,
        f" {name}: ",
        lines,
        f"{name} (*)",
        f"{name}\n[1]",
    )


@for_each("name", [*words("phone"), *words("number")])
def test_a_name_of_phone_numbers_in_every_spelling(name: str) -> None:
    assert [spelling for spelling in _spellings(name) if not _found(spelling, "phone_number")] == []
    assert is_heading(name) or is_placeholder(name)  # "Nº WhatsApp" looks like "no WhatsApp"


@pytest.mark.parametrize("field", sorted({name for each in LANGUAGES for name in each.fields}))
def test_the_names_of_every_other_field_in_every_spelling(field: str) -> None:
    assert field in {each.name for each in REGISTRY.all_fields()}
    names = names_of_field(field)
    missed = [s for name in names for s in _spellings(name) if not _found(s, field)]
    assert missed == []
    assert [name for name in names if not is_heading(name)] == []


@pytest.mark.parametrize("kind", LOOKED_UP_BY_WORD)
def test_what_is_looked_up_word_by_word_is_single_words(kind: str) -> None:
    several = [word for word in words(kind) if not name_key(word) or len(word.split()) > 1]
    assert several == []
    parts = WordParts.of(kind)
    missed = [word for word in words(kind) if not parts.in_any({*single_words(kind)} & {word})]
    plain = [word for word in missed if word.isascii() and "-" not in word]
    assert plain == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lists_a_word_twice(language: LanguageWords) -> None:
    lists = [f.name for f in fields(language) if isinstance(getattr(language, f.name), str)]
    for kind in lists:
        found = listed(getattr(language, kind))
        assert len(found) == len(set(found)), kind


def test_a_word_for_yes_is_none_for_no() -> None:
    yes, no = (set(map(name_key, words(kind))) - {""} for kind in ("yes", "no"))
    assert yes & no == set()


@pytest.mark.parametrize("kind", ["full_name", "first_name", "last_name", "people", "consent"])
def test_names_of_other_columns_are_headings(kind: str) -> None:
    assert [name for name in words(kind) if not is_heading(name)] == []


def test_names_of_people_are_not_those_of_phones() -> None:
    names = (*words("first_name"), *words("last_name"), *words("people"))
    assert [name for name in names if names_a_phone(name)] == []


def test_no_word_means_two_message_types() -> None:
    names = [(folded(name), each) for each in REGISTRY for name in names_of_type(each)]
    assert {each for language in LANGUAGES for each in language.types} <= set(REGISTRY)
    assert len(dict(names)) == len(set(names)), Counter(dict(set(names)))


@pytest.mark.parametrize("each", list(REGISTRY))
def test_what_a_cell_calls_a_message_type_in_every_spelling(each: str) -> None:
    for name in names_of_type(each):
        written = (name, name.upper(), name.title(), _without_marks(name), f"  {name} ")
        assert {REGISTRY.named(spelling) for spelling in written} == {each}


@pytest.mark.parametrize("language", ["af", "zu", "pt", "fr", "es", "ar"])
def test_a_cell_may_name_a_message_type_as_the_screen_does(language: str) -> None:
    spoken = load(language, resource("languages"))
    for each in REGISTRY:
        assert REGISTRY.named(spoken.text(str(REGISTRY[each].label_text))) == each


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Tipo de mensagem", ("Texto", "imagem", "DOCUMENTO")),
        ("Soort boodskap", ("teks", "Prent", "dokument")),
        ("Type de message", ("Texte", "Photo", "Fichier")),
        ("Art der Nachricht", ("Nachricht", "Bild", "Datei")),
        ("نوع الرسالة", ("نص", "صورة", "مستند")),
    ],
)
def test_a_column_of_message_types_in_the_words_of_its_language(
    header: str, cells: tuple[str, ...]
) -> None:
    rows = [(f"+2782555010{place}", "Hi", cell) for place, cell in enumerate(cells)]
    sheet = Sheet("x", ("Mobile", "Text", header), rows, (2, 3, 4))
    guess = guess_mapping(sheet, "ZA", None)
    assert guess.mapping.message_type == ""
    assert guess.mapping.sources["message_type"] == ColumnSource(header)
