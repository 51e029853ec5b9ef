import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.widgets.flow_layout import FlowLayout


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
