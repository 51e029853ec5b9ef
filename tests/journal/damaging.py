"""A journal with two campaigns, the ways to damage a copy of it, and what is read of it then."""

import random
import shutil
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.recovery.damaged_journal import DamagedJournal
from flowiq_desktop.journal.recovery.records import RescuedCampaign, RescuedRow
from flowiq_desktop.journal.recovery.snapshot import copy_of
from flowiq_desktop.journal.restore_guard.watermark import Watermark
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.journal.conftest import delivery

PAGE = 4096
ROWS = 40
_WATCHERS = "WHERE type = 'trigger' OR name LIKE 'delivery_by_%'"
Result = TypeVar("Result")
Read = dict[RescuedCampaign, list[RescuedRow]]


def now() -> datetime:
    return datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


def finished(job: Generator[Progress, None, Result]) -> Result:
    """Run a job to its end."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: Result = end.value
            return result


@dataclass(frozen=True)
class Damaged:
    """A folder with a journal that may be damaged, and the folder of its second place."""

    data: Path
    config: Path

    @property
    def path(self) -> Path:
        return self.data / FILE_NAME

    @property
    def place(self) -> Watermark:
        return Watermark(self.config, "this computer")

    @contextmanager
    def journal(self) -> Iterator[Journal]:
        self.config.mkdir(parents=True, exist_ok=True)
        with Journal(self.data, now, watermark=self.place) as opened:
            yield opened

    def copied(self, name: str) -> "Damaged":
        """The same in another folder, to be damaged there; it has the same second place."""
        folder = self.data.with_name(name)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.data, folder)
        return Damaged(folder, self.config)

    def write(self, content: bytes) -> "Damaged":
        self.path.write_bytes(content)
        return self

    def flip(self, chance: random.Random, count: int) -> "Damaged":
        """Turn over so many bits anywhere in the file."""
        content = bytearray(self.path.read_bytes())
        for _ in range(count):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        return self.write(bytes(content))

    def wipe(self, *pages: int) -> "Damaged":
        """Put zeros in place of whole pages, the first of which is 1."""
        content = bytearray(self.path.read_bytes())
        for page in pages:
            content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
        return self.write(bytes(content))

    def alter_rows_alone(self, statement: str) -> "Damaged":
        """Change the table's rows and leave its indexes as they are, as a bad page would."""
        with self._schema() as connection:
            hidden = connection.execute(f"SELECT * FROM sqlite_master {_WATCHERS}").fetchall()
            connection.execute(f"DELETE FROM sqlite_master {_WATCHERS}")
        with self._schema() as connection:
            assert connection.execute(statement).rowcount > 0
        with self._schema() as connection:
            connection.executemany("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", hidden)
        return self

    @contextmanager
    def _schema(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            yield connection

    def pages_with(self, text: bytes) -> list[int]:
        """The pages in which a text stands."""
        content = self.path.read_bytes()
        parts = (content[start : start + PAGE] for start in range(0, len(content), PAGE))
        return [number for number, part in enumerate(parts, 1) if text in part]

    def read(self) -> Read:
        """What the rescue makes of it, from a private copy."""
        return self.read_all()[0]

    def read_all(self) -> tuple[Read, bool]:
        """The same, and whether it is proved to be up to date."""
        with TemporaryDirectory() as place:
            copy = finished(copy_of(self.path, Path(place)))
            with closing(DamagedJournal(copy, self.place.read())) as journal:
                campaigns = finished(journal.campaigns())
                return {entry: list(journal.rows(entry)) for entry in campaigns}, journal.up_to_date


def mixed_journal(root: Path) -> Damaged:
    """Two campaigns of 40 rows in every state that a row can end in, a test message, a draft."""
    made = Damaged(root / "data", root / "config")
    with made.journal() as journal:
        for name in ("Parents", "Fees"):
            campaign = _frozen(journal, name, "campaign")
            for position, entry in enumerate(journal.deliveries.waiting(campaign)[:30]):
                _send(journal, entry.id, position, name)
        _frozen(journal, "Own phone", "test", rows=1)
    return made


def _frozen(journal: Journal, name: str, kind: str, rows: int = ROWS) -> int:
    new = NewCampaign(name, False, f"{name}.xlsx", "00", ("Name", "Mobile"), kind)
    campaign = journal.campaigns.begin(new)
    for _ in journal.campaigns.add(campaign, [_row(number, name) for number in range(2, rows + 2)]):
        pass
    journal.campaigns.freeze(campaign)
    return campaign


_TOLD = {"field": "phone_number", "label": "", "value": "?"}
"""What is kept of a row whose number is none."""


def _row(number: int, name: str) -> NewDelivery:
    if number % 13 == 0:
        return NewDelivery(
            number,
            (f"{name} {number}", "?"),
            "",
            "",
            None,
            DeliveryState.INVALID,
            "problem_number_none",
            _TOLD,
        )
    base = 0 if name == "Parents" else 1000 if name == "Fees" else 2000
    return delivery(number, f"+2782{base + number:07d}")


def _send(journal: Journal, identity: int, position: int, name: str) -> None:
    begun = journal.deliveries.begin_attempt(identity, "run")
    match position % 6:
        case 0 | 1 | 2:
            sent = Outcome(Verdict.ACCEPTED, "accepted", f"wamid.{name}{position}", 200)
            journal.deliveries.settle(begun, sent)
        case 3:
            journal.deliveries.settle(
                begun, Outcome(Verdict.REJECTED, "contact_not_found", status=404)
            )
        case 4:
            unsent = Outcome(Verdict.NOT_SENT, "no_connection")
            journal.deliveries.settle(begun, unsent, DeliveryState.GAVE_UP)
        case _:
            journal.deliveries.settle(begun, Outcome(Verdict.UNKNOWN, "timeout"))
