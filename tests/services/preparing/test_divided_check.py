"""A check of which a copy of the process does a part says what an undivided one says."""

import os
import random
from collections.abc import Iterator

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.checked_sheet import BLOCK
from flowiq_desktop.system.copied_process import can_be_copied
from tests.copies import wait_for
from tests.services.preparing.test_check import run

HEADERS = ("Cell", "Kind", "Words", "Link", "lat", "lon")
MAPPING = Mapping(
    "",
    {
        "phone_number": ColumnSource("Cell"),
        "message_type": ColumnSource("Kind"),
        "text": ColumnSource("Words"),
        "media_url": ColumnSource("Link"),
        "latitude": ColumnSource("lat"),
        "longitude": ColumnSource("lon"),
    },
)
NUMBERS = ("082 {n:07}", "2782{n:07}", "+27 82 {n:07}", "see office", "", "0821234567")
ROWS = (
    ("text", "Hi"),
    ("text", "Hi {{Cell}} {{nobody}}"),
    ("text", ""),
    ("image", "", "https://a.example/{n}.jpg"),
    ("image", "", "http://a.example/{n}.jpg"),
    ("location", "", "", "-33.9", "18.4"),
    ("location", "", "", "133.9", "18.4"),
    ("card", "Hi"),
)


def sheet(rows: int) -> Sheet:
    chance = random.Random(7)
    cells = []
    for n in range(rows):
        row = (chance.choice(NUMBERS), *chance.choice(ROWS), "", "", "", "")[: len(HEADERS)]
        cells.append([cell.replace("{n}", str(n)).replace("{n:07}", f"{n:07}") for cell in row])
    return Sheet("People", HEADERS, cells, range(2, rows + 2), hidden_rows=frozenset({3, rows - 2}))


def all_that_is_said(checked: CheckedSheet) -> Iterator[object]:
    rows = range(len(checked.sheet))
    yield [*checked.numbers]
    yield [checked.state(row) for row in rows]
    yield [checked.plain_type(row) for row in rows]
    yield [*checked.found_in(rows)]
    yield [checked.problems(row) for row in rows]
    yield [(it.row_number, it.was, it.becomes, it.reason) for it in checked.repairs()]
    yield [(task.text, task.rows) for task in checked.tasks()]
    yield checked.counts()
    yield checked.unused.headers
    yield checked.mapping_problems
    yield run(checked.outliers())


@pytest.mark.parametrize("rows", [0, 3, 10 * BLOCK, 12 * BLOCK + 1])
def test_a_divided_check_says_the_same(rows: int) -> None:
    people = sheet(rows) if rows > 3 else Sheet("People", HEADERS, [[""] * 6] * rows, range(rows))
    whole = run(check_sheet(people, MAPPING, "ZA"))
    divided = run(check_sheet(people, MAPPING, "ZA", may_divide=True))
    for one, other in zip(all_that_is_said(divided), all_that_is_said(whole), strict=True):
        assert one == other


@pytest.mark.skipif(not can_be_copied(), reason="no copy of a process is made here")
def test_the_copy_looks_at_what_this_process_has_not_come_to(
    monkeypatch: pytest.MonkeyPatch, copies: list[int]
) -> None:
    here = list[int]()
    look = CheckedSheet.look

    def noted(self: CheckedSheet, indexes: range) -> object:
        here.extend(indexes)
        if os.getpid() == process:
            wait_for(copies[-1])
        return look(self, indexes)

    process = os.getpid()
    monkeypatch.setattr(CheckedSheet, "look", noted)
    run(check_sheet(sheet(10 * BLOCK), MAPPING, "ZA", may_divide=True))
    assert here == [*range(BLOCK)]
