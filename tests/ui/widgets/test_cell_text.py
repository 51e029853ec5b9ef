from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from flowiq_desktop.ui.widgets.cell_text import NAME, SHOWN, cut, in_cell, one_line
from flowiq_desktop.ui.widgets.plain_words import tooltip


def test_line_ends_become_a_sign() -> None:
    assert one_line("Dear parents,\nsee you\r\nFriday") == "Dear parents, ↵ see you ↵ Friday"


def test_a_very_long_text_is_cut() -> None:
    assert one_line("x" * 1000) == "x" * (SHOWN - 1) + "…"


def test_a_name_is_cut_with_a_sign() -> None:
    assert cut("Mobile") == "Mobile"
    assert cut("word " * 40) == ("word " * 40)[: NAME - 1].rstrip() + "…"
    assert cut("abcdef", 4) == "abc…"


def test_a_tooltip_shows_markup_and_never_obeys_it() -> None:
    shown = tooltip("<b>bold</b> & <img src=x>", "", "second")
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;img src=x&gt;" in shown
    assert shown.count("<p ") == 2


@pytest.fixture
def from_right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("from_right_to_left")
@pytest.mark.parametrize("text", ["082 555 0301", "+27 83 555 0302", "(084) 555 0305", "Ann (4A)"])
def test_numbers_and_latin_words_keep_their_order_in_a_mirrored_table(text: str) -> None:
    assert in_cell(text) == f"\u200e{text}\u200e"


@pytest.mark.usefixtures("from_right_to_left")
@pytest.mark.parametrize("text", ["", "אנה 082", "\u0645\u062d\u0645\u062f"])
def test_words_from_right_to_left_stay_as_they_are(text: str) -> None:
    assert in_cell(text) == text


@pytest.mark.usefixtures("qapp")
def test_a_table_that_is_read_from_left_to_right_shows_cells_as_they_are() -> None:
    assert in_cell("082\n555") == "082 ↵ 555"
