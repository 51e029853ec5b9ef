"""After a fault the window says what the journal says, or that it is the last that was known."""

import sqlite3
from typing import Any

import pytest
from PySide6.QtWidgets import QFrame

from flowiq_desktop.journal.tables import deliveries
from tests.ui.state.test_own_campaign import fill_the_disk
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


@pytest.fixture(autouse=True)
def one_after_the_other(stage: WindowStage) -> None:
    stage.program.services.preferences.current.connections = 1


def test_after_a_full_disk_the_counts_are_the_journals(
    stage: WindowStage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fill_the_disk(monkeypatch, after=1, times=4)
    stage.send(GOOD)
    stage.until(lambda: not stage.program.run.running)
    caplog.clear()
    run = stage.program.run
    entry = stage.program.services.campaigns.summary(run.campaign_id or 0)
    assert entry is not None
    assert entry.sent >= 1
    shown = (run.progress.sent, run.progress.unsure, run.progress.left)
    assert shown == (entry.sent, entry.unsure, entry.left)
    assert run.certain
    assert f"Stopped at {3 - entry.left} of 3" in stage.words()
    assert "The disk is full" in stage.words(stage.find(QFrame, "send_notice"))


def test_counts_that_cannot_be_read_are_said_to_be_the_last_known(
    stage: WindowStage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def settle(*_: Any) -> Any:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(deliveries, "settle", settle)
    stage.send(GOOD)
    stage.until(lambda: not stage.program.run.running)
    caplog.clear()
    run = stage.program.run
    assert not run.certain
    assert run.campaign is not None
    assert "Last known: 0 of 3" in stage.words()
    assert stage.program.pages[SEND].lock_reason()
    stage.program.window.go_to(RESULTS)
    assert "These are the last known numbers" in stage.words(stage.find(QFrame, "results_notice"))
    stage.program.draft.leave_out([0])
    assert run.campaign is not None
