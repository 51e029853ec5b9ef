"""Names of languages and countries, as their speakers have them."""

import pytest
from babel import Locale, localedata

from flowiq_desktop.texts.catalogue import Catalogue
from flowiq_desktop.texts.names import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("fr", "Français"),
        ("ar", "العربية"),
        ("zu", "IsiZulu"),
        ("nso", "Sesotho sa Leboa"),
        ("en_XA", "English"),  # a made-up country
        ("qqx", "qqx"),  # a language that CLDR does not know
        ("..", ".."),  # a folder that is none
    ],
)
def test_a_language_is_called_as_its_speakers_call_it_else_by_its_code(
    code: str, name: str
) -> None:
    assert language_name(code) == name


def test_which_way_a_language_is_written_is_what_cldr_says() -> None:
    wrong = {
        code
        for code in localedata.locale_identifiers()
        if Catalogue(code).right_to_left != (Locale.parse(code).text_direction == "rtl")
    }
    assert wrong == set()
    assert Catalogue("ar_XB").right_to_left, "a made-up country"
