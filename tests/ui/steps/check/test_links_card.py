"""What is behind the links, on Check: looked at by itself, switched off, told with rows."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping
from flowiq_desktop.ui.state.links import Links
from flowiq_desktop.ui.steps.check.links_card import LinksCard
from tests.ui.stage import write_csv
from tests.ui.window_stage import GOOD, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

CHECK, MESSAGE = 2, 1
HERE = "http://practice.flowiq.invalid/media/"
PEOPLE = [
    ("082 555 0301", f"{HERE}picture.jpg"),
    ("082 555 0302", f"{HERE}lost.jpg"),
    ("082 555 0303", f"{HERE}picture.jpg"),
]


def load_links(stage: WindowStage, people: Sequence[tuple[str, str]] = PEOPLE) -> None:
    draft = stage.program.draft
    path = write_csv(stage.folder / "links.csv", [("Mobile", "Picture"), *people])
    stage.program.actions.open_file(path)
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
    sources = {"phone_number": ColumnSource("Mobile"), "media_url": ColumnSource("Picture")}
    draft.set_mapping(Mapping("image", sources))
    stage.until(lambda: draft.checked is not None and not draft.stale)


def links_of(stage: WindowStage) -> Links:
    return stage.program._behind_links


def headline(stage: WindowStage) -> str:
    return stage.find(QLabel, "links_headline").text()


def looked(stage: WindowStage) -> None:
    stage.until(lambda: links_of(stage).found is not None and not links_of(stage).looking)
    stage.until(lambda: not stage.program._edits.noting)
    stage.until(lambda: not stage.program._edits.busy)


@pytest.fixture
def at_check(stage: WindowStage) -> WindowStage:
    stage.practise()
    load_links(stage)
    stage.program.window.go_to(CHECK)
    return stage


def test_links_are_looked_at_by_themselves_and_told_with_their_rows(at_check: WindowStage) -> None:
    looked(at_check)
    assert headline(at_check) == "2 links looked at, 1 does not open"
    checked = at_check.program.draft.checked
    assert checked is not None
    found = [[problem.code for problem in checked.problems(row)] for row in range(3)]
    assert [("link_fails" in codes) for codes in found] == [False, True, False]
    assert any(task.code == "link_fails" for task in checked.tasks())


def test_nobody_looks_before_check_is_shown(stage: WindowStage) -> None:
    stage.practise()
    load_links(stage)
    stage.program.window.go_to(MESSAGE)
    QTest.qWait(50)
    assert links_of(stage).found is None
    assert not links_of(stage).looking


def test_a_changed_link_is_looked_at_again(at_check: WindowStage) -> None:
    looked(at_check)
    draft = at_check.program.draft
    at_check.program._edits.fix_alike(1, 1, f"{HERE}picture.png")
    at_check.until(lambda: headline(at_check) == "2 links looked at")
    at_check.until(lambda: not at_check.program._edits.busy)
    assert draft.checked is not None
    assert not any(task.code == "link_fails" for task in draft.checked.tasks())


def test_it_can_be_switched_off_and_done_by_hand(stage: WindowStage) -> None:
    stage.program.services.preferences.current.look_behind_links = False
    stage.practise()
    load_links(stage)
    stage.program.window.go_to(CHECK)
    QTest.qWait(50)
    assert headline(stage) == "Nobody has looked yet whether the links open."
    stage.click("links_look")
    looked(stage)
    assert headline(stage) == "2 links looked at, 1 does not open"


def by_hand(stage: WindowStage) -> WindowStage:
    """At Check, where nobody looks unasked."""
    stage.program.services.preferences.current.look_behind_links = False
    stage.practise()
    load_links(stage)
    stage.program.window.go_to(CHECK)
    return stage


def test_a_changed_link_is_said_to_be_unlooked_at(stage: WindowStage) -> None:
    by_hand(stage).click("links_look")
    looked(stage)
    stage.program._edits.fix_alike(1, 1, f"{HERE}picture.png")
    stage.until(lambda: headline(stage) == "1 link looked at, 1 not looked at")
    assert stage.find(QPushButton, "links_look").text() == "Look at 1 more link"


def test_what_was_found_behind_another_link_is_not_told_with_a_changed_row(
    stage: WindowStage,
) -> None:
    links, edits = links_of(by_hand(stage)), stage.program._edits
    links._job.started.connect(lambda: edits.fix_alike(1, 1, f"{HERE}picture.png"))
    links.look()
    looked(stage)
    checked = stage.program.draft.checked
    assert checked is not None
    assert checked.row(1)[1].endswith("picture.png")
    assert "link_fails" not in [problem.code for problem in checked.problems(1)]


def test_stopped_it_says_what_is_known_and_what_is_left(stage: WindowStage) -> None:
    links = links_of(by_hand(stage))
    links.look()
    links.stop()
    looked(stage)
    assert headline(stage) == "0 links looked at, 2 not looked at"
    stage.click("links_look")
    stage.until(lambda: headline(stage) == "2 links looked at, 1 does not open")


def test_what_is_chosen_is_kept(at_check: WindowStage) -> None:
    looked(at_check)
    at_check.click("links_fold")
    by_itself = at_check.find(QCheckBox, "links_by_itself")
    by_itself.setFocus()
    QTest.keyClick(by_itself, Qt.Key.Key_Space)
    line = at_check.edit("links_passed_over")
    QTest.keyClicks(line, "practice.flowiq.invalid")
    QTest.keyClick(line, Qt.Key.Key_Return)
    kept = at_check.program.services.preferences.current
    assert (kept.look_behind_links, kept.links_passed_over) == (False, "practice.flowiq.invalid")
    at_check.click("links_look")
    at_check.until(lambda: headline(at_check) == "0 links looked at, 2 not looked at")


def test_the_last_question_says_it(at_check: WindowStage) -> None:
    looked(at_check)
    at_check.program.window.go_to(SEND)
    at_check.until(at_check.button("primary_button").isEnabled)
    at_check.click("primary_button")
    dialog = at_check.dialog("confirm_send_dialog")
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "2 links looked at, 1 does not open" in words
    dialog.reject()


def test_a_list_without_links_has_no_card(stage: WindowStage) -> None:
    stage.practise()
    stage.load(GOOD)
    stage.program.window.go_to(CHECK)
    assert not stage.find(LinksCard, "links_card").isVisible()


def test_the_button_says_what_is_chosen_behind_it(at_check: WindowStage) -> None:
    looked(at_check)
    card = at_check.find(LinksCard, "links_card")
    assert card.fold.text() == "Looks by itself…"
    at_check.click("links_fold")
    card.by_itself.setChecked(False)
    card.passed_over.setText("files.example.org, once.example")
    card.passed_over.editingFinished.emit()
    at_check.click("links_fold")
    assert card.fold.text() == "Looks when asked, but not on 2 websites…"
