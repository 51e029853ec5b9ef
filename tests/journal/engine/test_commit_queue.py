import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.disk_reserve import RESERVE_BYTES, Reserve
from flowiq_desktop.journal.errors import JournalError

Insert = Callable[[sqlite3.Connection], None]


def _insert(value: int) -> Insert:
    def work(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO t VALUES (?)", (value,))

    return work


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.sqlite3"


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    opened = Writer(_new_database(path), path, Reserve(path.with_name("reserve")))
    yield opened
    opened.close()


def _new_database(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    db.execute("CREATE TABLE t (x INTEGER PRIMARY KEY)")
    return db


def _values(path: Path) -> list[int]:
    with sqlite3.connect(path) as db:
        values = [value for (value,) in db.execute("SELECT x FROM t ORDER BY x")]
    db.close()
    return values


def test_a_finished_future_means_it_is_stored(writer: Writer, path: Path) -> None:
    futures = [writer.submit(_insert(value)) for value in range(500)]
    wait(futures)
    assert _values(path) == list(range(500))


def test_a_faulty_piece_fails_alone(writer: Writer, path: Path) -> None:
    futures = [writer.submit(_insert(value)) for value in (1, 2, 2, 3)]
    wait(futures)
    assert [future.exception() is None for future in futures] == [True, True, False, True]
    assert _values(path) == [1, 2, 3]


def test_half_of_a_piece_is_never_stored(writer: Writer, path: Path) -> None:
    def two_then_fail(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO t VALUES (7)")
        raise ValueError("a fault of the program")

    with pytest.raises(ValueError, match="fault of the program"):
        writer.run(two_then_fail)
    assert _values(path) == []


def test_a_file_that_is_moved_away_stops_everything(writer: Writer, path: Path) -> None:
    writer.run(_insert(1))
    path.rename(path.with_name("moved"))
    with pytest.raises(JournalError, match="moved or deleted"):
        writer.run(_insert(2))
    path.with_name("moved").rename(path)
    with pytest.raises(JournalError, match="moved or deleted"):
        writer.run(_insert(3))
    assert _values(path) == [1]


def test_a_full_disk_stops_new_work_and_the_reserve_takes_outcomes(
    writer: Writer, path: Path
) -> None:
    reserve = path.with_name("reserve")
    assert reserve.stat().st_size == RESERVE_BYTES

    def full(db: sqlite3.Connection) -> None:
        # SQLite's own limit on pages raises the very error of a full disk; the reserve, given
        # up, makes room.
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages if reserve.exists() else pages + 64}")
        db.execute("CREATE TABLE IF NOT EXISTS big (x)")
        db.execute("INSERT INTO big VALUES (zeroblob(20000))")

    with pytest.raises(JournalError, match="disk is full"):
        writer.run(full)
    writer.run(full, vital=True)
    assert not reserve.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be truncated there")
def test_a_failed_write_is_not_tried_again_on_the_same_connection(
    writer: Writer, path: Path
) -> None:
    def io_error(_db: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(JournalError, match="cannot be written"):
        writer.run(io_error)
    with pytest.raises(JournalError, match="cannot be written"):
        writer.run(_insert(1))
    assert _values(path) == []


def test_closing_stores_what_is_queued(path: Path) -> None:
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    db.execute("CREATE TABLE t (x INTEGER PRIMARY KEY)")
    writer = Writer(db, path, Reserve(path.with_name("reserve")))
    for value in range(100):
        writer.submit(_insert(value))
    writer.close()
    assert len(_values(path)) == 100


def test_a_reserve_on_a_full_disk_is_no_reason_to_fail(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("needs a device that is always full")
    (tmp_path / "full").symlink_to("/dev/full")
    assert Reserve(tmp_path / "nowhere" / "reserve").release() is False


def test_work_that_comes_after_the_end_fails_at_once(writer: Writer) -> None:
    writer.close()
    with pytest.raises(JournalError, match="closed"):
        writer.run(_insert(1))


def test_a_damaged_file_is_written_no_more(writer: Writer, path: Path) -> None:
    def malformed(_db: sqlite3.Connection) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    with pytest.raises(JournalError, match="malformed"):
        writer.run(malformed)
    with pytest.raises(JournalError, match="malformed"):
        writer.run(_insert(1))
    assert _values(path) == []


def test_the_reserve_is_taken_anew_when_there_is_room(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "reserve")
    assert reserve.release()
    assert not (tmp_path / "reserve").exists()
    assert reserve.ready()
    assert (tmp_path / "reserve").stat().st_size == RESERVE_BYTES


def test_half_a_reserve_is_none(tmp_path: Path) -> None:
    (tmp_path / "reserve").write_bytes(b"half")
    assert Reserve(tmp_path / "reserve").ready()
    assert (tmp_path / "reserve").stat().st_size == RESERVE_BYTES


def test_a_fault_of_its_thread_is_told_to_everybody_who_waits(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on = threading.Event(), threading.Event()

    def fault(_writer: Writer, _jobs: object) -> None:
        started.set()
        go_on.wait()
        raise ZeroDivisionError

    monkeypatch.setattr(Writer, "_commit", fault)
    opened = Writer(_new_database(path), path, Reserve(path.with_name("reserve")))
    first = opened.submit(_insert(1))
    started.wait()
    second = opened.submit(_insert(2))
    go_on.set()
    for future in (first, second):
        with pytest.raises(JournalError, match="fault in the program") as raised:
            future.result()
        assert raised.value.fatal
    opened.close()
    with pytest.raises(JournalError, match="fault in the program"):
        opened.run(_insert(3))
    assert _values(path) == []
    caplog.clear()


def test_it_says_for_how_long_the_disk_has_kept_it_waiting(writer: Writer) -> None:
    started, go_on = threading.Event(), threading.Event()

    def wait(_db: sqlite3.Connection) -> None:
        started.set()
        go_on.wait()

    assert writer.seconds_busy == 0
    slow = writer.submit(wait)
    started.wait()
    assert writer.seconds_busy > 0
    go_on.set()
    slow.result()
    writer.run(_insert(1))
    while writer.seconds_busy:
        pass


class Untidy:
    """A connection that cannot be tidied up, for a reason of SQLite's."""

    def __init__(self, connection: sqlite3.Connection, code: int) -> None:
        self._connection, self._code = connection, code

    def execute(self, statement: str, values: Any = ()) -> sqlite3.Cursor:
        if statement == "VACUUM":
            fault = sqlite3.OperationalError("it cannot be tidied up")
            fault.sqlite_errorcode = self._code
            raise fault
        return self._connection.execute(statement, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        (sqlite3.SQLITE_FULL, False),
        (sqlite3.SQLITE_CANTOPEN, False),
        (sqlite3.SQLITE_ERROR, False),
        (sqlite3.SQLITE_IOERR_FSYNC, True),
        (sqlite3.SQLITE_CORRUPT, True),
    ],
)
def test_only_a_file_that_fails_is_written_no_more_after_a_removal(
    path: Path, code: int, broken: bool
) -> None:
    """No room to tidy up in, or no place for SQLite's own file, is no fault of the list."""
    untidy: Any = Untidy(_new_database(path), code)
    writer = Writer(untidy, path, Reserve(path.with_name("reserve")))
    try:
        writer.run(_insert(1), private=True)
        if broken:
            with pytest.raises(JournalError, match="cannot be written any more"):
                writer.run(_insert(2))
        else:
            writer.run(_insert(2))
    finally:
        writer.close()
    assert _values(path) == ([1] if broken else [1, 2])
