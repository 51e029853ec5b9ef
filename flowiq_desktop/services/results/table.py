"""Results table: every row of a campaign by name, to be searched, filtered and sorted."""

from collections import Counter
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, field

from flowiq_desktop.core.columns.name_columns import name_columns
from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import NOT_SENT_STATES, PROVED_SENT_STATES, RESULT_OF
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import ReasonCount
from flowiq_desktop.journal.tables.results_index import FoundRow, RowQuery, SortBy
from flowiq_desktop.services.results.report import result_row
from flowiq_desktop.services.results.row_texts import row_texts
from flowiq_desktop.texts import say

__all__ = ["FoundRows", "ResultLine", "ResultStatus", "ResultsTable", "SortBy", "Wish"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to see.

    Attributes:
        text: letters or digits to look for, or "".
        status: one outcome, or None for all.
        by: the column to sort by.
        descending: in reverse order.
    """

    text: str = ""
    status: ResultStatus | None = None
    by: SortBy = SortBy.ROW
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One row as a person reads it.

    Attributes:
        id: its place in the journal.
        row_number: the spreadsheet's own.
        name: who it is, or "".
        number: `+` and digits, or "" where there is no usable one.
        status: what became of it.
        why: one sentence, or "".
        advice: what to do, or "".
        message_id: WhatsApp's id, or "".
    """

    id: int
    row_number: int
    name: str
    number: str
    status: ResultStatus
    why: str = ""
    advice: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class FoundRows:
    """What was found.

    Attributes:
        places: the rows wanted, in order.
        counts: of all rows, by outcome.
        unsent: rows that were not sent and can be sent again without anybody getting two.
    """

    places: Sequence[int]
    counts: Mapping[ResultStatus, int]
    unsent: int


@dataclass(slots=True)
class ResultsTable:
    """Reads the rows of campaigns out of the journal; the user's file is never read again."""

    _journal: Journal
    _names: dict[tuple[int, tuple[str, ...]], tuple[int, ...]] = field(default_factory=dict)

    def find(self, campaign: int, wish: Wish) -> Generator[Progress, None, FoundRows]:
        """The rows wanted, and how many there are of each outcome; raises JournalError."""
        yield Progress(say("Looking through the results"))
        groups = self._journal.results.reasons(campaign)
        yield Progress(say("Looking through the results"))
        query = RowQuery(
            wish.text,
            wish.status,
            wish.by,
            wish.descending,
            self._name_columns(campaign),
            row_texts,
        )
        places = self._journal.results.find(campaign, query)
        yield Progress(say("Looking through the results"))
        unsent = (g.count for g in groups if g.state in NOT_SENT_STATES and not g.may_have_arrived)
        return FoundRows(places, self._counts(campaign, groups), sum(unsent))

    def lines(
        self, campaign: int, ids: Collection[int]
    ) -> Generator[Progress, None, list[ResultLine]]:
        """These rows, in the order of their places; raises JournalError."""
        yield Progress(say("Reading the results"))
        names = self._name_columns(campaign)
        return [_line(row, names) for row in self._journal.results.rows(ids)]

    def _counts(self, campaign: int, groups: Sequence[ReasonCount]) -> dict[ResultStatus, int]:
        """How many rows have each outcome."""
        total = self._journal.campaigns.counts(campaign)
        counts = Counter(
            {ResultStatus.SENT: sum(total.get(state, 0) for state in PROVED_SENT_STATES)}
        )
        for group in groups:
            status = ResultStatus.UNSURE if group.may_have_arrived else RESULT_OF[group.state]
            counts[status] += group.count
        return {status: count for status, count in counts.items() if count}

    def _name_columns(self, campaign: int) -> tuple[int, ...]:
        record = self._journal.campaigns.get(campaign)
        headers = record.headers if record else ()
        key = campaign, headers  # ids are reused once a campaign is deleted
        if key not in self._names:
            self._names[key] = name_columns(headers, self._journal.results.sample(campaign))
        return self._names[key]


def _line(row: FoundRow, names: tuple[int, ...]) -> ResultLine:
    result = result_row(row.delivery)
    cells = result.cells
    name = " ".join(cells[at].strip() for at in names if at < len(cells))
    return ResultLine(
        row.id,
        result.row_number,
        " ".join(name.split()),
        row.number,
        result.status,
        result.problem,
        result.advice,
        result.message_id,
    )
