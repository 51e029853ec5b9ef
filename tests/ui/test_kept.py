"""Corrections and left-out rows outlive Ctrl+N, the window and the program; never on other rows."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QTableView
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.preparing.draft_file import decode, encode
from flowiq_desktop.system.paths import Folders
from tests.ui.stage import write_csv
from tests.ui.window_stage import WindowStage, behaviour, close_window, make_window, stage

__all__ = ["behaviour", "stage"]

PEOPLE = [("Anna", "082 555 0301"), ("Ben", "12"), ("Cara", "084 555 0303"), ("Dan", "12")]
MAPPING = Mapping("text", {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi")})
MESSAGE = 1
Start = Callable[[], WindowStage]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path) -> Start:
    """Starts the program, also a second time."""
    return lambda: make_window(qtbot, qapp, folders, tmp_path, Behaviour(any_key=True))


def correct(stage: WindowStage) -> None:
    """Load the people, correct two numbers at once and leave Cara out."""
    stage.load(PEOPLE)
    stage.program.draft.fix_alike(1, 1, "083 555 0302")
    stage.program.draft.leave_out([2])


def open_again(stage: WindowStage, path: Path) -> None:
    draft = stage.program.draft
    stage.program.actions.open_file(path)
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
    stage.until(lambda: draft.checked is not None and not draft.stale)


def assert_corrected(stage: WindowStage) -> None:
    checked = stage.program.draft.checked
    assert checked is not None
    assert checked.cell(1, 1) == checked.cell(3, 1) == "083 555 0302"
    assert checked.edits.left_out == {2}


def on_disk(stage: WindowStage) -> bool:
    return not stage.program._keeper.busy


def test_a_new_campaign_and_the_same_file_again(stage: WindowStage) -> None:
    correct(stage)
    stage.program.actions.new_campaign()
    assert stage.program.draft.loaded is None
    open_again(stage, stage.folder / "people.csv")
    assert_corrected(stage)
    notice = stage.find(QFrame, "recipients_kept")
    assert "2 corrections and 1 left-out row" in stage.words(notice)
    assert "are there again" in stage.words(notice)


def test_the_next_start_offers_the_file_with_everything(start: Start) -> None:
    first = start()
    correct(first)
    first.program.draft.set_mapping(MAPPING)
    close_window(first)
    second = start()
    words = second.words(second.program.window.view.notice)
    assert "You were working on “people.csv”: 2 corrections and 1 left-out row." in words
    second.program.window.view.notice.button.click()
    second.until(lambda: second.program.draft.checked is not None)
    assert_corrected(second)
    assert second.program.draft.mapping == MAPPING
    close_window(second)


def test_a_copy_under_another_name_and_taking_it_all_back(stage: WindowStage) -> None:
    correct(stage)
    copy = stage.folder / "copy.csv"
    copy.write_bytes((stage.folder / "people.csv").read_bytes())
    open_again(stage, copy)
    assert_corrected(stage)
    stage.click("recipients_kept_button")
    draft = stage.program.draft
    stage.until(lambda: draft.checked is not None and draft.checked.cell(1, 1) == "12")
    assert not draft.edits.left_out
    stage.until(lambda: not stage.find(QFrame, "recipients_kept").isVisible())
    stage.until(lambda: on_disk(stage))
    open_again(stage, stage.folder / "people.csv")
    assert not draft.edits.cells


def test_changed_content_is_listed_and_never_guessed_onto_other_rows(stage: WindowStage) -> None:
    correct(stage)
    stage.program.actions.new_campaign()
    path = stage.folder / "people.csv"
    write_csv(path, [("Name", "Mobile"), ("Zoe", "12"), *PEOPLE])
    open_again(stage, path)
    draft = stage.program.draft
    assert draft.edits.left_out == set()
    assert draft.checked
    assert draft.checked.cell(1, 1) == "082 555 0301"
    notice = stage.find(QFrame, "recipients_kept")
    words = stage.words(notice)
    assert "2 corrections and 1 left-out row" in words
    assert "are not applied: “people.csv” had other rows then" in words
    stage.click("recipients_kept_look")
    dialog = stage.dialog("kept_dialog")
    model = stage.find(QTableView, "kept_table", dialog).model()
    shown = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert shown == [
        ["4", "Left out", "Cara", ""],
        ["3", "Mobile", "12", "083 555 0302"],
        ["5", "Mobile", "12", "083 555 0302"],
    ]
    stage.click("copy_kept_button", dialog)
    assert "4\tLeft out\tCara" in QApplication.clipboard().text()
    stage.click("forget_kept_button", dialog)
    assert not notice.isVisible()
    open_again(stage, path)
    assert not draft.kept.not_applied


def test_the_check_step_says_it_too(stage: WindowStage) -> None:
    correct(stage)
    path = stage.folder / "people.csv"
    stage.program.actions.new_campaign()
    write_csv(path, [("Name", "Mobile"), *PEOPLE[1:]])
    open_again(stage, path)
    stage.program.draft.set_mapping(MAPPING)
    stage.until(lambda: not stage.program.draft.stale)
    stage.program.window.go_to(2)
    assert "not applied" in stage.words(stage.find(QFrame, "check_kept"))
    stage.click("check_kept_forget")
    assert not stage.find(QFrame, "check_kept").isVisible()
    assert not stage.find(QFrame, "recipients_kept").isVisible()


def test_deleting_the_campaign_deletes_its_corrections(stage: WindowStage) -> None:
    stage.send_all([*PEOPLE[:1], ("Ben", "083 555 0302")])
    draft = stage.program.draft
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    stage.program.actions.new_campaign()
    open_again(stage, stage.folder / "people.csv")
    draft.leave_out([0])
    stage.until(lambda: on_disk(stage))
    drafts = list(stage.program.services.folders.data.glob("drafts/*"))
    assert len(drafts) == 1
    stage.program.services.campaigns.delete(campaign)
    assert not drafts[0].exists()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_else_ends(
    stage: WindowStage,
) -> None:
    (stage.program.services.folders.data / "drafts").write_text("in the way", encoding="utf-8")
    correct(stage)
    notice = stage.find(QFrame, "recipients_kept")
    stage.until(lambda: "cannot be kept on this computer" in stage.words(notice))
    (stage.program.services.folders.data / "drafts").unlink()
    stage.program.draft.put_back([2])
    stage.until(lambda: not notice.isVisible())


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_killed_program_has_lost_nothing(stage: WindowStage, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "list.csv", [("Name", "Mobile"), *PEOPLE])
    program = textwrap.dedent(
        f"""
        import sys, time
        from pathlib import Path
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from flowiq_desktop.assembly import build_services
        from flowiq_desktop.system.paths import Folders, resource
        from flowiq_desktop.ui.app.program import Program
        from flowiq_desktop.ui.app.shell import make_shell
        from tests.services.conftest import FakeKeyStore

        app = QApplication([])
        folders = Folders.under(Path({str(tmp_path / "own")!r}), Path({str(tmp_path / "m")!r}))
        services = build_services(folders, FakeKeyStore())
        program = Program(services, make_shell(app, services.preferences.current, resource()))
        program.actions.open_file(Path({str(path)!r}))

        def edit():
            checked = program.draft.checked
            if checked is None or program.draft.stale:
                return
            timer.stop()
            program.draft.leave_out([2])
            print("edited", flush=True)

        timer = QTimer()
        timer.timeout.connect(edit)
        timer.start(20)
        app.exec()
        """
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"edited\n"
    drafts = tmp_path / "own" / "drafts"
    stage.until(lambda: bool(list(drafts.glob("*.draft"))))
    child.kill()
    child.wait()
    child.stdout.close()
    stage.program.services.drafts._folder = drafts
    open_again(stage, path)
    assert stage.program.draft.edits.left_out == {2}


def test_a_word_that_is_a_name_is_one_again_after_ctrl_n(stage: WindowStage) -> None:
    stage.load([("Null", "082 555 0301"), ("Ben", "083 555 0302")])
    draft = stage.program.draft
    draft.set_mapping(MAPPING.with_source("text", TextSource("Hi {{Name}}")))
    stage.until(lambda: draft.checked is not None and not draft.stale)
    checked = draft.checked
    assert checked is not None
    draft.tell_rows_changed(checked.accept(checked.problems(0)[0]))
    stage.program.actions.new_campaign()
    open_again(stage, stage.folder / "people.csv")
    assert draft.checked is not None
    assert draft.checked.edits.accepted == {(0, "Null")}
    assert draft.checked.counts().ready == 2
    draft.undo()
    assert draft.checked.counts().ready == 1


@pytest.mark.parametrize(
    "strange",
    [
        Mapping("sticker", {**MAPPING.sources, "sticker": TextSource("wave")}),
        Mapping("sticker", {**MAPPING.sources, "message_type": ColumnSource("Name")}),
        Mapping("", {**MAPPING.sources, "message_type": TextSource("sticker")}),
        Mapping("", {**MAPPING.sources, "message_type": ColumnSource("Gone"), "x": TextSource("")}),
    ],
)
def test_a_message_of_an_unknown_type_leaves_the_corrections(
    start: Start, strange: Mapping
) -> None:
    first = start()
    correct(first)
    first.program.draft.set_mapping(MAPPING)
    close_window(first)
    (file,) = first.folder.rglob("*.draft")
    kept = decode(file.read_bytes())
    kept.sections = [replace(section, mapping=strange) for section in kept.sections]
    file.write_bytes(b"".join(encode(kept)))
    second = start()
    open_again(second, second.folder / "people.csv")
    assert_corrected(second)
    words = second.words(second.find(QFrame, "recipients_kept"))
    assert ("the program does not know its type, “sticker”." in words) is bool(strange.message_type)
    assert "2 corrections and 1 left-out row" in words
    second.program.window.go_to(MESSAGE)
    assert second.program.window.current_step == MESSAGE
    assert second.program.draft.mapping.message_type in {"text", ""}
    close_window(second)
