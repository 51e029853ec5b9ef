from flowiq_desktop.ui.widgets.cell_text import NAME, SHOWN, cut, one_line
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
