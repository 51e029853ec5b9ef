"""The phone as a person uses it: with the mouse, with the keyboard, in light and dark."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.media.facts import MediaFailure, MediaKind
from flowiq_desktop.ui.preview.look import DARK, LIGHT
from flowiq_desktop.ui.preview.phone_preview import PhonePreview
from tests.ui.preview.samples import LINK, content, facts


@pytest.fixture
def phone(qtbot: QtBot) -> PhonePreview:
    made = PhonePreview()
    made.set_dark(False)
    made.resize(340, 600)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def chat(phone: PhonePreview) -> QWidget:
    found = phone._screen.chat.widget()
    assert found
    return found


def part(phone: PhonePreview, name: str) -> QWidget:
    """The part of that name in the chat of this moment; old chats go a little later."""
    found = chat(phone).findChild(QWidget, name) or phone._screen.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def has(phone: PhonePreview, name: str) -> bool:
    return chat(phone).findChild(QWidget, name) is not None


def has_sheet(phone: PhonePreview) -> bool:
    return any(sheet.isVisible() for sheet in phone.findChildren(QWidget, "sheet"))


def test_nothing_to_show(phone: PhonePreview) -> None:
    assert part(phone, "preview_empty").accessibleName() == "Nothing to show yet"
    phone.show_bubble(content("text"), "Anna")
    assert not has(phone, "preview_empty")
    phone.show_bubble(None, "")
    assert has(phone, "preview_empty")


def test_a_message_with_a_file_asks_for_it_and_shows_it(qtbot: QtBot, phone: PhonePreview) -> None:
    with qtbot.waitSignal(phone.media_requested) as asked:
        phone.show_bubble(content("image"), "Anna")
    assert asked.args == [LINK, "image"]
    assert has(phone, "media_loading")
    known = facts(MediaKind.IMAGE)
    with qtbot.waitSignal(phone.media_shown) as shown:
        phone.set_media(LINK, known)
    assert shown.args == [known]
    assert has(phone, "media_thumbnail")


def test_a_known_file_is_not_asked_for_again(qtbot: QtBot, phone: PhonePreview) -> None:
    phone.show_bubble(content("image"), "Anna")
    phone.set_media(LINK, facts(MediaKind.IMAGE))
    phone.show_bubble(content("text"), "Ben")
    with qtbot.assertNotEmitted(phone.media_requested):
        phone.show_bubble(content("image"), "Chipo")
    assert has(phone, "media_thumbnail")


def test_the_same_link_as_another_kind_is_asked_for(qtbot: QtBot, phone: PhonePreview) -> None:
    phone.show_bubble(content("image"), "Anna")
    phone.set_media(LINK, facts(MediaKind.IMAGE))
    with qtbot.waitSignal(phone.media_requested) as asked:
        phone.show_bubble(content("document"), "Anna")
    assert asked.args == [LINK, "document"]


def test_what_comes_late_for_another_row_is_not_shown(phone: PhonePreview) -> None:
    phone.show_bubble(content("image", media_url=LINK + "2"), "Anna")
    phone.set_media(LINK, facts(MediaKind.IMAGE))
    assert has(phone, "media_loading")


@pytest.mark.parametrize("by_key", [False, True])
def test_try_again(qtbot: QtBot, phone: PhonePreview, by_key: bool) -> None:
    phone.show_bubble(content("image"), "Anna")
    phone.set_media(LINK, MediaFailure("The website does not answer.", can_retry=True))
    assert part(phone, "media_failed").accessibleName() == "The website does not answer."
    button = part(phone, "media_try_again")
    with qtbot.waitSignal(phone.media_requested) as asked:
        if by_key:
            QTest.keyClick(button, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [LINK, "image"]
    assert has(phone, "media_loading")


def test_a_failure_is_asked_for_again_when_the_row_comes_back(
    qtbot: QtBot, phone: PhonePreview
) -> None:
    phone.show_bubble(content("image"), "Anna")
    phone.set_media(LINK, MediaFailure("The website does not answer.", can_retry=True))
    with qtbot.waitSignal(phone.media_requested):
        phone.show_bubble(content("image"), "Anna")


def test_a_missing_link_is_told_and_nothing_is_asked(qtbot: QtBot, phone: PhonePreview) -> None:
    with qtbot.assertNotEmitted(phone.media_requested):
        phone.show_bubble(content("image", media_url=""), "Anna")
    assert part(phone, "media_none").accessibleName() == "There is no link yet"


@pytest.mark.parametrize(
    ("name", "opener", "rows", "words"),
    [
        ("list", "list_open", "list_choice", ["Morning. 8 to 12", "Evening"]),
        ("contacts", "contacts_open", "contact_card", ["Anna", "Ben", "Chipo"]),
    ],
)
def test_a_list_and_cards_open_and_close(
    phone: PhonePreview, name: str, opener: str, rows: str, words: list[str]
) -> None:
    phone.show_bubble(content(name), "Anna")
    QTest.mouseClick(part(phone, opener), Qt.MouseButton.LeftButton)
    sheet = phone.findChild(QWidget, "sheet")
    assert isinstance(sheet, QWidget)
    assert [row.accessibleName() for row in sheet.findChildren(QWidget, rows)] == words
    assert has_sheet(phone)
    QTest.mouseClick(part(phone, "sheet_close"), Qt.MouseButton.LeftButton)
    assert not has_sheet(phone)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_list_opens_and_closes_by_key(qtbot: QtBot, phone: PhonePreview, key: Qt.Key) -> None:
    phone.show_bubble(content("list"), "Anna")
    QTest.keyClick(part(phone, "list_open"), key)
    assert has_sheet(phone)
    QTest.keyClick(part(phone, "sheet_close"), Qt.Key.Key_Escape)
    assert not has_sheet(phone)
    qtbot.waitUntil(part(phone, "list_open").hasFocus)


def test_a_click_beside_the_sheet_closes_it(phone: PhonePreview) -> None:
    phone.show_bubble(content("list"), "Anna")
    QTest.mouseClick(part(phone, "list_open"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(part(phone, "sheet"), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert not has_sheet(phone)


def test_another_row_closes_the_sheet(phone: PhonePreview) -> None:
    phone.show_bubble(content("list"), "Anna")
    QTest.mouseClick(part(phone, "list_open"), Qt.MouseButton.LeftButton)
    phone.show_bubble(content("text"), "Ben")
    assert not has_sheet(phone)


def test_reply_buttons_are_pictures_only(phone: PhonePreview) -> None:
    phone.show_bubble(content("buttons"), "Anna")
    button = part(phone, "reply_button_1")
    assert isinstance(button, QAbstractButton)
    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def wallpaper(phone: PhonePreview) -> str:
    image = phone._screen.grab().toImage()
    return str(image.pixelColor(image.width() // 2, image.height() - 3).name().upper())


def test_light_and_dark(phone: PhonePreview) -> None:
    assert wallpaper(phone) == LIGHT.wallpaper
    phone.set_dark(True)
    assert wallpaper(phone) == DARK.wallpaper


def _has_wallpaper(phone: PhonePreview, colour: str) -> bool:
    return wallpaper(phone) == colour


def test_the_phone_follows_the_window(qtbot: QtBot, phone: PhonePreview) -> None:
    phone.set_dark(None)
    palette = QPalette(QApplication.palette())
    for colour, expected in (("#101010", DARK.wallpaper), ("#FAFAFA", LIGHT.wallpaper)):
        palette.setColor(QPalette.ColorRole.Window, QColor(colour))
        phone.setPalette(palette)
        qtbot.waitUntil(partial(_has_wallpaper, phone, expected))


def test_changing_colours_keeps_the_message(phone: PhonePreview) -> None:
    phone.show_bubble(content("image"), "Anna")
    phone.set_media(LINK, facts(MediaKind.IMAGE))
    phone.set_dark(True)
    assert has(phone, "media_thumbnail")


NUMBER = "+27 82 555 0301"
LONG = "Nomathemba Philomena Ndlovu-van der Westhuizen, moeder van Sibusiso en Thandeka"


@pytest.mark.parametrize("points", [10, 20, 30])
def test_a_number_above_the_chat_can_be_read_in_whole_with_letters_of_any_size(
    qtbot: QtBot, phone: PhonePreview, points: int
) -> None:
    font = phone.font()
    font.setPointSize(points)
    phone.setFont(font)
    phone.show_bubble(content("text"), NUMBER)
    screen = phone._screen
    qtbot.waitUntil(lambda: screen._look.text.pointSizeF() == points)
    assert screen.name_shown == NUMBER
    assert screen._name is not None
    assert screen.header >= screen._name.height
    assert screen.chat.geometry().top() == screen.header


def test_a_name_longer_than_the_bar_is_told_in_its_tooltip_and_to_a_screen_reader(
    phone: PhonePreview,
) -> None:
    phone.show_bubble(content("text"), LONG)
    screen = phone._screen
    assert screen.name_shown.endswith("…")
    assert phone.accessibleName() == f"Preview of the message: {LONG}"
    for place, told in ((QPoint(90, screen.height() - 5), False), (QPoint(90, 20), True)):
        under = screen.childAt(place) or screen
        help_wanted = QHelpEvent(QEvent.Type.ToolTip, place, screen.mapToGlobal(place))
        QApplication.sendEvent(under, help_wanted)
        assert (LONG in QToolTip.text()) == told
    phone.show_bubble(None, "")
    assert phone.accessibleName() == "Preview of the message"
    assert screen.name_shown == ""
