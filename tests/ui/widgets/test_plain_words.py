"""What other people wrote is shown and never obeyed, wherever it is shown."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.ui.widgets.plain_label import ElidedLabel
from flowiq_desktop.ui.widgets.plain_words import in_title, on_button, tip, tooltip
from flowiq_desktop.ui.widgets.question import Question
from tests.for_each import for_each
from tests.ui.plain_walk import HOSTILE, PEOPLE, faults, hostile_places, is_plain
from tests.ui.stage import write_csv
from tests.ui.window_stage import RESULTS, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

UI = Path(__file__).parents[3] / "flowiq_desktop" / "ui"
NAME, MOBILE = f"Name <img src=x>{PEOPLE}", f"Mobile <b>{PEOPLE}</b>"
ROWS = [
    (NAME, MOBILE, f"More {HOSTILE}"),
    (f"Ann {HOSTILE}", "082 555 0301", HOSTILE),
    (f"Ben {HOSTILE}", "083 555 0302", HOSTILE * 90),
    (f"Cas {HOSTILE}", f"no number {HOSTILE}", HOSTILE),
    (f"Ann {HOSTILE}", "082 555 0301", HOSTILE),
    ("", "084 555 0303", HOSTILE),
    ("NULL", "084 555 0307", HOSTILE),
]


def open_hostile(stage: WindowStage) -> Path:
    draft = stage.program.draft
    path = write_csv(stage.folder / f"<img src='probe.png'><b>{PEOPLE}\t[*].csv", ROWS)
    stage.program.actions.open_file(path)
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
    assert draft.loaded is not None
    assert draft.loaded.origin.header_row == 1
    text = f"Hi {{{{{NAME}}}}}, {HOSTILE} {{{{{HOSTILE}|{HOSTILE}}}}}"
    sources: dict[str, Source] = {"phone_number": ColumnSource(MOBILE), "text": TextSource(text)}
    draft.set_mapping(Mapping("text", sources))
    stage.until(lambda: draft.checked is not None and not draft.stale)
    return path


def settle(stage: WindowStage) -> None:
    QApplication.processEvents()
    stage.qtbot.wait(300)


def test_every_step_shows_it_as_it_is(stage: WindowStage) -> None:
    stage.practise()
    open_hostile(stage)
    for step in range(4):
        stage.program.window.go_to(step)
        settle(stage)
        assert faults() == []
    assert hostile_places() > 10


def test_every_kind_of_message_shows_it_as_it_is(stage: WindowStage) -> None:
    open_hostile(stage)
    draft = stage.program.draft
    stage.program.window.go_to(1)
    for kind in ("image", "document", "location", "contacts", "interactive", "reaction"):
        mapping = draft.mapping.with_type(kind)
        names = ("media_url", "filename", "caption", "body", "header", "footer", "name", "address")
        for name in (*names, "button_1_title", "row_1_title", "section_title", "button"):
            mapping = mapping.with_source(name, ColumnSource(NAME))
        draft.set_mapping(mapping)
        stage.until(lambda: draft.checked is not None and not draft.stale)
        settle(stage)
        assert faults() == []


def test_results_and_past_sends_show_it_as_it_is(stage: WindowStage) -> None:
    stage.practise()
    open_hostile(stage)
    good = TextSource(f"Hi {{{{{NAME}}}}}")
    stage.program.draft.set_mapping(stage.program.draft.mapping.with_source("text", good))
    stage.until(lambda: not stage.program.draft.stale)
    stage.program.window.go_to(3)
    stage.until(stage.button("primary_button").isEnabled)
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    settle(stage)
    assert faults() == []
    stage.click("confirm_send_button", dialog)
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    stage.until(lambda: not stage.program.run.running)
    settle(stage)
    assert faults() == []
    stage.program.actions.menu.past.trigger()
    past = stage.dialog("past_sends_dialog")
    settle(stage)
    assert faults() == []
    assert hostile_places() > 1
    past.reject()


def test_the_recent_files_and_the_account_show_it_as_it_is(stage: WindowStage) -> None:
    open_hostile(stage)
    action = stage.program.actions.menu.recent.actions()[0]
    assert action.text() == "<img src='probe.png'><b>A&&B [*].csv"
    assert is_plain(action.toolTip())
    stage.program.actions.menu.account.trigger()
    dialog = stage.dialog("account_dialog")
    settle(stage)
    assert faults() == []
    dialog.reject()


def test_a_hovered_cell_is_shown_and_not_opened(stage: WindowStage) -> None:
    open_hostile(stage)
    label = ElidedLabel(HOSTILE * 20)
    stage.qtbot.addWidget(label)
    label.resize(40, 20)
    label.show()
    label.grab()
    help_event = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(label, help_event)
    assert PEOPLE in QToolTip.text().replace("&amp;", "&")
    assert is_plain(QToolTip.text())
    QToolTip.hideText()


# -- the parts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [HOSTILE, "<b>x", "<?xml version='1.0'?>", "a <i>b</i>", "1 < 2", "<", "&lt;b&gt;", "a\n<p>b"],
)
def test_tips_read_as_they_were_written(qapp: QApplication, text: str) -> None:
    for made in (tip(text), tooltip(text), tooltip("x", text)):
        assert is_plain(made)
        label = QLabel(made)
        label.setTextFormat(Qt.TextFormat.AutoText)
        assert "probe" not in made or "&lt;img" in made
    assert tip("plain & simple") == "plain & simple"
    assert len(tip("x" * 100_000)) < 3_000


def test_words_on_buttons_and_in_titles() -> None:
    assert on_button("A&B\tx\ny") == "A&&B x ↵ y"
    assert in_title("a [*] b") == "a [*][*] b"


def test_both_texts_of_a_question_are_plain(qtbot: QtBot) -> None:
    question = Question("question", HOSTILE, HOSTILE, "&Do", "&Leave", None)
    qtbot.addWidget(question)
    question.show()
    assert sum(PEOPLE in label.text() for label in question.findChildren(QLabel)) == 2
    assert faults() == []
    assert question.windowTitle() == HOSTILE


# -- nothing else may be written -----------------------------------------------------------------

_TIPS = {"setToolTip", "setStatusTip", "setWhatsThis"}
_MARKUP = {"setHtml", "insertHtml", "setMarkdown", "appendHtml", "fromHtml"}
_OF_OUR_OWN = "explaining/manual_document.py"
"""Reads Markdown: the pages that come with the program, of which HTML is shown as it is written."""
_SAFE = {"tip", "tooltip", "tr", "translate"}


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            yield name or getattr(function, "id", ""), node


def is_safe(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return is_safe(node.body) and is_safe(node.orelse)
    if isinstance(node, ast.Constant):
        return True
    return (
        isinstance(node, ast.Call)
        and dict(calls(node)).keys() & _SAFE != set()
        and (next(calls(node))[0] in _SAFE)
    )


@for_each("path", sorted(UI.rglob("*.py")))
def test_no_file_goes_round_the_plain_words(path: Path) -> None:
    for name, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"line {call.lineno}"
        own = path == UI / _OF_OUR_OWN and name == "setMarkdown"
        assert name not in _MARKUP or own, where
        assert name != "QMessageBox", f"{where}: a Question or an Announcement; Qt's reads markup"
        assert name != "showText", f"{where}: a tooltip of its own"
        if name in _TIPS:
            assert is_safe(call.args[0]), f"{where}: tip() around what is not a sentence of ours"
        if name == "QLabel":
            assert not call.args, f"{where}: a Caption or a PlainLabel"
