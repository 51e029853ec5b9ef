"""What is read of a damaged journal is what was there; what is not certain is not told."""

import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.engine.connection import open_database
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.recovery.records import Doubt, RescuedRow
from flowiq_desktop.journal.recovery.snapshot import log_of, read_by_pages
from tests.journal.damaging import PAGE, ROWS, Damaged, Read, mixed_journal, now

WAITING = {
    *(DeliveryState.READY, DeliveryState.RETRY, DeliveryState.GAVE_UP, DeliveryState.HELD),
    DeliveryState.REJECTED,
}
OWN_PHONE = 2 * ROWS + 1
Truth = dict[tuple[str, int], RescuedRow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Damaged:
    return mixed_journal(tmp_path_factory.mktemp("made"))


@pytest.fixture
def whole(made: Damaged, tmp_path: Path) -> Damaged:
    shutil.copytree(made.data.parent, tmp_path / "whole")
    return Damaged(tmp_path / "whole" / "data", tmp_path / "whole" / "config")


@pytest.fixture
def truth(whole: Damaged) -> Truth:
    return {
        (campaign.name, row.record.row_number): row
        for campaign, rows in whole.read().items()
        for row in rows
    }


def check(read: Read, truth: Truth, *, exact: bool = True) -> Counter[str]:
    """Compare row by row with what was there; how many rows were told, and how many in doubt.

    Args:
        read: what the rescue made of a damaged journal.
        truth: what was in it before.
        exact: whether the damage left every page as it was, or took it away as a whole.
    """
    told: Counter[str] = Counter()
    for campaign, rows in read.items():
        numbers = [row.record.row_number for row in rows]
        assert numbers == sorted(set(numbers))
        assert not campaign.total or len(rows) <= campaign.total
        for row in rows:
            told["doubt" if row.doubt else "told"] += 1
            if row.doubt:
                assert row.record.state is DeliveryState.UNKNOWN
                assert row.record.message_id == ""
            else:
                same_as(row, _was(truth, campaign.name, row), exact=exact)
    return told


def truth_of(truth: Truth, row: RescuedRow) -> DeliveryState:
    """The state that a row had before the damage."""
    return next(was.record.state for was in truth.values() if was.id == row.id)


def _was(truth: Truth, name: str, row: RescuedRow) -> RescuedRow:
    """The row before the damage; where the campaign's name is damaged, by the row's own id."""
    if name in ("Parents", "Fees"):
        return truth[name, row.record.row_number]
    if row.id == OWN_PHONE:  # a test message, whose campaign nobody can tell from others
        return row
    return next(was for was in truth.values() if was.id == row.id)


def same_as(row: RescuedRow, was: RescuedRow, *, exact: bool) -> None:
    """It may have lost its message id, but has no other one, and no other state."""
    assert (row.id, row.record.row_number) == (was.id, was.record.row_number)
    assert row.record.state is was.record.state
    assert row.record.message_id in ("", was.record.message_id)
    if exact:
        told = replace(row.record, message_id=was.record.message_id)
        assert told == replace(was.record, ended=row.record.ended)


def readable(damaged: Damaged) -> Read:
    """What is read; nothing where it is said that nothing can be."""
    try:
        return damaged.read()
    except JournalError as fault:
        if "Nothing can be read" not in fault.message:
            raise
        return {}


def test_a_whole_journal_is_read_as_the_program_itself_reads_it(tmp_path: Path) -> None:
    whole = mixed_journal(tmp_path)
    read, up_to_date = whole.read_all()
    assert up_to_date
    assert [(entry.name, entry.total) for entry in read] == [("Parents", ROWS), ("Fees", ROWS)]
    with whole.journal() as journal:
        for campaign, rows in read.items():
            assert [row.record for row in rows] == list(journal.deliveries.of(campaign.id))
            assert not any(row.doubt for row in rows)


def test_reading_changes_nothing_and_leaves_nothing_behind(whole: Damaged) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        files = [path for path in whole.data.iterdir() if path.is_file()]
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    whole.wipe(20)
    before = state()
    whole.read()
    assert state() == before


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("count", [1, 5, 50, 200])
def test_flipped_bits_never_tell_a_wrong_state_or_id(
    whole: Damaged, truth: Truth, seed: int, count: int
) -> None:
    chance = random.Random(f"{seed} {count}")
    told: Counter[str] = Counter()
    for n in range(12):
        damaged = whole.copied(f"flipped-{n}").flip(chance, count)
        told += check(readable(damaged), truth, exact=False)
    assert told["told"] > 0


def test_a_file_cut_at_any_page_gives_what_is_left_of_it(whole: Damaged, truth: Truth) -> None:
    content = whole.path.read_bytes()
    told = []
    for size in range(0, len(content), PAGE):
        read = readable(whole.copied("cut").write(content[:size]))
        told.append(sum(check(read, truth).values()))
    assert told == sorted(told)
    assert told[-1] > ROWS


@pytest.mark.parametrize("rest", [1, 511, PAGE - 1])
def test_a_file_cut_within_a_page_gives_what_is_left_of_it(
    whole: Damaged, truth: Truth, rest: int
) -> None:
    content = whole.path.read_bytes()
    damaged = whole.copied("cut").write(content[: len(content) - 3 * PAGE - rest])
    assert sum(check(damaged.read(), truth).values()) > 0


@pytest.mark.parametrize("length", [16, 50, 100])
def test_a_destroyed_header_costs_nothing(whole: Damaged, truth: Truth, length: int) -> None:
    damaged = whole.copied("header")
    damaged.write(bytes(length) + whole.path.read_bytes()[length:])
    with pytest.raises(JournalError) as fault:
        open_database(damaged.path)
    assert fault.value.damaged
    assert check(damaged.read(), truth) == {"told": 2 * ROWS}


def test_a_lost_page_costs_only_its_own_rows(whole: Damaged, truth: Truth) -> None:
    (page,) = whole.pages_with(b"Person 20")[:1]
    read = whole.copied("hole").wipe(page).read()
    told = check(read, truth)
    assert 2 * ROWS - 30 < told["told"] < 2 * ROWS
    assert all(entry.total == ROWS for entry in read)


def test_without_the_table_of_campaigns_rows_are_still_grouped(
    whole: Damaged, truth: Truth
) -> None:
    (page,) = (p for p in whole.pages_with(b"Fees.xlsx") if p in whole.pages_with(b"Own phone"))
    read = whole.copied("nameless").wipe(page).read()
    assert [(entry.name, entry.total, len(rows)) for entry, rows in read.items()] == [
        ("", 0, ROWS),
        ("", 0, ROWS),
        ("", 0, 1),
    ]
    assert check(read, truth) == {"told": 2 * ROWS + 1}


@pytest.mark.parametrize("content", [b"", b"x", b"not a list at all" * 5000, bytes(50_000)])
def test_what_is_no_list_is_said(whole: Damaged, content: bytes) -> None:
    damaged = whole.copied("other").write(content)
    with pytest.raises(JournalError, match="Nothing can be read"):
        damaged.read()
    assert damaged.path.read_bytes() == content


def test_a_folder_without_a_list_is_said(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="no list of sent messages"):
        Damaged(tmp_path, tmp_path).read()


# -- the write-ahead log --------------------------------------------------------------------


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Damaged]:
    """What a killed program leaves: five messages more, in the write-ahead log alone."""
    whole = mixed_journal(tmp_path / "running")
    with whole.journal() as journal:
        for position, entry in enumerate(journal.deliveries.waiting(1)[:5]):
            begun = journal.deliveries.begin_attempt(entry.id, "run")
            if position < 4:
                outcome = Outcome(Verdict.ACCEPTED, "accepted", f"wamid.late{position}", 200)
                journal.deliveries.settle(begun, outcome)
        yield whole.copied("running")


def late(read: Read) -> list[RescuedRow]:
    """The five messages that the log knows of, and the main file does not."""
    rows = next(rows for entry, rows in read.items() if entry.name == "Parents")
    return [row for row in rows if row.id in _late_ids(rows)]


def _late_ids(rows: list[RescuedRow]) -> list[int]:
    return [row.id for row in rows if row.record.state is not DeliveryState.INVALID][30:35]


def test_what_only_the_log_knows_is_read_and_what_was_under_way_is_unsure(
    running: Damaged,
) -> None:
    read, up_to_date = running.read_all()
    assert up_to_date
    rows = late(read)
    assert [row.record.message_id for row in rows] == [f"wamid.late{n}" for n in range(4)] + [""]
    assert rows[-1].record.state is DeliveryState.UNKNOWN
    assert rows[-1].record.reason == "crashed"


def test_without_the_log_nothing_that_waited_is_called_unsent(running: Damaged) -> None:
    log_of(running.path).unlink()
    read, up_to_date = running.read_all()
    assert not up_to_date
    assert {row.doubt for row in late(read)} == {Doubt.OUT_OF_DATE}
    rows = [row for rows in read.values() for row in rows]
    assert not any(row.record.state in WAITING for row in rows)
    assert sum(row.record.state is DeliveryState.ACCEPTED for row in rows) == 30


def test_a_log_damaged_anywhere_tells_no_wrong_state(running: Damaged, truth: Truth) -> None:
    """What was sent may be unsure or sent, but never unsent; what was sent before stays sent."""
    content, chance = log_of(running.path).read_bytes(), random.Random(3)
    sent = {row.id for row in late(running.read())}
    for n in range(60):
        damaged = running.copied(f"log-{n}")
        if n % 2:
            log = content[: chance.randrange(len(content))]
        else:
            flipped = bytearray(content)
            flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            log = bytes(flipped)
        log_of(damaged.path).write_bytes(log)
        for row in (row for rows in damaged.read().values() for row in rows):
            if row.id in sent:
                assert row.record.state in (DeliveryState.ACCEPTED, DeliveryState.UNKNOWN)
            elif row.record.state is DeliveryState.ACCEPTED:
                assert any(was.id == row.id for was in truth.values())


def test_without_a_second_place_nothing_that_waits_is_called_unsent(whole: Damaged) -> None:
    shutil.rmtree(whole.config)
    rows = [row for rows in whole.read().values() for row in rows]
    assert not any(row.record.state in WAITING for row in rows)
    assert {row.doubt for row in rows} == {Doubt.NONE, Doubt.OUT_OF_DATE}


# -- single places --------------------------------------------------------------------------


def changed(whole: Damaged, was: bytes, becomes: bytes, place: int) -> Damaged:
    """Change a text in one of the places where it stands, as a bad disk would."""
    damaged = whole.copied("changed")
    content = bytearray(damaged.path.read_bytes())
    start = -1
    for _ in range(place + 1):
        start = content.index(was, start + 1)
    content[start : start + len(was)] = becomes
    return damaged.write(bytes(content))


@pytest.mark.parametrize("place", range(3))
def test_a_message_id_changed_in_one_place_is_right_or_not_told(
    whole: Damaged, truth: Truth, place: int
) -> None:
    damaged = changed(whole, b"wamid.Parents12", b"wamid.Parents13", place)
    assert check(damaged.read(), truth)["told"] >= 2 * ROWS - 1


@pytest.mark.parametrize(
    ("change", "told", "doubt"),
    [
        ("state = 'rejected' WHERE id = 1", 2 * ROWS - 1, 1),  # it was accepted
        ("state = 'ready' WHERE id = 1", 2 * ROWS - 1, 1),
        ("state = 'settled' WHERE id = 40", 2 * ROWS - 1, 1),  # it waited
        ("state = 'sent' WHERE id = 1", 2 * ROWS - 1, 0),  # there is no such state
        ("message_id = '' WHERE id = 1", 2 * ROWS - 1, 1),
        ("row_number = 12 WHERE id = 10", 2 * ROWS - 2, 0),  # two rows with one number
        ("row_number = 90 WHERE id = 40", 2 * ROWS - 1, 1),  # the last one, far behind
        ("campaign = 2 WHERE id = 10", 2 * ROWS - 1, 0),
        ("campaign = 2 WHERE id = 40", 2 * ROWS - 1, 0),
        ("campaign = 77 WHERE id = 10", 2 * ROWS - 1, 0),
        ("body = x'4869' WHERE id = 7", 2 * ROWS - 1, 0),
        ("number = '+27820000099' WHERE id = 7", 2 * ROWS - 1, 0),
        ("cells = '[1, 2]' WHERE id = 7", 2 * ROWS - 1, 0),
        ("cells = '[\"only one\"]' WHERE id = 7", 2 * ROWS - 1, 0),
        ("cells = '" + "[" * 5000 + "' WHERE id = 7", 2 * ROWS - 1, 0),
        ("ended = 'yesterday' WHERE id = 7", 2 * ROWS - 1, 0),
    ],
)
def test_a_row_that_its_witnesses_contradict_is_left_out_or_a_doubt(
    whole: Damaged, truth: Truth, change: str, told: int, doubt: int
) -> None:
    read = whole.alter_rows_alone(f"UPDATE delivery SET {change}").read()
    assert check(read, truth) == Counter(told=told, doubt=doubt)
    assert [entry.name for entry in read] == ["Parents", "Fees"]


def test_a_campaign_that_nobody_knows_lies_in_no_other_one(whole: Damaged, truth: Truth) -> None:
    """One campaign's own row is lost, and one row of the other says that it belongs elsewhere."""
    whole.alter_rows_alone("UPDATE delivery SET campaign = 77 WHERE id = 10")
    whole.alter_rows_alone("UPDATE campaign SET headers = '{' WHERE id = 2")
    read = whole.read()
    assert [entry.id for entry in read] == [1, 2]
    assert check(read, truth) == {"told": 2 * ROWS - 1}


def test_attempts_and_times_are_told_as_the_attempts_have_them(
    whole: Damaged, truth: Truth
) -> None:
    whole.alter_rows_alone("UPDATE delivery SET attempts = 9, ended = '2001-01-01' WHERE id = 1")
    row = next(row for rows in whole.read().values() for row in rows if row.id == 1)
    assert (row.record.attempts, row.record.ended) == (1, None)
    assert not row.doubt


def _sent_again(damaged: Damaged) -> set[int]:
    """A person lets what is unsure be sent again: it waits, but may have arrived; the ids."""
    with damaged.journal() as journal:
        unsure = {row.id for row in journal.unknown_outcomes.of(1)}
        journal.unknown_outcomes.decide(1, Choice.SEND_AGAIN, None)
        assert unsure <= {entry.id for entry in journal.deliveries.waiting(1)}
    return unsure


def test_what_waits_again_may_have_arrived(tmp_path: Path) -> None:
    whole = mixed_journal(tmp_path)
    again = _sent_again(whole)
    read = whole.read()
    with whole.journal() as journal:
        for campaign, rows in read.items():
            assert [row.record for row in rows] == list(journal.deliveries.of(campaign.id))
    rows = [row for rows in read.values() for row in rows]
    assert {row.id for row in rows if row.record.may_have_arrived} == again


@pytest.mark.parametrize("loss", ["DROP TABLE attempt", "DELETE FROM attempt"])
def test_what_waits_again_is_a_doubt_without_its_attempts(tmp_path: Path, loss: str) -> None:
    """Whether the message may have arrived is what the lost attempt would have said."""
    whole = mixed_journal(tmp_path)
    again = _sent_again(whole)
    with closing(sqlite3.connect(whole.path, isolation_level=None)) as connection:
        connection.execute(loss)
    rows = [row for rows in whole.read().values() for row in rows]
    assert {row.doubt for row in rows if row.id in again} == {Doubt.CONTRADICTION}


def test_an_attempt_to_another_person_is_a_doubt(whole: Damaged, truth: Truth) -> None:
    whole.alter_rows_alone("UPDATE attempt SET number = '+27999999999' WHERE delivery = 1")
    assert check(whole.read(), truth) == {"told": 2 * ROWS - 1, "doubt": 1}


def test_what_an_attempt_says_was_sent_is_never_called_waiting(whole: Damaged) -> None:
    whole.alter_rows_alone(
        "UPDATE attempt SET verdict = 'accepted'"
        " WHERE delivery = (SELECT id FROM delivery WHERE state = 'gave_up' LIMIT 1)"
    )
    rows = [row for rows in whole.read().values() for row in rows]
    assert [row.doubt for row in rows if row.doubt] == [Doubt.CONTRADICTION]


@pytest.mark.parametrize(
    ("lost", "doubt"),
    [
        ("TABLE attempt", 34),  # what waits, and what was refused or given up
        ("TABLE installation", 34),
        ("INDEX delivery_by_state", 0),
        ("INDEX delivery_by_message_id", 0),
    ],
)
def test_without_some_witnesses_less_is_told_and_nothing_wrong(
    whole: Damaged, truth: Truth, lost: str, doubt: int
) -> None:
    with closing(sqlite3.connect(whole.path)) as connection:
        connection.execute(f"DROP {lost}")
    assert check(whole.read(), truth) == Counter(told=2 * ROWS - doubt, doubt=doubt)


@pytest.mark.parametrize(
    ("lost", "doubt"), [("", 0), ("DELETE FROM decision", 5), ("DROP TABLE decision", 5)]
)
def test_what_is_tried_again_waits_only_by_a_decision_that_can_be_read(
    tmp_path: Path, truth: Truth, lost: str, doubt: int
) -> None:
    whole = mixed_journal(tmp_path / "own")  # a copied one would hold them back
    with whole.journal() as journal:
        assert journal.trying_again.put_back(2, state=DeliveryState.REJECTED).ready == 5
    with closing(sqlite3.connect(whole.path, isolation_level=None)) as connection:
        connection.execute(lost)
    rows = [row for rows in whole.read().values() for row in rows]
    assert Counter(row.doubt for row in rows)[Doubt.CONTRADICTION] == doubt
    again = [
        row for row in rows if truth_of(truth, row) is DeliveryState.REJECTED and row.id > ROWS
    ]
    waits = DeliveryState.UNKNOWN if doubt else DeliveryState.READY
    assert {row.record.state for row in again} == {waits}


def test_without_the_index_a_row_that_was_never_tried_needs_the_newest_attempts(
    whole: Damaged, truth: Truth
) -> None:
    with closing(sqlite3.connect(whole.path, isolation_level=None)) as connection:
        connection.execute("DROP INDEX delivery_by_state")
        connection.execute("UPDATE installation SET install = 'of another list'")
    rows = [row for rows in whole.read().values() for row in rows]
    assert not any(row.record.state in WAITING for row in rows)
    states = {row.record.state for row in rows if not row.doubt}
    assert DeliveryState.ACCEPTED in states
    assert DeliveryState.INVALID not in states


def test_damage_that_shows_only_when_it_is_touched_is_damage_too(whole: Damaged) -> None:
    """The check at the start saw nothing; then the first change meets a bad page."""

    def opened(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(path, isolation_level=None, check_same_thread=False)

    whole.wipe(*whole.pages_with(b"Person 20"))
    with pytest.raises(JournalError) as fault:
        Journal(whole.data, now, opened)
    assert fault.value.damaged


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file whose disk refuses to be read")
def test_pages_that_the_disk_refuses_are_zeros() -> None:
    with Path("/proc/self/mem").open("rb", buffering=0) as refused:
        assert read_by_pages(refused, 0, 2 * PAGE + 5) == bytes(2 * PAGE + 5)


def test_a_damaged_file_of_a_version_without_endpoints_tells_the_same(
    whole: Damaged, truth: Truth
) -> None:
    with closing(sqlite3.connect(whole.path, isolation_level=None)) as connection:
        for trigger in (
            "delivery_is_frozen",
            "delivery_goes_to_a_known_endpoint",
            "delivery_keeps_to_a_known_endpoint",
            "template_makes_contacts_by_consent",
        ):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("ALTER TABLE delivery DROP COLUMN endpoint")
    assert _told(whole.read()) == truth


def test_an_endpoint_that_is_damaged_costs_no_row_its_outcome(whole: Damaged, truth: Truth) -> None:
    """Nothing is sent from there; what became of the row stands elsewhere, and is not in doubt."""
    whole.alter_rows_alone("UPDATE delivery SET endpoint = '/send-whatsaqp'")
    assert _told(whole.read()) == truth


def _told(read: Read) -> Truth:
    return {
        (campaign.name, row.record.row_number): row
        for campaign, rows in read.items()
        for row in rows
    }


def _as_version_seven_wrote_it(whole: Damaged) -> Damaged:
    """The same list as it stood before rows had facts."""
    with closing(sqlite3.connect(whole.path, isolation_level=None)) as connection:
        for column in ("problem", "advice"):
            connection.execute(f"ALTER TABLE delivery ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
        connection.execute(
            "UPDATE delivery SET problem = ?, advice = ? WHERE state = 'invalid'",
            (
                '"?" stands where a phone number should be.',
                "Fill in the number, or leave this row out.",
            ),
        )
        connection.execute("ALTER TABLE delivery DROP COLUMN facts")
        connection.execute("DELETE FROM migration WHERE name = '0008_reasons_and_facts'")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return whole


def test_a_damaged_list_of_an_older_version_is_read_as_well(whole: Damaged, truth: Truth) -> None:
    old = _as_version_seven_wrote_it(whole)
    known = {
        place: replace(row, record=replace(row.record, facts={"value": "?"}))
        if row.record.facts
        else row
        for place, row in truth.items()
    }
    assert {row.record.facts.get("value") for row in known.values()} == {None, "?"}
    assert check(old.read(), known)["told"] == len(known)
