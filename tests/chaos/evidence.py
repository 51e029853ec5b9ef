"""Evidence: the journal as a dead program left it, compared with what really arrived."""

import csv
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.core.delivery.states import RESULT_OF, DeliveryState
from flowiq_desktop.journal.journal import FILE_NAME

UNSENT = frozenset(
    {
        *(DeliveryState.INVALID, DeliveryState.HELD, DeliveryState.READY, DeliveryState.RETRY),
        *(DeliveryState.REJECTED, DeliveryState.GAVE_UP, DeliveryState.CANCELLED),
    }
)
"""States which say that the person got nothing."""

_FULL_NUMBER = re.compile(rb"2782\d{7}")

Receipts = Mapping[str, Sequence[str]]
"""Phone number to the ids of the messages that reached it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery as the file has it."""

    row_number: int
    number: str
    state: DeliveryState
    message_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What a journal holds.

    Attributes:
        intact: "ok", or what is damaged.
        campaign_state: of the one campaign.
        rows: its rows; none while it is a draft.
        careful_start: how far that is, or "".
    """

    intact: str
    campaign_state: str
    rows: tuple[Row, ...]
    careful_start: str = ""

    @property
    def under_way(self) -> int:
        """Intents without an outcome: what a restart will call unsure."""
        return sum(row.state is DeliveryState.SENDING for row in self.rows)

    @property
    def crashed(self) -> int:
        """Rows that a restart has called unsure."""
        return sum(row.reason == "crashed" for row in self.rows)


def stored_in(folder: Path) -> Stored:
    """Read a copy of the journal with its write-ahead log; the original is left as it is."""
    with tempfile.TemporaryDirectory() as place:
        for file in folder.glob(f"{FILE_NAME}*"):
            shutil.copy(file, place)
        database = sqlite3.connect(Path(place) / FILE_NAME)
        try:
            return _read(database)
        except sqlite3.DatabaseError as fault:
            return Stored(str(fault), "", ())
        finally:
            database.close()


def _read(database: sqlite3.Connection) -> Stored:
    (intact,) = database.execute("PRAGMA integrity_check").fetchone()
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    if "campaign" not in tables:
        return Stored(intact, "", ())
    campaigns = database.execute("SELECT id, state FROM campaign WHERE state <> 'draft'").fetchall()
    if len(campaigns) != 1:
        return Stored(intact, f"{len(campaigns)} campaigns" if campaigns else "", ())
    ((campaign, state),) = campaigns
    rows = database.execute(
        "SELECT row_number, number, state, message_id, reason FROM delivery WHERE campaign = ?"
        " ORDER BY id",
        (campaign,),
    )
    careful = database.execute("SELECT state FROM careful_start WHERE campaign = ?", (campaign,))
    return Stored(
        intact,
        state,
        tuple(Row(n, p, DeliveryState(s), i, r) for n, p, s, i, r in rows),
        (careful.fetchone() or ("",))[0],
    )


def broken_promises(stored: Stored, receipts: Receipts, numbers: Sequence[str]) -> list[str]:
    """Each invariant of docs/fault-matrix.md that the file and the server break, in words."""
    broken = [f"I6 damaged: {stored.intact}"] if stored.intact != "ok" else []
    broken += [f"I1 doubled: {number}" for number, ids in receipts.items() if len(ids) > 1]
    if stored.rows and [row.number for row in stored.rows] != list(numbers):
        broken.append(f"I2 {len(stored.rows)} rows stored of {len(numbers)}")
    for row in stored.rows:
        got = receipts.get(row.number, ())
        if row.state is DeliveryState.ACCEPTED and list(got) != [row.message_id]:
            broken.append(f"I3 row {row.row_number} says {row.message_id}, arrived {got}")
        if row.state in UNSENT and got:
            broken.append(f"I4 row {row.row_number} is {row.state} and arrived")
    return broken


def broken_sheet(sheet: Path, stored: Stored) -> list[str]:
    """How the results sheet differs from the journal, row by row."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    wanted = [
        (str(row.row_number), RESULT_OF[row.state].word, row.message_id) for row in stored.rows
    ]
    found = [
        (line["FlowIQ row"], line["FlowIQ status"], line["FlowIQ message ID"]) for line in lines
    ]
    return [] if found == wanted else [f"I2 the results sheet differs: {_first(found, wanted)}"]


def broken_secrets(texts: Iterable[bytes], key: str) -> list[str]:
    """Whether the key or a full number stands in any of these texts."""
    broken = []
    for text in texts:
        if key.encode() in text:
            broken.append("I8 the key was noted")
        if number := _FULL_NUMBER.search(text):
            broken.append(f"I8 a full number was noted: {number[0]!r}")
    return broken


def _first(found: list[tuple[str, str, str]], wanted: list[tuple[str, str, str]]) -> str:
    pairs = zip(found, wanted, strict=False)
    different = next((pair for pair in pairs if pair[0] != pair[1]), None)
    return f"{different}" if different else f"{len(found)} rows for {len(wanted)}"
