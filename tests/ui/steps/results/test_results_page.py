"""The Results step after real sends, with the failures that practice mode has on purpose."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.ui.steps.results.results_group_card import GroupCard
from tests.spreadsheet.making import finish
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

MIXED = [
    *GOOD,
    ("Dan", "12345"),  # no phone number
    ("Eve", "082 555 1026"),  # WhatsApp cannot reach her
    ("Fay", "083 555 1026"),
    ("Gus", "082 555 0999"),  # accepted, and then the line is cut: unsure
]


def cards(stage: WindowStage) -> dict[str, GroupCard]:
    """The reasons that are shown, by code."""
    found = stage.find(QWidget, "results_page").findChildren(GroupCard)
    return {card.objectName(): card for card in found if card.isVisible()}


def number(stage: WindowStage, name: str) -> str:
    """What a counter says."""
    return stage.find(QFrame, name).accessibleName()


def test_counts_every_row_and_groups_what_did_not_go_out(stage: WindowStage) -> None:
    stage.send_all(MIXED)
    stage.until(lambda: len(cards(stage)) == 3)

    assert number(stage, "result_sent") == "Sent: 3"
    assert number(stage, "result_not_sent") == "Not sent: 2"
    assert number(stage, "result_unsure") == "Unsure: 1"
    assert number(stage, "result_left_out") == "Left out: 1"
    assert "3 of 6 sent" in stage.words()
    unreachable = cards(stage)["group_meta_131026"]
    words = stage.words(unreachable)
    assert "2 not sent" in words
    assert "For the person to do" in words
    assert not stage.button("retry_button", unreachable).isVisible()


def test_rows_are_shown_when_asked_for_and_details_copied(stage: WindowStage) -> None:
    stage.send_all(MIXED)
    stage.until(lambda: "group_meta_131026" in cards(stage))
    card = cards(stage)["group_meta_131026"]
    assert "Rows 6, 7" not in stage.words(card)
    stage.click("rows_button", card)
    assert "Rows 6, 7" in stage.words(card)
    stage.click("copy_button", card)
    copied = QApplication.clipboard().text()
    assert "Not sent: 2" in copied
    assert "Rows 6, 7" in copied


def test_saves_a_results_sheet_with_every_row(stage: WindowStage) -> None:
    stage.send_all(MIXED)
    target = _save(stage, stage.folder / "out.xlsx")
    stage.until(lambda: "Saved as “out.xlsx”." in stage.words())
    rows = list(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:3] == ("Name", "Mobile", "FlowIQ status")
    statuses = [row[2] for row in rows[1:]]
    assert statuses == ["Sent", "Sent", "Sent", "Left out", "Not sent", "Not sent", "Unsure"]
    notice = stage.find(QFrame, "results_saved_notice")
    assert stage.button("results_saved_notice_button", notice).isVisible()


def test_a_numbered_copy_is_said(stage: WindowStage) -> None:
    stage.send_all()
    target = stage.folder / "out.xlsx"
    target.write_text("mine", encoding="utf-8")
    target.chmod(0o444)
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    stage.program._saver.save(campaign, target)
    notice = stage.find(QFrame, "results_saved_notice")
    stage.until(lambda: "Saved as “out (2).xlsx”." in stage.words(notice))
    assert "numbered copy" in stage.words(notice)
    assert target.read_text(encoding="utf-8") == "mine"


def test_saving_into_a_folder_that_is_gone_says_what_to_do(stage: WindowStage) -> None:
    stage.send_all()
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    stage.program._saver.save(campaign, stage.folder / "gone" / "out.xlsx")
    notice = stage.find(QFrame, "results_saved_notice")
    stage.until(lambda: notice.property("tone") == "error")
    assert stage.words(notice)
    assert not stage.button("results_saved_notice_button", notice).isVisible()


def test_results_are_not_saved_over_the_spreadsheet_nor_over_what_nobody_chose(
    stage: WindowStage,
) -> None:
    stage.send_all()
    loaded, campaign = stage.program.draft.loaded, stage.program.run.campaign_id
    assert loaded is not None
    assert campaign is not None
    source = loaded.origin.path
    content = source.read_bytes()
    notice = stage.find(QFrame, "results_saved_notice")
    stage.program._saver.save(campaign, source)
    stage.until(lambda: "is the spreadsheet that is sent" in stage.words(notice))
    assert source.read_bytes() == content
    other = stage.folder / "mine.xlsx"
    other.write_text("mine", encoding="utf-8")
    (stage.folder / "mine.pdf.xlsx").write_text("mine too", encoding="utf-8")
    stage.program._saver.save(campaign, stage.folder / "mine.pdf")
    stage.until(lambda: "Saved as “mine.pdf (2).xlsx”." in stage.words(notice))
    assert other.read_text(encoding="utf-8") == "mine"
    assert (stage.folder / "mine.pdf.xlsx").read_text(encoding="utf-8") == "mine too"


def test_a_new_campaign_begins_at_the_first_step(stage: WindowStage) -> None:
    stage.send_all()
    stage.click("new_campaign_button")
    assert stage.program.window.current_step == 0
    assert stage.program.run.campaign is None
    assert stage.program.draft.loaded is None
    assert not stage.program.window.can_open(RESULTS)


def test_finished_steps_are_locked_until_then(stage: WindowStage) -> None:
    stage.send_all()
    window = stage.program.window
    assert [window.can_open(step) for step in range(5)] == [False, False, False, True, True]
    stage.click("back_button")
    assert window.current_step == SEND
    assert "This campaign is finished" in stage.words()


class TestTryAgain:
    """Rows that are proved unsent can be tried again."""

    @pytest.fixture
    def behaviour(self) -> Behaviour:
        return Behaviour(any_key=True, script=_too_busy)

    def test_puts_the_rows_back_and_goes_where_sending_continues(self, stage: WindowStage) -> None:
        stage.practise()
        stage.load(GOOD)
        campaign = _given_up(stage)
        stage.program.actions.open_campaign(campaign)
        assert stage.program.window.current_step == RESULTS
        stage.until(lambda: len(cards(stage)) == 1)
        card = next(iter(cards(stage).values()))
        stage.click("retry_button", card)
        assert stage.program.window.current_step == SEND
        assert stage.button("primary_button").text() == "Continue with 3"

    def test_refused_rows_are_tried_again_where_that_may_help(self, stage: WindowStage) -> None:
        stage.practise()
        stage.load(GOOD)
        stage.program.actions.open_campaign(_refused(stage, ("meta_unknown", "meta_131026")))
        stage.until(lambda: len(cards(stage)) == 2)
        never, may_help = sorted(cards(stage).values(), key=lambda card: -card._group.count)[::-1]
        assert not never.retry_button.isVisible()
        assert may_help.retry_button.text() == "Try these 2 again"
        stage.click("retry_button", may_help)
        assert stage.program.window.current_step == SEND
        assert stage.button("primary_button").text() == "Continue with 2"

    def test_rows_that_cannot_be_put_back_now_say_why(self, stage: WindowStage) -> None:
        stage.practise()
        stage.load(GOOD)
        stage.program.actions.open_campaign(_given_up(stage))
        stage.until(lambda: len(cards(stage)) == 1)
        card = next(iter(cards(stage).values()))
        with stage.program.services.reconciliation._locks.reconciling():
            stage.click("retry_button", card)
        assert "still being looked into" in stage.words()
        assert stage.program.window.current_step == RESULTS
        assert stage.program.run.progress.left == 0


def _too_busy(request: ReceivedRequest) -> Answer | None:
    return Answer(429, {"error": "Too many requests"}) if request.method == "POST" else None


def _given_up(stage: WindowStage) -> int:
    """A campaign whose rows were all given up, each proved unsent."""
    services = stage.program.services
    draft = stage.program.draft
    assert draft.checked is not None
    assert draft.loaded is not None
    campaign = finish(services.send.freeze(draft.checked, draft.loaded, "people.csv", True))
    journal = services.campaigns._journal
    for entry in journal.deliveries.waiting(campaign):
        begun = journal.deliveries.begin_attempt(entry.id, "run")
        outcome = Outcome(Verdict.NOT_SENT, "no_connection")
        journal.deliveries.settle(begun, outcome, DeliveryState.GAVE_UP)
    return campaign


def _refused(stage: WindowStage, reasons: tuple[str, str]) -> int:
    """A campaign of three rows, the first two refused for one reason and the last for another."""
    services = stage.program.services
    draft = stage.program.draft
    assert draft.checked is not None
    assert draft.loaded is not None
    campaign = finish(services.send.freeze(draft.checked, draft.loaded, "people.csv", True))
    journal = services.campaigns._journal
    first, last = reasons
    for entry, reason in zip(
        journal.deliveries.waiting(campaign), (first, first, last), strict=True
    ):
        begun = journal.deliveries.begin_attempt(entry.id, "run")
        journal.deliveries.settle(begun, Outcome(Verdict.REJECTED, reason, status=500))
    return campaign


def _save(stage: WindowStage, target: Path) -> Path:
    stage.click("primary_button")
    stage.choose_file(stage.dialog("save_results_dialog"), target)
    return target
