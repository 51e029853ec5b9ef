"""F1 opens the page of the manual about what is in front; words are found in all of them."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import flowiq_desktop.ui
from flowiq_desktop.services.manual.manual import PAGES, STEPS, Manual, ManualPage
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, Catalogue
from flowiq_desktop.texts.installed import languages, load
from flowiq_desktop.ui.explaining.help_dialog import HelpDialog
from flowiq_desktop.ui.explaining.help_pages import PAGE_OF, page_about
from flowiq_desktop.ui.explaining.manual_document import ManualDocument, Table
from flowiq_desktop.ui.language.catalogue_translator import speak
from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

UI = Path(flowiq_desktop.ui.__file__).parent
F1, ESC, ENTER = Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_Return


def _help(stage: WindowStage) -> HelpDialog:
    dialog = stage.dialog("help_dialog")
    assert isinstance(dialog, HelpDialog)
    stage.until(dialog.isActiveWindow)
    return dialog


def _opened(stage: WindowStage) -> HelpDialog:
    stage.program.window.activateWindow()
    stage.until(stage.program.window.isActiveWindow)
    QTest.keyClick(stage.program.window, F1)
    return _help(stage)


def _close(stage: WindowStage, dialog: QWidget) -> None:
    QTest.keyClick(dialog, ESC)
    stage.until(lambda: stage.shown_dialog(dialog.objectName()) is None)


# -- the right page ------------------------------------------------------------------------------


def test_f1_opens_the_page_of_the_step(stage: WindowStage) -> None:
    stage.send_all()
    for step, page in enumerate(STEPS):
        stage.program.window.go_to(step)
        if stage.program.window.current_step == step:
            dialog = _opened(stage)
            assert dialog.page == page
            assert not dialog.isModal()
            assert not dialog.view.back_button.isEnabled()
            _close(stage, dialog)
            stage.qtbot.waitUntil(lambda: not stage.program.window.findChildren(HelpDialog))


@pytest.mark.parametrize("step", range(4))
def test_each_step_has_its_page_before_anything_is_sent(stage: WindowStage, step: int) -> None:
    stage.go_to_send()
    stage.program.window.go_to(step)
    assert _opened(stage).page == STEPS[step]


def test_the_help_stays_open_and_turns_to_the_next_step(stage: WindowStage) -> None:
    stage.go_to_send()
    dialog = _opened(stage)
    stage.program.window.go_to(1)
    assert _opened(stage) is dialog
    assert dialog.page == "message"
    assert stage.program.window.findChildren(HelpDialog) == [dialog]
    QTest.keyClick(dialog, F1)  # asked of the help itself
    assert stage.program.window.findChildren(HelpDialog) == [dialog]


@pytest.mark.parametrize(
    ("action", "name", "page"),
    [
        ("settings", "settings_dialog", "settings"),
        ("account", "account_dialog", "account"),
        ("past", "past_sends_dialog", "past-sends"),
        ("stopped", "stop_list_dialog", "stop-list"),
        ("poster", "poster_dialog", "24-hours"),
        ("erase", "erase_dialog", "past-sends"),
        ("keys", "keys_dialog", "keys"),
        ("costs", "costs_dialog", "costs"),
        ("failing", "failing_dialog", "practice"),
    ],
)
def test_f1_in_a_dialog_opens_its_page_over_it(
    stage: WindowStage, action: str, name: str, page: str
) -> None:
    getattr(stage.program.actions.menu, action).trigger()
    asking = stage.dialog(name)
    stage.until(asking.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or asking, F1)
    dialog = _help(stage)
    assert dialog.page == page
    assert dialog.parentWidget() is asking  # else the open dialog would hold its keys and clicks
    QTest.keyClick(dialog.view.page, Qt.Key.Key_End)
    assert dialog.view.scrolled() == dialog.view.page.verticalScrollBar().maximum()
    _close(stage, dialog)
    assert asking.isVisible()


def test_the_menu_opens_the_first_campaign_from_any_step(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.program.actions.menu.guide.trigger()
    assert _help(stage).page == "first-campaign"


def test_a_part_of_a_step_has_a_page_of_its_own(qtbot: QtBot) -> None:
    page, row, inner = QWidget(), QWidget(), QPushButton()
    qtbot.addWidget(page)
    page.setObjectName("message_page")
    row.setObjectName("template_row")
    row.setParent(page)
    inner.setParent(row)
    assert page_about(inner) == "template"
    assert page_about(page) == "message"
    assert page_about(None) == ""


def test_every_dialog_has_a_page() -> None:
    """Or it is a question, whose page is that of what asks."""
    names = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and "TaskDialog" in map(ast.unparse, node.bases):
                names |= _dialog_names(node)
    assert len(names) > 20
    of_the_system = {"stop_file_dialog", "rescue_folder_dialog"}
    assert names - of_the_system - PAGE_OF.keys() == {"help_dialog"}
    assert set(PAGE_OF.values()) == set(PAGES) - {"consent", "windows-warning"}


def _dialog_names(made: ast.ClassDef) -> set[str]:
    return {
        str(node.value)
        for node in ast.walk(made)
        if isinstance(node, ast.Constant) and str(node.value).endswith("_dialog")
    }


# -- reading -------------------------------------------------------------------------------------


def test_it_has_every_page_and_the_pictures_of_the_terms(stage: WindowStage) -> None:
    dialog = _opened(stage)
    model = dialog.view.contents.model()
    titles = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert titles == [page.title for page in Manual(resource("manual")).pages()]
    pictures = 0
    for row, name in enumerate(PAGES):
        dialog.view.contents.setCurrentIndex(model.index(row, 0))
        assert dialog.page == name
        assert titles[row] == dialog.view.page.accessibleName()
        assert dialog.view.page.toPlainText().startswith(titles[row])
        pictures += dialog.view.page.toPlainText().count("\ufffc")
    assert pictures == len(Term)


def test_a_link_turns_the_page_and_back_returns_to_the_same_place(stage: WindowStage) -> None:
    dialog = _opened(stage)
    dialog.open_page("check")
    view = dialog.view
    view.scroll_to(view.page.verticalScrollBar().maximum())
    left = view.scrolled()
    assert left > 0
    view.page.anchorClicked.emit(QUrl("stop-list.md"))
    assert dialog.page == "stop-list"
    assert view.scrolled() == 0
    QTest.keyClick(view.back_button, Qt.Key.Key_Space)
    assert (dialog.page, view.scrolled()) == ("check", left)
    QTest.keyClick(dialog, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert dialog.page == "recipients"
    assert not view.back_button.isEnabled()


def test_links_are_reached_by_keys(stage: WindowStage) -> None:
    dialog = _opened(stage)
    page = dialog.view.page
    assert page.hasFocus()
    dialog.open_page("unsure")
    QTest.keyClick(page, Qt.Key.Key_Tab)
    QTest.keyClick(page, ENTER)
    assert dialog.page == "past-sends"


def test_the_contents_are_walked_by_the_arrow_keys_and_left_by_one_back(stage: WindowStage) -> None:
    dialog = _opened(stage)
    for _ in range(3):
        QTest.keyClick(dialog.view.contents, Qt.Key.Key_Down)
    assert dialog.page == PAGES[PAGES.index("recipients") + 3]
    QTest.mouseClick(dialog.view.back_button, Qt.MouseButton.LeftButton)
    assert dialog.page == "recipients"


def test_where_it_is_narrow_the_contents_are_a_choice_above(stage: WindowStage) -> None:
    dialog = _opened(stage)
    assert dialog.view.contents.isVisible()
    dialog.resize(420, 400)
    stage.until(dialog.view.chooser.isVisible)
    assert not dialog.view.contents.isVisible()
    QTest.keyClick(dialog.view.chooser, Qt.Key.Key_Down)
    assert dialog.page == "message"


@pytest.mark.parametrize(
    "link",
    ["https://example.org/check.md", "file:///check.md", "../check.md", "nowhere.md", "check"],
)
def test_other_links_lead_nowhere(stage: WindowStage, link: str) -> None:
    dialog = _opened(stage)
    before = dialog.view.page.toPlainText()
    dialog.view.page.anchorClicked.emit(QUrl(link))
    assert dialog.page in ("recipients", "check")
    if link != "check":
        assert dialog.view.page.toPlainText() == before


def test_a_page_can_load_nothing_and_holds_no_html(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    secret = tmp_path / "secret.png"
    secret.write_bytes(resource("icons", "flowiq.png").read_bytes())
    words = f'# T\n\n<b>bold</b> <img src="{secret}">\n\n![x]({secret}) ![y](https://e.org/a.png)'
    page = ManualPage("check", "T", words, "en", translated=True)
    asked: list[str] = []

    def draw(name: str) -> object:
        asked.append(name)
        return None

    document = ManualDocument(page, None, draw)  # type: ignore[arg-type]
    assert "<b>bold</b>" in document.toPlainText()
    images = QTextDocument.ResourceType.ImageResource.value
    for name in (str(secret), secret.as_uri(), "https://e.org/a.png", "data:image/png;base64,AA"):
        picture = document.resource(images, QUrl(name))
        assert picture.width() == picture.height() == 1
    assert document.resource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("a")) is None
    assert asked == []


def test_it_lists_every_number_and_template_to_practise_with(stage: WindowStage) -> None:
    practice = stage.program.services.practice
    dialog = _opened(stage)
    dialog.open_page("practice")
    words = dialog.view.page.toPlainText().splitlines()
    listed = [*practice.failing_numbers(), *practice.failing_templates()]
    assert len(listed) > 60
    for name, happens in listed:
        assert name in words
        assert happens in words


# -- searching -----------------------------------------------------------------------------------


def _marked(dialog: HelpDialog) -> list[str]:
    return [it.cursor.selectedText() for it in dialog.view.page.extraSelections()]


def _listed(dialog: HelpDialog) -> list[str]:
    model = dialog.view.contents.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_words_are_found_in_all_pages_and_marked(stage: WindowStage) -> None:
    dialog = _opened(stage)
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.search.hasFocus()
    QTest.keyClicks(dialog.view.search, "POPÍA")
    assert _listed(dialog) == ["Consent and the law (1)"]
    assert dialog.page == "consent"
    assert _marked(dialog) == ["POPIA"]
    assert dialog.view.page.extraSelections()[0].cursor.position() > 0
    QTest.keyClick(dialog.view.search, ESC)
    assert dialog.isVisible()
    assert len(_listed(dialog)) == len(PAGES)
    assert _marked(dialog) == []
    assert dialog.page == "consent"


def test_enter_goes_from_place_to_place_through_all_pages(stage: WindowStage) -> None:
    dialog = _opened(stage)
    QTest.keyClicks(dialog.view.search, "spreadsheet")
    places = sum(len(found) for found in dialog._places.values())
    assert places > len(dialog._places) > 3
    seen = []
    for _ in range(places + 1):
        seen.append((dialog.page, dialog.view.page.textCursor().position()))
        QTest.keyClick(dialog.view.search, ENTER)
    assert dialog.isVisible()
    assert seen[0] == seen[-1]
    assert len(set(seen)) == len(seen) - 1
    cursor = dialog.view.page.cursorRect()
    assert dialog.view.page.viewport().rect().intersects(cursor)


def test_the_page_that_is_called_so_comes_first(stage: WindowStage, qapp: QApplication) -> None:
    """In each language, and no single letter is marked."""
    dialog = _opened(stage)
    folder = resource("languages")
    try:
        for language in (SOURCE_LANGUAGE, *languages(folder)):
            speak(load(language, folder), qapp)
            QCoreApplication.processEvents()
            for page in Manual(resource("manual")).pages():
                dialog.view.search.setText(page.title)
                assert dialog.page == page.name
                assert _listed(dialog)[0].startswith(page.title)
                assert min(map(len, _marked(dialog))) > 1, page.title
    finally:
        speak(Catalogue(), qapp)


def test_a_single_letter_marks_nothing(stage: WindowStage) -> None:
    dialog = _opened(stage)
    QTest.keyClicks(dialog.view.search, "a")
    assert _marked(dialog) == []
    assert len(_listed(dialog)) == 21
    assert "Type two letters or more." in stage.words(dialog)
    QTest.keyClicks(dialog.view.search, "cc")
    assert all(mark.lower() == "acc" for mark in _marked(dialog))
    assert len(_listed(dialog)) < 21


def test_what_no_page_has_is_said(stage: WindowStage) -> None:
    dialog = _opened(stage)
    QTest.keyClicks(dialog.view.search, "zebra crossing")
    before = dialog.page
    assert "No page of the help has this." in stage.words(dialog)
    assert len(_listed(dialog)) == 21, "the way to every page stays open"
    assert not dialog.view.next_button.isEnabled()
    QTest.keyClick(dialog.view.search, ENTER)
    assert dialog.page == before


def test_what_a_school_asks_about_its_list_is_found(stage: WindowStage) -> None:
    dialog = _opened(stage)
    for words in ("hidden", "two children", "filter", "TOTAL"):
        dialog.view.search.setText(words)
        assert "Hidden rows, other sheets and repeats" in " ".join(_listed(dialog)), words
        assert len(_listed(dialog)) < 21, words


# -- languages -----------------------------------------------------------------------------------


def test_in_a_language_without_the_page_it_is_english_and_says_so(
    stage: WindowStage, tmp_path: Path, qapp: QApplication
) -> None:
    for page in PAGES:
        for language in ("en", "ar"):
            if language == "en" or page != "send":
                (tmp_path / language).mkdir(exist_ok=True)
                text = f"# {language} {page}\n\nA [link](check.md)."
                (tmp_path / language / f"{page}.md").write_text(text, encoding="utf-8")
    window = stage.program.window
    pictures = stage.program.explainer.pictures
    dialog = HelpDialog(Manual(tmp_path), pictures, lambda: (), "check", window)
    dialog.show()
    try:
        speak(Catalogue("ar"), qapp)
        right = Qt.LayoutDirection.RightToLeft
        stage.until(lambda: dialog.view.page.toPlainText().startswith("ar check"))
        assert dialog.view.page.document().defaultTextOption().textDirection() is right
        assert dialog.layoutDirection() is right
        dialog.open_page("send")
        assert dialog.view.page.toPlainText().startswith("en send")
        assert dialog.view.page.document().defaultTextOption().textDirection() is not right
        assert "here it is in English" in stage.words(dialog)
        dialog.open_page("check")
        assert "here it is in English" not in stage.words(dialog)
    finally:
        speak(Catalogue(), qapp)
    stage.until(lambda: dialog.view.page.toPlainText().startswith("en check"))


def test_a_table_of_a_language_read_leftward_begins_at_the_right(qtbot: QtBot) -> None:
    del qtbot
    text = "# T\n\n| **one** | 2 |\n|---|---|\n| 3 | *four* |\n"
    for leftward, cells in ((False, ["one", "2", "3", "four"]), (True, ["2", "one", "four", "3"])):
        page = ManualPage("check", "T", text, "ar", translated=True, leftward=leftward)
        document = ManualDocument(page, Table("More", [("5", "6")]))
        words = document.toPlainText().splitlines()
        assert [word for word in words if word in cells] == cells
        assert words.index("5") - words.index("6") == (1 if leftward else -1)


def test_it_fits_a_small_screen(stage: WindowStage) -> None:
    dialog = _opened(stage)
    dialog.resize(340, 240)
    stage.until(dialog.view.chooser.isVisible)
    for name in ("help_close", "help_back"):
        button = stage.button(name, dialog)
        place = QRect(button.mapTo(dialog, button.rect().topLeft()), button.size())
        assert dialog.rect().contains(place)
