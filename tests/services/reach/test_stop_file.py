"""A stop list that was saved in one language is read in any other as what it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.assembly import Services
from flowiq_desktop.core.columns.synonyms import name_key
from flowiq_desktop.core.reach.stop_list import StopScope
from flowiq_desktop.core.vocabulary.languages import words
from flowiq_desktop.services.reach.stop_file import read_stop_file
from flowiq_desktop.services.reach.stop_texts import HEADERS
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import languages, load
from tests.services.conftest import keys, services
from tests.spreadsheet.making import finish

__all__ = ["keys", "services"]

ALL = languages(resource("languages"))
MARKETING, ANY = StopScope.MARKETING, StopScope.EVERYTHING
SCOPES = {"+27825550301": MARKETING, "+27825550302": ANY}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use(Catalogue())


def speak(language: str) -> None:
    use(load(language, resource("languages")))


def scopes_in(path: Path) -> dict[str, StopScope]:
    return {one.number: one.scope for one in finish(read_stop_file(path, "ZA")).people}


@pytest.mark.parametrize("reads", ["en_GB", "zu"])
@pytest.mark.parametrize("writes", ALL)
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_marketing_is_marketing_in_whatever_language_it_was_saved(
    services: Services, tmp_path: Path, writes: str, reads: str, ending: str
) -> None:
    for number, scope in SCOPES.items():
        services.stop_list.add(number, "ZA", scope=scope)
    speak(writes)
    path = finish(services.stop_list.export(tmp_path / f"list{ending}"))
    speak(reads)
    assert scopes_in(path) == SCOPES


@pytest.mark.parametrize("language", ALL)
def test_the_words_of_a_saved_list_are_known_in_every_language(language: str) -> None:
    """A translation that changes has to be added; the word before stays, for lists saved so far."""
    translated = load(language, resource("languages"))
    for kind, source in (("unwanted", str(HEADERS[1])), ("marketing", "Marketing")):
        assert name_key(translated.text(source)) in set(map(name_key, words(kind))), kind


@pytest.mark.parametrize(
    ("header", "cell", "scope"),
    [
        ("WIL NIE HE NIE", " bemarking ", MARKETING),
        ("Does not want", "Everything", ANY),
        ("Department", "Marketing", ANY),
        ("Does not want", "", ANY),
    ],
)
def test_only_such_a_column_and_such_a_word_let_everything_else_go(
    tmp_path: Path, header: str, cell: str, scope: StopScope
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Phone,{header}\n082 555 0301,{cell}\n", encoding="utf-8")
    assert scopes_in(path) == {"+27825550301": scope}
