import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.ui.steps.message import message_page
from flowiq_desktop.ui.steps.message.field_editor import FieldEditor
from flowiq_desktop.ui.steps.message.merge_editors import MergeTextEdit
from tests.ui.stage import PARENTS, Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
PEOPLE = tuple(row[:3] for row in PARENTS[:5])
"""Only rows whose text is not given: name, mobile, class. One number is too short."""

WRITTEN = {
    "text": {"text": "Hello"},
    "image": {"media_url": "https://example.org/a.jpg", "caption": "Look"},
    "video": {"media_url": "https://example.org/a.mp4"},
    "audio": {"media_url": "https://example.org/a.mp3"},
    "document": {"media_url": "https://example.org/a.pdf", "filename": "Letter.pdf"},
    "location": {"latitude": "-33.9249", "longitude": "18.4241", "location_name": "Hall"},
    "contacts": {"contact_name": "Front desk", "contact_phone": "+27215550100"},
    "interactive": {"body": "Coming?", "button_1": "Yes"},
    "reaction": {"reaction_message_id": "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5"},
    "template": {"variable_day": "Tuesday"},
}


def editor(stage: Stage, name: str) -> FieldEditor:
    return stage.message.view.form.editor(name)


def shown(stage: Stage) -> list[tuple[str, FieldEditor]]:
    """What is in sight, without what is behind "More"."""
    return [(name, each) for name, each in stage.message.view.form.shown() if each.isVisible()]


def write(stage: Stage, name: str, text: str) -> None:
    """Type a text into a field, as a person does."""
    box = editor(stage, name).input
    box.setFocus()
    assert not isinstance(box, QComboBox)
    QTest.keyClicks(box, text)


@pytest.fixture
def people(stage: Stage) -> Stage:
    """A list of people, and the page on the screen."""
    stage.saved.save_template(Template("visit", "Please come on {{day}}."))
    stage.load(write_csv(stage.folder / "people.csv", PEOPLE))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("text"), LEFT)
    return stage


def test_without_a_spreadsheet_one_cannot_go_on(stage: Stage) -> None:
    assert stage.message.blocked_reason() == "Choose a spreadsheet first."
    assert stage.message.status() == ""


@pytest.mark.parametrize("kind", list(REGISTRY))
def test_every_kind_can_be_written_by_clicks_and_keys(people: Stage, kind: str) -> None:
    page = people.message
    QTest.mouseClick(page.view.types.tile(kind), LEFT)
    assert people.draft.mapping.message_type == kind
    assert page.status() == REGISTRY[kind].label
    assert not page.primary_enabled()
    for name, text in WRITTEN[kind].items():
        write(people, name, text)
    people.settle()
    assert page.primary_enabled()
    assert people.draft.checked
    message = people.draft.checked.message(0)
    assert message.ready
    assert message.message_type == kind


@pytest.mark.parametrize("kind", list(REGISTRY))
def test_every_input_has_a_name_for_screen_readers_and_for_tests(people: Stage, kind: str) -> None:
    QTest.mouseClick(people.message.view.types.tile(kind), LEFT)
    page = people.message
    for box in page.findChildren(QWidget):
        usable = isinstance(box, QComboBox | MergeTextEdit | QToolButton | QPushButton)
        if usable and box.isVisible():
            assert box.objectName(), box
            assert box.accessibleName() or getattr(box, "text", str)(), box.objectName()


def test_the_arrow_keys_move_among_the_kinds(people: Stage, qtbot: QtBot) -> None:
    types = people.message.view.types
    types.tile("text").setFocus()
    QTest.keyClick(types.tile("text"), Qt.Key.Key_Right)
    QTest.keyClick(people.message.focusWidget(), Qt.Key.Key_Space)
    assert people.draft.mapping.message_type == "image"


def test_what_was_written_survives_another_kind(people: Stage, qtbot: QtBot) -> None:
    write(people, "text", "Hello")
    for kind in ("image", "text"):
        QTest.mouseClick(people.message.view.types.tile(kind), LEFT)
    assert editor(people, "text").input.text() == "Hello"  # type: ignore[union-attr]
    assert people.draft.mapping.sources["text"] == TextSource("Hello")


def test_a_field_that_is_needed_says_so_until_it_is_filled(people: Stage) -> None:
    page = people.message
    assert page.blocked_reason().startswith("Message is needed")
    assert editor(people, "text").problem.text().startswith("Message is needed")
    write(people, "text", "Hi")
    assert page.blocked_reason() == ""
    assert not editor(people, "text").problem.isVisible()
    assert editor(people, "text").help.isVisible()


def test_a_column_can_fill_a_field(people: Stage, qtbot: QtBot) -> None:
    box = editor(people, "text")
    box.chooser.setFocus()
    QTest.keyClick(box.chooser, Qt.Key.Key_End)
    assert people.draft.mapping.sources["text"] == ColumnSource("Class")
    assert not box.input.isVisible()
    assert "4A" in box.samples.text()
    QTest.keyClick(box.chooser, Qt.Key.Key_Home)
    assert box.input.isVisible()
    assert "text" not in people.draft.mapping.sources


def test_a_field_is_inserted_from_the_menu(people: Stage) -> None:
    write(people, "text", "Class: ")
    button = editor(people, "text").insert_button
    assert button
    offered = [action.text() for action in button.menu().actions()]
    assert offered == ["Name", "Mobile", "Class"]
    button.menu().actions()[2].trigger()
    assert people.draft.mapping.sources["text"] == TextSource("Class: {{Class}}")


@pytest.mark.parametrize(
    ("word", "expected"), [("there", "{{Name|there}}"), ("", "{{Name}}"), ("a}b", "{{Name|ab}}")]
)
def test_a_column_with_empty_cells_offers_a_fallback(
    people: Stage, qtbot: QtBot, word: str, expected: str
) -> None:
    button = editor(people, "text").insert_button
    assert button
    button.menu().actions()[0].trigger()
    dialog = people.message.findChild(QDialog, "fallback_dialog")
    assert isinstance(dialog, QDialog)
    box = dialog.findChild(QLineEdit, "fallback_word")
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, word)
    insert = dialog.findChild(QPushButton, "fallback_insert")
    assert insert
    QTest.mouseClick(insert, LEFT)
    assert people.draft.mapping.sources["text"] == TextSource(expected)


def test_formatting_buttons_and_keys(people: Stage, qtbot: QtBot) -> None:
    box = editor(people, "text").input
    assert isinstance(box, MergeTextEdit)
    write(people, "text", "trip")
    box.selectAll()
    bold = people.message.findChild(QToolButton, "text_format_b")
    assert bold
    QTest.mouseClick(bold, LEFT)
    assert box.text() == "*trip*"
    box.selectAll()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == "_*trip*_"


def test_the_counter_counts_the_longest_row(people: Stage, qtbot: QtBot) -> None:
    write(people, "text", "Hi {{Name}}")
    counter = editor(people, "text").counter
    qtbot.waitUntil(lambda: counter.text() == "up to 16 of 4,096 characters (row 4)")


def test_the_counter_says_when_it_is_too_long(people: Stage, qtbot: QtBot) -> None:
    QTest.mouseClick(people.message.view.types.tile("interactive"), LEFT)
    write(people, "button_1", "This is much too long for a button")
    box = editor(people, "button_1")
    qtbot.waitUntil(lambda: box.counter.text().startswith("34 of 20"), timeout=5000)
    assert box.counter.property("tone") == "error"
    assert "WhatsApp takes 20" in box.problem.text()


def test_the_problem_of_the_row_in_the_preview_stands_under_its_field(people: Stage) -> None:
    write(people, "text", "Hi {{Name}}")
    assert editor(people, "text").problem.text() == ""
    people.draft.select_row(3)
    assert editor(people, "text").problem.text().startswith('Row 5: The column "Name" is empty')


def test_a_misspelt_field_blocks_every_row_and_says_so(people: Stage) -> None:
    write(people, "text", "Hi {{Nmae}}")
    assert 'no column "Nmae"' in people.message.blocked_reason()
    assert 'no column "Nmae"' in editor(people, "text").problem.text()


def test_a_missing_phone_column_is_told_above_the_form(people: Stage) -> None:
    write(people, "text", "Hi")
    people.draft.set_mapping(people.draft.mapping.with_source("phone_number", None))
    assert people.message.view.notice.isVisible()
    assert people.message.blocked_reason().startswith("Phone number is needed")


def test_nothing_is_red_before_somebody_wrote_there(people: Stage) -> None:
    box = editor(people, "text").input
    assert editor(people, "text").problem.property("tone") == "info"
    assert not box.property("tone")
    write(people, "text", "x")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert editor(people, "text").problem.text().startswith("Message is needed")
    assert editor(people, "text").problem.property("tone") == "error"
    assert box.property("tone") == "error"


def test_what_buttons_and_lists_cannot_do_without_is_said(people: Stage) -> None:
    QTest.mouseClick(people.message.view.types.tile("interactive"), LEFT)
    needs = {name: editor(people, name)._need.text() for name in ("body", "button_1", "footer")}
    assert needs == {"body": "needed", "button_1": "needed", "footer": "if you like"}


def test_nothing_of_buttons_is_needed_once_a_list_was_chosen(people: Stage) -> None:
    """What is written is kept and told, as not sent; it is not asked for any more."""
    QTest.mouseClick(people.message.view.types.tile("interactive"), LEFT)
    write(people, "button_1", "Yes")
    assert editor(people, "button_1")._need.text() == "needed"
    kind = editor(people, "interactive_type").input
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_End)
    assert people.draft.mapping.sources["interactive_type"] == TextSource("list")
    assert editor(people, "button_1").isVisible()
    needed = [name for name, each in shown(people) if each._need.text() == "needed"]
    assert needed == ["body", "list_button", "row_1_title"]
    assert editor(people, "button_1")._need.text() == "not sent with what you chose above"
    QTest.keyClick(kind, Qt.Key.Key_Up)
    assert editor(people, "button_1")._need.text() == "needed"


def test_no_problem_of_a_kind_stays_with_another(people: Stage) -> None:
    """From kind to kind and back, each says what it says when it is chosen first."""
    page = people.message
    kinds = ("interactive", "contacts", "image", "location", "reaction", "text")

    def told(kind: str) -> dict[str, tuple[str, str]]:
        QTest.mouseClick(page.view.types.tile(kind), LEFT)
        people.settle()
        assert not page.view.notice.isVisible()
        return {name: (each._need.text(), each.problem.text()) for name, each in shown(people)}

    first = {kind: told(kind) for kind in kinds}
    assert {kind: told(kind) for kind in reversed(kinds)} == first


def test_what_is_written_for_another_kind_is_named_and_can_be_taken_away(people: Stage) -> None:
    form = people.message.view.form
    write(people, "text", "Hello")
    assert not form.left.isVisible()
    QTest.mouseClick(people.message.view.types.tile("image"), LEFT)
    assert form.left.text() == "Written for another kind of message, and not sent: Message."
    assert form.left.isVisible()
    assert people.draft.mapping.sources["text"] == TextSource("Hello")
    QTest.mouseClick(form.forget_button, LEFT)
    assert not form.left.isVisible()
    assert "text" not in people.draft.mapping.sources
    QTest.mouseClick(people.message.view.types.tile("text"), LEFT)
    assert not isinstance(editor(people, "text").input, QComboBox)
    assert editor(people, "text")._text() == ""


def test_buttons_and_list_rows_are_added(people: Stage, qtbot: QtBot) -> None:
    page = people.message
    QTest.mouseClick(page.view.types.tile("interactive"), LEFT)
    add = page.findChild(QPushButton, "add_button")
    assert isinstance(add, QPushButton)
    for _ in range(2):
        QTest.mouseClick(add, LEFT)
    assert editor(people, "button_3").isVisible()
    assert not add.isVisible()
    kind = editor(people, "interactive_type").input
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_End)
    assert people.draft.mapping.sources["interactive_type"] == TextSource("list")
    assert editor(people, "list_button").isVisible()
    assert not editor(people, "button_3").isVisible()
    add_row = page.findChild(QPushButton, "add_row")
    assert add_row
    QTest.mouseClick(add_row, LEFT)
    assert editor(people, "row_2_title").isVisible()


def test_what_few_people_need_is_folded(people: Stage, qtbot: QtBot) -> None:
    more = people.message.view.form.more_button
    assert more.text() == "More options (1)"
    assert not editor(people, "context_message_id").isVisible()
    QTest.mouseClick(more, LEFT)
    assert editor(people, "context_message_id").isVisible()


def test_a_field_can_be_revealed(people: Stage, qtbot: QtBot) -> None:
    people.message.view.form.reveal("context_message_id")
    assert editor(people, "context_message_id").isVisible()


def test_the_spreadsheet_can_say_the_kind_of_each_row(stage: Stage, qtbot: QtBot) -> None:
    rows = (
        ("Phone", "Kind", "Words", "Link"),
        ("0821234567", "text", "Hello", ""),
        ("0821234568", "photo", "", "https://example.org/a.jpg"),
    )
    stage.load(write_csv(stage.folder / "mixed.csv", rows))
    page = stage.message
    page.show()
    QTest.mouseClick(page.view.types.tile(""), LEFT)
    column = page.view.type_column
    assert column.isVisible()
    column.setCurrentIndex(column.findData("Kind"))
    column.activated.emit(column.currentIndex())
    shown = [name for name, _ in page.view.form.shown()]
    assert {"text", "media_url", "caption"} <= set(shown)
    assert "latitude" not in shown
    for name, header in (("text", "Words"), ("media_url", "Link")):
        chooser = editor(stage, name).chooser
        chooser.setCurrentIndex(chooser.findData(header))
        chooser.activated.emit(chooser.currentIndex())
    stage.settle()
    assert page.primary_enabled()
    assert page.status() == "Several kinds"
    assert stage.draft.checked
    kinds = [stage.draft.checked.message(index).message_type for index in range(2)]
    assert kinds == ["text", "image"]


def test_a_kind_that_was_corrected_on_check_has_its_inputs_and_what_was_begun_goes_on(
    stage: Stage,
) -> None:
    rows = (("Phone", "Kind"), ("0821234567", "text"), ("0821234568", "a map"))
    stage.load(write_csv(stage.folder / "mixed.csv", rows))
    page = stage.message
    page.show()
    sources = {"phone_number": ColumnSource("Phone"), "message_type": ColumnSource("Kind")}
    stage.draft.set_mapping(Mapping("", sources))
    write(stage, "text", "Hi")
    assert "latitude" not in [name for name, _ in page.view.form.shown()]
    page.hide()
    stage.settle()
    stage.draft.fix_cell(1, 1, "location")
    page.show()
    assert "latitude" in [name for name, _ in page.view.form.shown()]
    assert editor(stage, "text").is_touched


def test_another_spreadsheet_says_its_own_kinds_wherever_it_lies_in_memory(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is gone leaves its place, and its `id`, to what comes."""
    monkeypatch.setattr(message_page, "id", lambda _: 1, raising=False)
    page = stage.message
    page.show()
    for kind, words, field in (("text", "Hello", "text"), ("location", "", "latitude")):
        row = ("0821234567", kind, words)
        stage.load(write_csv(stage.folder / f"{kind}.csv", (("Phone", "Kind", "Words"), row)))
        sources = {"phone_number": ColumnSource("Phone"), "message_type": ColumnSource("Kind")}
        stage.draft.set_mapping(Mapping("", sources))
        assert field in [name for name, _ in page.view.form.shown()]


def test_going_on_remembers_the_choices(people: Stage, qtbot: QtBot) -> None:
    write(people, "text", "Hi")
    with qtbot.waitSignal(people.message.advance_requested):
        people.message.on_primary()
    assert people.draft.loaded
    suggestion = people.mappings.suggest(people.draft.loaded.sheet, "ZA")
    assert suggestion.remembered_on == "12 May 2026"
    assert suggestion.mapping.sources["text"] == TextSource("Hi")


def test_another_spreadsheet_offers_its_own_columns(people: Stage) -> None:
    write(people, "text", "Hi")
    rows = (("Cell", "Town"), ("0821234567", "Paarl"))
    people.load(write_csv(people.folder / "other.csv", rows))
    box = editor(people, "text")
    assert box.insert_button
    assert [action.text() for action in box.insert_button.menu().actions()] == ["Cell", "Town"]


def test_fields_of_other_programs_are_written_as_our_own_with_one_click(people: Stage) -> None:
    name = people.draft.loaded.sheet.headers[0] if people.draft.loaded else ""
    text = editor(people, "text")
    button = text.own_fields_button
    write(people, "text", "Dear friend")
    assert not button.isVisible()
    write(people, "text", f" <<{name}>> and [{name}]")
    assert button.isVisible()
    assert button.text() == f"Write as {{{{{name}}}}}"
    QTest.mouseClick(button, LEFT)
    own = f"{{{{{name}}}}}"
    assert people.draft.mapping.sources["text"] == TextSource(f"Dear friend {own} and {own}")
    assert not button.isVisible()
    assert isinstance(text.input, MergeTextEdit)
    text.input.undo()
    assert people.draft.mapping.sources["text"] == TextSource(
        f"Dear friend <<{name}>> and [{name}]"
    )
    assert button.isVisible()


def note(stage: Stage) -> str:
    """What is said of the last mark."""
    label = editor(stage, "text").note
    return label.text() if label.isVisible() else ""


def test_the_keys_put_marks_on_and_take_them_off(people: Stage) -> None:
    write(people, "text", "Dear all, come")
    box = editor(people, "text").input
    assert isinstance(box, MergeTextEdit)
    box.select(5, 8)
    for key, marked in ((Qt.Key.Key_B, "Dear *all*, come"), (Qt.Key.Key_I, "Dear _*all*_, come")):
        QTest.keyClick(box, key, Qt.KeyboardModifier.ControlModifier)
        assert box.text() == marked
    QTest.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == "Dear _all_, come"
    assert people.draft.mapping.sources["text"] == TextSource("Dear _all_, come")


def test_bold_is_begun_and_ended_while_typing(people: Stage) -> None:
    write(people, "text", "Dear ")
    box = editor(people, "text").input
    QTest.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, "all")
    QTest.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, ", come")
    assert box.text() == "Dear *all*, come"  # type: ignore[union-attr]


def test_what_the_phone_makes_of_a_mark_is_said_until_one_types_on(people: Stage) -> None:
    write(people, "text", "unbelievable a* b")
    box = editor(people, "text").input
    assert isinstance(box, MergeTextEdit)
    bar = editor(people, "text").format_bar
    assert bar is not None
    for start, end, said in ((2, 8, "whole words"), (16, 19, "cannot show"), (14, 15, "Select")):
        box.select(start, end)
        QTest.mouseClick(bar.buttons()[0], LEFT)
        assert said in note(people), note(people)
    QTest.keyClicks(box, "x")
    assert note(people) == ""


def test_emoji_that_may_count_twice_are_warned_about_at_the_limit(
    people: Stage, qtbot: QtBot
) -> None:
    QTest.mouseClick(people.message.view.types.tile("interactive"), LEFT)
    write(people, "button_1", "a" * 16)
    box = editor(people, "button_1")
    assert not isinstance(box.input, QComboBox)
    box.input.insert("👍")
    qtbot.waitUntil(lambda: box.counter.text().startswith("17 of 20"), timeout=5000)
    assert not box.counting.isVisible()
    box.input.insert("👍👍")
    qtbot.waitUntil(box.counting.isVisible, timeout=5000)
    assert box.counter.text() == "19 of 20 characters"
    assert box.counter.property("tone") != "error"
    assert "22 of 20" in box.counting.text()
    box.input.insert("xx")
    qtbot.waitUntil(lambda: box.counter.property("tone") == "error", timeout=5000)
    assert not box.counting.isVisible()


# -- the kind that the columns suggest ----------------------------------------------------------

PICTURES = [
    ("Name", "Mobile", "Picture"),
    ("Anna", "082 555 0101", "https://example.org/a.jpg"),
    ("Ben", "082 555 0102", "https://example.org/b.jpg"),
]


@pytest.fixture
def with_pictures(stage: Stage) -> Stage:
    stage.load(write_csv(stage.folder / "pictures.csv", PICTURES))
    stage.message.show()
    return stage


def test_why_a_kind_was_chosen_is_said_and_a_text_is_one_click_away(with_pictures: Stage) -> None:
    notice = with_pictures.message.view.by_itself
    assert with_pictures.draft.mapping.message_type == "image"
    assert notice.isVisible()
    assert (
        notice.sentence.text()
        == "“Image” was chosen because the column “Picture” has links to files."
    )
    QTest.mouseClick(notice.button, LEFT)
    assert with_pictures.draft.mapping.message_type == "text"
    assert not notice.isVisible()


def test_who_chose_the_kind_is_not_told_why(with_pictures: Stage) -> None:
    view = with_pictures.message.view
    QTest.mouseClick(view.types.tile("text"), LEFT)
    QTest.mouseClick(view.types.tile("image"), LEFT)
    assert with_pictures.draft.mapping.message_type == "image"
    assert not view.by_itself.isVisible()


def test_a_list_without_links_has_nothing_to_explain(people: Stage) -> None:
    assert not people.message.view.by_itself.isVisible()


# -- nothing moves under who types ---------------------------------------------------------------


def test_nothing_moves_at_the_first_letter(people: Stage) -> None:
    page = people.message
    page.resize(636, 620)  # what a window of 1280 x 720 leaves it
    QTest.mouseClick(page.view.types.tile("interactive"), LEFT)
    body, below = editor(people, "body"), editor(people, "footer")
    people.qtbot.waitUntil(lambda: body.problem.isVisible() and page.width() == 636, timeout=5000)
    people.settle()
    before = below.mapTo(page, below.rect().topLeft()).y()
    assert body.problem.height() > body.fontMetrics().height() * 1.5, "it takes two lines"
    write(people, "body", "D")
    people.settle()
    people.qtbot.waitUntil(lambda: not body.problem.isVisible(), timeout=5000)
    QTest.qWait(100)
    assert below.mapTo(page, below.rect().topLeft()).y() == before
