"""Results index: finds a campaign's rows, puts them in order, and reads them a page at a time.

A hundred thousand rows are a list of ids; what is painted is read when it becomes visible.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from sqlite3 import Connection

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import PROVED_SENT_STATES, RESULT_OF, DeliveryState
from flowiq_desktop.core.text.plain_letters import plain_letters
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import read_facts
from flowiq_desktop.journal.engine.sql import read
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
_SAID_OF = f"state, reason, facts, {MAYBE_ARRIVED}"
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


RowWords = Callable[[DeliveryState, str, Mapping[str, object], bool], tuple[str, str]]
"""Sentence and advice by state, reason, facts, and whether an earlier attempt may have arrived."""


def _nothing_said(*_row: object) -> tuple[str, str]:
    return "", ""


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows of a campaign are wanted, and in which order.

    Attributes:
        text: letters or digits somewhere in the row's cells, its number, its id; or its row number.
        status: only rows with this outcome; None means all.
        by: the order.
        descending: in reverse order.
        names: positions of the cells that name the person.
        words: what is said about a row, in the language of the person who asks: found and sorted
            by as it is shown.
    """

    text: str = ""
    status: ResultStatus | None = None
    by: SortBy = SortBy.ROW
    descending: bool = False
    names: tuple[int, ...] = ()
    words: RowWords = field(default=_nothing_said)


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
    said = _Said(query.words)
    connection.create_function("said", 5, said.text, deterministic=True)
    conditions = ["campaign = :campaign"]
    if query.status is not None:
        conditions.append(f"{_outcome()} = {_ORDER_OF[query.status]}")
    if query.text.strip():
        connection.create_function("plain_letters", 1, _plain_cells, deterministic=True)
        connection.create_function("says", 4, said.finder(query.text), deterministic=True)
        conditions.append(_holds(query, asked))
    direction = "DESC" if query.descending else "ASC"
    order = _order(query)
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


def _order(query: RowQuery) -> str:
    match query.by:
        case SortBy.NAME if query.names:
            return f"({_name(query.names)}) COLLATE NOCASE"
        case SortBy.NUMBER:
            return "number"
        case SortBy.OUTCOME:
            return _outcome()
        case SortBy.WHY:
            return f"said(0, {_SAID_OF})"
        case SortBy.ADVICE:
            return f"said(1, {_SAID_OF})"
    return "row_number"


def _name(columns: Sequence[int]) -> str:
    return " || ' ' || ".join(f"coalesce(json_extract(cells, '$[{at}]'), '')" for at in columns)


class _Said:
    """What is said about rows, for SQL: many rows say the same, and each of it is made once."""

    def __init__(self, words: RowWords) -> None:
        self._words = words
        self._made: dict[tuple[str, str, str, int], tuple[str, str]] = {}

    def text(self, which: int, state: str, reason: str, facts: str, doubt: int) -> str:
        """The sentence (0) or the advice (1); a row that was plainly sent has neither."""
        return self._both(state, reason, facts, doubt)[which]

    def finder(self, text: str) -> Callable[..., bool]:
        """Whether one of the two has this text in it."""
        wanted = plain_letters(text.strip()).casefold()

        def says(state: str, reason: str, facts: str, doubt: int) -> bool:
            both = self._both(state, reason, facts, doubt)
            return any(wanted in plain_letters(text).casefold() for text in both)

        return says

    def _both(self, state: str, reason: str, facts: str, doubt: int) -> tuple[str, str]:
        if state in PROVED_SENT_STATES:
            return "", ""
        key = state, reason, facts, doubt
        if key not in self._made:
            told = read_facts(facts)
            self._made[key] = self._words(DeliveryState(state), reason, told, bool(doubt))
        return self._made[key]


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
    parts += ["message_id LIKE :text ESCAPE '!'", f"says({_SAID_OF})"]
    digits = "".join(filter(str.isdecimal, text))
    if digits and not any(map(str.isalpha, text)):
        asked["digits"] = _pattern(digits.lstrip("0") or digits)
        asked["row"] = digits
        parts += ["number LIKE :digits ESCAPE '!'", "row_number = CAST(:row AS INTEGER)"]
    return f"({' OR '.join(parts)})"


def _plain_cells(cells: str) -> str:
    """The texts of a row's cells for a search, one per line."""
    return plain_letters("\n".join(map(str, json.loads(cells))))


def _pattern(text: str) -> str:
    escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"
