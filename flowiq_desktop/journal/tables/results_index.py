"""Results index: finds a campaign's rows, puts them in order, and reads them a page at a time.

A hundred thousand rows are a list of ids; what is painted is read when it becomes visible.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from sqlite3 import Connection

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import OPEN_STATES, PROVED_SENT_STATES, RESULT_OF
from flowiq_desktop.core.text.plain_letters import plain_letters
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import one_of, read
from flowiq_desktop.journal.tables.delivery_records import (
    MAYBE_ARRIVED,
    SELECT_DELIVERY,
    DeliveryRow,
    delivery_of,
    reason_counts,
    row_numbers_with,
)
from flowiq_desktop.journal.tables.records import DeliveryRecord, ReasonCount

_SAMPLE = 50
_MOST_PARTS = 900
"""Parameters in one statement; SQLite takes 32,766."""
_ORDER_OF = {
    status: place
    for place, status in enumerate(
        (
            ResultStatus.NOT_SENT,
            ResultStatus.UNSURE,
            ResultStatus.WAITING,
            ResultStatus.LEFT_OUT,
            ResultStatus.SENT,
        )
    )
}
"""What a person looks for first comes first."""


class SortBy(StrEnum):
    """What rows are sorted by."""

    ROW = "row"
    NAME = "name"
    NUMBER = "number"
    OUTCOME = "outcome"
    WHY = "why"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows of a campaign are wanted, and in which order.

    Attributes:
        text: letters or digits somewhere in the row's cells, its number, its id; or its row number.
        status: only rows with this outcome; None means all.
        by: the order.
        descending: in reverse order.
        names: positions of the cells that name the person.
        words: sentence and advice by reason, for sorting by them.
        reasons: reasons whose words contain `text`.
    """

    text: str = ""
    status: ResultStatus | None = None
    by: SortBy = SortBy.ROW
    descending: bool = False
    names: tuple[int, ...] = ()
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row with what the results sheet does not have."""

    id: int
    number: str
    delivery: DeliveryRecord


class ResultsIndex:
    """Finds rows of a campaign for a table; any thread may ask it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def reasons(self, campaign: int) -> list[ReasonCount]:
        """What was not plainly sent, by what there is to say about it; the largest group first."""
        return self._writer.run(lambda db: reason_counts(db, campaign))

    def row_numbers(self, campaign: int, group: ReasonCount, most: int) -> tuple[int, ...]:
        """The first row numbers of one of these groups."""
        return self._writer.run(lambda db: row_numbers_with(db, campaign, group, most))

    def find(self, campaign: int, query: RowQuery) -> Sequence[int]:
        """The ids of the rows, in order."""
        return self._writer.run(lambda db: find(db, campaign, query))

    def rows(self, ids: Collection[int]) -> list[FoundRow]:
        """These rows, in the order of the ids; deleted ones are missing."""
        return self._writer.run(lambda db: rows(db, ids))

    def sample(self, campaign: int) -> list[tuple[str, ...]]:
        """The cells of a few rows from the top."""
        return self._writer.run(lambda db: sample(db, campaign))


def find(connection: Connection, campaign: int, query: RowQuery) -> list[int]:
    """The same, inside a transaction."""
    asked: dict[str, object] = {"campaign": campaign}
    conditions = ["campaign = :campaign"]
    if query.status is not None:
        conditions.append(f"{_outcome()} = {_ORDER_OF[query.status]}")
    if query.text.strip():
        connection.create_function("plain_letters", 1, _plain_cells, deterministic=True)
        conditions.append(_holds(query, asked))
    direction = "DESC" if query.descending else "ASC"
    order = _order(query, asked)
    found = connection.execute(
        f"SELECT id FROM delivery WHERE {' AND '.join(conditions)}"  # noqa: S608 - built from constants
        f" ORDER BY {order} {direction}, id {direction}",
        asked,
    )
    return [identity for (identity,) in found]


def rows(connection: Connection, ids: Collection[int]) -> list[FoundRow]:
    """The same, inside a transaction."""
    found: dict[int, FoundRow] = {}
    rest = iter(ids)
    while part := list(islice(rest, _MOST_PARTS)):
        chosen = connection.execute(
            f"{SELECT_DELIVERY} FROM delivery"  # noqa: S608 - built from constants
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(part),),
        )
        for row in read(DeliveryRow, chosen):
            found[row.id] = FoundRow(row.id, row.number, delivery_of(row))
    return [found[identity] for identity in ids if identity in found]


def sample(connection: Connection, campaign: int) -> list[tuple[str, ...]]:
    """The same, inside a transaction."""
    chosen = connection.execute(
        "SELECT cells FROM delivery WHERE campaign = ? ORDER BY id LIMIT ?", (campaign, _SAMPLE)
    )
    return [tuple(json.loads(cells)) for (cells,) in chosen]


# -- parts of the statement ---------------------------------------------------------------------


def _outcome() -> str:
    """The rank of a row's outcome, by its state and by what may have become of its attempts."""
    cases = " ".join(
        f"WHEN '{state}' THEN {_ORDER_OF[status]}" for state, status in RESULT_OF.items()
    )
    unsure = _ORDER_OF[ResultStatus.UNSURE]
    return f"(CASE WHEN {MAYBE_ARRIVED} THEN {unsure} ELSE CASE state {cases} END END)"


def _order(query: RowQuery, asked: dict[str, object]) -> str:
    match query.by:
        case SortBy.NAME if query.names:
            return f"({_name(query.names)}) COLLATE NOCASE"
        case SortBy.NUMBER:
            return "number"
        case SortBy.OUTCOME:
            return _outcome()
        case SortBy.WHY | SortBy.ADVICE:
            which = 0 if query.by is SortBy.WHY else 1
            words = {reason: both[which] for reason, both in query.words.items()}
            asked["words"] = json.dumps(words)
            return _words("problem" if which == 0 else "advice")
    return "row_number"


def _name(columns: Sequence[int]) -> str:
    return " || ' ' || ".join(f"coalesce(json_extract(cells, '$[{at}]'), '')" for at in columns)


def _words(own: str) -> str:
    """What is said about a row: nothing if it was sent, else its own words or its reason's."""
    kinds = f"CASE WHEN {MAYBE_ARRIVED} THEN 'may_have_arrived:' || reason"
    kinds += f" WHEN state IN {one_of(OPEN_STATES)} THEN 'waits:' || state ELSE reason END"
    said = f"""coalesce(json_extract(:words, '$."' || {kinds} || '"'), '')"""
    # A row with a sentence of its own has its own advice, or none; one held back has a reason's.
    mine = "problem <> ''" + (" AND state <> 'held'" if own == "advice" else "")
    return (
        f"CASE WHEN state IN {one_of(PROVED_SENT_STATES)} THEN '' WHEN {MAYBE_ARRIVED} THEN {said}"
        f" WHEN {mine} THEN {own} ELSE {said} END"
    )


def _holds(query: RowQuery, asked: dict[str, object]) -> str:
    """Whether the text stands somewhere in the row."""
    text = query.text.strip()
    parts = []
    # Cells are kept as JSON, where letters beyond ASCII are escaped. Only rows with such letters
    # cost a look at each one, because SQLite cannot tell that é, É and e are the same in a search.
    asked["cell"], asked["plain"] = _pattern(json.dumps(text)[1:-1]), _pattern(plain_letters(text))
    parts.append("cells LIKE :cell ESCAPE '!'")
    parts.append("(cells LIKE '%\\u%' AND plain_letters(cells) LIKE :plain ESCAPE '!')")
    asked["text"] = _pattern(text)
    parts += ["message_id LIKE :text ESCAPE '!'", "problem LIKE :text ESCAPE '!'"]
    digits = "".join(filter(str.isdecimal, text))
    if digits and not any(map(str.isalpha, text)):
        asked["digits"] = _pattern(digits.lstrip("0") or digits)
        asked["row"] = digits
        parts += ["number LIKE :digits ESCAPE '!'", "row_number = CAST(:row AS INTEGER)"]
    if query.reasons:
        asked["reasons"] = json.dumps(query.reasons)
        parts.append(
            f"(state NOT IN {one_of(PROVED_SENT_STATES)}"  # noqa: S608 - constant states
            " AND reason IN (SELECT value FROM json_each(:reasons)))"
        )
    return f"({' OR '.join(parts)})"


def _plain_cells(cells: str) -> str:
    """The texts of a row's cells for a search, one per line."""
    return plain_letters("\n".join(map(str, json.loads(cells))))


def _pattern(text: str) -> str:
    escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"
