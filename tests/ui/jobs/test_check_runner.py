from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.services.preparing.places.map_files import world_map
from tests.ui.stage import Stage, stage, write_csv

if TYPE_CHECKING:
    from flowiq_desktop.core.progress import Progress

__all__ = ["stage"]


def test_a_changed_mapping_is_checked_after_a_stillness(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    before = stage.draft.checked
    with qtbot.waitSignal(stage.checks.ended):
        stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("Hi")))
        assert stage.checks.busy
        assert stage.draft.stale
    assert stage.draft.checked is not before
    assert stage.draft.checked
    assert stage.draft.checked.message(0).body["text"] == "Hi"


def test_a_changed_country_reads_the_numbers_anew(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    with qtbot.waitSignal(stage.checks.ended):
        stage.draft.set_country("NA")
    assert stage.draft.checked
    assert not stage.draft.checked.message(0).number.startswith("+27")


def test_the_map_is_read_before_a_place_is_shown(stage: Stage) -> None:
    world_map.cache_clear()
    stage.load_parents()
    assert not world_map.cache_info().currsize
    rows = [("Phone", "Latitude", "Longitude"), ("0821234567", "-33.9", "18.4")]
    stage.load(write_csv(stage.folder / "places.csv", rows))
    assert stage.draft.checked
    assert stage.draft.checked.places
    assert world_map.cache_info().currsize


def test_quick_changes_are_checked_once(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    results: list[object] = []
    stage.draft.checked_changed.connect(lambda: results.append(stage.draft.checked))
    for text in ("H", "He", "Hel", "Hell", "Hello"):
        stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource(text)))
    stage.settle()
    assert len(results) == 1
    assert stage.draft.checked
    assert stage.draft.checked.message(0).body["text"] == "Hello"


def test_a_change_while_a_long_check_runs_stops_it(stage: Stage, qtbot: QtBot) -> None:
    rows = [("Phone", "Text"), *((f"08212{n:05}", f"Hi {n}") for n in range(20_000))]
    stage.load(write_csv(stage.folder / "long.csv", rows))
    seen: list[Progress] = []
    stage.checks.progressed.connect(seen.append)
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("old")))
    stage.checks.check_now()
    qtbot.waitUntil(lambda: len(seen) > 1, timeout=20000)
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("new")))
    stage.settle()
    assert stage.draft.checked
    assert stage.draft.checked.message(19_999).body["text"] == "new"
    starts = [progress for progress in seen if progress.doing == "Checking rows"]
    assert sum(progress.done == 0 for progress in starts) == 2


def test_corrections_stay_through_a_new_check(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    stage.draft.fix_cell(2, 1, "0821234568")
    with qtbot.waitSignal(stage.checks.ended):
        stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("Hi")))
    assert stage.draft.checked
    assert stage.draft.checked.message(2).number == "+27821234568"


def test_nothing_is_checked_when_the_sheet_is_gone(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    with qtbot.waitSignal(stage.checks.ended):
        stage.draft.clear()
    assert not stage.checks.busy
    assert stage.draft.checked is None
