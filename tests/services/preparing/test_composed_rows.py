"""A row is composed once per state of the draft, whoever asks for its message."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.composed_rows import ComposedRows
from flowiq_desktop.services.preparing.load import LoadedSheet, load_sheet
from flowiq_desktop.services.sending.service import SendService
from flowiq_desktop.system.clock import Clock
from tests.bench.drive import result

ROWS = 1000
MAPPING = Mapping(
    "text", {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi {{Name}}")}
)


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often each row was composed."""
    counted: Counter[int] = Counter()
    compose = Composer.compose

    def counting(self: Composer, index: int, row_number: int, cells: Sequence[str]) -> Message:
        counted[index] += 1
        return compose(self, index, row_number, cells)

    monkeypatch.setattr(Composer, "compose", counting)
    return counted


@pytest.fixture
def loaded(tmp_path: Path) -> LoadedSheet:
    path = tmp_path / "people.csv"
    # Every fourth person stands there twice, so that repeats are compared as well.
    lines = [f"Person {n},082{n - (n % 4 == 1):07d}" for n in range(ROWS)]
    path.write_text("\n".join(["Name,Mobile", *lines]), encoding="utf-8")
    found: LoadedSheet = result(load_sheet(path))
    return found


def test_check_and_freeze_compose_each_row_once(
    loaded: LoadedSheet, composed: Counter[int], journal: Journal
) -> None:
    checked: CheckedSheet = result(check_sheet(loaded.sheet, MAPPING, "ZA"))
    bodies = [checked.message(index).body for index in range(ROWS)]
    service = SendService(journal, lambda *_: pytest.fail("nothing is sent"), Clock())
    result(service.freeze(checked, loaded, "Parents", practice=True))
    assert composed.total() == ROWS
    assert [checked.message(index).body for index in range(ROWS)] == bodies


def test_a_changed_cell_composes_its_row_alone_and_changes_its_message(
    loaded: LoadedSheet, composed: Counter[int]
) -> None:
    checked: CheckedSheet = result(check_sheet(loaded.sheet, MAPPING, "ZA"))
    composed.clear()
    checked.fix_cell(7, 0, "Zoë")
    assert checked.message(7).body["text"] == "Hi Zoë"
    checked.undo()
    assert checked.message(7).body["text"] == "Hi Person 7"
    assert composed == {7: 2}


def test_of_a_longer_sheet_nothing_is_kept(loaded: LoadedSheet, composed: Counter[int]) -> None:
    composer = Composer(loaded.sheet.headers, MAPPING, PhoneReader("ZA"))
    for most, times in ((ROWS, 1), (ROWS - 1, 2)):
        rows = ComposedRows(loaded.sheet, SheetEdits(), composer, most)
        composed.clear()
        assert rows.anew(3) == rows.message(3)
        assert composed == {3: times}


def test_rows_that_are_compared_in_a_long_sheet_are_composed_in_its_order(
    loaded: LoadedSheet, composed: Counter[int]
) -> None:
    edits = SheetEdits()
    composer = Composer(loaded.sheet.headers, MAPPING, PhoneReader("ZA"))
    rows = ComposedRows(loaded.sheet, edits, composer, most=ROWS - 1)
    found = result(rows.sendable([9, 3, 8]))
    assert list(composed) == [3, 8, 9]
    assert found == {at: rows.sent(at) for at in (3, 8, 9)}
    short = ComposedRows(loaded.sheet, edits, composer, most=ROWS)
    assert result(short.sendable([9, 3, 8])) == {}


def test_rows_that_a_copy_of_the_process_composes_are_the_same() -> None:
    count = 3500
    cells = [[f"Person {n}", f"082{n:07}"] for n in range(count)]
    sheet = Sheet("People", ("Name", "Mobile"), cells, range(5, count + 5))
    composer = Composer(sheet.headers, MAPPING, PhoneReader("ZA"))
    rows = ComposedRows(sheet, SheetEdits(), composer, most=count - 1)
    found = result(rows.sendable(range(count), may_divide=True))
    assert found == {at: rows.sent(at) for at in range(count)}
