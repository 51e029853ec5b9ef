"""Every way to be held back has its words, its group on Results, and its button."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.core.reach.stop_list import STOP_REASONS
from flowiq_desktop.core.reach.turned_away import SET_IN_FLOWIQ, WINDOW_CLOSED
from flowiq_desktop.flowiq.reasons import meaning_of
from flowiq_desktop.journal.restore_guard.missing_messages import OLDER_COPY
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.services.sending.duplicate_holds import INSTEAD
from flowiq_desktop.services.sending.held_texts import SENT_BEFORE
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue
from flowiq_desktop.texts.installed import load
from flowiq_desktop.ui.dialogs.held_words import HeldWords
from flowiq_desktop.ui.language.catalogue_translator import speak
from flowiq_desktop.ui.steps.results.results_group_card import GroupCard
from tests.ui.steps.send.test_send_page import received
from tests.ui.window_stage import GOOD, WindowStage, stage

__all__ = ["stage"]

ANNA, BEN, CARA = "+27825550301", "+27835550302", "+27845550303"
REASONS = sorted({SENT_BEFORE, OLDER_COPY, INSTEAD, WINDOW_CLOSED, *STOP_REASONS, *SET_IN_FLOWIQ})


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_has_words_of_its_own(reason: str) -> None:
    meaning = meaning_of(reason)
    assert meaning.code == reason
    assert meaning.sentence
    assert meaning.advice
    one, many = HeldWords(reason, 1), HeldWords(reason, 3)
    assert one.heading().startswith("1 ")
    assert many.heading().startswith("3 ")
    assert all((one.title(), one.explanation(""), one.warning(), one.send().replace("&", "")))


def test_no_other_reason_holds_a_row() -> None:
    """Whoever adds a way to be held meets this list, and the tests that go with it."""
    program = Path(__file__).parents[4] / "flowiq_desktop"
    holding = {
        str(path.relative_to(program))
        for path in program.rglob("*.py")
        if re.search(r"state = 'held', reason|DeliveryState\.HELD, ", path.read_text("utf-8"))
    }
    assert holding == {
        "journal/people/looked_rows.py",
        "journal/people/stopped_rows.py",
        "journal/restore_guard/instance_check.py",
        "journal/restore_guard/missing_messages.py",
        "journal/tables/contacts/by_template.py",
        "journal/tables/duplicates.py",
        "journal/tables/moved_rows.py",
        "journal/tables/trying_again.py",
    }


def look(stage: WindowStage, *looks: Look) -> None:
    """What looking people up showed, through the account of the window."""
    journal, connection = stage.program.services.looks._journal, stage.program.account.connection
    assert connection is not None
    journal.looks.keep(connection.fingerprint(journal.accounts.salt), looks)


def cards(stage: WindowStage) -> dict[str, GroupCard]:
    found = stage.find(QWidget, "results_page").findChildren(GroupCard)
    return {card.objectName(): card for card in found if card.isVisible()}


@pytest.fixture
def stages() -> list[WindowStage]:
    return []


@pytest.fixture
def behaviour(stages: list[WindowStage]) -> Behaviour:
    """While Anna gets her message, Ben is found blocked, and Cara's 24 hours end."""

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and stages:
            now = local_now()
            late = Look(CARA, now, last_wrote=now - timedelta(hours=24))
            look(stages.pop(), Look(BEN, now, blocked=True), late)
        return None

    return Behaviour(any_key=True, failing_numbers=True, script=script)


@pytest.fixture
def held(stage: WindowStage, stages: list[WindowStage]) -> WindowStage:
    """One was sent to, and two are held back."""
    stage.program.services.preferences.current.connections = 1
    stages.append(stage)
    stage.send_all(GOOD)
    stage.until(lambda: set(cards(stage)) == {"group_found_blocked", "group_window_closed"})
    return stage


def test_who_was_blocked_meanwhile_is_shown_and_no_word_lets_it_go(held: WindowStage) -> None:
    card = cards(held)["group_found_blocked"]
    assert "has been blocked in FlowIQ since then" in held.words(card)
    assert not card.template_button.isVisible()
    held.click("release_button", card)
    dialog = held.dialog("held_dialog")
    assert "1 message is held back: FlowIQ is set not to send it" in held.words(dialog)
    held.click("send_held_again_button", dialog)
    notice = held.find(QFrame, "results_notice")
    held.until(lambda: "FlowIQ is still set to send them nothing" in held.words(notice))
    assert received(held) == [ANNA]


def test_a_draft_of_a_translation_has_the_english_beneath(
    held: WindowStage, qapp: QApplication
) -> None:
    english = "has been blocked in FlowIQ since then"
    try:
        speak(load("zu", resource("languages")), qapp)
        held.until(lambda: english not in cards(held)["group_found_blocked"].accessibleName())
        assert english in held.words(cards(held)["group_found_blocked"])
    finally:
        speak(Catalogue(), qapp)
    held.until(lambda: held.words(cards(held)["group_found_blocked"]).count(english) == 1)


def test_who_is_allowed_again_gets_it(held: WindowStage) -> None:
    look(held, Look(BEN, local_now(), blocked=False, broadcasts=True))
    held.click("release_button", cards(held)["group_found_blocked"])
    held.click("send_held_again_button", held.dialog("held_dialog"))
    held.until(lambda: received(held) == [ANNA, BEN])
    held.until(lambda: set(cards(held)) == {"group_window_closed"})


def test_whose_24_hours_are_over_may_get_a_template_or_the_message_all_the_same(
    held: WindowStage,
) -> None:
    card = cards(held)["group_window_closed"]
    assert "This person's 24 hours were over when the row's turn came" in held.words(card)
    assert card.template_button.isVisible()
    held.click("release_button", card)
    dialog = held.dialog("held_dialog")
    words = held.words(dialog)
    assert "1 message came too late: this person's 24 hours are over" in words
    assert "they do not arrive unless the person has written meanwhile" in words
    assert held.button("send_held_again_button", dialog).text() == "&Send 1 message all the same"
    held.click("send_held_again_button", dialog)
    held.until(lambda: received(held) == [ANNA, CARA])


def test_the_results_sheet_says_why_each_was_left_out(held: WindowStage) -> None:
    campaign = held.program.run.campaign_id
    assert campaign is not None
    target = held.folder / "out.csv"
    with held.qtbot.waitSignal(held.program._saver.saved):
        held.program._saver.save(campaign, target)
    _headers, anna, ben, cara = target.read_text(encoding="utf-8-sig").splitlines()
    assert ",Sent," in anna
    assert "blocked in FlowIQ since then" in ben
    assert "24 hours were over" in cara
    assert ",Left out," in ben
    assert ",Left out," in cara
