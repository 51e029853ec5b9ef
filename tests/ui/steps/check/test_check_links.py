"""Links that are mended on Check, and the way to a link where there is none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.services.manual.manual import FILE_LINKS
from flowiq_desktop.ui.explaining.help_pages import HOW_FILES_GET_LINKS
from flowiq_desktop.ui.steps.check.asking.fix_task_dialog import FixTaskDialog
from tests.ui.steps.check.conftest import LEFT, CheckStage, Rows

GOOD = "https://files.example.org/letter.pdf"
DRIVE = "https://drive.google.com/file/d/1AbCdEfGhIjKl/view?usp=sharing"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Window(QWidget):
    """Stands in for the main window, which gives the help."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.asked: list[tuple[QWidget, str]] = []
        inside.setParent(self)
        self.show()
        inside.show()
        self.activateWindow()

    def give_help(self, asker: QWidget, page: str) -> None:
        self.asked.append((asker, page))


@contextmanager
def in_a_window(page: CheckStage) -> Iterator[Window]:
    window = Window(page.stage.check)
    yield window
    page.stage.check.setParent(None)
    window.deleteLater()


@pytest.fixture
def shown_links(shown: Callable[[Rows, str], CheckStage]) -> Callable[..., CheckStage]:
    def show(*links: str) -> CheckStage:
        rows = [("Mobile", "Letter"), *((f"082 555 03{n:02d}", it) for n, it in enumerate(links))]
        page = shown(rows, "")
        mapping = page.stage.draft.mapping.with_type("document")
        with page.stage.qtbot.waitSignal(page.stage.checks.ended, timeout=20000):
            page.stage.draft.set_mapping(mapping.with_source("media_url", ColumnSource("Letter")))
        return page

    return show


def test_a_page_of_a_sharing_site_gives_way_to_the_file(
    shown_links: Callable[..., CheckStage],
) -> None:
    page = shown_links(DRIVE, GOOD, DRIVE)
    assert page.tasks == ["Recommended:  Look at the sharing links in Link to the file: 2 rows"]
    page.choose_task("sharing links")
    assert page.button("fix_task").defaultAction().text() == "Use the direct link…"
    QTest.mouseClick(page.button("fix_task"), LEFT)
    asked = page.stage.check.findChild(FixTaskDialog)
    assert asked
    direct = "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKl"
    model = asked.table.model()
    assert [model.index(row, 2).data() for row in range(model.rowCount())] == [direct, direct]
    with page.stage.qtbot.waitSignal(page.stage.draft.rows_changed, timeout=20000):
        QTest.mouseClick(asked.fix_button, LEFT)
    page.stage.settle()
    assert page.column(1) == [direct, GOOD, direct]
    assert page.tasks == ["Done:  Look at the sharing links in Link to the file"]
    page.undo()
    assert page.column(1) == [DRIVE, GOOD, DRIVE]


def test_mistyped_links_are_a_task_for_each_cause(shown_links: Callable[..., CheckStage]) -> None:
    page = shown_links(f"{GOOD}.", "www.example.org/a.pdf", f"({GOOD})", f"{GOOD} {GOOD}")
    assert page.tasks == [
        "Must fix:  Choose one link in Link to the file: 1 row",
        "Must fix:  Take the signs away around the links in Link to the file: 2 rows",
        "Must fix:  Correct the beginning of the links in Link to the file: 1 row",
    ]
    assert not page.button("file_links").isVisible()


@pytest.mark.parametrize(
    "link", ["C:\\letters\\a.pdf", "https://we.tl/t-AbC", "http://192.168.1.5/a.pdf", DRIVE]
)
def test_where_there_is_no_file_behind_a_link_the_way_to_one_is_told(
    shown_links: Callable[..., CheckStage], link: str
) -> None:
    page = shown_links(GOOD, link)
    button = page.button("file_links")
    assert button.isVisible()
    assert button.text() == button.accessibleName() == HOW_FILES_GET_LINKS
    button.setFocus()
    with in_a_window(page) as window:
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert window.asked == [(page.stage.check, FILE_LINKS)]


def test_its_key_opens_it_from_the_table(shown_links: Callable[..., CheckStage]) -> None:
    page = shown_links("C:\\letters\\a.pdf")
    with in_a_window(page) as window:
        page.stage.qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(page.stage.check.view.table, Qt.Key.Key_L, CTRL_SHIFT)
        assert window.asked == [(page.stage.check, FILE_LINKS)]


def test_without_links_the_question_is_not_in_the_way(
    shown: Callable[[Rows, str], CheckStage],
) -> None:
    page = shown((("Name", "Mobile"), ("Anna", "12")), "Hi")
    assert not page.button("file_links").isVisible()
