"""Who went to a template is held back in what is frozen of the same spreadsheet; nobody else is."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.tables.moved_rows import follow, hold_moved
from flowiq_desktop.journal.tables.records import NewCampaign
from tests.journal.crowd import NOW, changes, contents, empty_journal
from tests.journal.tables.sheets import (
    ANN,
    BEN,
    CARA,
    CHANGED,
    LATELY,
    LONG,
    LONG_AGO,
    OTHER_FILE,
    SHORT,
    TEXT,
    VISIT,
    Rows,
    deleted,
    draft,
    frozen,
    moved,
)

D = DeliveryState
UNSETTLED = {D.READY, D.RETRY, D.HELD, D.SENDING, D.UNKNOWN}
DROPPED = {D.INVALID, D.CANCELLED}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


def held(db: sqlite3.Connection, new: NewCampaign, rows: Rows) -> dict[int, str]:
    """Which rows of a campaign about to be frozen are held back, and the facts of each."""
    campaign, _ = draft(db, new, rows)
    counted = hold_moved(db, campaign, NOW)
    found = db.execute(
        "SELECT row_number, facts FROM delivery WHERE campaign = ? AND state = 'held'", (campaign,)
    )
    facts: dict[int, str] = dict(found.fetchall())
    assert len(facts) == counted
    return facts


# -- which rows are held back -------------------------------------------------------------------


def test_a_row_that_went_to_a_template_is_held_back_and_says_to_which(
    db: sqlite3.Connection,
) -> None:
    moved(db, VISIT, {2: ANN})
    campaign, (first, _) = draft(db, TEXT, {2: ANN, 3: BEN})
    before = contents(db, "delivery")
    assert hold_moved(db, campaign, NOW) == 1
    assert changes(before, contents(db, "delivery")) == {
        first: {"state": "held", "reason": "template_instead", "facts": '{"campaign": "visit"}'}
    }


@pytest.mark.parametrize(
    ("theirs", "rows"),
    [
        (VISIT, {2}),
        (replace(VISIT, source_path="/copy.csv"), {2}),
        (replace(VISIT, practice=True), set()),
        (replace(VISIT, source_sheet="June"), set()),
        (replace(VISIT, source_sheet=""), set()),
        (CHANGED, {3}),
        (replace(CHANGED, source_sheet="June"), {3}),
        (replace(CHANGED, practice=True), set()),
        (OTHER_FILE, set()),
    ],
)
def test_the_same_sheet_counts_by_its_rows_and_the_changed_file_by_its_people(
    db: sqlite3.Connection, theirs: NewCampaign, rows: set[int]
) -> None:
    """Row 2 is another person's in the campaign that is frozen now."""
    moved(db, theirs, {2: ANN})
    assert held(db, TEXT, {2: BEN, 3: ANN, 4: CARA}).keys() == rows


def test_a_person_of_the_changed_file_is_the_same_however_their_number_is_written(
    db: sqlite3.Connection,
) -> None:
    moved(db, CHANGED, {2: LONG})
    assert held(db, TEXT, {2: ANN, 3: SHORT}).keys() == {3}


def test_rows_of_the_same_sheet_and_people_of_the_changed_file_are_held_alike(
    db: sqlite3.Connection,
) -> None:
    moved(db, VISIT, {2: ANN})
    moved(db, replace(CHANGED, name="before"), {7: BEN})
    assert held(db, TEXT, {2: ANN, 3: BEN, 4: CARA}) == {
        2: '{"campaign": "visit"}',
        3: '{"campaign": "before"}',
    }


@pytest.mark.parametrize("theirs", [VISIT, CHANGED])
def test_of_several_templates_the_latest_is_named(
    db: sqlite3.Connection, theirs: NewCampaign
) -> None:
    for name in ("first", "last"):
        moved(db, replace(theirs, name=name), {2: ANN})
    assert held(db, TEXT, {2: ANN}) == {2: '{"campaign": "last"}'}


def test_who_was_not_moved_from_the_changed_file_is_not_held_back(db: sqlite3.Connection) -> None:
    moved(db, CHANGED, {2: ANN})
    frozen(db, CHANGED, {3: BEN})
    moved(db, OTHER_FILE, {4: CARA})
    assert held(db, TEXT, {2: ANN, 3: BEN, 4: CARA}).keys() == {2}


def test_spreadsheets_of_unknown_places_are_not_the_same_file(db: sqlite3.Connection) -> None:
    moved(db, replace(CHANGED, source_path=""), {2: ANN})
    assert held(db, replace(TEXT, source_path=""), {2: ANN}) == {}


@pytest.mark.parametrize("mine", [replace(TEXT, kind="test"), replace(TEXT, source_sha256="")])
def test_what_is_no_campaign_of_a_spreadsheet_holds_nothing_back(
    db: sqlite3.Connection, mine: NewCampaign
) -> None:
    moved(db, VISIT, {2: ANN})
    moved(db, CHANGED, {2: ANN})
    assert held(db, mine, {2: ANN}) == {}


@pytest.mark.parametrize("state", list(D))
def test_only_what_is_ready_is_held_back(db: sqlite3.Connection, state: D) -> None:
    moved(db, VISIT, {2: ANN})
    campaign, (mine,) = draft(db, TEXT, {2: ANN}, state)
    before = contents(db, "delivery")
    assert hold_moved(db, campaign, NOW) == (state is D.READY)
    assert list(changes(before, contents(db, "delivery"))) == [mine] * (state is D.READY)


@pytest.mark.parametrize(("chosen", "rows"), [([], []), ([1], [3]), ([0, 1, 2], [2, 3])])
def test_only_those_that_are_asked_about_are_held_back(
    db: sqlite3.Connection, chosen: list[int], rows: list[int]
) -> None:
    moved(db, VISIT, {2: ANN, 3: BEN})
    campaign, ids = draft(db, TEXT, {2: ANN, 3: BEN, 4: CARA})
    among = [ids[at] for at in chosen]
    assert hold_moved(db, campaign, NOW, among) == len(rows)
    now_held = db.execute("SELECT row_number FROM delivery WHERE state = 'held' ORDER BY id")
    assert [row for (row,) in now_held] == rows


def test_the_rows_that_a_campaign_took_itself_do_not_count(db: sqlite3.Connection) -> None:
    campaign, _ = moved(db, VISIT, {2: ANN})
    assert hold_moved(db, campaign, NOW) == 0


def test_nor_do_those_that_came_to_it_from_the_changed_file(db: sqlite3.Connection) -> None:
    _, (before,) = moved(db, CHANGED, {2: ANN})
    campaign, (after,) = draft(db, VISIT, {2: ANN})
    follow(db, [(before, after)])
    assert hold_moved(db, campaign, NOW) == 0


# -- how long a template counts -----------------------------------------------------------------


@pytest.mark.parametrize("theirs", [VISIT, CHANGED])
@pytest.mark.parametrize("ago", [LATELY, LONG_AGO])
@pytest.mark.parametrize("state", list(D))
def test_what_is_over_counts_for_three_days_what_is_not_always_what_was_dropped_never(
    db: sqlite3.Connection, state: D, ago: timedelta, theirs: NewCampaign
) -> None:
    moved(db, theirs, {2: ANN}, state, ago)
    counts = state in UNSETTLED or (ago is LATELY and state not in DROPPED)
    assert bool(held(db, TEXT, {2: ANN})) is counts


@pytest.mark.parametrize(("ago", "rows"), [(LATELY, {2: "{}"}), (LONG_AGO, {})])
def test_a_sent_row_of_a_deleted_campaign_counts_for_three_days_without_a_name(
    db: sqlite3.Connection, ago: timedelta, rows: dict[int, str]
) -> None:
    deleted(db, VISIT, {2: ANN}, ago)
    assert held(db, TEXT, {2: BEN, 3: ANN}) == rows


def test_of_a_deleted_campaign_nobody_knows_the_people(db: sqlite3.Connection) -> None:
    deleted(db, CHANGED, {2: ANN})
    assert held(db, TEXT, {2: ANN}) == {}
