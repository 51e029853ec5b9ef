"""Words of widgets, tables, questions and notices follow the language while they are open."""

import gc
import gettext
from collections.abc import Callable, Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.preparing.load import countries
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts import say
from flowiq_desktop.texts.catalogue import Catalogue
from flowiq_desktop.ui.language.catalogue_translator import speak
from flowiq_desktop.ui.language.retranslated import keep_said, keep_translated, say_model_anew
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme
from flowiq_desktop.ui.widgets.choosers.country_chooser import CountryChooser
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.tick_table import TickTable
from flowiq_desktop.ui.widgets.titled_table_model import Index, TitledTableModel


class _Loud(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


LOUD = Catalogue("de_DE", _Loud())


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(resource("icons"), Theme(qapp, resource("theme"), "light"))


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    speak(Catalogue(), qapp)
    QApplication.processEvents()


class _Table(TitledTableModel):
    def titles(self) -> tuple[str, ...]:
        return (say("Row"), say("State"))

    def count_lines(self) -> int:
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return say("Sent") if role == Qt.ItemDataRole.DisplayRole else None


def _speak(language: Catalogue, qapp: QApplication) -> None:
    speak(language, qapp)
    QApplication.processEvents()


def test_words_are_said_at_once_and_at_each_change(qapp: QApplication, qtbot: QtBot) -> None:
    window, said = QWidget(), list[str]()
    qtbot.addWidget(window)
    keep_translated(window, lambda: said.append(say("Save")))
    assert said == ["Save"]
    _speak(LOUD, qapp)
    _speak(Catalogue(), qapp)
    assert said == ["Save", "SAVE", "Save"]


def test_a_part_that_is_hidden_is_told_too(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    part, said = QWidget(window), list[str]()
    part.hide()
    keep_translated(part, lambda: said.append(say("Save")))
    _speak(LOUD, qapp)
    assert said == ["Save", "SAVE"]


def test_who_is_gone_is_not_asked(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    part, said = QWidget(window), list[str]()
    keep_translated(part, lambda: said.append(say("Save")))
    part.setParent(None)
    part.deleteLater()
    qtbot.wait(1)
    _speak(LOUD, qapp)
    assert said == ["Save"]


def test_a_table_is_read_anew(qapp: QApplication, qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    model = _Table(view)
    view.setModel(model)
    told: list[QObject] = []
    model.headerDataChanged.connect(lambda *_: told.append(model))
    model.dataChanged.connect(lambda *_: told.append(model))
    keep_translated(view, lambda: say_model_anew(model))
    told.clear()
    _speak(LOUD, qapp)
    assert len(told) == 2
    assert model.headerData(1, Qt.Orientation.Horizontal) == "STATE"
    assert model.index(0, 0).data() == "SENT"


def test_a_question_follows_and_keeps_its_focus(qapp: QApplication, qtbot: QtBot) -> None:
    question = Question(
        "question",
        lambda: say("Delete?"),
        lambda: say("It is for good."),
        lambda: say("Delete"),
        "Fixed",
        None,
    )
    qtbot.addWidget(question)
    question.show()
    focus = question.focusWidget()
    _speak(LOUD, qapp)
    assert (question.windowTitle(), question.text()) == ("DELETE?", "DELETE?")
    assert question.explanation() == "IT IS FOR GOOD."
    assert (question.act_button.text(), question.leave_button.text()) == ("DELETE", "Fixed")
    assert question.leave_button.isDefault()
    assert question.focusWidget() is focus


def test_a_notice_follows_until_it_is_taken_away(
    qapp: QApplication, qtbot: QtBot, icons: Icons
) -> None:
    notice = Notice(icons, "notice")
    qtbot.addWidget(notice)
    notice.tell("info", lambda: say("Stopped."), "What a machine said")
    notice.offer(lambda: say("Continue"))
    _speak(LOUD, qapp)
    assert notice.sentence.text() == "STOPPED."
    assert notice.advice.text() == "What a machine said"
    assert notice.button.text() == "CONTINUE"
    assert notice.accessibleName() == "STOPPED. What a machine said"
    notice.clear()
    _speak(Catalogue(), qapp)
    assert notice.isHidden()


def test_a_country_stays_chosen_and_what_is_typed_stays(qapp: QApplication, qtbot: QtBot) -> None:
    chooser, chosen = CountryChooser(countries()), list[str]()
    qtbot.addWidget(chooser)
    chooser.show_country("DE")
    chooser.country_chosen.connect(chosen.append)
    _speak(Catalogue("de_DE"), qapp)
    assert chooser.currentData() == "DE"
    edit = chooser.lineEdit()
    assert edit is not None
    edit.setText("Ken")
    edit.setCursorPosition(2)
    _speak(Catalogue(), qapp)
    assert (edit.text(), edit.cursorPosition()) == ("Ken", 2)
    assert chooser.count() == len(countries())
    assert chosen == []


def _button() -> QPushButton:
    button = QPushButton()
    keep_said(button, lambda said_of: said_of.setText(say("Save")))
    return button


class _Spoken(QWidget):
    def __init__(self) -> None:
        super().__init__()
        keep_translated(self, self._say)

    def _say(self) -> None:
        self.setWindowTitle(say("Save"))


@pytest.mark.parametrize(
    "make", [_button, _Spoken, lambda: TickTable("ticks", lambda: say("Save"))]
)
@pytest.mark.usefixtures("qapp")
def test_a_widget_that_nobody_needs_is_gone_without_a_look_for_garbage(
    make: Callable[[], QWidget],
) -> None:
    gc.disable()
    try:
        widget = make()
        still_there = ref(widget)
        del widget
        assert still_there() is None
    finally:
        gc.enable()


def test_a_button_of_qts_own_follows(qapp: QApplication, qtbot: QtBot) -> None:
    button = _button()
    qtbot.addWidget(button)
    assert button.text() == "Save"
    _speak(LOUD, qapp)
    assert button.text() == "SAVE"
