"""A results sheet in a made-up language: whatever is English in it is a text forgotten."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.results import BRAND
from flowiq_desktop.core.delivery.states import RESULT_OF, DeliveryState
from flowiq_desktop.flowiq.reasons_contact import CONTACT_MEANINGS
from flowiq_desktop.flowiq.reasons_flowiq import FLOWIQ_MEANINGS
from flowiq_desktop.flowiq.reasons_sending import SENDING_MEANINGS
from flowiq_desktop.flowiq.reasons_unsure import UNSURE_MEANINGS
from flowiq_desktop.flowiq.reasons_whatsapp import META_MEANINGS
from flowiq_desktop.journal.tables.records import DeliveryRecord
from flowiq_desktop.services.results.report import result_row
from flowiq_desktop.spreadsheet.writing.results_writer import write_results
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load
from tests.packaging.loading import load as load_packaging
from tests.spreadsheet.making import finish, read

outside = load_packaging("pseudo_locales").outside
TEN = datetime(2026, 5, 1, 10, 0, tzinfo=UTC)
HEADERS = ("Name", "Mobile")
FLOWIQ_SAID = "No such contact"
DAYS = re.compile(r"1 May\b|\d{4}-\d\d-\d\dT[\d:+]+")
"""Babel takes the made-up language for English; the time of an answer is the same in any."""
S = DeliveryState
Row = tuple[DeliveryState, str, dict[str, object]]
PROBLEM: dict[str, object] = {"value": "12", "country": "ZA"}
SPECIAL: list[Row] = [
    (S.INVALID, "problem_number_too_short", PROBLEM),
    (S.INVALID, "problem_number_too_short", {}),
    (S.HELD, "sent_before", {"sure": True, "on": "05-01"}),
    (S.HELD, "sent_before", {"sure": False}),
    (S.REJECTED, "no such reason", {}),
]
REASONS = [
    "",
    *FLOWIQ_MEANINGS,
    *CONTACT_MEANINGS,
    *SENDING_MEANINGS,
    *UNSURE_MEANINGS,
    *(meaning.code for meaning in META_MEANINGS.values()),
]


@pytest.fixture(autouse=True)
def made_up(pseudo_locales: Path) -> Iterator[None]:
    use(load("en_XA", pseudo_locales))
    yield
    use(Catalogue())


def _records() -> Iterator[DeliveryRecord]:
    """A row in each state for each reason; of some an earlier attempt may have arrived."""
    every: list[Row] = [(state, reason, {}) for state in RESULT_OF for reason in REASONS]
    for number, (state, reason, facts) in enumerate([*every, *SPECIAL], 2):
        yield DeliveryRecord(
            *(number, ("Zoë", "+27821234567"), state, reason, facts, FLOWIQ_SAID, "wamid.A", 1),
            *(TEN, state is S.RETRY),
        )


def _english(cell: str) -> bool:
    known = {*HEADERS, "Zoë", FLOWIQ_SAID, "wamid.A", BRAND}
    return cell not in known and re.search(r"[A-Za-z]{2,}", outside(DAYS.sub("", cell))) is not None


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_every_cell_that_is_not_people_s_own_is_translated(tmp_path: Path, ending: str) -> None:
    rows = [result_row(record) for record in _records()]
    assert {row.status for row in rows} == {*RESULT_OF.values()}
    path = finish(write_results(tmp_path / f"out{ending}", HEADERS, rows, len(rows)))
    if ending == ".xlsx":
        names = read(path)[1].sheet_names
        assert [name for name in names if _english(name)] == []
        tables = [
            [loaded.headers, *loaded] for name in names for loaded in [read(path, sheet=name)[0]]
        ]
    else:
        assert [f.name for f in tmp_path.iterdir() if f != path and _english(f.stem)] == []
        tables = [
            [*csv.reader(file.read_text("utf-8-sig").splitlines())] for file in tmp_path.iterdir()
        ]
    assert len(tables) == len({"everything", "to fix"})
    cells = {cell for table in tables for row in table for cell in row}
    assert [cell for cell in cells if _english(cell)] == []
