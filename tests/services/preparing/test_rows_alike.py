"""A check that tells of rows alike together says what one says that composes each of them."""

from collections.abc import Callable, Sequence
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.messages.alike_rows import AlikeRows
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.columns.damage import find_damage
from flowiq_desktop.services.preparing.outline import outline
from tests.bench.drive import result
from tests.examples import examples

HEADERS = ("Cell", "Kind", "Words", "Link", "Lat", "Lon", "Name")
OWN_TYPES = Mapping(
    "",
    {
        "phone_number": ColumnSource("Cell"),
        "message_type": ColumnSource("Kind"),
        "text": ColumnSource("Words"),
        "caption": ColumnSource("Words"),
        "media_url": ColumnSource("Link"),
        "latitude": ColumnSource("Lat"),
        "longitude": ColumnSource("Lon"),
    },
)
GREETING = Mapping(
    "text", {"phone_number": ColumnSource("Cell"), "text": TextSource("Hi {{Name}}")}
)
ROW = st.tuples(
    st.sampled_from(
        [
            *("082 123 4567", "0821234567", "+27 83 123 4567", "0027831234567", "12", "12", ""),
            *("021 555 0100", "see office", "Cell", "{{Name}}", "NULL", "2.78E+10", "831234567"),
        ]
    ),
    st.sampled_from(["text", "text", "image", "document", "location", "reaction", ""]),
    st.sampled_from(["Hello", "Hi", "", "NULL", "x" * 4097, "Total", "{{Name}}", "Hi [Name]"]),
    st.sampled_from(
        [
            *("", "https://a.example.org/b.jpg", "http://a.example.org/1.jpg", "C:\\a.jpg"),
            *("http://a.example.org/2.jpg", "http://a.example.org/2.pdf", "NULL"),
        ]
    ),
    st.sampled_from(["", "-26.1", "-26.1", "126.1", "0", "0.001", "x"]),
    st.sampled_from(["", "28.05", "28.05", "999", "0", "0.001"]),
    st.sampled_from(["Anna", "Anna", "Ben", "", "Total", "NULL"]),
)
SHEETS = st.builds(
    lambda rows, hidden: Sheet(
        "People",
        HEADERS,
        rows,
        range(5, 5 + 2 * len(rows), 2),
        frozenset(at for at in hidden if at < len(rows)),
    ),
    st.lists(ROW, min_size=1, max_size=25),
    st.frozensets(st.integers(0, 8), max_size=2),
)
Edit = Callable[[CheckedSheet], object]


def verdicts(checked: CheckedSheet) -> list[object]:
    every = range(len(checked.sheet))
    return [
        [(checked.state(at), checked.problems(at)) for at in every],
        [(row, problem.at(row)) for row, problem in checked.found_in(every)],
        [checked.message(at) for at in every],
        [*checked.numbers],
        [*checked.repairs()],
        checked.counts(),
        checked.tasks(),
        checked.rows_with_problems(),
        [checked.is_noted(at) for at in every],
        checked.any_time,
        checked.without_number(),
        checked.ready_rows(),
        checked.unused,
        checked.mapping_problems,
        result(outline(checked)),
        result(find_damage(checked)),
        result(checked.outliers()),
    ]


def both(sheet: Sheet, mapping: Mapping, edits: Sequence[Edit] = ()) -> None:
    alike: CheckedSheet = result(check_sheet(sheet, mapping, "ZA"))
    with patch.object(AlikeRows, "read", lambda *_: ()):
        alone: CheckedSheet = result(check_sheet(sheet, mapping, "ZA"))
        told, expected = verdicts(alike), verdicts(alone)
        assert told == expected
    for edit in edits:
        touched = edit(alike)
        with patch.object(AlikeRows, "read", lambda *_: ()):
            assert touched == edit(alone)
            expected = verdicts(alone)
        assert verdicts(alike) == expected


@settings(max_examples=examples(600))
@given(SHEETS, st.sampled_from([OWN_TYPES, GREETING]))
def test_a_check_says_the_same(sheet: Sheet, mapping: Mapping) -> None:
    both(sheet, mapping)


def fix(row: int, column: int, text: str) -> Edit:
    return lambda checked: checked.fix_cell(row % len(checked.sheet), column, text)


def fix_alike(row: int, column: int, text: str) -> Edit:
    return lambda checked: checked.fix_alike(row % len(checked.sheet), column, text)


def leave_out(row: int) -> Edit:
    return lambda checked: checked.leave_out([row % len(checked.sheet)])


def accept(row: int) -> Edit:
    def edit(checked: CheckedSheet) -> object:
        found = checked.problems(row % len(checked.sheet))
        return [checked.accept(problem) for problem in found]

    return edit


def undo(checked: CheckedSheet) -> object:
    return checked.undo()


AT = st.integers(0, 30)
EDITS = st.lists(
    st.one_of(
        st.builds(fix, AT, st.just(0), st.sampled_from(["12", "082 123 4567", "13"])),
        st.builds(fix, AT, st.just(2), st.sampled_from(["Hello", "", "NULL"])),
        st.builds(fix_alike, AT, st.integers(0, 6), st.sampled_from(["", "12", "-26.1"])),
        st.builds(leave_out, AT),
        st.builds(accept, AT),
        st.just(undo),
    ),
    max_size=5,
)


@settings(max_examples=examples(300))
@given(SHEETS, st.sampled_from([OWN_TYPES, GREETING]), EDITS)
def test_it_says_the_same_after_every_edit(
    sheet: Sheet, mapping: Mapping, edits: list[Edit]
) -> None:
    both(sheet, mapping, edits)


def sheet_of(*rows: Sequence[str]) -> Sheet:
    return Sheet("People", HEADERS, rows, range(5, 5 + len(rows)))


def row(number: str, kind: str = "text", words: str = "Hi", *others: str) -> tuple[str, ...]:
    return (number, kind, words, *others, *[""] * 4)[: len(HEADERS)]


def test_a_hidden_row_among_others_alike_says_so_as_well() -> None:
    rows = [row("12")] * 3
    sheet = Sheet("People", HEADERS, rows, range(5, 8), frozenset({1}))
    checked: CheckedSheet = result(check_sheet(sheet, OWN_TYPES, "ZA"))
    codes = [[it.code for it in checked.problems(at)] for at in range(3)]
    assert codes[0] == codes[2] == ["number_too_short"]
    assert codes[1] == ["number_too_short", "hidden_row"]


def test_a_number_that_something_is_told_of_is_not_among_those_that_were_read() -> None:
    sheet = sheet_of(*[row("021 555 0100")] * 3, *[row("082 123 4567", words="")] * 3)
    checked: CheckedSheet = result(check_sheet(sheet, OWN_TYPES, "ZA"))
    assert checked.problems(2)[0].code == "number_landline"
    known = result(checked.plain_numbers(["021 555 0100", "082 123 4567"]))
    assert {text: number for text, (number, _why) in known.items()} == {
        "082 123 4567": "+27821234567"
    }
    checked.fix_cell(2, 0, "083 123 4567")
    assert [*result(checked.plain_numbers(["083 123 4567"]))] == ["083 123 4567"]


def test_what_was_told_once_is_not_told_after_it_was_accepted() -> None:
    sheet = sheet_of(*(row(f"082 123 456{at}", words="None") for at in range(4)))
    checked: CheckedSheet = result(check_sheet(sheet, OWN_TYPES, "ZA"))
    checked.fix_alike(0, 2, "NULL")
    assert [len(checked.problems(at)) for at in range(4)] == [1] * 4
    checked.accept(checked.problems(0)[0])
    assert [checked.problems(at) for at in range(4)] == [()] * 4
