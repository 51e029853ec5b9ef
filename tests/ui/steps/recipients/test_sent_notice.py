"""A list that was sent before says so as soon as it is loaded, with what to do."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from flowiq_desktop.ui.steps.recipients.sent_notice import SentNotice
from tests.ui.stage import write_csv
from tests.ui.steps.send.test_send_page import MANY
from tests.ui.window_stage import GOOD, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

SENT = "This very list was sent before, on "


def notice(stage: WindowStage) -> SentNotice:
    return stage.find(SentNotice, "sent_notice")


def shown(stage: WindowStage) -> bool:
    return not notice(stage).isHidden()


def open_file(stage: WindowStage, path: Path) -> None:
    draft = stage.program.draft
    stage.program.actions.open_file(path)
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)


@pytest.fixture
def sent(stage: WindowStage) -> Path:
    """Sent to three people, and begun anew."""
    stage.send_all()
    assert not shown(stage), "nothing was known of it when it was loaded"
    stage.program.actions.new_campaign()
    return stage.folder / "people.csv"


def test_it_is_said_when_the_list_is_loaded_again(stage: WindowStage, sent: Path) -> None:
    assert not shown(stage)
    open_file(stage, sent)
    assert notice(stage).isVisible()
    told = notice(stage).sentence.text()
    assert told.startswith(SENT)
    assert told.endswith(": 3 messages went out, or may have.")
    assert "Whoever got the same words in the last thirty days" in notice(stage).advice.text()
    stage.click("sent_notice_button")
    stage.dialog("past_sends_dialog").reject()


def test_another_list_and_other_words_of_the_same_name_say_nothing(
    stage: WindowStage, sent: Path
) -> None:
    open_file(stage, write_csv(stage.folder / "others.csv", [("Name", "Mobile"), *GOOD[1:]]))
    assert not shown(stage)
    write_csv(sent, [("Name", "Mobile"), *GOOD, ("Dan", "082 555 0309")])
    open_file(stage, sent)
    assert not shown(stage)


def test_what_was_practice_counts_there_alone(stage: WindowStage, sent: Path) -> None:
    open_file(stage, sent)
    stage.program.account.set_practice(False)
    stage.until(lambda: not shown(stage))
    stage.program.account.set_practice(True)
    stage.until(lambda: shown(stage))


def test_one_that_was_not_finished_is_to_be_continued(stage: WindowStage) -> None:
    run = stage.program.run
    stage.program.services.preferences.current.rate_per_minute = 300
    stage.program._send.read_options()
    stage.send(MANY)
    stage.until(lambda: run.progress.sent > 0)
    run.stop()
    stage.until(lambda: not run.running)
    left = run.progress.left
    assert left > 1
    stage.program.actions.new_campaign()
    open_file(stage, stage.folder / "people.csv")
    assert notice(stage).advice.text() == (
        f"{left} messages of it wait still: continue it under Past sends, rather than begin anew."
    )


def test_beneath_a_draft_of_a_translation_it_stands_in_english(
    stage: WindowStage, sent: Path
) -> None:
    open_file(stage, sent)
    beneath = stage.find(QLabel, "sent_notice_english")
    assert beneath.isHidden()
    stage.program.language.choose("af")
    try:
        stage.until(lambda: not beneath.isHidden())
        assert beneath.text().startswith(SENT)
        assert not notice(stage).sentence.text().startswith(SENT)
    finally:
        stage.program.language.choose("en_GB")
    stage.until(beneath.isHidden)
