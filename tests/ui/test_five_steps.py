"""All five steps, with clicks and keys, on a real file, for every message type."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.preparing.example_sheets import TemplateService
from flowiq_desktop.system.paths import resource
from tests.ui.window_stage import RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


def _walk_to_send(stage: WindowStage, path: Path) -> None:
    """From an open file to the last question, by the primary button of each step."""
    draft, window = stage.program.draft, stage.program.window
    stage.practise()
    stage.program.actions.open_file(path)
    stage.until(lambda: draft.loaded is not None and draft.checked is not None)
    stage.until(lambda: not draft.stale)
    for step in (1, 2, SEND):
        stage.until(stage.button("primary_button").isEnabled)
        stage.click("primary_button")
        assert window.current_step == step
    stage.until(stage.button("primary_button").isEnabled)


def _send(stage: WindowStage) -> None:
    stage.click("primary_button")
    stage.click("confirm_send_button", stage.dialog("confirm_send_dialog"))
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    stage.until(lambda: not stage.program.run.running)


def _save(stage: WindowStage, target: Path) -> list[tuple[object, ...]]:
    stage.click("primary_button")
    stage.until(lambda: stage.program.window.findChild(QFileDialog) is not None)
    dialog = stage.program.window.findChild(QFileDialog)
    assert dialog is not None
    stage.choose_file(dialog, target)
    stage.until(target.exists)
    return list(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))


@pytest.mark.parametrize("kind", list(REGISTRY))
def test_every_type_goes_from_a_spreadsheet_to_a_results_sheet(
    stage: WindowStage, tmp_path: Path, contract: Contract, kind: str
) -> None:
    book = TemplateService().write(tmp_path / f"{kind}.xlsx", kind)
    _walk_to_send(stage, book)
    _send(stage)
    (request,) = stage.program.services.practice.server.accepted
    sent = REGISTRY.type_of(request.body)
    assert sent is not None
    assert sent.name == kind
    if sent.endpoint == SEND_WHATSAPP:
        assert contract.check_send(request.body) == []
        assert contract.unknown_properties(request.body) == []
    else:
        assert contract.check_template(request.body) == []
    header, row = _save(stage, tmp_path / "results.xlsx")
    assert row[header.index("FlowIQ status")] == "Sent"
    assert row[header.index("FlowIQ message ID")] == request.message_id


def test_all_nine_in_one_spreadsheet(
    stage: WindowStage, tmp_path: Path, contract: Contract
) -> None:
    _walk_to_send(stage, resource("samples", "all-types.xlsx"))
    _send(stage)
    bodies = [request.body for request in stage.program.services.practice.server.accepted]
    assert len(bodies) == 14
    in_one_endpoint = {name for name in REGISTRY if REGISTRY.endpoint_of(name) == SEND_WHATSAPP}
    assert {body["message_type"] for body in bodies} == in_one_endpoint
    assert [contract.check_send(body) for body in bodies] == [[]] * 14
    header, *rows = _save(stage, tmp_path / "results.xlsx")
    assert {row[header.index("FlowIQ status")] for row in rows} == {"Sent"}


def test_the_keyboard_alone_leads_to_the_results(stage: WindowStage, tmp_path: Path) -> None:
    window, draft = stage.program.window, stage.program.draft
    stage.practise()
    stage.program.actions.open_file(TemplateService().write(tmp_path / "t.xlsx", "text"))
    stage.until(lambda: draft.checked is not None and not draft.stale)
    primary = stage.button("primary_button")
    for step in (1, 2, SEND):
        stage.until(primary.isEnabled)
        primary.setFocus()
        QTest.keyClick(primary, Qt.Key.Key_Space)
        assert window.current_step == step
    stage.until(primary.isEnabled)
    primary.setFocus()
    QTest.keyClick(primary, Qt.Key.Key_Space)
    dialog = stage.dialog("confirm_send_dialog")
    send = stage.button("confirm_send_button", dialog)
    send.setFocus()
    QTest.keyClick(send, Qt.Key.Key_Space)
    stage.until(lambda: window.current_step == RESULTS)
    assert len(stage.program.services.practice.server.accepted) == 1


@pytest.mark.parametrize(("again", "posts"), [(True, 2), (False, 1)])
def test_the_same_messages_again_are_held_back_and_asked_about(
    stage: WindowStage, tmp_path: Path, again: bool, posts: int
) -> None:
    book = TemplateService().write(tmp_path / "t.xlsx", "text")
    _walk_to_send(stage, book)
    _send(stage)
    stage.program.actions.new_campaign()
    _walk_to_send(stage, book)
    stage.click("primary_button")
    stage.click("confirm_send_button", stage.dialog("confirm_send_dialog"))
    dialog = stage.dialog("held_dialog")
    assert "1 message" in stage.words(dialog)
    stage.click("send_held_again_button" if again else "leave_held_out_button", dialog)
    stage.until(lambda: stage.program.run.campaign is not None)
    stage.until(lambda: not stage.program.run.running)
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    assert len(stage.program.services.practice.server.accepted) == posts
