"""A type that is in a registry alone, in the window: its tile, and a bubble nobody draws."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.preview.bubbles.bubbles import BUBBLES, draw_bubble
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.steps.message.message_type_chooser import MessageTypeChooser
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme
from tests.core.messages.types.pretend import POLL, WITH_POLL


def test_it_has_a_tile_with_its_name_and_sentence(qtbot: QtBot, qapp: QApplication) -> None:
    icons = Icons(resource("icons"), Theme(qapp, resource("theme"), "light"))
    chooser = MessageTypeChooser(icons, registry=WITH_POLL)
    qtbot.addWidget(chooser)
    tile = chooser.tile(POLL.name)
    assert (tile.text(), tile.accessibleDescription()) == (POLL.label, POLL.description)
    assert not tile.icon().isNull()
    with qtbot.waitSignal(chooser.type_chosen) as chosen:
        tile.click()
    assert chosen.args == [POLL.name]


def test_its_words_stand_in_a_bubble(qtbot: QtBot) -> None:
    body = {"message_type": "poll", "poll": {"question": "Which day?", "answers": ["Monday"]}}
    content = WITH_POLL.bubble_of(body)
    assert content is not None
    _, bubble = draw_bubble(content, None, Look(QFont(), dark=False))
    qtbot.addWidget(bubble)
    bubble.show()
    words = bubble.findChild(QWidget, "bubble_text")
    assert words is not None
    assert words.accessibleName() == "Which day?\nMonday"


def test_every_type_of_the_program_has_a_bubble_and_an_icon() -> None:
    for entry in REGISTRY.values():
        assert entry.bubble in BUBBLES
        assert resource("icons", f"{entry.icon}.svg").is_file()
    assert {entry.bubble for entry in REGISTRY.values()} == set(BUBBLES)
