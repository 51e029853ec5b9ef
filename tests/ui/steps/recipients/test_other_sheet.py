"""Another sheet that holds people is read by one click, and the first one by the next."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from xlsxwriter import Workbook

from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
LISTS = {"Grade 4": 3, "Grade & friends of the school": 2, "Notes": 0, "Old": 9}


def test_one_click_reads_the_other_sheet(stage: Stage) -> None:
    path = stage.folder / "grades.xlsx"
    with Workbook(str(path)) as book:
        for name, people in LISTS.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("Name", "Mobile"))
            for at in range(1, people + 1):
                sheet.write_row(at, 0, (f"Child {at}", f"+2782555030{at}"))
            if name == "Old":
                sheet.hide()
    stage.load(path)
    stage.recipients.show()
    reading = stage.recipients.view.reading
    assert reading.other_button.isVisible()
    assert reading.other_button.text() == "Read the sheet 'Grade && friends of…' instead"
    with stage.qtbot.waitSignal(stage.checks.ended, timeout=20000):
        QTest.mouseClick(reading.other_button, LEFT)
    assert stage.draft.loaded
    assert stage.draft.loaded.origin.sheet_name == "Grade & friends of the school"
    assert reading.other_button.text() == "Read the sheet 'Grade 4' instead"


def test_without_another_list_there_is_no_button(stage: Stage) -> None:
    rows = (("Name", "Mobile"), ("Ann", "+27825550301"))
    stage.load(write_csv(stage.folder / "one.csv", rows))
    stage.recipients.show()
    assert not stage.recipients.view.reading.other_button.isVisible()
