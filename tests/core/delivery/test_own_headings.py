"""The columns of a results sheet: known in English, in the language in use, and in any other."""

import gettext
from collections.abc import Iterator

import pytest

from flowiq_desktop.core.delivery.own_headings import own_headings, said_earlier
from flowiq_desktop.core.delivery.results import RESULT_COLUMNS, ResultStatus, result_columns
from flowiq_desktop.texts.catalogue import Catalogue, use

GERMAN = (
    *("FlowIQ-Status", "Nachrichten-ID von FlowIQ", "FlowIQ-Problem", "Was tun, sagt FlowIQ"),
    *("FlowIQ: Einzelheiten", "FlowIQ-Versuche", "FlowIQ-Zeit", "FlowIQ-Zeile"),
)

IN_GERMAN: dict[str, str] = {
    "{heading} (earlier)": "Frühere Runde: {heading}",
    "Not sent": "Nicht gesendet",
    **{str(heading): said for heading, said in zip(RESULT_COLUMNS, GERMAN, strict=True)},
}


class _German(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return IN_GERMAN.get(message, message)


class _Nameless(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return "Zustand" if message == "FlowIQ status" else message


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use(Catalogue())


def german() -> None:
    use(Catalogue("de", _German()))


def test_headings_and_words_are_in_the_language_in_use() -> None:
    assert result_columns() == RESULT_COLUMNS
    assert ResultStatus.NOT_SENT.word == "Not sent"
    german()
    assert result_columns() == GERMAN
    assert ResultStatus.NOT_SENT.word == "Nicht gesendet"
    assert ResultStatus.NOT_SENT.value == "not_sent"


def test_a_translation_without_the_name_is_not_used() -> None:
    use(Catalogue("de", _Nameless()))
    assert result_columns() == RESULT_COLUMNS


def test_the_columns_of_any_language_are_known() -> None:
    people = ("Name", "Mobile", "Status")
    for headings in (RESULT_COLUMNS, GERMAN):
        assert own_headings((*people, *headings, "Town")) == set(headings)
    german()
    assert own_headings((*people, *GERMAN)) == set(GERMAN)


def test_one_column_alone_is_known_by_its_words() -> None:
    assert own_headings(("Name", "flowiq status", "FlowIQ status (earlier)")) == {
        "flowiq status",
        "FlowIQ status (earlier)",
    }
    alone = ("Name", "Nachrichten-ID von FlowIQ")
    assert not own_headings(alone)
    german()
    assert own_headings(alone) == {"Nachrichten-ID von FlowIQ"}


@pytest.mark.parametrize(
    "row",
    [
        ("Phone for FlowIQ", "Town", "Sent by FlowIQ", "Seen by FlowIQ"),
        ("Phone for FlowIQ", "Sent by FlowIQ", "Seen by FlowIQ"),
        ("a@flowiq.live", "https://flowiq.live", "www.flowiq.live", "b@flowiq.live", "flowiq.live"),
        ("At FlowIQ",) * 8,
        ("Name", "Status", ""),
    ],
)
def test_what_people_call_by_the_name_is_theirs(row: tuple[str, ...]) -> None:
    assert not own_headings(row)
    assert said_earlier(row) == list(row)


def test_the_last_round_is_called_earlier_once() -> None:
    english = ["FlowIQ no", *RESULT_COLUMNS]
    once = said_earlier(english)
    assert once == ["FlowIQ no", *(f"{heading} (earlier)" for heading in RESULT_COLUMNS)]
    assert said_earlier(once) == once
    numbered = [f"{heading} (2)" for heading in once]
    assert said_earlier(numbered) == numbered


def test_the_last_round_in_another_language_is_called_earlier() -> None:
    once = said_earlier(["Name", *GERMAN])
    assert once == ["Name", *(f"{heading} (earlier)" for heading in GERMAN)]
    assert said_earlier(once) == once
    german()
    both = said_earlier([*GERMAN, *RESULT_COLUMNS])
    assert both == [f"Frühere Runde: {heading}" for heading in (*GERMAN, *RESULT_COLUMNS)]
    assert said_earlier(both) == both
    assert said_earlier(once) == once
