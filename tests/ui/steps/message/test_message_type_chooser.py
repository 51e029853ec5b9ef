"""The tiles of the message types have room for their words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import languages, load
from flowiq_desktop.ui.language.catalogue_translator import speak
from flowiq_desktop.ui.steps.message.message_type_chooser import MessageTypeChooser
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme


def _made(qtbot: QtBot, app: QApplication) -> MessageTypeChooser:
    theme = Theme(app, resource("theme"), "light")
    made = MessageTypeChooser(Icons(resource("icons"), theme))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def chooser(qtbot: QtBot, qapp: QApplication) -> MessageTypeChooser:
    return _made(qtbot, qapp)


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    speak(Catalogue(), qapp)
    use(Catalogue())
    QCoreApplication.processEvents()


def _cut(chooser: MessageTypeChooser) -> list[str]:
    """Words that do not fit into their tile when they are bold."""
    tiles = [chooser.tile(name) for name in (*REGISTRY, "")]
    font = QFont(tiles[0].font())
    font.setBold(True)
    metrics = QFontMetrics(font)
    return [
        tile.text()
        for tile in tiles
        if metrics.horizontalAdvance(tile.text()) + 8 > tile.width()
        or metrics.height() + tile.iconSize().height() + 8 > tile.height()
    ]


@pytest.mark.parametrize("language", languages(resource("languages")))
def test_they_hold_their_words_in_every_language(
    chooser: MessageTypeChooser, qapp: QApplication, language: str
) -> None:
    speak(load(language, resource("languages")), qapp)
    QCoreApplication.processEvents()
    assert _cut(chooser) == []
    assert len({chooser.tile(name).size().toTuple() for name in REGISTRY}) == 1


def test_they_hold_letters_of_twice_the_size(
    chooser: MessageTypeChooser, qtbot: QtBot, qapp: QApplication
) -> None:
    before, usual = chooser.tile("text").size(), qapp.font()
    large = QFont(usual)
    large.setPointSize(20)
    try:
        qapp.setFont(large)
        later = _made(qtbot, qapp)
        QCoreApplication.processEvents()
        for each in (chooser, later):  # on the screen already, and made later
            assert _cut(each) == []
            assert each.tile("text").height() > before.height()
    finally:
        qapp.setFont(usual)
