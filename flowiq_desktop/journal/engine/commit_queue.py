"""Writer: the one thread that touches the journal; it commits whatever is waiting in one go."""

import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from flowiq_desktop.journal.engine.disk_reserve import Reserve
from flowiq_desktop.journal.errors import JournalError, disk_full
from flowiq_desktop.texts import say

Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]

_LOG = logging.getLogger(__name__)
_OF_THE_FILE = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""SQLite's codes for a file that cannot be trusted any more; finer codes are above 0xFF."""
_GROUP = 64
"""At most this many pieces of work in one transaction."""


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    future: "Future[Any]"
    vital: bool
    private: bool


class Writer:
    """Runs pieces of work on the journal's connection, in the order they come.

    A piece of work is durable when its future has a result: the transaction it was part of has
    been committed with fsync. Pieces that wait at the same time share one transaction; when one of
    them fails, each is tried again in a transaction of its own, so that only the faulty one fails.
    Whatever happens to its thread, nobody waits for a result in vain.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, reserve: Reserve) -> None:
        self._connection = connection
        self._path = path
        self._inode = path.stat().st_ino
        self._reserve = reserve
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._at_hand: list[_Job] = []
        self._busy_since: float | None = None
        self._broken: JournalError | None = None
        self._open = True
        self._door = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="journal")
        self._thread.start()

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self._path

    @property
    def folder(self) -> Path:
        """Where the journal lies."""
        return self._path.parent

    @property
    def seconds_busy(self) -> float:
        """How long the present commit has taken so far; 0 when there is none."""
        since = self._busy_since
        return 0.0 if since is None else time.monotonic() - since

    def submit(
        self, work: Work[Result], *, vital: bool = False, private: bool = False
    ) -> "Future[Result]":
        """Queue a piece of work.

        Args:
            work: gets the connection inside a transaction; what it returns is the result.
            vital: it stores an outcome that exists nowhere else: on a full disk the reserve is
                given up for it.
            private: nothing that it removes may stay behind in the file or its log; that is taken
                care of before the next piece of work.
        """
        future: Future[Result] = Future()
        with self._door:
            if self._open:
                self._jobs.put(_Job(work, future, vital, private))
            else:
                future.set_exception(self._broken or _closed())
        return future

    def run(self, work: Work[Result], *, vital: bool = False, private: bool = False) -> Result:
        """The same, waiting for the result; raises JournalError when it could not be stored."""
        return self.submit(work, vital=vital, private=private).result()

    def close(self) -> None:
        """Finish what is queued and end the thread; the connection is closed.

        Work that comes later fails with JournalError: nobody waits for it in vain.
        """
        with self._door:
            if self._open:
                self._open = False
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            while self._take():
                self._busy_since = time.monotonic()
                self._commit(self._at_hand)
                if any(job.private for job in self._at_hand):
                    self._leave_nothing_behind()
                self._busy_since = None
        except BaseException as fault:  # noqa: BLE001 - it is told to everybody who waits
            _LOG.exception("The journal's thread ended by a fault of the program")
            self._give_up(_program_fault(fault))
        finally:
            self._connection.close()

    def _take(self) -> bool:
        """Work through what is waiting; False at the end, which a None in the queue announces."""
        self._at_hand = []
        job = self._jobs.get()
        while job is not None:
            self._at_hand.append(job)
            if len(self._at_hand) == _GROUP or self._jobs.empty():
                return True
            job = self._jobs.get()
        if self._at_hand:
            self._jobs.put(None)
        return bool(self._at_hand)

    def _leave_nothing_behind(self) -> None:
        """Make sure that what was removed is in no file any more.

        `secure_delete` overwrites what is deleted, but neither the copies left in a page when its
        rows move to another one, nor what stands in the log. Where there is no room for doing that
        here, or no place for SQLite's own file, they stay until something is deleted again. A disk
        that fails is not used any more.
        """
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            try:
                self._connection.execute(statement).fetchall()
            except sqlite3.Error as fault:
                if getattr(fault, "sqlite_errorcode", 0) & 0xFF in _OF_THE_FILE:
                    self._broken = _broken(fault)
                    return

    def _give_up(self, reason: JournalError) -> None:
        """Tell everybody who is or will be waiting that nothing more is stored."""
        with self._door:
            self._open, self._broken = False, reason
        waiting = list(self._at_hand)
        while not self._jobs.empty():
            if job := self._jobs.get():
                waiting.append(job)
        for job in waiting:
            if not job.future.done():
                job.future.set_exception(reason)

    def _commit(self, jobs: list[_Job]) -> None:
        try:
            results = self._together(jobs)
        except Exception as fault:  # noqa: BLE001 - every fault goes to the job that caused it
            self._failed_together(jobs, fault)
            return
        for job, result in zip(jobs, results, strict=True):
            job.future.set_result(result)

    def _failed_together(self, jobs: list[_Job], fault: Exception) -> None:
        """Find the faulty job; after a failed write or fsync none is tried again."""
        if _is_fatal(fault):
            reason = self._in_words(fault)
            for job in jobs:
                job.future.set_exception(reason)
            return
        for job in jobs:
            self._alone(job)

    def _alone(self, job: _Job) -> None:
        try:
            result = self._together([job])
        except Exception as fault:  # noqa: BLE001 - as above
            if job.vital and self._make_room(fault):
                self._alone(job)
            else:
                job.future.set_exception(self._in_words(fault))
        else:
            job.future.set_result(result[0])

    def _together(self, jobs: Iterable[_Job]) -> list[object]:
        self._check_file()
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            results = [job.work(self._connection) for job in jobs]
            self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        return results

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error as fault:
                self._broken = _broken(fault)

    def _check_file(self) -> None:
        if self._broken is not None:
            raise self._broken
        try:
            same = self._path.stat().st_ino == self._inode
        except OSError:
            same = False
        if not same:
            self._broken = JournalError(
                say("The list of sent messages was moved or deleted while it was in use."),
                say("Put it back, or start the program again; nothing more was sent."),
                fatal=True,
            )
            raise self._broken

    def _make_room(self, fault: Exception) -> bool:
        return _disk_full(fault) and self._reserve.release()

    def _in_words(self, fault: Exception) -> Exception:
        """The error for whoever waits; after a failed write the connection is not used any more."""
        if isinstance(fault, JournalError) or not isinstance(fault, sqlite3.Error):
            return fault
        if _disk_full(fault):
            return disk_full(self.folder)
        if _is_fatal(fault):
            self._broken = _broken(fault)
            return self._broken
        return fault


def _is_fatal(fault: Exception) -> bool:
    """Whether the file itself is at fault: nothing on this connection can be trusted any more.

    sqlite3 says "malformed" with DatabaseError itself; its other subclasses blame the statement.
    """
    if isinstance(fault, sqlite3.OperationalError):
        return not _disk_full(fault)
    return type(fault) is sqlite3.DatabaseError


def _disk_full(fault: Exception) -> bool:
    return isinstance(fault, sqlite3.OperationalError) and "full" in str(fault)


def _program_fault(fault: BaseException) -> JournalError:
    return JournalError(
        say("The list of sent messages stopped working because of a fault in the program."),
        say(
            "Start the program again; nothing more was sent ({fault}).",
            fault=type(fault).__name__,
        ),
        fatal=True,
    )


def _closed() -> JournalError:
    return JournalError(
        say("The list of sent messages was closed while messages were under way."),
        say("Start the program again: it says which messages are unclear."),
        fatal=True,
    )


def _broken(fault: Exception) -> JournalError:
    return JournalError(
        say("The list of sent messages cannot be written any more ({fault}).", fault=fault),
        say("Check the disk, then start the program again; nothing more was sent."),
        fatal=True,
        damaged=type(fault) is sqlite3.DatabaseError,
    )
