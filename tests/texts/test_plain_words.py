"""Words that a newcomer did not understand are said nowhere: not in the window, nor on the line."""

import re

import pytest
from babel.messages.pofile import read_po

from flowiq_desktop.system.paths import resource

UNCLEAR = (
    r"^Automatic$",
    r"[Ff]allback",
    r"^Damage$|[Ss]preadsheet damage|Looking for damage",
    r"[Uu]ndo &?all of it",
    r"to pass over",
    r"\b[Pp]ut right\b",
    r"[Tt]ake them back",
    r"\bno templates?\b(?! called)",
)


@pytest.mark.parametrize("words", UNCLEAR)
def test_what_was_not_understood_is_said_in_other_words(words: str) -> None:
    with resource("languages", "af.po").open("rb") as file:
        catalogue = read_po(file, locale="af")
    english = [it.id if isinstance(it.id, str) else it.id[0] for it in catalogue if it.id]
    assert len(english) > 3000
    assert [text for text in english if re.search(words, text)] == []
