import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.widgets.flow_layout import EvenLayout, FlowLayout


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    """Five parts of 100 by 20, with 10 between them."""
    box = QWidget()
    qtbot.addWidget(box)
    layout = FlowLayout(10, box)
    for _ in range(5):
        part = QWidget()
        part.setFixedSize(100, 20)
        layout.addWidget(part)
    return box


@pytest.mark.parametrize(
    ("width", "lines"), [(540, 1), (539, 2), (330, 2), (320, 2), (319, 3), (100, 5), (50, 5)]
)
def test_it_begins_a_line_when_one_is_full(box: QWidget, width: int, lines: int) -> None:
    layout = box.layout()
    assert layout
    assert layout.heightForWidth(width) == 20 * lines + 10 * (lines - 1)


def test_parts_stand_in_reading_order(box: QWidget, qtbot: QtBot) -> None:
    box.resize(220, 200)
    with qtbot.waitExposed(box):
        box.show()
    places = [(part.x(), part.y()) for part in box.findChildren(QWidget)]
    assert places == [(0, 0), (110, 0), (0, 30), (110, 30), (0, 60)]


def test_it_needs_no_more_room_than_its_widest_part(box: QWidget) -> None:
    assert box.minimumSizeHint().width() == 100
    assert box.sizeHint().width() == 540


def test_a_hidden_part_takes_no_room(box: QWidget) -> None:
    layout = box.layout()
    assert layout
    for part in box.findChildren(QWidget)[1:]:
        part.hide()
    assert layout.heightForWidth(100) == 20


def test_items_can_be_taken_out(box: QWidget) -> None:
    layout = box.layout()
    assert layout
    assert layout.takeAt(0)
    assert layout.count() == 4
    assert layout.takeAt(9) is None
    assert layout.itemAt(-1) is None


@pytest.fixture
def even(qtbot: QtBot) -> QWidget:
    """Five parts that need 100 at least, with 10 between them."""
    even = QWidget()
    qtbot.addWidget(even)
    layout = EvenLayout(10, even)
    for _ in range(5):
        part = QWidget()
        part.setMinimumSize(100, 20)
        layout.addWidget(part)
    return even


@pytest.mark.parametrize(
    ("width", "widths", "lines"),
    [
        (640, [120] * 5, 1),
        (540, [100] * 5, 1),
        (539, [173, 173, 173, 264, 264], 2),
        (330, [103, 103, 103, 160, 160], 2),
        (209, [209] * 5, 5),
        (220, [105, 105, 105, 105, 220], 3),
    ],
)
def test_an_even_line_is_shared_evenly(
    even: QWidget, qtbot: QtBot, width: int, widths: list[int], lines: int
) -> None:
    even.resize(width, 300)
    with qtbot.waitExposed(even):
        even.show()
    parts = even.findChildren(QWidget)
    assert [part.width() for part in parts] == widths
    assert len({part.y() for part in parts}) == lines
    layout = even.layout()
    assert layout
    assert layout.heightForWidth(width) == 20 * lines + 10 * (lines - 1)
