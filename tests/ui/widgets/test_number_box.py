"""A box for numbers writes them as every text of the language does."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.ui.widgets.number_box import NumberBox


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    use(Catalogue())


@pytest.mark.parametrize(
    ("language", "shown"), [("en_GB", "1,500"), ("de_DE", "1.500"), ("ar_XB", "1,500")]
)
def test_its_digits_are_those_of_the_texts_around_it(
    qtbot: QtBot, language: str, shown: str
) -> None:
    use(Catalogue(language))
    box = NumberBox("rate_box", 1, 9999, "Messages a minute")
    qtbot.addWidget(box)
    box.setValue(1500)
    assert box.text() == shown
    assert box.accessibleName() == "Messages a minute"
