from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, RowState, check_sheet
from flowiq_desktop.services.preparing.load import LoadedSheet, Origin
from flowiq_desktop.services.preparing.mappings import Suggestion
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

MAPPING = Mapping("text", {"phone_number": ColumnSource("Phone"), "text": TextSource("Hi")})


def loaded(rows: Sequence[Sequence[str]]) -> LoadedSheet:
    sheet = Sheet("People", ("Name", "Phone"), rows, range(2, len(rows) + 2))
    origin = Origin(
        Path("people.csv"), mark("Text file"), "", (), frozenset(), 1, ",", "utf-8", 0, (), "00"
    )
    return LoadedSheet(sheet, origin)


def checked(draft: CampaignDraft) -> CheckedSheet:
    assert draft.loaded is not None
    edits = draft.checked.edits if draft.checked else None
    job = check_sheet(draft.loaded.sheet, draft.mapping, draft.country, edits)
    while True:
        try:
            next(job)
        except StopIteration as done:
            result = done.value
            assert isinstance(result, CheckedSheet)
            return result


@pytest.fixture
def draft(qtbot: QtBot) -> CampaignDraft:
    draft = CampaignDraft("ZA")
    rows = (("Anna", "0821234567"), ("Ben", "082"), ("Cara", "082"))
    draft.set_loaded(loaded(rows), Suggestion(MAPPING, None, {"phone_number": "its header"}))
    draft.set_checked(checked(draft))
    return draft


def test_a_loaded_sheet_brings_its_suggestion_and_waits_for_a_check(qtbot: QtBot) -> None:
    draft = CampaignDraft("ZA")
    with qtbot.waitSignals([draft.loaded_changed, draft.mapping_changed, draft.checked_changed]):
        draft.set_loaded(loaded((("Anna", "0821234567"),)), Suggestion(MAPPING, date(2026, 5, 12)))
    assert draft.mapping == MAPPING
    assert draft.remembered_on == "12 May 2026"
    assert draft.checked is None
    assert draft.stale


def test_an_edit_tells_which_rows_changed(qtbot: QtBot, draft: CampaignDraft) -> None:
    with qtbot.waitSignal(draft.rows_changed) as told:
        draft.fix_cell(1, 1, "0827654321")
    assert told.args == [frozenset({1})]
    assert draft.checked
    assert draft.checked.state(1) is RowState.READY


def test_fix_alike_leave_out_put_back_undo_and_redo(qtbot: QtBot, draft: CampaignDraft) -> None:
    told: list[frozenset[int]] = []
    draft.rows_changed.connect(told.append)
    draft.fix_alike(1, 1, "0827654321")
    draft.undo()
    draft.redo()
    draft.leave_out([0])
    draft.put_back([0])
    assert [{1, 2} <= rows for rows in told[:3]] == [True] * 3
    assert [0 in rows for rows in told[3:]] == [True] * 2


def test_an_edit_that_changes_nothing_tells_nothing(qtbot: QtBot, draft: CampaignDraft) -> None:
    with qtbot.assertNotEmitted(draft.rows_changed):
        draft.undo()
        draft.put_back([0])


def test_no_edit_is_made_under_a_check_that_is_out_of_date(
    qtbot: QtBot, draft: CampaignDraft
) -> None:
    draft.set_mapping(MAPPING.with_source("text", TextSource("Bye")))
    assert draft.stale
    with qtbot.assertNotEmitted(draft.rows_changed):
        draft.leave_out([0])
    assert draft.checked
    assert not draft.checked.edits.left_out
    draft.set_checked(checked(draft))
    draft.leave_out([0])
    assert draft.checked.edits.left_out == {0}


def test_edits_stay_when_the_mapping_changes(draft: CampaignDraft) -> None:
    draft.leave_out([2])
    draft.set_mapping(MAPPING.with_source("text", TextSource("Bye")))
    draft.set_checked(checked(draft))
    assert draft.checked
    assert draft.checked.state(2) is RowState.LEFT_OUT


def test_the_same_mapping_or_country_is_no_change(qtbot: QtBot, draft: CampaignDraft) -> None:
    with (
        qtbot.assertNotEmitted(draft.mapping_changed),
        qtbot.assertNotEmitted(draft.country_changed),
    ):
        draft.set_mapping(MAPPING)
        draft.set_country("ZA")
    assert not draft.stale


def test_a_country_makes_the_check_stale(qtbot: QtBot, draft: CampaignDraft) -> None:
    with qtbot.waitSignal(draft.country_changed):
        draft.set_country("NA")
    assert draft.stale


def test_only_rows_that_exist_are_selected(qtbot: QtBot, draft: CampaignDraft) -> None:
    with qtbot.waitSignal(draft.row_selected) as told:
        draft.select_row(2)
    assert told.args == [2]
    with qtbot.assertNotEmitted(draft.row_selected):
        draft.select_row(3)
        draft.select_row(-1)
        draft.select_row(2)


def test_a_frozen_draft_is_thawed_by_a_change(qtbot: QtBot, draft: CampaignDraft) -> None:
    with qtbot.waitSignal(draft.frozen) as told:
        draft.set_frozen(7)
    assert told.args == [7]
    assert draft.campaign_id == 7
    draft.set_country("NA")
    assert draft.campaign_id is None


def test_clear_begins_anew_and_keeps_the_country(qtbot: QtBot, draft: CampaignDraft) -> None:
    draft.set_country("NA")
    with qtbot.waitSignals([draft.loaded_changed, draft.checked_changed]):
        draft.clear()
    assert draft.loaded is None
    assert draft.checked is None
    assert draft.mapping == Mapping()
    assert draft.country == "NA"
