"""The check keeps its word through every edit: what it says is what a fresh check would say."""

import json
from collections.abc import Generator, Iterable
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckCounts, CheckedSheet, RowState, check_sheet
from tests.bench.drive import result
from tests.examples import examples

Result = TypeVar("Result")
HEADERS = ("Cell", "Name", "Words", "Kind")
CELL, NAME, WORDS, KIND = range(4)
ANNA, BEN = "082 123 4567", "082 765 4321"
GREETING = Mapping(
    "text", {"phone_number": ColumnSource("Cell"), "text": TextSource("Hi {{Name}}")}
)
OWN_TYPES = Mapping(
    "",
    {
        "phone_number": ColumnSource("Cell"),
        "message_type": ColumnSource("Kind"),
        "text": ColumnSource("Words"),
        "media_url": TextSource("https://a.example/{{Name|b}}.png"),
        "caption": ColumnSource("Words"),
    },
)
READY, TO_FIX, LEFT_OUT = RowState.READY, RowState.TO_FIX, RowState.LEFT_OUT


def run(job: Generator[Progress, None, Result]) -> Result:
    while True:
        try:
            next(job)
        except StopIteration as done:
            result: Result = done.value
            return result


def sheet_of(*rows: Iterable[str]) -> Sheet:
    cells = tuple((*row, *[""] * 4)[:4] for row in map(tuple, rows))
    return Sheet("People", HEADERS, cells, [5 + 2 * index for index in range(len(cells))])


def check(sheet: Sheet, mapping: Mapping = GREETING) -> CheckedSheet:
    return run(check_sheet(sheet, mapping, "ZA"))


def states(checked: CheckedSheet) -> list[RowState]:
    return [checked.state(index) for index in range(len(checked.sheet))]


def codes(checked: CheckedSheet, index: int) -> list[str]:
    return [problem.code for problem in checked.problems(index)]


def test_rows_are_ready_or_to_fix_and_all_are_counted() -> None:
    checked = check(sheet_of((ANNA, "Anna"), (BEN, ""), ("12", "Cy"), ("+447911123456", "Di")))
    assert states(checked) == [READY, TO_FIX, TO_FIX, READY]
    assert checked.counts() == CheckCounts(rows=4, ready=2, to_fix=2, left_out=0, warnings=0)
    assert checked.ready_rows() == [0, 3]
    assert checked.rows_with_problems() == (1, 2)
    assert [(task.code, task.rows) for task in checked.tasks()] == [
        ("missing_value", (1,)),
        ("number_too_short", (2,)),
    ]
    assert checked.problems(1)[0].row == 7


def test_an_empty_sheet_has_nothing_to_say() -> None:
    checked = check(sheet_of())
    assert checked.counts() == CheckCounts(0, 0, 0, 0, 0)
    assert (checked.tasks(), [*checked.repairs()], run(checked.outliers())) == ((), [], ())
    assert checked.search("x") is None


def test_a_check_tells_how_far_it_is() -> None:
    sheet = sheet_of(*((f"082{index:07d}", "Anna") for index in range(2500)))
    steps = list(check_sheet(sheet, GREETING, "ZA"))
    assert [(step.done, step.total) for step in steps[:3]] == [
        (0, 2500),
        (1000, 2500),
        (2000, 2500),
    ]


def test_a_number_that_was_completed_is_listed() -> None:
    checked = check(sheet_of((ANNA, "Anna"), ("+27827654321", "Ben")))
    (repair,) = checked.repairs()
    assert (repair.index, repair.row_number, repair.was) == (0, 5, ANNA)
    assert repair.becomes == "+27821234567"
    assert repair.reason == "added the country code of South Africa"
    assert [*checked.repairs().columns(1)] == [([5], [ANNA], ["+27821234567"], [repair.repair])]
    checked.fix_cell(0, CELL, "+27821234567")
    assert not checked.repairs()


def test_numbers_of_rows_without_problems_are_known_by_their_cells() -> None:
    checked = check(sheet_of((ANNA, "Anna"), ("+27827654321", "Ben"), ("12", "Cid")))
    known = result(checked.plain_numbers([ANNA, "+27827654321", "12"]))
    assert {cell: number for cell, (number, _) in known.items()} == {
        ANNA: "+27821234567",
        "+27827654321": "+27827654321",
    }
    assert [bool(repair) for _, repair in known.values()] == [True, False]
    checked.fix_cell(1, CELL, "0831234567")
    known = result(checked.plain_numbers(["0831234567"]))
    assert {cell: number for cell, (number, _) in known.items()} == {"0831234567": "+27831234567"}
    assert checked.column(CELL) == [ANNA, "0831234567", "12"]


def test_a_fault_of_the_mapping_blocks_every_row_and_is_told_once() -> None:
    broken = GREETING.with_source("text", TextSource("Hi {{Nmae}}"))
    checked = check(sheet_of((ANNA, "Anna"), (BEN, "Ben")), broken)
    assert [problem.code for problem in checked.mapping_problems] == ["unknown_column"]
    assert states(checked) == [TO_FIX, TO_FIX]
    assert checked.counts() == CheckCounts(2, 0, 2, 0, 0)
    assert checked.tasks() == ()
    checked.leave_out([0])
    assert checked.counts() == CheckCounts(2, 0, 1, 1, 0)


def test_a_value_that_no_row_has_is_told_once_and_blocks_nothing() -> None:
    text = 'Hi{{only if "Name" is "Ana"}} Anna{{end if}}{{only if "Name" is not "BEN "}}!{{end if}}'
    checked = check(
        sheet_of((ANNA, "Anna"), (BEN, "Ben")), GREETING.with_source("text", TextSource(text))
    )
    assert [(p.code, p.facts["value"]) for p in checked.mapping_problems] == [
        ("value_nowhere", "Ana")
    ]
    assert [checked.message(row).body["text"] for row in range(2)] == ["Hi!", "Hi"]
    assert states(checked) == [READY, READY]
    checked.fix_cell(0, NAME, "Ana")
    assert [p.code for p in checked.mapping_problems] == []
    checked.fix_cell(1, NAME, "Bea")
    assert [p.facts["value"] for p in checked.mapping_problems] == ["BEN"]
    again = run(check_sheet(checked.sheet, checked.mapping, "ZA", checked.edits))
    assert again.mapping_problems == checked.mapping_problems


def test_the_same_person_twice_is_worth_a_look() -> None:
    checked = check(sheet_of((ANNA, "Anna"), (BEN, "Ben"), ("+27821234567", "Mrs Anna")))
    assert states(checked) == [READY] * 3
    assert codes(checked, 2) == ["same_number"]
    assert checked.problems(2)[0].message.startswith("This number is also in row 5;")
    assert checked.counts().warnings == 1


def test_an_exact_repeat_is_blocked_until_the_first_one_is_left_out() -> None:
    checked = check(sheet_of((ANNA, "Anna"), ("+27 82 123 4567", "Anna"), (ANNA, "Anna")))
    assert states(checked) == [READY, TO_FIX, TO_FIX]
    assert codes(checked, 1) == codes(checked, 2) == ["same_message"]
    assert checked.leave_out([0]) == {0, 1, 2}
    assert states(checked) == [LEFT_OUT, READY, TO_FIX]
    assert checked.problems(2)[0].facts["first"] == 7
    assert checked.put_back([0]) == {0, 1, 2}
    assert states(checked) == [READY, TO_FIX, TO_FIX]


def test_a_repeat_of_a_row_that_is_not_sent_is_no_repeat() -> None:
    checked = check(sheet_of((ANNA, "", "a"), (ANNA, "Anna", "b")))
    assert states(checked) == [TO_FIX, READY]
    assert codes(checked, 1) == []
    assert checked.fix_cell(0, NAME, "Anna") == {0, 1}
    assert codes(checked, 1) == ["same_message"]


def test_both_rows_of_a_doublet_left_out_and_put_back_are_a_doublet_again() -> None:
    checked = check(sheet_of((ANNA, "Anna"), (ANNA, "Anna")))
    checked.leave_out([0, 1])
    assert states(checked) == [LEFT_OUT, LEFT_OUT]
    checked.put_back([0, 1])
    assert states(checked) == [READY, TO_FIX]


def test_a_cell_is_fixed_and_the_fix_undone_and_done_again() -> None:
    checked = check(sheet_of((ANNA, ""), (BEN, "Ben")))
    assert checked.fix_cell(0, NAME, "Anna") == {0}
    assert checked.cell(0, NAME) == "Anna"
    assert checked.message(0).body["text"] == "Hi Anna"
    assert checked.edits.undo_title == "Name in row 5"
    assert checked.undo() == {0}
    assert (checked.cell(0, NAME), checked.state(0)) == ("", TO_FIX)
    assert checked.edits.redo_title == "Name in row 5"
    assert checked.redo() == {0}
    assert checked.state(0) is READY
    assert checked.sheet.cell(0, NAME) == ""


def test_all_cells_that_read_the_same_are_fixed_as_one_step() -> None:
    checked = check(sheet_of((ANNA, "N/A"), (BEN, "n/a"), ("+27829999999", "N/A")))
    assert checked.fix_alike(0, NAME, "there") == {0, 2}
    assert [checked.cell(index, NAME) for index in range(3)] == ["there", "n/a", "there"]
    assert checked.edits.undo_title == "Name in 2 rows"
    checked.undo()
    assert [checked.cell(index, NAME) for index in range(3)] == ["N/A", "n/a", "N/A"]


def test_cells_fixed_before_are_alike_too() -> None:
    checked = check(sheet_of((ANNA, "a"), (BEN, "b")))
    checked.fix_cell(1, NAME, "a")
    assert checked.fix_alike(0, NAME, "c") == {0, 1}


def test_leaving_out_says_how_many_rows_it_changed() -> None:
    checked = check(sheet_of((ANNA, "A"), (BEN, "B"), ("12", "C")))
    checked.leave_out([0])
    assert checked.edits.undo_title == "row 5 left out"
    checked.leave_out([0, 1, 2])
    assert checked.edits.undo_title == "2 rows left out"
    assert checked.leave_out([0, 1]) == checked.leave_out([]) == frozenset()
    assert checked.edits.undo_title == "2 rows left out"
    checked.put_back([2, 1])
    assert checked.edits.undo_title == "2 rows put back"


def test_edits_outlive_a_new_mapping() -> None:
    checked = check(sheet_of((ANNA, ""), (BEN, "Ben")))
    checked.fix_cell(0, NAME, "Anna")
    checked.leave_out([1])
    other = GREETING.with_source("text", TextSource("Bye {{Name}}"))
    again = run(check_sheet(checked.sheet, other, "ZA", checked.edits))
    assert again.message(0).body["text"] == "Bye Anna"
    assert states(again) == [READY, LEFT_OUT]
    assert again.edits.undo_title == "row 7 left out"


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("anna", 0, 0),
        ("ANNA", 1, 3),
        ("Anna", 4, 0),
        ("821", 0, 0),
        ("7", 0, 1),
        (" 9 ", 3, 2),
        ("٩", 0, 2),
        ("²", 0, None),
        ("9" * 5000, 0, None),
        ("nobody", 0, None),
        ("", 0, None),
        ("  ", 2, None),
        ("anna", 99, 0),
    ],
)
def test_search_finds_a_row_number_or_text_and_goes_round(
    text: str, start: int, found: int | None
) -> None:
    people = sheet_of(("0821111111", "Anna"), (BEN, "Ben"), ("0830000000", "Cy"), ("x", "Anna B"))
    assert check(people).search(text, start) == found


def test_search_sees_cells_as_they_were_fixed() -> None:
    checked = check(sheet_of((ANNA, "Anna"), (BEN, "Ben")))
    checked.fix_cell(1, NAME, "Zoë")
    assert (checked.search("zoë"), checked.search("Ben")) == (1, None)


def test_columns_of_fields() -> None:
    checked = check(sheet_of((ANNA, "Anna")))
    assert checked.column_of("phone_number") == CELL
    assert checked.column_of("text") is None


def test_odd_ones_leave_out_what_is_not_sent() -> None:
    fallback = GREETING.with_source("text", TextSource("Hi {{Name|there}}"))
    rows = [(f"082123450{n}", name) for n, name in enumerate(["Al", "Bartholomew", "", "Ann"])]
    checked = check(sheet_of(*rows, ("12", "Bartholomew the Great"), rows[1]), fallback)
    assert run(checked.outliers()) == (
        (1, "the longest message: 14 characters"),
        (0, "the shortest message: 5 characters"),
        (2, "an empty cell, so the message says what you wrote for empty cells"),
    )
    checked.leave_out([1, 2])
    assert [index for index, _why in run(checked.outliers())] == [5, 0]
    checked.fix_cell(0, NAME, "Albertus Magnus")
    assert [index for index, _why in run(checked.outliers())] == [0, 3]


def test_a_message_that_lost_its_words_is_neither_longest_nor_shortest() -> None:
    rows = [(f"082123450{n}", "a", "x" * n, "image") for n in range(1, 5)]
    checked = check(sheet_of(*rows), OWN_TYPES)
    assert [index for index, _why in run(checked.outliers())] == [3, 0]
    checked.fix_cell(3, WORDS, "")
    assert checked.state(3) is READY
    assert [index for index, _why in run(checked.outliers())] == [2, 0]


def test_no_row_is_ready_twice_with_the_same_message_in_a_large_sheet() -> None:
    rows = [(f"082{index % 400:07d}", str(index % 3)) for index in range(3000)]
    checked = check(sheet_of(*rows))
    sent = [json.dumps(checked.message(index).body) for index in checked.ready_rows()]
    assert len(sent) == len(set(sent)) == 1200
    assert checked.counts().to_fix == 1800


class Checking(RuleBasedStateMachine):
    """Edits in any order; after each, a sheet checked afresh says the same."""

    @initialize(
        mapping=st.sampled_from([GREETING, OWN_TYPES]),
        rows=st.lists(
            st.tuples(
                st.sampled_from([ANNA, ANNA, "+27821234567", BEN, "12", "", "021 555 0100"]),
                st.sampled_from(["", "Anna", "Ben", "Null", "NULL", "#N/A", "\u200b"]),
                st.sampled_from(["", "Hello", "Hi {{Name}}", "Hi {{Nmae|x}}", "{{", "None"]),
                st.sampled_from(["text", "image", "photo", "", "sticker"]),
            ),
            min_size=1,
            max_size=7,
        ),
    )
    def begin(self, mapping: Mapping, rows: list[tuple[str, ...]]) -> None:
        self.checked = check(sheet_of(*rows), mapping)
        self.before = self.verdicts()

    def verdicts(self) -> list[Any]:
        checked = self.checked
        return [(checked.state(i), checked.problems(i)) for i in range(len(checked.sheet))]

    def changed(self, told: frozenset[int]) -> None:
        """Every row whose verdict changed is among those that a view is told to repaint."""
        now = self.verdicts()
        differ = {
            i for i, (old, new) in enumerate(zip(self.before, now, strict=True)) if old != new
        }
        assert differ <= told
        self.before = now

    @rule(
        row=st.integers(0, 6),
        column=st.integers(0, 3),
        text=st.sampled_from(["", ANNA, BEN, "+27821234567", "Anna", "Hello", "text", "Null"]),
        alike=st.booleans(),
    )
    def fix(self, row: int, column: int, text: str, alike: bool) -> None:
        index = row % len(self.checked.sheet)
        fix = self.checked.fix_alike if alike else self.checked.fix_cell
        self.changed(fix(index, column, text))

    @rule(rows=st.sets(st.integers(0, 6)), out=st.booleans())
    def mark(self, rows: set[int], out: bool) -> None:
        chosen = {row % len(self.checked.sheet) for row in rows}
        self.changed(self.checked.leave_out(chosen) if out else self.checked.put_back(chosen))

    @rule(row=st.integers(0, 6))
    def accept(self, row: int) -> None:
        for problem in self.checked.problems(row % len(self.checked.sheet)):
            self.changed(self.checked.accept(problem))

    @rule()
    def undo(self) -> None:
        self.changed(self.checked.undo())

    @rule()
    def redo(self) -> None:
        self.changed(self.checked.redo())

    @invariant()
    def says_what_a_fresh_check_says(self) -> None:
        old = self.checked
        new = run(check_sheet(old.sheet, old.mapping, old.country, old.edits))
        rows = range(len(old.sheet))
        assert self.verdicts() == [(new.state(i), new.problems(i)) for i in rows]
        assert old.counts() == new.counts()
        assert set(old.tasks()) == set(new.tasks())
        assert [t.code for t in old.tasks() if t.blocks] == [
            t.code for t in new.tasks() if t.blocks
        ]
        assert old.rows_with_problems() == new.rows_with_problems()
        assert old.repairs() == new.repairs()
        assert run(old.outliers()) == run(new.outliers())
        assert [old.message(i) for i in rows] == [new.message(i) for i in rows]

    @invariant()
    def counts_every_row_once(self) -> None:
        counts = self.checked.counts()
        all_states = states(self.checked)
        assert counts.rows == counts.ready + counts.to_fix + counts.left_out == len(all_states)
        assert counts.ready == all_states.count(READY) == len(self.checked.ready_rows())
        assert counts.left_out == all_states.count(LEFT_OUT) == len(self.checked.edits.left_out)

    @invariant()
    def never_sends_the_same_message_twice(self) -> None:
        ready = [self.checked.message(index) for index in self.checked.ready_rows()]
        assert all(message.ready for message in ready)
        bodies = [json.dumps(message.body, sort_keys=True) for message in ready]
        assert len(bodies) == len(set(bodies))


TestChecking = Checking.TestCase
TestChecking.settings = settings(max_examples=examples(200), stateful_step_count=20, deadline=None)


def test_edits_given_at_the_start_are_applied() -> None:
    edits = SheetEdits()
    edits.set_cells([((0, NAME), "Anna")], "Name in row 5")
    checked = run(check_sheet(sheet_of((ANNA, "")), GREETING, "ZA", edits))
    assert checked.state(0) is READY


def test_a_word_is_a_name_when_the_person_says_so_in_its_column_alone() -> None:
    checked = check(
        sheet_of((ANNA, "Null"), (BEN, " Null "), ("083 555 0101", "NULL"), ("083 555 0102", "-"))
    )
    assert states(checked) == [TO_FIX] * 4
    assert [task.text for task in checked.tasks()] == [
        'Look at "Null" in "Name": 2 rows',
        'Look at "NULL" in "Name": 1 row',
        'Look at "-" in "Name": 1 row',
    ]
    assert checked.accept(checked.problems(0)[0]) == {0, 1}
    assert states(checked) == [READY, READY, TO_FIX, TO_FIX]
    assert checked.message(1).body["text"] == "Hi Null"
    assert checked.edits.undo_title == '"Null" in Name is right'
    assert checked.undo() == {0, 1}
    assert states(checked) == [TO_FIX] * 4
    checked.redo()
    again = run(check_sheet(checked.sheet, checked.mapping, "ZA", checked.edits))
    assert states(again) == [READY, READY, TO_FIX, TO_FIX]


def test_an_error_cannot_be_taken_as_right() -> None:
    checked = check(sheet_of((ANNA, "#N/A")))
    assert checked.meant(checked.problems(0)[0]) is None
    assert checked.accept(checked.problems(0)[0]) == frozenset()
    assert states(checked) == [TO_FIX]
