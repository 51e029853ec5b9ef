"""A window with unsure messages, a server that knows the truth, and a clock a test locks."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.practice_server import Answer, Behaviour, Ending, ReceivedRequest
from flowiq_desktop.services.reconciliation.service import UnsureRow
from flowiq_desktop.system.clock import Clock, local_now
from flowiq_desktop.system.paths import Folders
from flowiq_desktop.ui.reconciliation.unsure_rows_model import UnsureColumn, UnsureRowsModel
from flowiq_desktop.ui.steps.results.results_group_card import GroupCard
from flowiq_desktop.ui.widgets.tick_table import TickTable
from tests.ui.window_stage import WindowStage, close_window, make_window

if TYPE_CHECKING:
    from flowiq_desktop.core.messages.types import Body

SENT, LOST = "sent", "lost"
BEN, CARA = "+27835550302", "+27845550303"
PEOPLE = [("Anna", "082 555 0301"), ("Ben", "083 555 0302"), ("Cara", "084 555 0303")]


class Hands:
    """A clock that moves when a test says so, and when a look waits for it, unless it is held.

    Attributes:
        ahead: how much later it is than it really is.
        held: sleeping takes no time off a wait.
    """

    def __init__(self) -> None:
        self.ahead = timedelta()
        self.held = False

    def now(self) -> datetime:
        return local_now() + self.ahead

    def unix(self) -> float:
        return self.now().timestamp()

    def monotonic_ns(self) -> int:
        return int(self.ahead.total_seconds() * 1_000_000_000)

    def sleep(self, seconds: float) -> None:
        time.sleep(0.001)
        if not self.held:
            self.ahead += timedelta(seconds=seconds)


@dataclass
class Truth:
    """What the pretend FlowIQ does with some messages and with every question.

    Attributes:
        fates: what happens to a message to a number: SENT or LOST, in both cases unanswered.
        answer: what every question for a conversation is answered with instead, if anything.
    """

    fates: dict[str, str] = field(default_factory=dict)
    answer: Answer | None = None

    def script(self, request: ReceivedRequest) -> Answer | None:
        if request.method == "GET":
            return self.answer
        fate = self.fates.get(request.body.get("phone_number", ""), "")
        return Answer(500, ending=Ending.NO_ANSWER, accepted=fate == SENT) if fate else None


@dataclass
class ReconciliationStage:
    """The window after a campaign of which some answers never came."""

    window: WindowStage
    hands: Hands
    truth: Truth

    def send(self, **fates: str) -> None:
        """Send to the three; afterwards everybody is answered again."""
        self.truth.fates = {{"ben": BEN, "cara": CARA}[name]: fate for name, fate in fates.items()}
        self.window.send_all(PEOPLE)
        self.truth.fates = {}

    def open(self) -> QDialog:
        """Press the button of the first group of unsure rows."""
        self.window.until(lambda: self.card() is not None)
        card = self.card()
        assert card is not None
        self.window.click("settle_button", card)
        return self.dialog()

    def dialog(self) -> QDialog:
        """The dialog, its rows listed."""
        dialog = self.window.dialog("settle_dialog")
        self.window.until(lambda: self.model(dialog).rowCount() > 0)
        return dialog

    def look(self, dialog: QDialog) -> None:
        """Look in the conversations and wait for what is found."""
        self.window.click("look_button", dialog)
        self.window.until(lambda: not self.reconciliation.busy)
        self.window.until(lambda: not self.reconciliation._reader.busy)

    def card(self) -> GroupCard | None:
        """The first group that can be settled."""
        for card in self.window.find(QWidget, "results_page").findChildren(GroupCard):
            if card.isVisible() and card.settle_button.isVisible():
                return card
        return None

    def model(self, dialog: QDialog) -> UnsureRowsModel:
        model = self.table(dialog).model()
        assert isinstance(model, UnsureRowsModel)
        return model

    def table(self, dialog: QDialog) -> TickTable:
        return self.window.find(TickTable, "unsure_table", dialog)

    def found(self, dialog: QDialog) -> list[str]:
        """What the last column says."""
        model = self.model(dialog)
        lines = range(model.rowCount())
        return [str(model.index(line, UnsureColumn.KNOWN).data()) for line in lines]

    def notice(self, dialog: QDialog) -> str:
        return self.window.find(QFrame, "settle_notice", dialog).accessibleName()

    def doing(self, dialog: QDialog) -> str:
        return self.window.find(QLabel, "look_doing", dialog).text()

    def count(self, name: str) -> str:
        """What a counter of the Results page says."""
        return self.window.find(QFrame, f"result_{name}").accessibleName()

    def posts(self) -> list[str]:
        """The number of each message that reached the server, in order."""
        received = self.window.program.services.practice.server.received
        return [r.body["phone_number"] for r in received if r.method == "POST"]

    @property
    def reconciliation(self) -> Any:
        return self.window.program._reconciliation


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys, one after another."""
    for key in keys:
        QTest.keyClick(widget, key)


def unsure_row(row: int, number: str = "+27825550301", name: str = "Anna") -> UnsureRow:
    """A row as the service lists it."""
    body: Body = {"phone_number": number, "message_type": "text", "text": "Hi Anna"}
    moment = datetime(2026, 11, 22, 14, 2).astimezone()
    return UnsureRow(row, number, name, "text", body, moment, "crashed", None, "")


@pytest.fixture
def reconciliation_stage(
    qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path
) -> Iterator[ReconciliationStage]:
    """The window in practice mode, with a clock of the test's own behind the looks."""
    hands, truth = Hands(), Truth()
    behaviour = Behaviour(any_key=True, clock=hands.unix, script=truth.script)
    window = make_window(qtbot, qapp, folders, tmp_path, behaviour, hands.now)
    window.program.services.reconciliation._clock = Clock(
        hands.monotonic_ns, hands.now, lambda: 0.0, hands.sleep
    )
    window.program.services.preferences.current.connections = 1
    yield ReconciliationStage(window, hands, truth)
    hands.held = False
    close_window(window)
