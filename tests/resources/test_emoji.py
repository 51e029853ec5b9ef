"""The tables of emoji: each has all of them, and people of the language find them by its words."""

import unicodedata

import pytest

from flowiq_desktop.core.text.emojis.chosen import chosen_emojis
from flowiq_desktop.core.text.emojis.finding import find_emojis, named_emojis, read_names
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, Catalogue
from flowiq_desktop.texts.installed import languages

LANGUAGES = [code for code in languages(resource("languages")) if code != SOURCE_LANGUAGE]
THE_SAME = {
    "af": "man mango hamburger bank tent bus minibus taxi ring radio bed",
    "ar": "",
    "es": "cactus mango hospital taxi radio",
    "fr": "rose cactus hamburger sandwich minibus ambulance taxi radio",
    "pt": "banana hospital envelope",
    "zu": "",
}
"""What is written in the language as it is in English."""
MOST_WORDS = 10


def table(language: str) -> str:
    return resource("emoji", f"{language}.txt").read_text(encoding="utf-8")


def found(language: str, wanted: str) -> list[str]:
    among = named_emojis(read_names(table(language)), language)
    return [one.text for one in find_emojis(wanted, among)]


def is_flag(emoji: str) -> bool:
    return "\U0001f1e6" <= emoji[0] <= "\U0001f1ff"


def test_every_language_has_one() -> None:
    files = {file.stem for file in resource("emoji").glob("*.txt")}
    assert files == set(LANGUAGES) == set(THE_SAME)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_each_emoji_once_in_the_order_of_the_picker(language: str) -> None:
    emoji = [line.partition("\t")[0] for line in table(language).splitlines()]
    assert emoji == [one.text for one in chosen_emojis()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_name_of_its_own_and_words(language: str) -> None:
    names = read_names(table(language))
    called = [one.name for one in names.values()]
    assert len(set(called)) == len(called) == len(chosen_emojis())
    counts = {emoji: len(one.words.split()) for emoji, one in names.items()}
    assert [emoji for emoji, many in counts.items() if many > MOST_WORDS] == []
    assert [emoji for emoji, many in counts.items() if not many and not is_flag(emoji)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_english_but_for_those_that_are_the_same(language: str) -> None:
    names = read_names(table(language))
    english = {one.name for one in chosen_emojis()}
    same = [one.name for one in names.values() if one.name.casefold() in english]
    assert same == THE_SAME[language].split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_plain_text(language: str) -> None:
    for line in table(language).splitlines():
        name, *words = line.split("\t")[1:]
        text = f"{name} {' '.join(words)}"
        assert len(words) <= 1
        assert [
            sign for sign in text if unicodedata.category(sign)[0] in "CZ" and sign != " "
        ] == []
        assert text.split() == text.strip().split(" ")
        assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in table(language)


def test_arabic_has_arabic_letters_alone() -> None:
    called = [f"{one.name} {one.words}" for one in read_names(table("ar")).values()]
    assert [text for text in called if any("a" <= sign.lower() <= "z" for sign in text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_flags_are_found_by_the_name_of_the_country(language: str) -> None:
    territories = Catalogue(language).locale.territories
    for flag in filter(is_flag, (one.text for one in chosen_emojis())):
        region = "".join(chr(ord(sign) - 0x1F1E6 + ord("A")) for sign in flag)
        assert flag in found(language, str(territories[region])), territories[region]


@pytest.mark.parametrize(
    ("language", "typed", "emoji"),
    [
        *(("af", *each.split(":")) for each in ("verjaarsdag:🎂", "baie dankie:🙏", "kliniek:🏥")),
        *(("af", *each.split(":")) for each in ("skool:🏫", "betaal:💰", "vlag suid:🇿🇦")),
        *(("af", *each.split(":")) for each in ("inenting:💉", "veels geluk:🎉", "mielie:🌽")),
        *(("ar", *each.split(":")) for each in ("عيد ميلاد:🎂", "شكرا:🙏", "العيادة:🏥")),
        *(("ar", *each.split(":")) for each in ("المدرسة:🏫", "مبروك:🎉", "دواء:💊", "فاتورة:🧾")),
        *(("es", *each.split(":")) for each in ("cumpleanos:🎂", "gracias:🙏", "clínica:🏥")),
        *(("es", *each.split(":")) for each in ("colegio:🏫", "felicidades:🎉", "vacuna:💉")),
        *(("fr", *each.split(":")) for each in ("anniversaire:🎂", "merci:🙏", "clinique:🏥")),
        *(("fr", *each.split(":")) for each in ("l'ecole:🏫", "felicitations:🎉", "oeuf:🥚")),
        *(("pt", *each.split(":")) for each in ("aniversario:🎂", "obrigada:🙏", "clínica:🏥")),
        *(("pt", *each.split(":")) for each in ("escola:🏫", "parabens:🎉", "vacina:💉")),
        *(("zu", *each.split(":")) for each in ("usuku lokuzalwa:🎂", "ngiyabonga:🙏")),
        *(("zu", *each.split(":")) for each in ("umtholampilo:🏥", "sikole:🏫", "halala:🎉")),
        *((code, "birthday cake", "🎂") for code in LANGUAGES),
        *((code, "thank", "🙏") for code in LANGUAGES),
    ],
)
def test_words_of_the_language_and_english_ones_find_them(
    language: str, typed: str, emoji: str
) -> None:
    assert emoji in found(language, typed)
