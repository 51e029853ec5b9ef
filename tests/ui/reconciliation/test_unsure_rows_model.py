"""The table of unsure messages."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.services.reconciliation.service import RowFinding
from flowiq_desktop.ui.reconciliation.unsure_rows_model import UnsureColumn, UnsureRowsModel
from tests.ui.model_rules import watch
from tests.ui.reconciliation_stage import unsure_row

CHECK = Qt.ItemDataRole.CheckStateRole
AT = datetime(2026, 11, 22, 14, 31).astimezone()


@pytest.fixture
def model(qtbot: QtBot) -> UnsureRowsModel:
    made = UnsureRowsModel()
    watch(made)
    made.show_rows([unsure_row(2), unsure_row(3), unsure_row(7)], {2, 7})
    return made


def text(model: UnsureRowsModel, line: int, column: UnsureColumn) -> str:
    return str(model.index(line, column).data())


def test_a_line_says_everything(model: UnsureRowsModel) -> None:
    line = [text(model, 0, column) for column in UnsureColumn]
    assert line == [
        *("2", "Anna", "+27825550301", "Hi Anna", "22 Nov 14:02"),
        (
            "The program or the computer stopped while this was being sent, so nobody knows"
            " whether it went."
        ),
    ]
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in UnsureColumn]
    assert heads[-1] == "What is known"


def test_an_earlier_look_is_said(model: UnsureRowsModel) -> None:
    model.show_rows([replace(unsure_row(2), looked_at=AT)], ())
    assert text(model, 0, UnsureColumn.KNOWN) == "No proof found on 22 Nov at 14:31."


def test_ticks_are_told_and_only_open_lines_have_one(qtbot: QtBot, model: UnsureRowsModel) -> None:
    assert model.ticked == {2, 7}
    with qtbot.waitSignal(model.ticks_changed):
        assert model.setData(model.index(1, 0), Qt.CheckState.Checked.value, CHECK)
    assert model.ticked == {2, 3, 7}
    model.refresh([unsure_row(3)])
    assert model.ticked == model.open_rows == {3}
    assert model.index(0, 0).data(CHECK) is None
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.setData(model.index(0, 0), Qt.CheckState.Checked.value, CHECK)


def test_chosen_lines_are_ticked_or_unticked_together(model: UnsureRowsModel) -> None:
    model.flip([0, 1])
    assert model.ticked == {2, 3, 7}
    model.flip([0, 1])
    assert model.ticked == {7}
    model.tick_all(True)
    assert model.ticked == {2, 3, 7}
    model.tick_all(False)
    assert not model.ticked


def test_what_was_found_stays_beside_the_line_that_it_settled(model: UnsureRowsModel) -> None:
    model.show_findings([RowFinding(3, Finding.NO_TRACE, "", 0, AT)])
    model.show_decision([7], "Left as unsure by you.")
    model.refresh([unsure_row(3)])
    found = [text(model, line, UnsureColumn.KNOWN) for line in range(3)]
    assert found == [
        "Sent: found in the conversation.",
        "No trace found at 14:31.",
        "Left as unsure by you.",
    ]


def test_rows_that_were_not_there_are_shown_anew(model: UnsureRowsModel) -> None:
    model.refresh([unsure_row(3), unsure_row(9)])
    assert model.rowCount() == 2
    assert model.open_rows == {3, 9}


def test_outside_the_list_there_is_nothing(model: UnsureRowsModel) -> None:
    assert model.unsure_row(-1) is None
    assert model.unsure_row(3) is None
    model.show_rows([], ())
    assert model.rowCount() == 0
    model.tick_all(True)
    assert not model.ticked
