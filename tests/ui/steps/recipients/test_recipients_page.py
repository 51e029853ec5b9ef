from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.load import ReadOptions
from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.widgets.question import Question
from tests.spreadsheet import making
from tests.spreadsheet.old_files import compound
from tests.ui.stage import PARENTS, Stage, write_csv, write_xlsx

LEFT = Qt.MouseButton.LeftButton
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def drop(
    stage: Stage, mime: QMimeData, action: Qt.DropAction = Qt.DropAction.CopyAction
) -> list[Qt.DropAction]:
    """What the system does when something is let go over the page; the actions it is told."""
    page, place = stage.recipients, QPointF(100, 100)
    either = Qt.DropAction.CopyAction | action
    button, keys = LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), either, mime, button, keys)
    move = QDragMoveEvent(place.toPoint(), either, mime, button, keys)
    let_go = QDropEvent(place, either, mime, button, keys)
    for event in (enter, move, let_go):
        event.setDropAction(action)
    page.dragEnterEvent(enter)
    page.dragMoveEvent(move)
    page.dropEvent(let_go)
    return [event.dropAction() for event in (enter, move, let_go)]


def dragged(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


# -- before there is a spreadsheet ---------------------------------------------------------------


def test_an_empty_page_says_what_to_do_and_why_one_cannot_go_on(stage: Stage) -> None:
    page = stage.recipients
    page.show()
    assert page.view.start.isVisible()
    assert not page.view.match.isVisible()
    assert not page.primary_enabled()
    assert page.blocked_reason() == "Choose a spreadsheet first."
    assert page.status() == ""


def test_a_spreadsheet_is_chosen_with_the_button(stage: Stage, qtbot: QtBot) -> None:
    path = write_csv(stage.folder / "parents.csv", PARENTS)
    page = stage.recipients
    page.show()
    QTest.mouseClick(page.view.start.choose_button, LEFT)
    dialog = page.findChild(QFileDialog, "open_spreadsheet_dialog")
    assert isinstance(dialog, QFileDialog)
    assert "*.xlsx" in dialog.nameFilters()[0]
    with qtbot.waitSignal(stage.loader.loaded):
        dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert page.primary_text() == "Continue with 5 rows"
    assert page.primary_enabled()
    assert page.status() == "5 rows"
    assert page.view.reading.isVisible()
    assert not page.view.start.isVisible()


def test_the_sample_is_not_where_the_next_spreadsheet_is_looked_for(stage: Stage) -> None:
    """It has a button of its own; the dialog begins where the person was last."""
    page = stage.recipients

    def folder_shown() -> Path:
        page.choose()
        dialog = page.findChildren(QFileDialog, "open_spreadsheet_dialog")[-1]
        dialog.reject()
        return Path(dialog.directory().absolutePath())

    stage.load_parents()
    assert folder_shown() == stage.folder
    stage.load(resource("samples", "parents.xlsx"))
    assert folder_shown() == stage.folder
    assert PreferenceStore(stage.preferences._file.parent).begin_folder == stage.folder


def test_a_spreadsheet_is_opened_by_dropping_it(stage: Stage, qtbot: QtBot) -> None:
    path = write_xlsx(stage.folder / "parents.xlsx", {"Parents": PARENTS})
    with qtbot.waitSignal(stage.loader.loaded):
        drop(stage, dragged(path))
    assert stage.draft.loaded
    assert stage.draft.loaded.origin.path == path


@pytest.mark.parametrize("action", [Qt.DropAction.MoveAction, Qt.DropAction.LinkAction])
def test_a_dropped_file_is_copied_whatever_the_keys_ask_for(
    stage: Stage, qtbot: QtBot, action: Qt.DropAction
) -> None:
    """A file manager removes a file that was moved."""
    path = write_csv(stage.folder / "parents.csv", PARENTS)
    with qtbot.waitSignal(stage.loader.loaded):
        told = drop(stage, dragged(path), action)
    assert told == [Qt.DropAction.CopyAction] * 3


def test_the_drop_zone_answers_while_a_file_is_held_over_it(stage: Stage) -> None:
    page = stage.recipients
    mime = dragged(stage.folder / "a.csv")  # the event keeps no reference to it
    event = QDragEnterEvent(
        QPointF(9, 9).toPoint(),
        Qt.DropAction.CopyAction,
        mime,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dragEnterEvent(event)
    assert event.isAccepted()
    assert page.view.start.zone.property("role") == "drop_over"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: dragged(folder / "a.csv", folder / "b.csv"), "Drop one spreadsheet"),
        (lambda _: link("https://example.org/list.xlsx"), "This is a web address, not a file"),
        (lambda _: link("https://1drv.ms/x/s!Ab"), "This is a link to OneDrive, not a file"),
        (lambda _: words("https://docs.google.com/spreadsheets/d/1"), "This is a link to a Goo"),
        (lambda _: words("Dear Anna"), "This is not a file on this computer."),
    ],
)
def test_what_cannot_be_dropped_is_told(
    stage: Stage, make: Callable[[Path], QMimeData], sentence: str
) -> None:
    stage.recipients.show()
    drop(stage, make(stage.folder))
    assert stage.recipients.view.notice.sentence.text().startswith(sentence)
    assert stage.draft.loaded is None


def words(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def test_a_file_or_a_link_is_pasted(stage: Stage, qtbot: QtBot) -> None:
    page, clipboard = stage.recipients, QGuiApplication.clipboard()
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.view.start.choose_button.setFocus()
    qtbot.waitUntil(page.view.start.choose_button.hasFocus)
    clipboard.setText("https://www.dropbox.com/s/ab/list.csv?dl=0")
    QTest.keyClick(page.view.start.choose_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.view.notice.sentence.text().startswith("This is a link to Dropbox")
    assert "choose Download" in page.view.notice.advice.text()
    clipboard.setMimeData(dragged(write_csv(stage.folder / "a.csv", PARENTS)))
    with qtbot.waitSignal(stage.checks.ended, timeout=20000):
        page._taker.paste.trigger()
    assert stage.draft.loaded is not None


def link(address: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    return mime


def test_recent_spreadsheets_open_with_a_click(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    stage.draft.clear()
    page = stage.recipients
    page.show()
    button = page.findChild(QPushButton, "recent_0")
    assert isinstance(button, QPushButton)
    assert button.text() == "parents.csv"
    with qtbot.waitSignal(stage.loader.loaded):
        QTest.mouseClick(button, LEFT)
    assert stage.preferences.current.last_folder == str(stage.folder)


def test_examples_are_offered_for_each_kind_and_all(stage: Stage, qtbot: QtBot) -> None:
    page = stage.recipients
    menu = page.view.start.example_button.menu()
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert offered == [*(entry.label for entry in REGISTRY.values()), "All kinds"]
    page.show()
    menu.actions()[4].trigger()
    dialog = page.findChild(QFileDialog, "save_example_dialog")
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(stage.examples.saved):
        dialog.fileSelected.emit(str(stage.folder / "example.xlsx"))
    dialog.reject()
    assert page.view.notice.sentence.text() == "The example is saved as example.xlsx."


# -- reading -------------------------------------------------------------------------------------


def test_reading_shows_progress_and_can_be_cancelled(stage: Stage, qtbot: QtBot) -> None:
    rows = [("Phone", "Text"), *((f"08212{n:05}", f"Hi {n}") for n in range(30_000))]
    path = write_csv(stage.folder / "long.csv", rows)
    page = stage.recipients
    page.show()
    seen: list[tuple[bool, str]] = []

    def look(_progress: object) -> None:
        seen.append((page.view.loading.isVisible(), page.blocked_reason()))
        QTest.mouseClick(page.view.loading.cancel_button, LEFT)

    stage.loader.progressed.connect(look)
    with qtbot.waitSignal(stage.loader.cancelled, timeout=20000):
        page.open_file(path)
    assert seen[0] == (True, "The spreadsheet is being read.")
    assert not page.view.loading.isVisible()
    assert page.view.start.isVisible()


def test_cancelling_another_file_keeps_the_one_there_is(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    rows = [("Phone", "Text"), *((f"08212{n:05}", f"Hi {n}") for n in range(30_000))]
    stage.loader.progressed.connect(stage.loader.cancel)
    with qtbot.waitSignal(stage.loader.cancelled, timeout=20000):
        stage.recipients.open_file(write_csv(stage.folder / "long.csv", rows))
    assert stage.recipients.primary_text() == "Continue with 5 rows"
    assert stage.recipients.view.reading.file_name.text() == "parents.csv"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.csv", b"", "The file is empty."),
        ("a.xlsx", b"%PDF-1.7 ...", "This is a PDF renamed to .xlsx."),
        ("a.pdf", b"%PDF-1.7 ...", "This is a PDF, not a spreadsheet."),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0", "This is a picture renamed to .csv."),
        ("a.xls", OLE + bytes(range(256)) * 8, "The file is damaged"),
        (
            "locked.xlsx",
            compound({"EncryptedPackage": b""}),
            "The workbook is protected by a password.",
        ),
        ("a.csv", b"Name,Mobile\nAnna,0\0 82\n", "Row 2 holds a character that is no text"),
        ("headers.csv", b"Name,Mobile\n", ""),
    ],
)
def test_a_bad_file_is_told_in_a_sentence_with_advice(
    stage: Stage, qtbot: QtBot, name: str, content: bytes, message: str
) -> None:
    path = stage.folder / name
    path.write_bytes(content)
    page = stage.recipients
    page.show()
    with qtbot.waitSignal(stage.loader.failed):
        page.open_file(path)
    assert page.view.notice.isVisible()
    assert message in page.view.notice.sentence.text()
    assert name in page.view.notice.sentence.text()
    assert page.view.notice.advice.text() or message
    assert page.view.start.isVisible()
    assert not page.primary_enabled()


def test_marks_that_nobody_understands_may_be_read_as_they_are(stage: Stage, qtbot: QtBot) -> None:
    path = stage.folder / "marks.csv"
    path.write_text('Name,Mobile,Note\nAnna,+27821234500,"a" b, c\nBen,+27821234501,d\n')
    page = stage.recipients
    page.show()
    with qtbot.waitSignal(stage.loader.failed):
        page.open_file(path)
    assert "Row 2" in page.view.notice.sentence.text()
    assert '"a" b, c' in page.view.notice.sentence.text()
    assert page.view.notice.button.isVisible()
    with qtbot.waitSignal(stage.loader.loaded):
        QTest.mouseClick(page.view.notice.button, LEFT)
    assert len(stage.draft.loaded.sheet if stage.draft.loaded else ()) == 2
    assert not page.view.notice.isVisible()
    with qtbot.waitSignal(stage.loader.failed):
        page.open_file(stage.folder / "gone.xlsx")
    assert not page.view.notice.button.isVisible()


def test_a_file_that_is_gone_is_told_and_the_next_one_clears_it(stage: Stage, qtbot: QtBot) -> None:
    page = stage.recipients
    page.show()
    with qtbot.waitSignal(stage.loader.failed):
        page.open_file(stage.folder / "gone.xlsx")
    assert "gone.xlsx" in page.view.notice.sentence.text()
    stage.load_parents()
    assert not page.view.notice.isVisible()


def test_a_truncated_workbook_has_its_details_folded_away(stage: Stage, qtbot: QtBot) -> None:
    path = making.write_xlsx(stage.folder / "p.xlsx", {"S": [list(row) for row in PARENTS]})
    path.write_bytes(path.read_bytes()[:900])
    page = stage.recipients
    page.show()
    with qtbot.waitSignal(stage.loader.failed):
        page.open_file(path)
    assert "damaged" in page.view.notice.sentence.text()


# -- changing how it is read ---------------------------------------------------------------------


def test_another_sheet_is_read_at_once(stage: Stage, qtbot: QtBot) -> None:
    stage.load(write_xlsx(stage.folder / "two.xlsx", {"One": PARENTS, "Two": PARENTS[:3]}))
    page = stage.recipients
    page.show()
    reading = page.view.reading
    QTest.mouseClick(reading.change_button, LEFT)
    assert reading.sheet.isVisible()
    assert not reading.separator.isVisible()
    reading.sheet.setFocus()
    with qtbot.waitSignal(stage.loader.loaded):
        QTest.keyClick(reading.sheet, Qt.Key.Key_Down)
    assert "Two" in reading.sentence.text()
    assert page.primary_text() == "Continue with 2 rows"
    assert reading.model.rowCount() == 2


def test_another_header_row_is_read_at_once_and_shown_with_its_row_numbers(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.load_parents()
    reading = stage.recipients.view.reading
    with qtbot.waitSignal(stage.loader.loaded):
        reading.header_row.setValue(3)
    assert reading.model.headerData(0, Qt.Orientation.Horizontal) == "Ben Adams"
    assert reading.model.headerData(0, Qt.Orientation.Vertical) == "4"
    with qtbot.waitSignal(stage.loader.loaded):
        reading.header_row.setValue(0)
    assert reading.header_row.text() == "No headers"
    assert reading.model.headerData(0, Qt.Orientation.Horizontal) == "Column A"


def test_separator_and_letters_can_be_changed_for_text_files(stage: Stage, qtbot: QtBot) -> None:
    path = stage.folder / "accents.csv"
    path.write_bytes("Name;Mobile\nZoë;0821234567\nAndré;0821234568\n".encode("cp1252"))
    stage.load(path)
    page, reading = stage.recipients, stage.recipients.view.reading
    page.show()
    QTest.mouseClick(reading.change_button, LEFT)
    assert reading.separator.currentText() == "Semicolon"
    for chooser, value in ((reading.encoding, "cp1251"), (reading.separator, ",")):
        chooser.setCurrentIndex(chooser.findData(value))
        with qtbot.waitSignal(stage.loader.loaded):
            chooser.activated.emit(chooser.currentIndex())
    assert reading.encoding.currentData() == "cp1251"
    assert reading.model.columnCount() == 1
    assert reading.model.index(0, 0).data().startswith("Zo")


@pytest.mark.parametrize(
    ("sign", "name"),
    [("    ", "Several blanks"), ("^", "^"), ("::", "::"), ("\x1f", "U+001F")],
)
def test_a_rare_separator_is_named_and_can_be_left_and_chosen_again(
    stage: Stage, qtbot: QtBot, sign: str, name: str
) -> None:
    path = stage.folder / "rare.csv"
    rows = ("Name", "Mobile"), ("Zoe Meyer", "0821234567"), ("Bo", "0821234568")
    path.write_text("\n".join(map(sign.join, rows)), encoding="utf-8")
    stage.load(path)
    reading = stage.recipients.view.reading
    assert reading.separator.currentText() == name
    for value, columns in ((",", 1), (reading.separator.currentData(), 2)):
        found = reading.separator.findData(value)
        assert found >= 0 or columns == 2
        with qtbot.waitSignal(stage.loader.loaded):
            reading._ask(replace(reading._options, separator=value))
        assert reading.model.columnCount() == columns


def test_a_choice_that_cannot_be_read_is_told_and_shown_as_before(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.load_parents()
    page, reading = stage.recipients, stage.recipients.view.reading
    page.show()
    with qtbot.waitSignal(stage.loader.failed):
        reading.header_row.setValue(400)
    assert "There is no row 400" in page.view.notice.sentence.text()
    assert reading.header_row.value() == 1
    assert page.primary_enabled()


def test_corrections_are_not_lost_without_asking(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    stage.draft.fix_cell(2, 1, "0821234568")
    page = stage.recipients
    page.show()
    with qtbot.assertNotEmitted(stage.loader.started):
        page.open_file(stage.folder / "parents.csv", ReadOptions(header_row=0))
    question = page.findChild(Question, "lose_corrections")
    assert isinstance(question, Question)
    assert question.leave_button.isDefault()
    QTest.mouseClick(question.leave_button, LEFT)
    assert stage.draft.checked
    assert stage.draft.checked.cell(2, 1) == "0821234568"
    page.open_file(stage.folder / "parents.csv", ReadOptions(header_row=0))
    question = page.findChildren(Question, "lose_corrections")[-1]
    with qtbot.waitSignal(stage.loader.loaded):
        QTest.mouseClick(question.act_button, LEFT)
    assert stage.draft.loaded
    assert len(stage.draft.loaded.sheet) == 6


# -- matching ------------------------------------------------------------------------------------


def test_columns_are_matched_with_samples_and_a_reason(stage: Stage) -> None:
    stage.load_parents()
    stage.recipients.show()
    row = stage.recipients.view.match.row("phone_number")
    assert row.chooser.header() == "Mobile"
    assert "082 123 4567" in row.samples.text()
    assert row.samples.text().count("·") == 2
    assert row.reason.text()


def test_unused_columns_are_named(stage: Stage) -> None:
    stage.load_parents()
    unused = stage.recipients.view.match.unused.text()
    assert unused.startswith("Not used so far: Name, Class.")


def test_another_column_is_chosen_with_the_keyboard(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    page = stage.recipients
    page.show()
    chooser = page.view.match.row("phone_number").chooser
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert stage.draft.mapping.sources["phone_number"] == ColumnSource("Class")
    QTest.keyClick(chooser, Qt.Key.Key_Home)
    assert "phone_number" not in stage.draft.mapping.sources
    assert page.blocked_reason() == "Say which column has the phone numbers."
    assert page.view.match.row("phone_number").chooser.property("tone") == "error"


def test_fields_that_few_people_need_are_folded(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    page, match = stage.recipients, stage.recipients.view.match
    page.show()
    assert match.more_button.text() == "More fields (1)"
    QTest.mouseClick(match.more_button, LEFT)
    assert match.row("context_message_id").isVisible()
    QTest.mouseClick(match.more_button, LEFT)
    assert not match.row("context_message_id").isVisible()


def test_remembered_choices_say_from_when_and_can_be_started_over(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.load_parents()
    assert stage.draft.loaded
    sheet = stage.draft.loaded.sheet
    chosen = stage.draft.mapping.with_source("phone_number", ColumnSource("Class"))
    stage.mappings.remember(sheet, chosen)
    stage.load_parents()
    page, match = stage.recipients, stage.recipients.view.match
    page.show()
    assert match.remembered.text() == "Using your choices from 12 May 2026."
    assert match.row("phone_number").chooser.header() == "Class"
    QTest.mouseClick(match.start_over_button, LEFT)
    assert match.row("phone_number").chooser.header() == "Mobile"
    assert not match.remembered.isVisible()


# -- numbers -------------------------------------------------------------------------------------


def test_repairs_are_listed_as_was_becomes_why(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    page, repairs = stage.recipients, stage.recipients.view.repairs
    page.show()
    assert repairs.summary.text() == (
        "2 of 5 phone numbers cannot be used. 2 numbers are completed or tidied before sending."
    )
    assert not repairs.table.isVisible()
    QTest.mouseClick(repairs.show_button, LEFT)
    assert repairs.table.isVisible()
    shown = [repairs.model.index(0, column).data() for column in range(3)]
    assert shown == ["2", "082 123 4567", "+27821234567"]
    assert repairs.model.index(0, 3).data()
    repairs.table.setFocus()
    QTest.keyClick(repairs.table, Qt.Key.Key_Down)
    QTest.keyClick(repairs.table, Qt.Key.Key_Down)
    assert stage.draft.selected_row == 3


def test_the_country_is_found_by_typing_and_kept(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    page, country = stage.recipients, stage.recipients.view.repairs.country
    page.show()
    assert country.currentText() == "South Africa"
    edit = country.lineEdit()
    assert edit
    edit.setFocus()
    edit.selectAll()
    with qtbot.waitSignal(stage.checks.ended):
        QTest.keyClicks(edit, "namibia")
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stage.draft.country == "NA"
    assert stage.preferences.current.country == "NA"
    assert country.currentText() == "Namibia"


def test_a_country_that_does_not_exist_is_not_taken(stage: Stage, qtbot: QtBot) -> None:
    country = stage.recipients.view.repairs.country
    stage.load_parents()
    stage.recipients.show()
    edit = country.lineEdit()
    assert edit
    edit.selectAll()
    with qtbot.assertNotEmitted(country.country_chosen):
        QTest.keyClicks(edit, "atlantis")
        edit.editingFinished.emit()
    assert country.currentText() == "South Africa"


def test_a_sheet_without_rows_cannot_go_on(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    with qtbot.waitSignal(stage.loader.failed):
        stage.recipients.view.reading.header_row.setValue(6)
    assert stage.recipients.view.notice.sentence.text()


def test_the_wheel_does_not_change_a_chooser_that_is_rolled_over(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.load_parents()
    page = stage.recipients
    page.show()
    chooser = page.view.match.row("phone_number").chooser
    page.view.start.setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        chooser.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chooser, event)
    assert chooser.header() == "Mobile"


def test_names_as_long_as_sentences_do_not_widen_the_page(stage: Stage) -> None:
    long_name = "What is the mobile number on which we can reach you during school hours? " * 5
    rows = ((long_name, "Mobile", "Text", "x" * 900), ("a" * 900, "0821234567", "Hi", "\n" * 50))
    stage.load(write_csv(stage.folder / ("name " * 40 + ".csv"), rows))
    page = stage.recipients
    page.resize(560, 600)
    page.show()
    assert page.view.match.minimumSizeHint().width() <= 500
    assert len(page.view.match.unused.text()) < 300
    assert page.view.reading.minimumSizeHint().width() <= 500


def test_the_lists_used_last_stand_in_one_line_below_each_other(stage: Stage, qtbot: QtBot) -> None:
    page = stage.recipients
    page.resize(700, 660)
    page.show()
    qtbot.waitExposed(page)
    page.view.start.show_recent(["/lists/School fees November 2026.xlsx", "/lists/A.xlsx"])
    long, short = (page.findChild(QPushButton, f"recent_{place}") for place in (0, 1))
    assert isinstance(long, QPushButton)
    assert isinstance(short, QPushButton)
    qtbot.waitUntil(lambda: short.isVisible() and short.y() > long.y(), timeout=5000)
    assert long.x() == short.x()
    assert short.width() == short.sizeHint().width(), "else its words stand in its middle"
