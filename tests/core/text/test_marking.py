"""What the buttons of a text do, compared with what the phone shows of the result."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.text.marking import BLOCK, Marking, Verdict, has_style, toggled
from flowiq_desktop.core.text.merge_fields import MergeText
from flowiq_desktop.core.text.shown_text import ShownText
from flowiq_desktop.core.text.whatsapp_markup import Span, parse, plain

MARKS = ("*", "_", "~", "`", BLOCK)


def pressed(written: str, mark: str = "*") -> str:
    """What a text becomes; `[` and `]` stand for the selection, `|` for the cursor."""
    done = press(written, mark)
    if done.start == done.end:
        return f"{done.text[: done.start]}|{done.text[done.start :]}"
    chosen = done.text[done.start : done.end]
    return f"{done.text[: done.start]}[{chosen}]{done.text[done.end :]}"


def press(written: str, mark: str = "*") -> Marking:
    text = re.sub(r"[\[\]|]", "", written)
    if "|" in written:
        return toggled(text, written.index("|"), written.index("|"), mark)
    return toggled(text, written.index("["), written.index("]") - 1, mark)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the [trip] is", "the *[trip]* is"),
        ("the[ trip ]is", "the *[trip]* is"),
        ("un[believ]able", "*un[believ]able*"),
        ("[one\ntwo]", "*[one*\n*two]*"),
        ("[one \n\n  two]", "*[one* \n\n  *two]*"),
        ("[- one\n- two]", "- *[one*\n- *two]*"),
        ("[> one\n2. two]", "> *[one*\n2. *two]*"),
        ("* [item] two", "* *[item]* two"),
        ("Dear {{[Na]me}}, hi", "Dear *{{[Na]me}}*, hi"),
        ("[{{Name}}]s", "*[{{Name}}]s*"),
        ("[{{First_name}}]{{Family_name}}", "*[{{First_name}}]{{Family_name}}*"),
        ("see [example].org/x_y", "see *[example].org/x_y*"),
        ("_a [b_ c]", "_a *[b*_ *c]*"),
        ("_[both]_", "*_[both]_*"),
        ("[`code` x]", "*`[code` x]*"),
        ("Amount: [R 1 250,00]!", "Amount: *[R 1 250,00]*!"),
        ("👍 [well done] 👍", "👍 *[well done]* 👍"),
        ("[Hallo môre]", "*[Hallo môre]*"),
        ("Hi[!]", "*Hi[!]*"),
        ("5[*]6", "*5[*]6*"),
        ("cafe\u0301[s]", "*cafe\u0301[s]*"),
    ],
)
def test_bold_goes_where_whatsapp_shows_it_and_comes_off_again(before: str, after: str) -> None:
    assert pressed(before) == after
    assert pressed(after).replace("[", "").replace("]", "") == re.sub(r"[\[\]]", "", before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[*one* two]", "*[one two]*"),
        ("*one* [two]", "*one [two]*"),
        ("*one [two] three*", "*one* [two] *three*"),
        ("*[one] two*", "[one] *two*"),
        ("the [*trip*] is", "the [trip] is"),
        ("*one*\n[*two*\n*three*]", "*one*\n[two\nthree]"),
        ("*one [two]!*", "*one* [two]!"),
        ("*(one) [two]*", "*(one)* [two]"),
        ("*one _two [three]_*", "*one* _*two* [three]_"),
    ],
)
def test_what_is_bold_already_joins_or_comes_off(before: str, after: str) -> None:
    assert pressed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the tr|ip is", "the *tr|ip* is"),
        ("the *tr|ip* is", "the tr|ip is"),
        ("the trip|", "the *trip|*"),
        ("the *trip|*", "the *trip*|"),
        ("the *trip*|", "the trip|"),
        ("the |trip", "the *|trip*"),
        ("Dear {{Na|me}}", "Dear *{{Na|me}}*"),
        ("now |", "now *|*"),
        ("now *|*", "now |"),
        ("|", "*|*"),
        ("*|*", "|"),
    ],
)
def test_a_cursor_stands_for_its_word_or_begins_and_ends_a_piece(before: str, after: str) -> None:
    assert pressed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[one\ntwo]", "```[one\ntwo]```"),
        ("```[one\ntwo]```", "[one\ntwo]"),
        ("x [a_b_c] y", "x ```[a_b_c]``` y"),
        ("code |", "code ```|```"),
        ("code ```|```", "code |"),
        ("code ```x|```", "code ```x```|"),
        ("Hello|", "```Hello|```"),
        ("He|llo there", "```Hello|``` there"),
        ("Hi {{Name}}|", "Hi ```{{Name}}|```"),
        ("Hi {{Na[me}} y]ou", "Hi ```[{{Name}} y]```ou"),
    ],
)
def test_typewriter_letters_reach_over_lines(before: str, after: str) -> None:
    assert pressed(before, BLOCK) == after


@pytest.mark.parametrize(
    ("written", "mark"),
    [("[a* b]", "*"), ("[*x*]", BLOCK), ("[- a\n- b]", BLOCK), ("[a` b]", "`")],
)
def test_what_whatsapp_cannot_show_is_left_as_it_is(written: str, mark: str) -> None:
    done = press(written, mark)
    assert done.verdict is Verdict.CANNOT
    assert done.text == re.sub(r"[\[\]]", "", written)


def test_nothing_but_blanks_is_nothing_to_mark() -> None:
    assert press("a[ \n ]b") == Marking("a \n b", 1, 4, Verdict.NOTHING)


def test_a_part_of_a_word_is_said_to_be_the_whole_word() -> None:
    assert press("un[believ]able").verdict is Verdict.WIDENED
    assert press("un|believable").verdict is Verdict.DONE
    assert press("[not] all").verdict is Verdict.DONE


WORDS = st.sampled_from(
    ["Anna", "R 5,00", "trip!", "é", "你好", "👍", "{{Name}}", "(x)", "a-b", "8"]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", ", ", "\n- ", "\n> ", "\n1. "])


@st.composite
def clean_texts(draw: st.DrawFn) -> str:
    """Texts without a sign that could be a mark."""
    words = draw(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=8))
    return "".join(word + gap for word, gap in words)


@given(st.data(), clean_texts(), st.sampled_from(MARKS[:4]))
def test_a_clean_text_is_shown_as_meant_and_is_itself_again(
    data: st.DataObject, text: str, mark: str
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before = ShownText(text)
    chosen = [at for at in range(start, end) if before.shows(at)]
    done = toggled(text, start, end, mark)
    if not chosen:
        assert done.verdict is Verdict.NOTHING
        return
    assert done.verdict in (Verdict.DONE, Verdict.WIDENED)
    filled = as_sent(done.text)
    assert plain(filled) == plain(as_sent(text))
    assert all(has_style(look, mark) for look in selected(done))
    assert toggled(done.text, done.start, done.end, mark).text == text


@given(st.data(), st.text("ab *_~`\n->1.é👍", max_size=24), st.sampled_from(MARKS))
def test_any_text_is_shown_as_meant_or_left_alone(
    data: st.DataObject, text: str, mark: str
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    done = toggled(text, start, end, mark)
    if done.verdict in (Verdict.CANNOT, Verdict.NOTHING):
        assert done.text == text
        return
    if start < end:
        had = [look for look in selected(Marking(text, start, end)) if not look.text.isspace()]
        on = not all(has_style(look, mark) for look in had)
        assert all(has_style(look, mark) == on for look in selected(done))
        if mark != BLOCK or on:
            assert plain(done.text) == plain(text)


@given(st.data(), clean_texts())
def test_styles_on_styles_never_change_what_is_read(data: st.DataObject, text: str) -> None:
    read, done = plain(text), text
    for mark in data.draw(st.lists(st.sampled_from(MARKS[:3]), max_size=6)):
        start = data.draw(st.integers(0, len(done) - 1))
        end = data.draw(st.integers(start + 1, len(done)))
        result = toggled(done, start, end, mark)
        assert result.verdict is not Verdict.CANNOT or result.text == done
        done = result.text
        assert plain(done) == read


def as_sent(text: str) -> str:
    return MergeText.parse(text).fill(lambda _column: "Anna")[0]


def selected(done: Marking) -> list[Span]:
    """What the phone shows of what is selected."""
    shown = ShownText(done.text)
    places = range(done.start, done.end)
    return [look for at in places if shown.shows(at) and (look := shown.looks[at]) is not None]


@pytest.mark.parametrize("sign", ["*", "_*", "` ", "*a* ", "- *a\n"])
def test_a_cell_full_of_signs_is_read_in_no_time(sign: str) -> None:
    text = sign * (8_000 // len(sign))
    assert toggled(text, 0, len(text), "*").text
    assert parse(text)
