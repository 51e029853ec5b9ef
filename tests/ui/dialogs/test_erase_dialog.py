"""Erasing a person in the window: asked about, done at once, and what remains is said."""

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit

from tests.ui.window_stage import GOOD, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


def opened(stage: WindowStage) -> QDialog:
    stage.program.window.menu.erase.trigger()
    return stage.dialog("erase_dialog")


def test_a_person_is_erased_after_a_question(stage: WindowStage) -> None:
    stage.send_all(GOOD)
    services, campaign = stage.program.services, stage.program.run.campaign_id or 0
    record = next(iter(services.results._journal.deliveries.of(campaign)))
    (number,) = services.results._journal._writer.run(
        lambda db: db.execute("SELECT number FROM delivery ORDER BY id LIMIT 1").fetchone()
    )
    dialog = opened(stage)
    assert not stage.button("erase_button", dialog).isEnabled()
    stage.find(QLineEdit, "erase_number", dialog).setText(number)
    stage.find(QCheckBox, "erase_stop", dialog).setChecked(True)
    stage.click("erase_button", dialog)
    question = stage.dialog("erase_question")
    assert number in stage.words(question)
    stage.click("erase_question_act", question)
    stage.until(lambda: "Erased from 1 row" in stage.words(dialog))
    assert stage.words(dialog).count("For 30 days") == 1
    assert services.stop_list.lookup(practice=False).entry(number) is not None
    after = next(iter(services.results._journal.deliveries.of(campaign)))
    assert (after.row_number, after.state) == (record.row_number, record.state)
    assert set(after.cells) == {""}
    stage.click("close_erase_button", dialog)


def test_what_is_no_number_is_said_and_nothing_is_erased(stage: WindowStage) -> None:
    dialog = opened(stage)
    stage.find(QLineEdit, "erase_number", dialog).setText("12")
    stage.click("erase_button", dialog)
    assert "too short" in stage.words(dialog)
    stage.click("close_erase_button", dialog)
