"""MainThreadCollector: no widget is destroyed by a thread that works in the background."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.app.main_thread_collector import MainThreadCollector


class _HoldsItself(QWidget):
    """A widget in a cycle, that says which thread destroyed it."""

    def __init__(self, destroyed_by: list[int]) -> None:
        super().__init__()
        self._destroyed_by = destroyed_by
        self._me = self

    def __del__(self) -> None:
        self._destroyed_by.append(threading.get_ident())


@pytest.fixture
def as_python_does() -> Iterator[None]:
    """Python's own collector, which the tests keep to the main thread otherwise."""
    gc.enable()
    yield
    gc.disable()


def _work() -> list[list[int]]:
    """Make more objects than Python waits for, in another thread; they are kept as a sheet is."""
    made: list[list[int]] = []
    thread = threading.Thread(target=lambda: made.extend([number] for number in range(100_000)))
    thread.start()
    thread.join()
    return made


@pytest.mark.usefixtures("as_python_does")
def test_a_widget_that_holds_itself_is_destroyed_in_the_main_thread(qtbot: QtBot) -> None:
    collector = MainThreadCollector()
    destroyed_by: list[int] = []
    for _ in range(10):
        _HoldsItself(destroyed_by)
    rows = _work()
    assert not destroyed_by
    qtbot.waitUntil(lambda: len(destroyed_by) == 10)
    assert len(rows) == 100_000
    assert set(destroyed_by) == {threading.get_ident()}
    collector.deleteLater()
