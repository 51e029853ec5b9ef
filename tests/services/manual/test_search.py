"""Words are found whatever their accents and capitals, at their own place in the text."""

import pytest

from flowiq_desktop.services.manual.search import places_of


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
        ("é", "cafe\u0301 é", ["e", "é"]),
        ("link", "🙂 a link", ["link"]),
        ("hours day", "24 hours", []),
        ("", "anything", []),
        ("  ", "anything", []),
        ("\u0301", "anything", []),
        ("aa", "aaaa", ["aa", "aa"]),
    ],
)
def test_where_words_stand(wanted: str, text: str, found: list[str]) -> None:
    assert _found(wanted, text) == found
