"""Who can be reached, on Check: offered and never forced, and every line with its one button."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QScrollArea, QWidget

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.services.account.account import Connection
from flowiq_desktop.services.preparing.check import RowState
from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.services.results.report import result_row
from flowiq_desktop.services.sending.moves.draft_rows import DraftRows
from flowiq_desktop.ui.steps.check.moved_notice import MovedNotice
from flowiq_desktop.ui.steps.check.reach_bar import ReachBar
from flowiq_desktop.ui.steps.check.reach_card import ReachCard
from tests.bench.drive import result
from tests.ui.window_stage import GOOD, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

CHECK = 2
ENDINGS = ("3001", "3003", "3010", "3020", "3031", "0404", "3022")
EVERYBODY = [
    *((f"Person {e}", f"082555{e}") for e in ENDINGS),
    ("Nobody", "12"),
    ("Out", "0825550399"),
]
EACH = dict.fromkeys(ReachGroup, 1)


def _plan(stage: WindowStage) -> dict[ReachGroup, int]:
    plan = stage.program.reach.plan
    assert plan is not None
    return dict(plan.counts)


def _planned(stage: WindowStage) -> None:
    stage.until(lambda: stage.program.reach.plan is not None)


@pytest.fixture
def at_check(stage: WindowStage) -> WindowStage:
    """Everybody whom practice knows, on Check, with the card unfolded."""
    stage.program.services.preferences.current.rate_per_minute = 5000
    stage.practise()
    stage.load(EVERYBODY)
    stage.program.draft.leave_out([8])
    stage.program.window.go_to(CHECK)
    _planned(stage)
    stage.click("reach_fold")
    return stage


def _look(stage: WindowStage) -> None:
    stage.click("reach_look")
    stage.until(lambda: not stage.program.reach.looking)
    stage.until(lambda: not stage.program.reach._planner.busy)


def _lines(stage: WindowStage) -> dict[str, str]:
    card = stage.find(ReachCard, "reach_card")
    return {
        line.name.text(): line.rows.text()
        for line in card.lines.values()
        if line.name.isVisibleTo(card)
    }


def test_nothing_is_asked_and_nothing_more_is_clicked_in_a_plain_campaign(
    stage: WindowStage,
) -> None:
    stage.send_all(GOOD)
    asked = [
        (request.path, request.query.get("action"))
        for request in stage.program.services.practice.server.received
    ]
    # Of the account, not of people.
    assert asked == [("/conversations", "contacts"), *[("/send-whatsapp", None)] * 3]


def test_rows_that_are_asked_for_come_into_sight(at_check: WindowStage) -> None:
    stage = at_check
    stage.program.window.resize(1024, 600)
    _look(stage)
    area = stage.find(QScrollArea, "check_page_scroll")
    table = stage.find(QWidget, "check_table")

    def table_begins_at() -> int:
        return table.mapTo(area.viewport(), QPoint()).y()

    stage.until(lambda: table_begins_at() > area.viewport().height() - 40)
    area.verticalScrollBar().setValue(0)
    card = stage.find(ReachCard, "reach_card")
    card.lines[ReachGroup.LEFT_OUT].button.click()
    stage.until(lambda: table_begins_at() <= area.viewport().height() - 100)


def test_before_anybody_is_looked_up_the_card_is_one_line(stage: WindowStage) -> None:
    stage.practise()
    stage.load(GOOD)
    stage.program.window.go_to(CHECK)
    _planned(stage)
    card = stage.find(ReachCard, "reach_card")
    assert card.isVisible()
    assert not card.bar.isVisible()
    assert "Nobody was looked up" in card.headline.text()
    assert stage.button("primary_button").isEnabled()


def test_looking_puts_each_row_into_its_group_and_all_add_up(at_check: WindowStage) -> None:
    stage = at_check
    assert "Looking 7 people up takes less than a minute." in stage.words()
    _look(stage)
    assert _plan(stage) == EACH
    assert _lines(stage) == {
        "To fix": "1",
        "Left out": "1",
        "Blocked, or broadcasts off": "1",
        "Asked not to be written to": "1",
        "Not a contact yet": "1",
        "Not reached last time": "1",
        "Need a template": "1",
        "Not looked up": "1",
        "Can be written to now": "1",
    }
    assert stage.find(QLabel, "reach_total").text() == "9 rows in all"
    bar = stage.find(ReachBar, "reach_bar")
    assert [group for group, _, _ in bar.stretches(300)] == list(ReachGroup)
    assert "Need a template: 1" in bar.accessibleName()
    assert "24 hours" in stage.words()
    assert "Looked up" in stage.find(QLabel, "reach_when").text()


@pytest.mark.parametrize(
    ("group", "row", "why"),
    [
        (ReachGroup.TO_FIX, 9, ""),
        (ReachGroup.LEFT_OUT, 10, ""),
        (ReachGroup.FAILED_BEFORE, 6, "FlowIQ gives no reason"),
        (ReachGroup.REACHABLE, 2, "Can be written to until"),
    ],
)
def test_a_group_shows_its_rows_and_why(
    at_check: WindowStage, group: ReachGroup, row: int, why: str
) -> None:
    _look(at_check)
    at_check.click(f"reach_{group.value}_button")
    model = at_check.program._check.rows
    assert model.rowCount() == 1
    assert at_check.program.draft.checked is not None
    numbers = at_check.program.draft.checked.sheet.row_numbers
    assert numbers[model.sheet_index(0)] == row
    assert why in str(model.index(0, 1).data())
    assert "Showing: " in at_check.find(QLabel, "check_showing").text()


@pytest.mark.parametrize("group", [ReachGroup.KEPT_OUT, ReachGroup.ASKED_NOT_TO])
def test_a_group_is_left_out_by_its_button_and_comes_back_by_undo(
    at_check: WindowStage, group: ReachGroup
) -> None:
    stage = at_check
    _look(stage)
    checked = stage.program.draft.checked
    plan = stage.program.reach.plan
    assert checked is not None
    assert plan is not None
    (row,) = plan.rows_in(group)
    stage.click(f"reach_{group.value}_button")
    if group is ReachGroup.ASKED_NOT_TO:
        stage.click("reach_list_question_leave", stage.dialog("reach_list_question"))
    stage.until(lambda: checked.state(row) is RowState.LEFT_OUT)
    stage.until(lambda: _plan(stage)[group] == 0)
    assert _plan(stage)[ReachGroup.LEFT_OUT] == 2
    stage.program._edits.undo()
    stage.until(lambda: _plan(stage)[group] == 1)


@pytest.mark.parametrize(
    ("group", "words"),
    [(ReachGroup.NO_CONTACT, "contacts"), (ReachGroup.NEEDS_TEMPLATE, "template")],
)
def test_what_to_do_is_explained(at_check: WindowStage, group: ReachGroup, words: str) -> None:
    _look(at_check)
    at_check.click(f"reach_{group.value}_button")
    dialog = at_check.dialog(f"reach_{group.value}_dialog")
    assert words in at_check.words(dialog)
    at_check.click(f"reach_{group.value}_dialog_ok", dialog)


def test_who_is_blocked_need_not_be_asked(at_check: WindowStage) -> None:
    at_check.find(QCheckBox, "reach_contacts").setChecked(False)
    _look(at_check)
    assert _plan(at_check)[ReachGroup.KEPT_OUT] == 0
    received = at_check.program.services.practice.server.received
    assert "/contact" not in {request.path for request in received}
    at_check.find(QCheckBox, "reach_contacts").setChecked(True)
    assert "who of 5 people is blocked" in at_check.button("reach_look").text()
    _look(at_check)
    assert _plan(at_check)[ReachGroup.KEPT_OUT] == 1
    talks = [r for r in received if r.query.get("whatsappNumber")]
    asked = at_check.program.services.practice.server.received
    assert len([r for r in asked if r.query.get("whatsappNumber")]) == len(talks)
    assert "everybody up again" in at_check.button("reach_look").text()


def test_looking_can_be_stopped_and_goes_on_later(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 60
    stage.practise()
    stage.load(EVERYBODY)
    stage.program.window.go_to(CHECK)
    _planned(stage)
    stage.click("reach_fold")
    stage.click("reach_look")
    stage.until(lambda: stage.find(QAbstractButton, "reach_stop").isVisible())
    stage.until(lambda: len(stage.program.services.practice.server.received) > 1)
    stage.click("reach_stop")
    stage.until(lambda: not stage.program.reach.looking)
    assert stage.button("primary_button").isEnabled()
    stage.program.services.preferences.current.rate_per_minute = 5000
    _look(stage)
    assert _plan(stage)[ReachGroup.NOT_LOOKED] == 1


def test_a_refused_account_is_said_and_keeps_nobody_from_sending(at_check: WindowStage) -> None:
    server = at_check.program.services.practice.server
    at_check.program.account._pretend = Connection(server.url, "fiq_revoked_1", practice=True)
    at_check.click("reach_look")
    at_check.until(lambda: "you may send all the same" in at_check.words())
    assert at_check.button("primary_button").isEnabled()


def test_the_question_before_sending_says_what_is_known_and_what_is_not(
    at_check: WindowStage,
) -> None:
    stage = at_check
    _look(stage)
    stage.program.window.go_to(SEND)
    stage.until(stage.button("primary_button").isEnabled)
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    words = stage.words(dialog)
    assert "Send 6 messages to 6 people?" in words
    assert "1 blocked in FlowIQ" in words
    assert "only a template would arrive" in words
    stage.click("confirm_send_button", dialog)
    stage.until(lambda: stage.program.run.campaign is not None)
    stage.until(lambda: not stage.program.run.running)
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    journal = stage.program.services.report._journal
    rows = [result_row(record) for record in journal.deliveries.of(campaign)]
    assert any("blocked in FlowIQ" in row.problem for row in rows)


def test_a_skipped_look_is_said_before_sending(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.click("primary_button")
    words = stage.words(stage.dialog("confirm_send_dialog"))
    assert "3 people were not looked up" in words


def test_another_spreadsheet_folds_the_card(at_check: WindowStage) -> None:
    _look(at_check)
    at_check.program.actions.new_campaign()
    at_check.load(GOOD)
    at_check.program.window.go_to(CHECK)
    _planned(at_check)
    assert not at_check.find(ReachBar, "reach_bar").isVisible()
    assert sum(_plan(at_check).values()) == 3


def test_who_answered_is_put_on_the_list_by_one_more_click(at_check: WindowStage) -> None:
    stage = at_check
    _look(stage)
    stage.click("reach_asked_not_to_button")
    question = stage.dialog("reach_list_question")
    # Whoever reads the question before they answer it finds the row left out already.
    stage.until(lambda: not stage.program.reach.answered)
    stage.click("reach_list_question_act", question)
    stage.until(lambda: stage.program.services.stop_list.count() == 1)
    (why,) = stage.program.services.stop_list.why("0825553010", "ZA")
    assert "answered" in why.lower()
    stage.program._edits.undo()
    stage.until(lambda: _plan(stage)[ReachGroup.ASKED_NOT_TO] == 1)
    stage.click("reach_asked_not_to_button")
    stage.until(lambda: _plan(stage)[ReachGroup.ASKED_NOT_TO] == 0)
    assert stage.shown_dialog("reach_list_question") is None


def test_a_look_that_ends_on_the_send_step_is_counted_there(at_check: WindowStage) -> None:
    stage = at_check
    stage.program.window.go_to(SEND)
    stage.until(stage.button("primary_button").isEnabled)
    assert "Send 7 messages" in stage.button("primary_button").text()
    stage.program.reach.look(contacts=True)
    stage.until(lambda: "Send 6 messages" in stage.button("primary_button").text())
    assert stage.button("primary_button").isEnabled()


def test_rows_that_need_a_template_are_moved_to_one_and_leave_the_draft(
    at_check: WindowStage,
) -> None:
    stage = at_check
    stage.program.services.saved.save_template(Template("visit", "Dear {{name}}, see you."))
    _look(stage)
    stage.click("reach_needs_template_button")
    dialog = stage.dialog("move_dialog")
    stage.until(stage.button("move_button", dialog).isEnabled)
    stage.click("move_button", dialog)
    told = stage.dialog("reach_moved_dialog")
    assert "1 row waits as a template" in stage.words(told)
    stage.click("reach_moved_dialog_ok", told)
    stage.until(lambda: _plan(stage)[ReachGroup.NEEDS_TEMPLATE] == 0)
    assert _plan(stage)[ReachGroup.LEFT_OUT] == 2
    (waiting,) = stage.program.services.campaigns.unfinished()
    assert (waiting.left, waiting.name) == (1, "people.csv: visit")
    assert stage.program.services.practice.server.accepted == []


def test_who_is_put_on_the_list_meanwhile_is_in_the_plan_when_its_dialog_closes(
    stage: WindowStage,
) -> None:
    stage.practise()
    stage.load(GOOD)
    _planned(stage)
    stage.program.people.open_stop_list()
    dialog = stage.dialog("stop_list_dialog")
    stage.program.services.stop_list.add("0825550301", "ZA")
    dialog.reject()
    stage.until(lambda: stage.program.reach.plan is not None)
    stage.until(lambda: _plan(stage)[ReachGroup.ASKED_NOT_TO] == 1)


def test_rows_that_went_to_a_template_before_are_left_out_and_come_back_with_it(
    at_check: WindowStage,
) -> None:
    """As after a crash: the campaign has them, and the draft was never told."""
    stage, services = at_check, at_check.program.services
    services.saved.save_template(Template("visit", "Dear {{name}}, see you."))
    checked, loaded = stage.program.draft.checked, stage.program.draft.loaded
    assert checked is not None
    assert loaded is not None
    moving = services.draft_moving(DraftRows(checked, loaded, (0, 1), True, lambda _number: True))
    rows = moving.rows()
    ready = result(moving.check(rows, moving.mapping_for(rows, "visit")))
    moved = result(moving.move(rows, ready))
    stage.program.draft.set_country("GB")
    stage.program.draft.set_country("ZA")
    stage.until(lambda: {0, 1} <= stage.program.draft.edits.left_out)
    notice = stage.find(MovedNotice, "moved_notice")
    stage.until(notice.isVisible)
    assert "2 rows were moved to a template and are left out here" in notice.sentence.text()
    assert "people.csv: visit" in notice.sentence.text()
    stage.until(lambda: not stage.program._edits.busy)
    stage.program.draft.put_back([0])
    stage.until(lambda: not stage.program._edits.busy)
    assert 0 not in stage.program.draft.edits.left_out, "the person's word counts"
    stage.program._deleter.delete(moved.campaign)
    stage.until(lambda: 1 not in stage.program.draft.edits.left_out)
    stage.until(lambda: not notice.isVisible())


def test_how_looking_failed_is_in_sight_however_far_the_page_is_scrolled(
    at_check: WindowStage, caplog: pytest.LogCaptureFixture
) -> None:
    at_check.program.window.resize(1024, 560)
    at_check.program.reach.failed.emit(AppError("Nobody answered.", "Look again."))
    notice = at_check.find(QWidget, "reach_notice")
    at_check.until(lambda: notice.visibleRegion().boundingRect() == notice.rect())
    assert "Look again." in at_check.words(notice)
    assert "Nobody could be looked up" in caplog.text
    caplog.clear()


def test_what_nobody_must_misread_stands_in_english_beneath_a_draft(at_check: WindowStage) -> None:
    _look(at_check)
    card = at_check.find(ReachCard, "reach_card")

    def beneath() -> dict[ReachGroup, str]:
        shown = (g for g, line in card.lines.items() if line.english.isVisibleTo(card))
        return {group: card.lines[group].english.text() for group in shown}

    assert beneath() == {}
    at_check.program.language.choose("af")
    of_consent = {ReachGroup.KEPT_OUT, ReachGroup.ASKED_NOT_TO, ReachGroup.NO_CONTACT}
    try:
        at_check.until(lambda: set(beneath()) == {*of_consent, ReachGroup.FAILED_BEFORE})
        said = beneath()[ReachGroup.KEPT_OUT]
        at_check.program.draft.leave_out(card.rows_of(ReachGroup.KEPT_OUT)[0])
        at_check.until(lambda: ReachGroup.KEPT_OUT not in beneath())
    finally:
        at_check.program.language.choose("en_GB")
    assert said.startswith("Blocked, or broadcasts off: FlowIQ has them blocked")
    at_check.until(lambda: beneath() == {})
