"""Names of countries, in the language in use and as a sentence needs them."""

from collections.abc import Iterator

import pytest

from flowiq_desktop.core.phone.countries import Country, countries, country_in_sentence
from flowiq_desktop.core.phone.country_finding import country_called, find_countries, the_country
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.texts import phrase, said
from flowiq_desktop.texts.catalogue import Catalogue, use


@pytest.fixture
def german() -> Iterator[None]:
    use(Catalogue("de"))
    yield
    use(Catalogue())


def test_some_countries_have_an_article_in_english() -> None:
    assert country_in_sentence("ZA") == "South Africa"
    assert country_in_sentence("US") == "the United States"
    assert country_in_sentence("PS") == "the Palestinian Territories"
    assert country_in_sentence("CD") == "Congo - Kinshasa"
    assert country_in_sentence("") == country_in_sentence("001") == "that country"


def test_countries_have_their_names_and_order_in_the_language_in_use(german: None) -> None:
    assert country_in_sentence("US") == "Vereinigte Staaten"
    names = [name for _, name in countries()]
    assert names[:2] == ["Afghanistan", "Ägypten"]


def test_a_country_is_found_by_its_name_in_the_language_in_use(german: None) -> None:
    assert the_country("Südafrika") == "ZA"
    assert the_country("suedafrika") == ""
    assert find_countries("vereinigte staaten")[0] == "US"
    assert the_country("South Africa") == "ZA"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hong Kong", "HK"),
        ("Saint Lucia", "LC"),
        ("St Lucia", "LC"),
        ("Antigua and Barbuda", "AG"),
        ("Antigua & Barbuda", "AG"),
        ("Myanmar", "MM"),
        ("Palestine", "PS"),
        ("Democratic Republic of the Congo", "CD"),
        ("Macau", "MO"),
        ("PT", "PT"),
        ("CN", "CN"),
        ("CK", ""),  # Congo Kinshasa has these initials
    ],
)
def test_usual_names_are_known_where_cldr_has_others(text: str, code: str) -> None:
    assert the_country(text) == code


def test_a_country_by_its_english_name() -> None:
    assert country_called("United Kingdom") == "GB"
    assert country_called("Turkey") == country_called("Türkiye") == "TR"
    assert country_called("") == country_called("Atlantis") == ""


def test_a_repair_names_the_country_in_the_language_of_the_moment(german: None) -> None:
    repair = PhoneReader("US").read("(415) 555-2671").repair
    assert said(repair) == "added the country code of Vereinigte Staaten"
    assert said(phrase("{country}", country=Country("ZA"))) == "Südafrika"
    use(Catalogue())
    assert said(repair) == "added the country code of the United States"
