"""Templates in the Message step: saved in a dialog, chosen, filled by columns and texts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from flowiq_desktop.core.columns.mapping import ColumnSource, TextSource
from flowiq_desktop.core.messages.template import Category, Template, TemplateButton
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.steps.message.templates.template_dialog import TemplateDialog
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
PEOPLE = (
    ("Name", "Mobile", "Day", "Which"),
    ("Anna", "082 555 0301", "Tuesday", "visit"),
    ("Ben", "082 555 0302", "Wednesday", "notice"),
)


@pytest.fixture
def page(stage: Stage) -> Stage:
    stage.load(write_csv(stage.folder / "people.csv", PEOPLE))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("template"), LEFT)
    return stage


def opened(stage: Stage, *, change: bool = False) -> TemplateDialog:
    row = stage.message.view.templates
    QTest.mouseClick(row.change_button if change else row.new_button, LEFT)
    dialogs = [d for d in stage.message.findChildren(TemplateDialog) if d.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def choose(box: QComboBox, text: str) -> None:
    place = box.findText(text)
    assert place >= 0, [box.itemText(at) for at in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_the_row_is_there_for_templates_alone(page: Stage) -> None:
    row = page.message.view.templates
    assert row.isVisible()
    assert row.chooser.currentText() == "Choose a template…"
    QTest.mouseClick(page.message.view.types.tile("text"), LEFT)
    assert not row.isVisible()


def test_one_is_typed_once_seen_and_then_chosen(page: Stage) -> None:
    dialog = opened(page)
    view = dialog.view
    QTest.keyClicks(view.name, "visit")
    view.text.setPlainText("Dear {{name_of_child}}, come on *{{day}}*.")
    view.footer.setText("Sunny School")
    view.buttons.setPlainText("Map = place\nThanks\n\n")
    view.category.setCurrentIndex(1)
    QTest.mouseClick(view.save_button, LEFT)
    assert not dialog.isVisible()
    assert page.saved.templates["visit"] == Template(
        "visit",
        "Dear {{name_of_child}}, come on *{{day}}*.",
        footer="Sunny School",
        buttons=(TemplateButton("Map", "place"), TemplateButton("Thanks")),
        category=Category.MARKETING,
    )
    sources = page.draft.mapping.sources
    assert sources["template_name"] == TextSource("visit")
    assert sources["variable_day"] == ColumnSource("Day")
    assert sources["variable_name_of_child"] == TextSource("")
    shown = {name for name, _editor in page.message.view.form.shown()}
    assert {"variable_name_of_child", "variable_day", "button_value_place"} <= shown
    assert "template_name" not in shown
    assert not page.message.primary_enabled()


def test_what_is_filled_in_is_sent_and_shown(page: Stage) -> None:
    page.saved.save_template(Template("visit", "Dear {{1}}, come on {{2}}.", footer="School"))
    QTest.mouseClick(page.message.view.types.tile("text"), LEFT)
    QTest.mouseClick(page.message.view.types.tile("template"), LEFT)
    assert page.message.view.templates.chooser.currentText() == "visit"  # it is the only one
    form = page.message.view.form
    QTest.keyClicks(form.editor("variable_1").input, "{{Name}}")
    choose(form.editor("variable_2").chooser, "Column: Day")
    page.settle()
    assert page.draft.checked is not None
    message = page.draft.checked.message(1)
    assert message.ready
    assert message.body["bodyParameters"] == {"1": "Ben", "2": "Wednesday"}
    assert message.wording == "Dear Ben, come on Wednesday."
    content = REGISTRY.bubble_of(message.body, message.shown)
    assert content is not None
    assert content.footer == (Span("School"),)
    assert page.message.primary_enabled()


def test_what_is_wrong_with_it_is_said_in_the_dialog(page: Stage) -> None:
    dialog = opened(page)
    QTest.keyClicks(dialog.view.name, "Visit Reminder")
    dialog.view.text.setPlainText("Hi")
    QTest.mouseClick(dialog.view.save_button, LEFT)
    assert dialog.isVisible()
    assert "small letters" in dialog.view.notice.sentence.text()
    assert not page.saved.templates
    QTest.mouseClick(dialog.view.cancel_button, LEFT)
    assert page.message.view.templates.chooser.currentText() == "Choose a template…"


def test_one_is_changed_renamed_and_forgotten(page: Stage) -> None:
    page.saved.save_template(Template("visit", "Come on {{day}}", header="image", price="R 1"))
    page.saved.save_template(Template("notice", "Hello"))
    QTest.mouseClick(page.message.view.types.tile("text"), LEFT)
    QTest.mouseClick(page.message.view.types.tile("template"), LEFT)
    choose(page.message.view.templates.chooser, "visit")
    dialog = opened(page, change=True)
    view = dialog.view
    assert (view.text.toPlainText(), view.chosen_header()) == ("Come on {{day}}", "image")
    view.name.setText("visit_2")
    view.text.setPlainText("Come on {{weekday}}")
    QTest.mouseClick(view.save_button, LEFT)
    assert list(page.saved.templates) == ["notice", "visit_2"]
    assert "variable_day" not in page.draft.mapping.sources
    assert page.draft.mapping.sources["variable_weekday"] == TextSource("")
    dialog = opened(page, change=True)
    QTest.mouseClick(dialog.view.forget_button, LEFT)
    assert list(page.saved.templates) == ["notice"]
    assert page.message.view.templates.chooser.currentText() == "notice"  # the only one left


def test_a_column_may_name_the_template_of_each_row(page: Stage) -> None:
    page.saved.save_template(Template("visit", "Come on {{day}}"))
    page.saved.save_template(Template("notice", "Hello"))
    choose(page.message.view.templates.chooser, "Column: Which")
    page.settle()
    assert page.draft.checked is not None
    bodies = [page.draft.checked.message(row).body for row in range(2)]
    assert [body["templateName"] for body in bodies] == ["visit", "notice"]
    assert bodies[0]["bodyParameters"] == {"day": "Tuesday"}
    assert "bodyParameters" not in bodies[1]


def test_one_that_makes_contacts_asks_and_is_checked_by_the_answer(page: Stage) -> None:
    page.saved.save_template(Template("welcome", "Welcome {{name}}"))
    page.saved.save_template(Template("plain", "See you on {{day}}"))
    page.draft.mapping_changed.emit()  # as when it is saved in the dialog
    row = page.message.view.templates
    choose(row.chooser, "welcome")
    page.settle()
    assert row.contacts_box.isVisible()
    assert not row.contacts_box.isChecked()
    assert _ready_and_consent(page) == (0, None)

    row.contacts_box.click()
    page.settle()
    assert _ready_and_consent(page) == (2, NewContacts((0,)))
    row.contacts_box.click()
    page.settle()
    assert _ready_and_consent(page) == (0, None)

    row.contacts_box.click()
    page.settle()
    choose(row.chooser, "plain")
    page.settle()
    assert not row.contacts_box.isVisible()
    assert not page.draft.contacts_needed, "it can be taken back at the last question"
    assert _ready_and_consent(page) == (2, NewContacts((0,)))
    page.load(write_csv(page.folder / "others.csv", PEOPLE))
    assert page.draft.contacts is None


def _ready_and_consent(page: Stage) -> tuple[int, NewContacts | None]:
    checked = page.draft.checked
    assert checked is not None
    return checked.counts().ready, page.draft.contacts
