from collections.abc import Iterator

import pytest

from flowiq_desktop.services.preparing.emojis.in_use import emojis_in_use
from flowiq_desktop.texts.catalogue import Catalogue, use


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    use(Catalogue())


def name_of(text: str, language: str) -> str:
    use(Catalogue(language))
    return next(one.name for one in emojis_in_use() if one.text == text)


def test_they_are_named_in_the_language_in_use() -> None:
    assert name_of("🎂", "af") == "verjaarsdagkoek"
    assert name_of("🎂", "pt_MZ") == "bolo de aniversário"
    assert name_of("🎂", "en_GB") == "birthday cake"


@pytest.mark.parametrize("language", ["de", "en_XA"])
def test_a_language_without_a_table_has_them_in_english(language: str) -> None:
    assert name_of("🎂", language) == "birthday cake"
