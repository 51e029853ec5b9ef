"""Saving results: a copy of the own workbook is offered first, and a plain sheet in its place."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QFrame

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.ui.widgets.question import Question
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


@pytest.fixture
def book(stage: WindowStage) -> Path:
    """A workbook whose rows were sent."""
    path = stage.folder / "people.xlsx"
    made = openpyxl.Workbook()
    made.worksheets[0].title = "Parents"
    for row in [("Name", "Mobile"), *((name, f"+27{n[1:].replace(' ', '')}") for name, n in GOOD)]:
        made.worksheets[0].append(row)
    made.create_sheet("Notes")["A1"] = "kept"
    made.save(path)
    stage.practise()
    draft = stage.program.draft
    stage.program.actions.open_file(path)
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
    columns: dict[str, Source] = {
        "phone_number": ColumnSource("Mobile"),
        "text": TextSource("Hi {{Name}}"),
    }
    draft.set_mapping(Mapping("text", columns))
    stage.until(lambda: draft.checked is not None and not draft.stale)
    stage.program.window.go_to(SEND)
    stage.until(stage.button("primary_button").isEnabled)
    stage.click("primary_button")
    stage.click("confirm_send_button", stage.dialog("confirm_send_dialog"))
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    stage.until(lambda: not stage.program.run.running)
    return path


def saves(stage: WindowStage, target: Path, kind: int = 0) -> Callable[[], str]:
    """Save results as one of the kinds that are offered; returns what says the notice."""
    stage.click("primary_button")
    dialog = stage.dialog("save_results_dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.selectNameFilter(dialog.nameFilters()[kind])
    stage.choose_file(dialog, target)
    return lambda: stage.words(stage.find(QFrame, "results_saved_notice"))


def asked(stage: WindowStage) -> Question:
    question = stage.dialog("plain_instead_question")
    assert isinstance(question, Question)
    return question


def test_the_own_workbook_comes_first_and_keeps_its_sheets(stage: WindowStage, book: Path) -> None:
    target = stage.folder / "out.xlsx"
    notice = saves(stage, target)
    stage.until(lambda: "Saved as “out.xlsx”." in notice())
    saved = openpyxl.load_workbook(target)
    assert saved.sheetnames == ["Parents", "Notes"]
    assert saved["Parents"]["C2"].value == "Sent"
    plain = stage.folder / "plain.xlsx"
    notice = saves(stage, plain, kind=1)
    stage.until(lambda: "Saved as “plain.xlsx”." in notice())
    assert openpyxl.load_workbook(plain).sheetnames == ["Results"]
    assert book.exists()


def test_where_it_cannot_be_a_plain_sheet_is_offered(stage: WindowStage, book: Path) -> None:
    book.unlink()
    target = stage.folder / "out.xlsx"
    notice = saves(stage, target)
    question = asked(stage)
    assert "There is no file “people.xlsx” any more." in question.explanation()
    question.leave_button.click()
    stage.until(lambda: "There is no file" in notice())
    assert not target.exists()
    assert stage.button("primary_button").isEnabled()
    notice = saves(stage, target)
    asked(stage).act_button.click()
    stage.until(lambda: "Saved as “out.xlsx”." in notice())
    assert openpyxl.load_workbook(target).sheetnames == ["Results"]


def test_a_text_file_has_no_workbook_to_offer(stage: WindowStage) -> None:
    stage.send_all()
    stage.click("primary_button")
    dialog = stage.dialog("save_results_dialog")
    assert isinstance(dialog, QFileDialog)
    assert [*map(str, dialog.nameFilters())] == ["Excel workbook (*.xlsx)", "Text file (*.csv)"]
    dialog.reject()
