"""Texts that are kept with their facts, and said in the language of the moment."""

import gettext
import json
from collections.abc import Iterator
from typing import ClassVar

import pytest

from flowiq_desktop.texts import (
    Listed,
    mark,
    mark_count,
    phrase,
    phrase_count,
    said,
    say,
)
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.phrases import as_json, filled, from_json


class _German(gettext.NullTranslations):
    """A few texts, as a file would hold them."""

    _TEXTS: ClassVar = {
        "Button {number}": "Knopf {number}",
        "{label} is empty.": "{label} ist leer.",
        "buttons": "Knöpfe",
    }

    def gettext(self, message: str) -> str:
        return self._TEXTS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return {"{n} more": ("1 weiterer", "{n} weitere")[n != 1]}.get(msgid2, msgid2)


@pytest.fixture
def german() -> Iterator[None]:
    use(Catalogue("de", _German()))
    yield
    use(Catalogue())


BUTTON = phrase("Button {number}", number=3)
MORE = phrase_count("1 more", "{n} more", 1200)
ROW = Listed((mark("buttons"), BUTTON, "buttons", MORE))


def test_in_english() -> None:
    assert said(BUTTON) == f"{BUTTON}" == "Button 3"
    assert said(MORE) == "1,200 more"
    assert said(ROW) == "buttons, Button 3, buttons and 1,200 more"
    assert say("{label} is empty.", label=BUTTON) == "Button 3 is empty."
    assert say("{what:>10}", what=BUTTON) == "  Button 3"


def test_what_was_kept_is_said_in_the_language_of_the_moment(german: None) -> None:
    assert say("{label} is empty.", label=BUTTON) == "Knopf 3 ist leer."
    assert said(mark("buttons")) == "Knöpfe"
    assert said(ROW) == "Knöpfe, Knopf 3, buttons und 1.200 weitere"


def test_what_a_person_wrote_is_no_text_of_the_program(german: None) -> None:
    assert said("buttons") == "buttons"


def test_a_row_without_and() -> None:
    assert said(Listed(("a", "b", "c"), closed=False)) == "a, b, c"
    assert said(Listed(("a",), closed=False)) == "a"
    assert said(Listed(())) == ""


def test_a_pattern_may_count_another_fact_than_n() -> None:
    pattern = mark_count("{length:,} letter of {n}", "{length:,} letters of {n}", "length")
    assert filled(pattern, {"length": 1, "n": 9}) == "1 letter of 1"
    assert filled(pattern, {"length": 5000}) == "5,000 letters of 5,000"
    with pytest.raises(TypeError, match="length"):
        filled(pattern, {"length": "long"})


@pytest.mark.parametrize(
    "fact", [BUTTON, MORE, ROW, mark("buttons"), "buttons", 3, 1.5, True, None, Listed((), False)]
)
def test_every_fact_survives_json(fact: object) -> None:
    again = from_json(json.loads(json.dumps(as_json(fact))))
    assert again == fact
    assert type(again) is type(fact)


def test_what_is_no_fact_is_refused() -> None:
    with pytest.raises(TypeError):
        as_json(object())
    with pytest.raises(ValueError, match="colour"):
        from_json({"colour": "red"})
