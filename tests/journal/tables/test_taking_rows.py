"""A campaign takes rows out of a spreadsheet once, and what it took stays on record."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables import campaigns
from flowiq_desktop.journal.tables.moved_rows import (
    MovedRow,
    follow,
    hold_moved,
    keep_moved,
    take,
)
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.journal import crowd
from tests.journal.crowd import NOW, changes, contents, empty_journal, everyone
from tests.journal.tables.sheets import (
    ANN,
    BEN,
    CARA,
    CHANGED,
    DAN,
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


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


def recorded(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    return db.execute("SELECT * FROM moved_row ORDER BY id").fetchall()


@pytest.mark.parametrize("practice", [False, True])
def test_a_campaign_takes_the_rows_of_it_that_may_be_sent(
    db: sqlite3.Connection, practice: bool
) -> None:
    draft(db, OTHER_FILE, {2: DAN})
    campaign = campaigns.add_campaign(db, replace(VISIT, practice=practice), NOW)
    rows = [NewDelivery(at, (), f"+278212345{at}", "text", b"Hi", s) for at, s in enumerate(D, 60)]
    campaigns.add_deliveries(db, campaign, rows)
    take(db, campaign, NOW)
    moment = "2026-05-01T09:00:00.000+00:00"
    assert recorded(db) == [
        (at, delivery, "aa", "May", row, int(practice), moment)
        for at, (delivery, row) in enumerate(((3, 61), (4, 62)), 1)
    ]


def test_it_does_not_take_what_another_campaign_has_and_says_which(
    db: sqlite3.Connection,
) -> None:
    for name, row in (("first", 2), ("second", 3), ("third", 4), ("none of these", 1)):
        moved(db, replace(VISIT, name=name), {row: ANN}, D.ACCEPTED)
    before = recorded(db)
    campaign, _ = draft(db, VISIT, {2: BEN, 3: CARA, 4: DAN, 5: ANN})
    with pytest.raises(JournalError) as refused:
        take(db, campaign, NOW)
    assert (refused.value.message, refused.value.advice) == (
        "Some of these rows were moved to a template before (first), so nothing was moved.",
        "Open the spreadsheet again: those rows are left out of it.",
    )
    assert recorded(db) == before


def test_where_that_campaign_was_deleted_it_says_how_many_rows(db: sqlite3.Connection) -> None:
    deleted(db, VISIT, {2: ANN, 3: BEN, 4: CARA})
    campaign, _ = draft(db, VISIT, {3: BEN, 4: CARA})
    with pytest.raises(JournalError, match=r"to a template before \(2\)"):
        take(db, campaign, NOW)


def test_what_went_to_a_template_long_ago_may_be_taken_again(db: sqlite3.Connection) -> None:
    moved(db, VISIT, {2: ANN}, D.ACCEPTED, LONG_AGO)
    campaign, _ = draft(db, VISIT, {2: ANN})
    take(db, campaign, NOW)
    assert len(recorded(db)) == 2


def test_it_does_not_take_who_waits_in_another_campaign_and_says_which(
    db: sqlite3.Connection,
) -> None:
    frozen(db, TEXT, {2: ANN})
    campaign, _ = draft(db, VISIT, {2: ANN, 3: BEN})
    with pytest.raises(JournalError) as refused:
        take(db, campaign, NOW)
    assert (refused.value.message, refused.value.advice) == (
        "Some of these people wait for a message of “Text”, so nothing was moved.",
        "Move them to a template there, under Past sends; or delete that campaign first.",
    )
    assert recorded(db) == []


def may_take(db: sqlite3.Connection, new: NewCampaign, rows: Rows) -> bool:
    campaign, _ = draft(db, new, rows)
    try:
        take(db, campaign, NOW)
    except JournalError:
        return False
    return True


@pytest.mark.parametrize("theirs", [TEXT, CHANGED])
@pytest.mark.parametrize("state", list(D))
def test_who_waits_is_one_whose_message_may_still_go_out_or_may_have(
    db: sqlite3.Connection, state: D, theirs: NewCampaign
) -> None:
    frozen(db, theirs, {2: ANN}, state)
    waits = state in {D.READY, D.RETRY, D.HELD, D.SENDING, D.UNKNOWN}
    assert may_take(db, VISIT, {2: ANN}) is not waits


@pytest.mark.parametrize(
    ("theirs", "rows", "waits"),
    [
        (TEXT, {2: ANN}, True),
        (TEXT, {2: BEN}, False),
        (TEXT, {3: ANN}, False),
        (TEXT, {4: SHORT}, True),
        (replace(TEXT, source_path="/copy.csv"), {2: ANN}, True),
        (replace(TEXT, practice=True), {2: ANN}, False),
        (replace(TEXT, kind="test"), {2: ANN}, False),
        (replace(TEXT, source_sheet=""), {2: ANN}, True),
        (replace(TEXT, source_sheet="June"), {2: ANN}, False),
        (CHANGED, {9: ANN}, True),
        (CHANGED, {9: SHORT}, True),
        (CHANGED, {2: BEN}, False),
        (replace(CHANGED, practice=True), {9: ANN}, False),
        (OTHER_FILE, {2: ANN}, False),
    ],
)
def test_who_waits_is_known_by_row_and_person_and_in_the_changed_file_by_person(
    db: sqlite3.Connection, theirs: NewCampaign, rows: Rows, waits: bool
) -> None:
    frozen(db, theirs, rows)
    assert may_take(db, VISIT, {2: ANN, 4: LONG}) is not waits


def test_nobody_waits_in_a_draft(db: sqlite3.Connection) -> None:
    draft(db, TEXT, {2: ANN})
    assert may_take(db, VISIT, {2: ANN})


def test_spreadsheets_of_unknown_places_are_not_the_same_file(db: sqlite3.Connection) -> None:
    frozen(db, replace(CHANGED, source_path=""), {2: ANN})
    assert may_take(db, replace(VISIT, source_path=""), {2: ANN})


@pytest.mark.parametrize("step", [take, hold_moved])
def test_a_campaign_that_is_not_there_is_a_damaged_list(
    db: sqlite3.Connection, step: Callable[..., object]
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="no such campaign"):
        step(db, 7, NOW)


# -- what becomes of the record -----------------------------------------------------------------


def test_what_is_recorded_of_a_row_follows_it_into_another_campaign(
    db: sqlite3.Connection,
) -> None:
    _, old = moved(db, VISIT, {2: ANN, 3: BEN, 4: CARA})
    _, (new_first, new_second) = draft(db, VISIT, {2: ANN, 3: BEN})
    before = contents(db, "moved_row")
    follow(db, [(old[0], new_first), (old[1], new_second)])
    assert changes(before, contents(db, "moved_row")) == {
        1: {"delivery": new_first},
        2: {"delivery": new_second},
    }


def test_a_campaign_that_is_deleted_keeps_on_record_what_may_have_arrived(
    db: sqlite3.Connection,
) -> None:
    ids: dict[str, list[int]] = {}
    for name, first in (("mine", 100), ("others", 200)):
        campaign, ids[name] = crowd.campaign_of(db, everyone(first))
        db.executemany(
            "INSERT INTO moved_row (id, delivery, source_sha256, sheet, row_number, practice,"
            " moved) VALUES (:id, :id, 'aa', 'May', 2, 0, '')",
            [{"id": identity} for identity in ids[name]],
        )
        if name == "mine":
            mine = campaign
    before = contents(db, "moved_row")
    keep_moved(db, mine)
    arrived = {D.SENDING, D.UNKNOWN, D.SETTLED, D.ACCEPTED, D.SENT_CONFIRMED, D.TREATED_AS_SENT}
    assert changes(before, contents(db, "moved_row")) == {
        identity: {"delivery": None}
        for identity, state in zip(ids["mine"], D, strict=True)
        if state in arrived
    }


# -- what the journal says ----------------------------------------------------------------------


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: NOW) as opened:
        yield opened


def test_the_journal_says_which_rows_of_a_sheet_went_to_a_template(journal: Journal) -> None:
    def work(db: sqlite3.Connection) -> None:
        moved(db, VISIT, {4: ANN, 2: BEN})
        moved(db, replace(VISIT, name="old"), {5: DAN}, D.ACCEPTED, LONG_AGO)
        moved(db, replace(VISIT, practice=True, name="practice"), {6: DAN})
        moved(db, replace(VISIT, source_sheet="June", name="June"), {7: DAN})
        moved(db, replace(CHANGED, name="changed"), {8: DAN})
        frozen(db, TEXT, {9: DAN})
        deleted(db, replace(VISIT, name="gone"), {3: CARA})

    journal._writer.run(work)
    said = journal.moved_rows.of
    assert said("aa", "May", practice=False) == [
        MovedRow(4, 1, "visit"),
        MovedRow(2, 1, "visit"),
        MovedRow(3, 0, ""),
    ]
    assert said("aa", "May", practice=True) == [MovedRow(6, 3, "practice")]
    assert said("aa", "June", practice=False) == [MovedRow(7, 4, "June")]
    assert said("bb", "May", practice=False) == [MovedRow(8, 5, "changed")]


def test_the_journal_says_which_campaigns_took_rows(journal: Journal) -> None:
    def work(db: sqlite3.Connection) -> list[int]:
        frozen(db, TEXT, {5: DAN})
        taken = [moved(db, each, {2: ANN, 3: BEN})[0] for each in (VISIT, OTHER_FILE)]
        deleted(db, VISIT, {4: CARA})
        return taken

    taken = journal._writer.run(work)
    assert journal.moved_rows.campaigns() == frozenset(taken)
