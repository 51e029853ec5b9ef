"""What must not be misread stands in English as well, while a translation is a draft."""

import gettext
from collections.abc import Iterator

import pytest

from flowiq_desktop.texts import say
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.drafts import english_beneath


class _Spanish(gettext.NullTranslations):
    def __init__(self, team: str) -> None:
        super().__init__()
        self._head = {"language-team": team}

    def info(self) -> dict[str, str]:
        return self._head

    def gettext(self, message: str) -> str:
        return {"Unsure": "Dudoso"}.get(message, message)


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    use(Catalogue())


def _unsure() -> str:
    return say("Unsure")


def test_a_draft_says_it_in_english_as_well() -> None:
    use(Catalogue("es", _Spanish("draft, not read by a native reader yet")))
    assert _unsure() == "Dudoso"
    assert english_beneath(_unsure) == "Unsure"
    assert _unsure() == "Dudoso"


def test_english_and_what_was_agreed_to_stand_alone() -> None:
    assert not Catalogue().is_draft
    assert english_beneath(_unsure) == ""
    use(Catalogue("es", _Spanish("Ana of the school in Santa Ana")))
    assert english_beneath(_unsure) == ""
