"""Merge fields: names only, never expressions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.sheet import unique_headers
from flowiq_desktop.core.text.conditional.condition import Condition, ConditionEnd
from flowiq_desktop.core.text.merge_fields import MergeField, MergeText, header_index, header_key

ROW = {"Name": "Thandi", "Town": "Paarl", "Empty": "", "Blank": "  ", "Tricky": "{{Town}}"}


def fill(text: str) -> tuple[str, tuple[str, ...]]:
    return MergeText.parse(text).fill(lambda column: ROW.get(column, ""))


def test_a_field_takes_the_cell_of_its_column() -> None:
    assert fill("Hi {{Name}} of {{Town}}!") == ("Hi Thandi of Paarl!", ())


@given(st.lists(st.text("{}|- aA_é", max_size=6), unique=True, max_size=8))
def test_a_field_that_is_written_for_a_column_finds_that_column(names: list[str]) -> None:
    headers = unique_headers(["Amount", *names])
    index = header_index(headers)
    for place, header in enumerate(headers):
        (field,) = MergeText.parse(str(MergeField(header, "none"))).parts
        assert isinstance(field, MergeField)
        assert (index[header_key(field.column)], field.fallback) == (place, "none")


@pytest.mark.parametrize("header", ["Amount|ZAR", "{Name}", "Due }}", 'A "b" {c}'])
def test_a_condition_that_is_written_for_a_column_finds_that_column(header: str) -> None:
    (found,) = MergeText.parse(f"{Condition(header)}x{ConditionEnd()}").conditions
    assert header_key(found.column) == header_key(header)


def test_signs_of_fields_in_a_name_neither_name_another_column_nor_stay_in_the_text() -> None:
    headers = ("Amount", "Amount|ZAR", "{Name}")
    written = "".join(str(MergeField(header)) for header in headers)
    assert written == "{{Amount}}{{Amount ZAR}}{{Name}}"
    index = header_index(headers)
    assert [index[header_key(it.column)] for it in MergeText.parse(written).fields] == [0, 1, 2]


@pytest.mark.parametrize("text", ["{{ Name }}", "{{Name }}", "{{\tName\n}}", "{{Name|you}}"])
def test_spaces_around_a_name_do_not_count(text: str) -> None:
    assert fill(text) == ("Thandi", ())


def test_a_cell_is_trimmed() -> None:
    assert MergeText.parse("<{{Name}}>").fill(lambda _column: "  Thandi \n") == ("<Thandi>", ())


@pytest.mark.parametrize("column", ["Empty", "Blank"])
def test_an_empty_cell_without_fallback_is_told(column: str) -> None:
    assert fill(f"Dear {{{{{column}}}}},") == ("Dear ,", (column,))


def test_every_use_of_an_empty_cell_is_told() -> None:
    assert fill("{{Empty}} {{Name}} {{Empty}}") == (" Thandi ", ("Empty", "Empty"))


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{Empty|there}}", "there"),
        ("{{Blank|there}}", "there"),
        ("{{Empty| dear friend }}", " dear friend "),
        ("{{Empty|}}", ""),
        ("{{Name|there}}", "Thandi"),
        ("{{Empty|a|b}}", "a|b"),
        ("{{Empty|100 %s $x}}", "100 %s $x"),
        ("{{Empty|line one\r\nline two}}", "line one\r\nline two"),
    ],
)
def test_a_fallback_stands_in_as_it_is_written(text: str, filled: str) -> None:
    assert fill(text) == (filled, ())


@pytest.mark.parametrize(
    "text",
    ["{0.__class__}", "{Name}", "%s %(Name)s", "$x ${Name}", "<b>{# x #}</b>", "{}", "\\{Name\\}"],
)
def test_other_kinds_of_placeholders_are_plain_text(text: str) -> None:
    parsed = MergeText.parse(text)
    assert parsed.fields == ()
    assert not parsed.stray_braces
    assert parsed.fill(lambda _column: "never") == (text, ())


def test_a_name_is_looked_up_and_never_evaluated() -> None:
    asked: list[str] = []

    def value_of(column: str) -> str:
        asked.append(column)
        return "x"

    MergeText.parse("{{Name.__class__}}{{1+1}}{{Name!r}}{{Name:>9}}{{a()}}").fill(value_of)
    assert asked == ["Name.__class__", "1+1", "Name!r", "Name:>9", "a()"]


def test_a_cell_with_braces_is_not_filled_again() -> None:
    assert fill("{{Tricky}}") == ("{{Town}}", ())


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{{Name}}}", "{Thandi}"),
        ("{{Name}}}", "Thandi}"),
        ("{{ {{Name}} }}", "{{ Thandi }}"),
        ("{{a{{Name}}b}}", "{{aThandib}}"),
        ("{{{{Name}}}}", "{{Thandi}}"),
    ],
)
def test_nested_braces_fill_the_innermost_field(text: str, filled: str) -> None:
    assert fill(text) == (filled, ())


@pytest.mark.parametrize("text", ["{{Name", "Name}}", "{{ {{Name}} }}", "{{a{b}}", "{{Name}} }}"])
def test_braces_left_over_are_seen(text: str) -> None:
    assert MergeText.parse(text).stray_braces


@pytest.mark.parametrize("text", ["", "Hi {{Name}}", "{{{Name}}}", "{Name}", "a } b { c"])
def test_braces_that_people_mean_are_not_stray(text: str) -> None:
    assert not MergeText.parse(text).stray_braces


def test_an_empty_name_is_a_field_that_no_column_has() -> None:
    assert MergeText.parse("{{}}{{ |x}}").fields == (MergeField(""), MergeField("", "x"))


def test_line_ends_stay_as_they_are() -> None:
    text = "Dear {{Name}},\r\n\r\nBye\rnow\n"
    assert fill(text) == ("Dear Thandi,\r\n\r\nBye\rnow\n", ())


def test_a_field_says_how_it_is_written() -> None:
    written = "{{Name}} {{Town|a place}} {{Empty|}}"
    assert " ".join(map(str, MergeText.parse(written).fields)) == written


@given(st.text())
def test_a_text_without_fields_stays_byte_for_byte(text: str) -> None:
    parsed = MergeText.parse(text)
    if not parsed.fields:
        assert parsed.fill(lambda _column: "") == (text, ())


@given(st.lists(st.one_of(st.text("ab{}|\n "), st.just("{{Name}}"), st.just("{{Empty|x}}"))))
def test_no_piece_of_a_text_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    parsed = MergeText.parse(text)
    kept = [part for part in parsed.parts if isinstance(part, str)]
    rest = text
    for part in kept:
        assert part in rest
        rest = rest[rest.index(part) + len(part) :]
    assert all("{{" not in field.column for field in parsed.fields)


@given(st.text(max_size=20))
def test_a_filled_value_comes_through_unchanged(value: str) -> None:
    filled, missing = MergeText.parse("<{{Name|-}}>").fill(lambda _column: value)
    assert filled == f"<{value.strip() or '-'}>"
    assert missing == ()


def test_many_braces_are_parsed_in_a_moment() -> None:
    for text in ("{" * 50_000, "{{" * 20_000 + "}}", "{{a|" * 20_000, "}" * 50_000):
        assert len(MergeText.parse(text).fields) <= 1


@pytest.mark.parametrize(
    "name", ["first_name", "First Name", "FIRST-NAME", " first  name ", "FirstName", "first\nname"]
)
def test_spellings_of_a_header_share_a_key(name: str) -> None:
    assert header_key(name) == "firstname"


def test_different_headers_have_different_keys() -> None:
    assert len({header_key(name) for name in ("Name", "Name 2", "Náme", "Name.", "")}) == 5


def test_keys_fold_case_beyond_english() -> None:
    assert header_key("STRASSE") == header_key("Straße")
    assert header_key("ΤΗΛΈΦΩΝΟ") == header_key("τηλέφωνο")


def test_the_first_of_two_equal_headers_is_found() -> None:
    assert header_index(("Name", "Cell", "name")) == {"name": 0, "cell": 1}


@pytest.mark.parametrize(
    "written", ["Pre\u0301nom", "\u200bPrénom", "Pré\u00adnom\ufeff", "\u200fPRÉNOM"]
)
def test_a_column_is_known_by_what_is_seen_of_its_name(written: str) -> None:
    """People copy names out of web pages, and some computers write é as two characters."""
    assert header_index([written]) == header_index(["Prénom"])
