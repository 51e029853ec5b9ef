"""Unsure messages in the window: look, and decide, by mouse and by keys."""

import csv
import threading
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QPushButton

from flowiq_desktop.practice_server import Answer, Ending, refusal
from flowiq_desktop.services.reconciliation.service import Choice
from flowiq_desktop.services.sending.locks import STILL_SETTLING
from tests.ui.reconciliation_stage import (
    BEN,
    CARA,
    LOST,
    PEOPLE,
    SENT,
    ReconciliationStage,
    press,
    reconciliation_stage,
    unsure_row,
)
from tests.ui.window_stage import RESULTS, SEND

__all__ = ["reconciliation_stage"]

_ROLES = QPalette.ColorRole
LATER = timedelta(minutes=25)


@pytest.fixture
def unsure(reconciliation_stage: ReconciliationStage) -> ReconciliationStage:
    """Ben's message arrived and Cara's did not; nobody here knows."""
    reconciliation_stage.send(ben=SENT, cara=LOST)
    return reconciliation_stage


def decisions(stage: ReconciliationStage) -> list[tuple[int, str, str]]:
    """Row, who and what, as the journal has it."""
    journal = stage.window.program.services.campaigns._journal
    asked = (
        "SELECT d.row_number, x.who, x.verdict FROM decision x"
        " JOIN delivery d ON d.id = x.delivery ORDER BY x.id"
    )
    found: list[tuple[int, str, str]] = journal._writer.run(lambda db: db.execute(asked).fetchall())
    return found


def results(stage: ReconciliationStage) -> list[str]:
    """The status of each row in a results sheet that is saved now."""
    target = stage.window.folder / "out.csv"
    saver, campaign = stage.window.program._saver, stage.window.program.run.campaign_id
    assert campaign is not None
    with stage.window.qtbot.waitSignal(saver.saved):
        saver.save(campaign, target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return [row["FlowIQ status"] for row in csv.DictReader(file)]


def settle_text(stage: ReconciliationStage) -> str:
    """What the button of the first unsure group says, or ""."""
    card = stage.card()
    return card.settle_button.text() if card else ""


def answer_question(stage: ReconciliationStage, name: str, *, act: bool) -> None:
    question = stage.window.dialog(name)
    stage.window.click(f"{name}_{'act' if act else 'leave'}", question)


def test_the_dialog_says_what_happened_and_lists_the_rows(unsure: ReconciliationStage) -> None:
    dialog = unsure.open()
    words = unsure.window.words(dialog)
    assert "Find out about 2 messages" in words
    assert "For 2 messages we don't know whether WhatsApp sent them" in words
    assert "the connection broke while they were on the way" in words
    assert "they can never prove that it was not" in words
    model = unsure.model(dialog)
    line = [str(model.index(0, column).data()) for column in range(4)]
    assert line == ["3", "Ben", BEN, "Hi Ben"]
    assert all("connection broke" in known for known in unsure.found(dialog))
    assert unsure.window.button("leave_unsure_button", dialog).text() == "&Leave 2 as unsure"
    assert "Row 3, Ben" in words
    dialog.reject()


def test_a_look_finds_what_was_sent_and_no_trace_of_the_rest(unsure: ReconciliationStage) -> None:
    unsure.hands.ahead += LATER
    dialog = unsure.open()
    unsure.look(dialog)
    sent, lost = unsure.found(dialog)
    assert sent == "Sent: found in the conversation."
    assert lost.startswith("No trace found at ")
    assert "1 sent, no trace of 1" in unsure.notice(dialog)
    assert unsure.model(dialog).ticked == {4}
    assert "Find out about 1 message" in unsure.window.words(dialog)
    assert unsure.count("sent") == "Sent: 2"
    assert unsure.count("unsure") == "Unsure: 1"
    assert unsure.posts() == ["+27825550301", BEN, CARA]
    assert results(unsure) == ["Sent", "Sent", "Unsure"]
    dialog.reject()

    unsure.window.until(lambda: "Find out about this one" in settle_text(unsure))


def test_a_look_that_is_too_early_says_when_to_look_again(unsure: ReconciliationStage) -> None:
    dialog = unsure.open()
    unsure.look(dialog)
    assert unsure.found(dialog)[1].startswith("Too early to tell: look again from ")
    assert "too early to tell for 1" in unsure.notice(dialog)
    dialog.reject()


def test_copies_are_said(unsure: ReconciliationStage) -> None:
    server = unsure.window.program.services.practice.server
    server.add_message(BEN, "Hi Ben", "bot-whatsapp")
    dialog = unsure.open()
    unsure.look(dialog)
    assert unsure.found(dialog)[0] == "Sent: found in the conversation, 2 copies seen."
    dialog.reject()


def test_what_is_left_and_what_is_treated_as_sent_is_recorded_and_in_the_results(
    unsure: ReconciliationStage,
) -> None:
    dialog = unsure.open()
    unsure.model(dialog).flip([1])
    unsure.window.click("leave_unsure_button", dialog)
    answer_question(unsure, "leave_question", act=True)
    unsure.window.until(lambda: unsure.found(dialog)[0] == "Left as unsure by you.")
    unsure.window.until(lambda: unsure.model(dialog).open_rows == {4})
    assert unsure.notice(dialog) == "1 left as unsure."
    assert not unsure.window.button("treat_as_sent_button", dialog).isEnabled()
    assert "Tick at least one message." in unsure.window.words(dialog)
    unsure.window.click("tick_all_box", dialog)
    unsure.window.click("treat_as_sent_button", dialog)
    answer_question(unsure, "treat_question", act=True)
    unsure.window.until(lambda: "Nothing is unsure any more" in unsure.window.words(dialog))
    assert not unsure.window.button("send_again_button", dialog).isVisible()
    dialog.reject()
    assert decisions(unsure) == [(3, "person", "leave"), (4, "person", "treat as sent")]
    assert results(unsure) == ["Sent", "Unsure", "Sent"]
    assert (unsure.count("sent"), unsure.count("unsure")) == ("Sent: 2", "Unsure: 1")
    unsure.window.until(lambda: unsure.card() is None)


def test_nothing_is_decided_without_a_yes(unsure: ReconciliationStage) -> None:
    dialog = unsure.open()
    for button, question in (
        ("leave_unsure_button", "leave_question"),
        ("treat_as_sent_button", "treat_question"),
        ("send_again_button", "again_question"),
    ):
        unsure.window.click(button, dialog)
        asked = unsure.window.dialog(question)
        QTest.keyClick(asked, Qt.Key.Key_Return)  # the default answer is the safe one
        unsure.window.until(lambda name=question: unsure.window.shown_dialog(name) is None)  # type: ignore[misc] # the name of this turn
    assert unsure.model(dialog).open_rows == {3, 4}
    assert decisions(unsure) == []
    dialog.reject()


def test_sending_again_warns_looks_once_more_and_sends_what_was_not_found(
    unsure: ReconciliationStage,
) -> None:
    unsure.hands.ahead += LATER
    dialog = unsure.open()
    unsure.window.click("send_again_button", dialog)
    question = unsure.window.dialog("again_question")
    assert question.windowTitle() == "Send 2 messages again?"
    assert "People may get these 2 messages twice." in question.explanation()  # type: ignore[attr-defined] # a Question
    answer_question(unsure, "again_question", act=True)
    unsure.window.until(lambda: unsure.window.program.run.progress.sent == 3)
    unsure.window.until(lambda: unsure.window.program.window.current_step == RESULTS)
    assert unsure.posts() == ["+27825550301", BEN, CARA, CARA]
    assert (4, "person", "send again") in decisions(unsure)
    assert results(unsure) == ["Sent", "Sent", "Sent"]
    unsure.window.until(lambda: unsure.card() is None)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(500, ending=Ending.NO_ANSWER), "FlowIQ could not be reached"),
        (refusal(401, "Invalid API key", "revoked"), "key"),
    ],
    ids=["network gone", "wrong key"],
)
def test_a_look_that_is_not_possible_says_why_and_nothing_is_sent_again(
    unsure: ReconciliationStage, answer: Answer, words: str
) -> None:
    unsure.truth.answer = answer
    dialog = unsure.open()
    unsure.look(dialog)
    assert words in unsure.notice(dialog)
    unsure.window.click("send_again_button", dialog)
    answer_question(unsure, "again_question", act=True)
    unsure.window.until(lambda: "nothing is sent again" in unsure.notice(dialog))
    assert words in unsure.notice(dialog)
    assert len(unsure.posts()) == 3
    assert unsure.model(dialog).open_rows == {3, 4}
    assert not any(who == "person" for _, who, _ in decisions(unsure))
    dialog.reject()


def test_cancel_in_the_middle_of_the_minutes_wait_works_at_once(
    unsure: ReconciliationStage,
) -> None:
    unsure.hands.ahead += LATER
    unsure.hands.held = True
    dialog = unsure.open()
    # The pace of the reads needs time to pass as well; it passes until the minute's wait begins.
    unsure.hands.held = False
    unsure.reconciliation.progressed.connect(
        lambda progress: setattr(unsure.hands, "held", progress.doing.startswith("Waiting"))
    )
    unsure.window.click("look_button", dialog)
    unsure.window.until(lambda: "Looking once more in" in unsure.doing(dialog))
    assert not unsure.window.button("send_again_button", dialog).isEnabled()
    unsure.window.click("cancel_look_button", dialog)
    unsure.window.until(lambda: not unsure.reconciliation.busy)
    assert "The search was stopped." in unsure.notice(dialog)
    unsure.window.until(lambda: unsure.model(dialog).open_rows == {4})
    assert unsure.found(dialog)[0] == "Sent: found in the conversation."
    assert unsure.window.button("look_button", dialog).isEnabled()
    dialog.reject()


def test_a_resend_that_is_cancelled_while_it_looks_changes_nothing(
    unsure: ReconciliationStage,
) -> None:
    unsure.hands.held = True
    dialog = unsure.open()
    unsure.window.click("send_again_button", dialog)
    answer_question(unsure, "again_question", act=True)
    unsure.window.until(lambda: unsure.reconciliation.busy)
    unsure.window.click("cancel_look_button", dialog)
    unsure.window.until(lambda: not unsure.reconciliation.busy)
    assert not any(who == "person" for _, who, _ in decisions(unsure))
    assert len(unsure.posts()) == 3
    dialog.reject()


@pytest.mark.parametrize("way", ["stop", "close"])
def test_a_stop_that_comes_after_the_last_question_still_sends_nothing(
    unsure: ReconciliationStage, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The decision is being noted at that very moment, so the rows wait; nothing is begun."""
    journal, window = unsure.window.program.services.reconciliation._journal, unsure.window
    asked, go_on, decide = threading.Event(), threading.Event(), journal.unknown_outcomes.decide

    def slowly(*given: Any) -> int:
        asked.set()
        go_on.wait(20)
        return decide(*given)

    monkeypatch.setattr(journal.unknown_outcomes, "decide", slowly)
    unsure.hands.ahead += LATER
    dialog = unsure.open()
    window.click("send_again_button", dialog)
    answer_question(unsure, "again_question", act=True)
    window.until(asked.is_set)
    if way == "stop":
        window.click("cancel_look_button", dialog)
    else:
        dialog.reject()
    go_on.set()
    window.until(lambda: not unsure.reconciliation.busy)
    assert not window.program.run.running
    assert window.program.run.progress.left == 1
    assert len(unsure.posts()) == 3
    if way == "stop":
        assert "nothing was sent. Waiting to be sent again: 1 message." in unsure.notice(dialog)
        dialog.reject()
    assert window.program.run.campaign_id is not None
    notice = window.words(window.find(QFrame, "results_notice"))
    assert "Not finished: 1 message still to send" in notice


def test_what_comes_home_late_is_not_told_about_another_campaign(
    unsure: ReconciliationStage,
) -> None:
    """The dialog closes, another campaign is opened, and only then the old look ends."""
    first = unsure.window.program.run.campaign_id
    assert first is not None
    dialog = unsure.open()
    dialog.reject()
    heard: list[object] = []
    unsure.reconciliation.looked.connect(heard.append)
    unsure.reconciliation.failed.connect(heard.append)
    unsure.reconciliation.look()
    unsure.window.program.run.close()
    unsure.window.until(lambda: not unsure.reconciliation.busy)
    assert heard == []
    unsure.window.program.run.open(first)
    assert unsure.window.program.run.progress.sent == 2  # Ben's message was found all the same


def test_escape_stops_the_look_and_then_closes(unsure: ReconciliationStage) -> None:
    unsure.hands.held = True
    dialog = unsure.open()
    unsure.window.click("look_button", dialog)
    unsure.window.until(lambda: unsure.reconciliation.busy)
    press(dialog, Qt.Key.Key_Escape)
    unsure.window.until(lambda: not unsure.reconciliation.busy)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_window_may_close_while_a_look_is_under_way(unsure: ReconciliationStage) -> None:
    unsure.hands.held = True
    dialog = unsure.open()
    unsure.window.click("look_button", dialog)
    unsure.window.until(lambda: unsure.reconciliation.busy)
    unsure.window.program.window.close()
    unsure.window.program.close()
    assert not unsure.reconciliation._runner._pool.activeThreadCount()
    QTest.qWait(50)  # what came home too late is not told to anybody
    dialog.reject()


def test_by_keys_alone(unsure: ReconciliationStage) -> None:
    unsure.hands.ahead += LATER
    unsure.window.until(lambda: unsure.card() is not None)
    card = unsure.card()
    assert card is not None
    card.settle_button.setFocus()
    press(card.settle_button, Qt.Key.Key_Space)
    dialog = unsure.dialog()
    look = unsure.window.button("look_button", dialog)
    assert dialog.focusWidget() is look
    press(look, Qt.Key.Key_Space)
    unsure.window.until(lambda: "no trace of 1" in unsure.notice(dialog))
    unsure.window.until(lambda: unsure.model(dialog).open_rows == {4})
    seen = []
    for _ in range(12):
        press(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        seen.append((dialog.focusWidget() or dialog).objectName())
    for name in (
        *("look_button", "tick_all_box", "unsure_table", "close_settle_button"),
        *("leave_unsure_button", "treat_as_sent_button", "send_again_button"),
    ):
        assert name in seen, name
    table = unsure.table(dialog)
    table.setFocus()
    press(table, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert not unsure.model(dialog).ticked
    press(table, Qt.Key.Key_Space)
    assert unsure.model(dialog).ticked == {4}
    unsure.window.until(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    question = unsure.window.dialog("treat_question")
    press(unsure.window.button("treat_question_act", question), Qt.Key.Key_Space)
    unsure.window.until(lambda: not unsure.model(dialog).open_rows)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert results(unsure) == ["Sent", "Sent", "Sent"]


def test_all_ticks_and_unticks_every_open_row(unsure: ReconciliationStage) -> None:
    dialog = unsure.open()
    box = unsure.window.find(QCheckBox, "tick_all_box", dialog)
    assert box.checkState() is Qt.CheckState.Checked
    unsure.window.click("tick_all_box", dialog)
    assert unsure.model(dialog).ticked == frozenset()
    unsure.model(dialog).flip([0])
    assert box.checkState() is Qt.CheckState.PartiallyChecked
    unsure.window.click("tick_all_box", dialog)
    assert unsure.model(dialog).ticked == {3, 4}
    dialog.reject()


def test_another_account_than_the_campaigns_is_said(unsure: ReconciliationStage) -> None:
    dialog = unsure.open()
    program = unsure.window.program
    program.account._real = program.account.connection
    program.account.set_practice(False)
    assert program.account._real is not None
    object.__setattr__(program.account._real, "practice", False)
    program.account.changed.emit()
    assert not unsure.window.button("look_button", dialog).isEnabled()
    assert not unsure.window.button("send_again_button", dialog).isEnabled()
    assert unsure.window.button("leave_unsure_button", dialog).isEnabled()
    assert "turn practice mode on to go on with it" in unsure.window.words(dialog)
    unsure.reconciliation.look()  # the service refuses by itself as well
    unsure.window.until(lambda: "turn practice mode on" in unsure.notice(dialog))
    dialog.reject()


def test_nothing_can_be_decided_while_messages_are_being_sent(
    reconciliation_stage: ReconciliationStage,
) -> None:
    stage = reconciliation_stage.window
    reconciliation_stage.send(ben=LOST)
    many = [(f"P{n}", f"082 555 07{n:02d}") for n in range(30)]
    stage.click("new_campaign_button")
    stage.program.services.preferences.current.rate_per_minute = 60
    reconciliation_stage.truth.fates = {"+27825550700": LOST}
    stage.send(many)
    stage.until(lambda: stage.program.run.progress.unsure == 1)
    stage.program.window.go_to(RESULTS)
    stage.until(lambda: reconciliation_stage.card() is not None)
    card = reconciliation_stage.card()
    assert card is not None
    assert not card.settle_button.isEnabled()
    assert "Stop sending first." in stage.words(card)
    stage.program.actions.open_past_sends()
    past = stage.dialog("past_sends_dialog")
    assert not stage.button("settle_campaign_button", past).isEnabled()
    assert "Stop sending first." in stage.words(past)
    past.reject()
    stage.program.run.stop()
    stage.until(lambda: not stage.program.run.running)
    stage.until(
        lambda: (c := reconciliation_stage.card()) is not None and c.settle_button.isEnabled()
    )


def test_an_old_campaign_is_settled_from_past_sends(unsure: ReconciliationStage) -> None:
    stage = unsure.window
    stage.click("new_campaign_button")
    stage.program.actions.open_past_sends()
    past = stage.dialog("past_sends_dialog")
    assert stage.button("settle_campaign_button", past).text() == "&Find out about 2 messages…"
    stage.click("settle_campaign_button", past)
    dialog = unsure.dialog()
    assert stage.program.window.current_step == RESULTS
    assert unsure.model(dialog).open_rows == {3, 4}
    unsure.reconciliation.decide(Choice.LEAVE, frozenset({3, 4}))
    stage.until(lambda: not unsure.model(dialog).open_rows)
    dialog.reject()
    stage.program.actions.open_past_sends()
    past = stage.dialog("past_sends_dialog")
    assert not stage.button("settle_campaign_button", past).isVisible()
    past.reject()


def test_a_name_of_a_hundred_characters_stretches_nothing(
    reconciliation_stage: ReconciliationStage,
) -> None:
    long = "Nomvula-Katarina " * 6
    reconciliation_stage.truth.fates = {BEN: LOST}
    reconciliation_stage.window.send_all([PEOPLE[0], (long, PEOPLE[1][1])])
    dialog = reconciliation_stage.open()
    screen = QApplication.primaryScreen().availableSize()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    table = reconciliation_stage.table(dialog)
    assert table.horizontalHeader().length() <= table.width()
    assert str(reconciliation_stage.model(dialog).index(0, 1).data()) == long.strip()
    dialog.reject()


def test_five_thousand_rows_are_listed_and_ticked(unsure: ReconciliationStage) -> None:
    dialog = unsure.open()
    rows = [unsure_row(n, f"+2782{n:07d}") for n in range(2, 5002)]
    unsure.model(dialog).show_rows(rows, range(2, 5002))
    words = unsure.window.words(dialog)
    assert "5,000 of 5,000 ticked" in words
    assert "Looking takes about 1 h 23 min" in words
    assert unsure.window.button("send_again_button", dialog).text() == "&Send 5,000 again…"
    dialog.reject()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_has_a_name_in_light_and_dark(unsure: ReconciliationStage, theme: str) -> None:
    unsure.window.program.theme.choose(theme)
    dialog = unsure.open()
    buttons = [b for b in dialog.findChildren(QPushButton) if b.isVisible()]
    assert len(buttons) == 5
    for button in buttons:
        assert button.objectName(), button.text()
        assert button.accessibleName() or button.text(), button.objectName()
    text, ground = (dialog.palette().color(role) for role in (_ROLES.WindowText, _ROLES.Window))
    assert _contrast(text, ground) > 4.5
    dialog.reject()


def test_the_group_that_was_pressed_is_ticked(unsure: ReconciliationStage) -> None:
    unsure.hands.ahead += LATER
    dialog = unsure.open()
    unsure.look(dialog)
    dialog.reject()
    dialog = unsure.open()
    assert unsure.model(dialog).ticked == {4}
    assert unsure.found(dialog)[0].startswith("No proof found on ")
    dialog.reject()


def test_the_send_step_is_where_sending_again_shows(unsure: ReconciliationStage) -> None:
    """Rows that wait but were not sent, as after a cancelled resend, are continued there."""
    services = unsure.window.program.services
    campaign = unsure.window.program.run.campaign_id
    assert campaign is not None
    services.campaigns._journal.unknown_outcomes.decide(campaign, Choice.SEND_AGAIN, [4])
    unsure.window.program.run.reread()
    unsure.window.click("back_button")
    assert unsure.window.program.window.current_step == SEND
    assert unsure.window.button("primary_button").text() == "Continue with 1"


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_sending_that_has_to_wait_for_a_look_says_so(unsure: ReconciliationStage) -> None:
    stage, services = unsure.window, unsure.window.program.services
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    services.campaigns._journal.unknown_outcomes.decide(campaign, Choice.SEND_AGAIN, [4])
    stage.program.run.reread()
    stage.click("back_button")
    with services.reconciliation._locks.reconciling():
        stage.click("primary_button")
        stage.until(lambda: not stage.program.run.running)
    assert STILL_SETTLING in stage.words()
    assert len(unsure.posts()) == 3
