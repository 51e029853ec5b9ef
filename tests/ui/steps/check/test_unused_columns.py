"""Columns that nothing uses: a quiet line, and a notice for those that were meant for a message."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flowiq_desktop.core.columns.mapping import ColumnSource, TextSource
from flowiq_desktop.ui.steps.recipients import recipients_match
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
HEADERS = ("Name", "Mobile", "Home phone", "Body", *(f"Button {n}" for n in range(1, 5)), "Photo")
PHOTO = "https://a.example/b.png"
ROW = ("Anna", "082 123 4567", "021 555 0101", "Coming?", "A", "B", "C", "D", PHOTO)


@pytest.fixture
def buttons(stage: Stage) -> Stage:
    stage.load(write_csv(stage.folder / "buttons.csv", (HEADERS, ROW)))
    stage.recipients.show()
    stage.message.show()
    return stage


def choose_type(stage: Stage, kind: str) -> None:
    QTest.mouseClick(stage.message.view.types.tile(kind), LEFT)
    stage.settle()


def test_a_fourth_button_is_matched_and_can_be_unmatched(buttons: Stage) -> None:
    match = buttons.recipients.view.match
    assert match.row("button_4").chooser.header() == "Button 4"
    assert match.row("button_4").isVisible()
    assert not match.missed.isVisible()
    mapping = buttons.draft.mapping.with_source("button_4", None)
    buttons.draft.set_mapping(mapping)
    assert '"Button 4" is named like' in match.missed.sentence.text()
    assert match.missed.isVisible()


def test_the_check_names_the_fourth_button(buttons: Stage) -> None:
    checked = buttons.draft.checked
    assert checked is not None
    assert [p.code for p in checked.problems(0)] == ["too_many"]
    assert checked.column_of(checked.problems(0)[0].field) == HEADERS.index("Button 4")


def test_what_the_text_uses_and_what_nobody_misses_is_told_quietly(buttons: Stage) -> None:
    match = buttons.recipients.view.match
    choose_type(buttons, "text")
    buttons.draft.set_mapping(
        buttons.draft.mapping.with_source("text", TextSource("Hi {{Name}}: {{Body}}"))
    )
    assert match.unused.text().startswith("Not used so far: Home phone, Photo.")
    assert match.numbers.text() == (
        "Messages go to the numbers in Mobile. There are phone numbers in Home phone too: where the"
        " first is missing or cannot be used, Check offers to take the other."
    )
    assert '"Button 3" and "Button 4" are named like' in match.missed.sentence.text()


def test_numbers_are_looked_for_in_each_spreadsheet_wherever_it_lies_in_memory(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is gone leaves its place, and its `id`, to what comes."""
    monkeypatch.setattr(recipients_match, "id", lambda _: 1, raising=False)
    match = stage.recipients.view.match

    def is_said(words: str) -> bool:
        return words in f"{match.unused.text()} {match.numbers.text()}"

    for other, told in (("none", "Not used so far: Other"), ("021 555 0123", "numbers in Other")):
        rows = (("Mobile", "Message", "Other"), ("0821234567", "Hello", other))
        stage.load(write_csv(stage.folder / f"{other}.csv", rows))
        stage.qtbot.waitUntil(partial(is_said, told))


def test_an_ordinary_list_with_a_text_for_everybody_is_not_nagged(stage: Stage) -> None:
    stage.load_parents()
    choose_type(stage, "text")
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("Hi {{Name}}")))
    stage.recipients.show()
    match = stage.recipients.view.match
    assert not match.missed.isVisible()
    stage.settle()
    checked = stage.draft.checked
    assert checked is not None
    assert checked.unused.headers == ("Class", "Message")
    assert checked.mapping_problems == ()


def test_another_kind_of_message_finds_its_own_columns(buttons: Stage) -> None:
    choose_type(buttons, "image")
    sources = buttons.draft.mapping.sources
    assert sources["media_url"] == ColumnSource("Photo")
    assert sources["caption"] == ColumnSource("Body")
    choose_type(buttons, "interactive")
    assert buttons.draft.mapping.sources["body"] == ColumnSource("Body")


def test_the_check_step_says_what_is_missed(buttons: Stage) -> None:
    choose_type(buttons, "text")
    buttons.draft.set_mapping(buttons.draft.mapping.with_source("text", TextSource("Hi")))
    buttons.settle()
    buttons.check.show()
    buttons.check.on_enter()
    assert "are named like a part of a message" in buttons.check.view.notice.sentence.text()
