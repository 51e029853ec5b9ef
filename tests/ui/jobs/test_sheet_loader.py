from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import ColumnSource, TextSource
from flowiq_desktop.services.preparing.load import ReadOptions, SheetError
from tests.ui.stage import PARENTS, Stage, stage, write_csv, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["stage"]


def test_a_file_becomes_the_drafts_sheet_with_a_suggestion(stage: Stage, qtbot: QtBot) -> None:
    path = write_csv(stage.folder / "parents.csv", PARENTS)
    with qtbot.waitSignal(stage.loader.loaded) as told:
        stage.loader.open(path)
    assert told.args == [path]
    assert stage.draft.loaded
    assert len(stage.draft.loaded.sheet) == 5
    assert stage.draft.mapping.sources["phone_number"] == ColumnSource("Mobile")


def test_options_choose_the_sheet(stage: Stage, qtbot: QtBot) -> None:
    path = write_xlsx(stage.folder / "two.xlsx", {"One": PARENTS, "Two": PARENTS[:3]})
    with qtbot.waitSignal(stage.loader.loaded):
        stage.loader.open(path, ReadOptions(sheet="Two"))
    assert stage.draft.loaded
    assert len(stage.draft.loaded.sheet) == 2


def test_a_bad_file_leaves_the_draft_as_it_was(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    before = stage.draft.loaded
    with qtbot.waitSignal(stage.loader.failed) as told:
        stage.loader.open(stage.folder / "nowhere.csv")
    assert isinstance(told.args[0], SheetError)
    assert stage.draft.loaded is before


def test_a_cancelled_file_leaves_the_draft_as_it_was(stage: Stage, qtbot: QtBot) -> None:
    rows = [("Phone", "Text"), *((f"08212{n:05}", f"Hi {n}") for n in range(30_000))]
    path = write_csv(stage.folder / "long.csv", rows)
    stage.loader.progressed.connect(stage.loader.cancel)
    with qtbot.waitSignal(stage.loader.cancelled, timeout=20000):
        stage.loader.open(path)
    qtbot.wait(50)
    assert stage.draft.loaded is None
    assert not stage.loader.busy


def test_the_newest_of_two_files_is_loaded(stage: Stage, qtbot: QtBot) -> None:
    first = write_csv(stage.folder / "first.csv", PARENTS)
    second = write_csv(stage.folder / "second.csv", PARENTS[:3])
    loaded: list[Path] = []
    stage.loader.loaded.connect(loaded.append)
    stage.loader.open(first)
    stage.loader.open(second)
    qtbot.waitUntil(lambda: not stage.loader.busy, timeout=20000)
    assert loaded == [second]


def test_start_over_forgets_what_was_remembered(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    assert stage.draft.loaded
    chosen = stage.draft.mapping.with_source("text", TextSource("Mine"))
    stage.mappings.remember(stage.draft.loaded.sheet, chosen)
    stage.load_parents()
    assert stage.draft.remembered_on == "12 May 2026"
    assert stage.draft.mapping == chosen
    stage.loader.start_over()
    assert stage.draft.remembered_on == ""
    assert stage.draft.mapping.sources["text"] == ColumnSource("Message")
