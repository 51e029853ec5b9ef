"""Names of languages and countries, as their speakers have them."""

import pytest
from babel import Locale, localedata

from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.cldr import locale_of
from flowiq_desktop.texts.names import country_name, language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("fr", "Français"),
        ("ar", "العربية"),
        ("zu", "IsiZulu"),
        ("nso", "Sesotho sa Leboa"),
        ("en_XA", "English"),  # a made-up country
        ("tlh", "Klingon"),  # known to CLDR by name alone
        ("qqx", "Qqx"),  # not known at all
        ("..", ".."),  # a folder that is none
    ],
)
def test_a_language_is_called_as_its_speakers_call_it_else_by_its_code(
    code: str, name: str
) -> None:
    assert language_name(code) == name


def test_a_language_that_cldr_does_not_know_writes_numbers_and_countries_as_english_does() -> None:
    assert locale_of("tlh") == locale_of("en")
    use(Catalogue("tlh"))
    try:
        assert country_name("ZA") == "South Africa"
    finally:
        use(Catalogue())


def test_which_way_a_language_is_written_is_what_cldr_says() -> None:
    wrong = {
        code
        for code in localedata.locale_identifiers()
        if Catalogue(code).right_to_left != (Locale.parse(code).text_direction == "rtl")
    }
    assert wrong == set()
    assert Catalogue("ar_XB").right_to_left, "a made-up country"
