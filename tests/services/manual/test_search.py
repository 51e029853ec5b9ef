"""Words are found whatever their accents and capitals, at their own place in the text."""

import pytest

from flowiq_desktop.services.manual.search import is_searchable, places_of, rank_of


def _found(wanted: str, text: str) -> list[str]:
    return [text[place.start : place.end] for place in places_of(wanted, text)]


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("template", "A Template, and templates.", ["Template", "template"]),
        ("modele", "Le modèle « MODÈLE »", ["modèle", "MODÈLE"]),
        ("MODÈLE", "le modele", ["modele"]),
        ("strasse", "Die Straße ist lang", ["Straße"]),
        ("l'aide", "Ouvrir l\u2019aide", ["l\u2019aide"]),
        ("isiqondo", "ISIQONDO", ["ISIQONDO"]),
        ("رساله", "هذه رِسَالَه", ["رِسَالَه"]),
        ("24 hours", "The 24 hours: 24 or more hours", ["24", "hours", "24", "hours"]),
        ("cafe", "cafe\u0301 café", ["cafe", "café"]),
        ("link", "🙂 a link", ["link"]),
        ("hours day", "24 hours", []),
        ("", "anything", []),
        ("  ", "anything", []),
        ("\u0301", "anything", []),
        ("aa", "aaaa", ["aa"]),
        ("a", "a template a", []),
        ("What is a template?", "What a template is", ["What", "template", "is"]),
        ("late", "a template, later", ["late"]),
        ("what is new", "WhatsApp: what is newer", ["what", "is", "new"]),
        ("template sent", "templates were sent", ["template", "sent"]),
        ("aide", "Ouvrir l\u2019aide", ["aide"]),
        ("contact", "e-mail/contact(s)", ["contact"]),
        ("قالب", "والقالب، بقالب وللقالب", ["قالب", "قالب", "قالب"]),
        ("القالب", "قالب ورسالة", ["قالب"]),
        ("رسالة", "رساله الرسالة", ["رساله", "رسالة"]),
        ("ق", "قالب ق", []),
        ("لب", "قالب", []),
    ],
)
def test_where_words_stand(wanted: str, text: str, found: list[str]) -> None:
    assert _found(wanted, text) == found


def test_isizulu_words_are_found_whatever_they_begin_with() -> None:
    text = "sesifanekiso, izifanekiso"
    assert len(places_of("fanekiso", text, "zu")) == 2
    assert places_of("fanekiso", text, "en") == ()
    assert places_of("nek", text, "zu") == ()


def test_a_single_letter_is_nothing_to_look_for() -> None:
    assert not is_searchable("a")
    assert not is_searchable(" ? é ")
    assert is_searchable("a to")


@pytest.mark.parametrize(
    ("wanted", "title", "rank"),
    [
        ("what is a template", "What is a template?", 0),
        ("ما القالب", "ما القالب؟", 0),
        ("template", "What is a template?", 1),
        ("templ", "What is a template?", 1),
        ("قالب", "ما القالب؟", 1),
        ("template", "Settings", 2),
    ],
)
def test_the_title_says_which_page_comes_first(wanted: str, title: str, rank: int) -> None:
    assert rank_of(wanted, title) == rank
