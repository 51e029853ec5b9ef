"""The formatting of message texts, case by case as the phone shows it."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.text.whatsapp_markup import LineKind, Span, parse, plain
from tests.core.pathological import pathological
from tests.core.text.formatting_table import Written, formatting_table, in_words
from tests.for_each import for_each


@for_each("written", formatting_table())
def test_the_table_of_texts(written: Written) -> None:
    assert in_words(written.text) == written.verdict


def looks(text: str) -> list[tuple[str, str]]:
    """Each piece with the first letters of its styles."""
    return [(span.text, letters(span)) for span in parse(text)]


def letters(span: Span) -> str:
    marks = {
        "b": span.bold,
        "i": span.italic,
        "s": span.strike,
        "m": span.mono,
        "c": span.code,
        "l": bool(span.link),
    }
    return "".join(letter for letter, worn in marks.items() if worn)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Hi", [("Hi", "")]),
        ("*bold*", [("bold", "b")]),
        ("_it_", [("it", "i")]),
        ("~gone~", [("gone", "s")]),
        ("```code```", [("code", "m")]),
        ("`code`", [("code", "mc")]),
        ("a *b* c", [("a ", ""), ("b", "b"), (" c", "")]),
        ("(*b*), ok", [("(", ""), ("b", "b"), ("), ok", "")]),
        ("*two words*!", [("two words", "b"), ("!", "")]),
        ("*a*b*", [("a*b", "b")]),
        ("**bold**", [("*", ""), ("bold", "b"), ("*", "")]),
        ("*_both_*", [("both", "bi")]),
        ("_*~all~*_", [("all", "bis")]),
        ("*bold _both_ bold*", [("bold ", "b"), ("both", "bi"), (" bold", "b")]),
        ("*a*_b_", [("a", "b"), ("b", "i")]),
        ("`*not bold*`", [("*not bold*", "mc")]),
        ("```*not bold*```", [("*not bold*", "m")]),
        ("*Größe*", [("Größe", "b")]),
        ("👍*b*👍", [("👍", ""), ("b", "b"), ("👍", "")]),
        ("*R100.50*", [("R100.50", "b")]),
    ],
)
def test_markers_format(text: str, pieces: list[tuple[str, str]]) -> None:
    assert looks(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4",
        "snake_case_name",
        "*unmatched",
        "unmatched*",
        "a * b * c",
        "not * spaced *",
        "*ends in a blank *",
        "**",
        "***",
        "``````",
        "``` ```",
        "a*b*",
        "*b*a",
        "5*6 and 7*8",
        "_",
        "file_a_b.pdf",
        "~",
        "~ no ~",
        "<b>html</b> & co",
        "{{Name}}",
        "1.5 litres",
        "3.",
        ">",
        "-",
        "-5 degrees",
    ],
)
def test_no_marker_no_format(text: str) -> None:
    assert looks(text) == [(text, "")]


@pytest.mark.parametrize(
    "text",
    ["e\u0301*b*", "\u0928\u092e\u0938\u094d\u0924\u0947*b*", "\u0633\u064f*b*", "n\u0303_b_"],
)
def test_a_letter_with_its_accent_or_vowel_is_a_letter(text: str) -> None:
    assert plain(text) == text


def test_emoji_of_signs_are_no_letters() -> None:
    assert looks("1\ufe0f\u20e3*b*") == [("1\ufe0f\u20e3", ""), ("b", "b")]
    assert looks("\u2764\ufe0f*b*") == [("\u2764\ufe0f", ""), ("b", "b")]


def test_a_single_marker_does_not_reach_over_a_line_break() -> None:
    assert looks("*one\ntwo*") == [("*one", ""), ("\n", ""), ("two*", "")]


def test_three_backticks_reach_over_line_breaks() -> None:
    assert looks("```one\n\ntwo```") == [("one", "m"), ("\n", ""), ("\n", ""), ("two", "m")]


def test_three_backticks_may_hold_single_ones() -> None:
    assert looks("```a `b` c```") == [("a `b` c", "m")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("> said", [("said", LineKind.QUOTE)]),
        (">said", [(">said", LineKind.PLAIN)]),
        (">> said", [(">> said", LineKind.PLAIN)]),
        ("123. milk", [("123. milk", LineKind.PLAIN)]),
        ("- milk", [("• ", LineKind.BULLET), ("milk", LineKind.BULLET)]),
        ("* milk", [("• ", LineKind.BULLET), ("milk", LineKind.BULLET)]),
        ("12. milk", [("12. ", LineKind.NUMBER), ("milk", LineKind.NUMBER)]),
        ("a > b", [("a > b", LineKind.PLAIN)]),
        ("1.milk", [("1.milk", LineKind.PLAIN)]),
        ("-milk", [("-milk", LineKind.PLAIN)]),
    ],
)
def test_lines(text: str, kinds: list[tuple[str, LineKind]]) -> None:
    assert [(span.text, span.line) for span in parse(text)] == kinds


def test_a_list_among_other_lines_formats_its_words() -> None:
    spans = parse("Bring:\r\n- *a pen*\n> quote")
    assert [(span.text, letters(span), span.line) for span in spans] == [
        ("Bring:", "", LineKind.PLAIN),
        ("\n", "", LineKind.PLAIN),
        ("• ", "", LineKind.BULLET),
        ("a pen", "b", LineKind.BULLET),
        ("\n", "", LineKind.BULLET),
        ("quote", "", LineKind.QUOTE),
    ]


def test_a_dash_after_code_does_not_start_a_list() -> None:
    assert looks("```x```- y") == [("x", "m"), ("- y", "")]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://example.org/a_b_c.", ["https://example.org/a_b_c"]),
        ("(www.example.org)", ["www.example.org"]),
        ("*https://example.org/x*", ["https://example.org/x"]),
        ("https://example.org/_a_/b", ["https://example.org/_a_/b"]),
        ("HTTP://EXAMPLE.ORG/?q=1&r=2", ["HTTP://EXAMPLE.ORG/?q=1&r=2"]),
        ("https:// nothing", []),
        ("two http://a.example and http://b.example", ["http://a.example", "http://b.example"]),
    ],
)
def test_links(text: str, links: list[str]) -> None:
    assert [span.link for span in parse(text) if span.link] == links


def test_a_link_keeps_the_style_around_it() -> None:
    assert looks("*at https://example.org/a now*") == [
        ("at ", "b"),
        ("https://example.org/a", "bl"),
        (" now", "b"),
    ]


@given(st.text(alphabet="ab *_~`\n>-1. /:htps@", max_size=60))
def test_nothing_but_markers_is_ever_lost(text: str) -> None:
    def bare(words: str) -> str:
        return "".join(letter for letter in words if letter in "ab/:htps@")

    assert bare(plain(text)) == bare(text)


def test_many_open_markers_stay_quick_to_read() -> None:
    assert plain("*a " * 20_000).count("a") == 20_000


def _work(text: str) -> int:
    """How many lines of the parser run for a text."""
    lines = 0

    def count(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line" and frame.f_code.co_filename == parse.__code__.co_filename
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        parse(text)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("name", pathological())
def test_the_work_grows_with_the_length_alone(name: str) -> None:
    """A cell of 2,900 links once held the window for seconds: four times the text, 16 the work."""
    short, long = _work(pathological(1_000)[name]), _work(pathological(4_000)[name])
    assert long < 5 * short + 200


def test_a_whole_cell_of_links_is_read_right() -> None:
    spans = parse("*http://a.b/c* " * 2_000)
    assert sum(span.link == "http://a.b/c" and span.bold for span in spans) == 2_000
