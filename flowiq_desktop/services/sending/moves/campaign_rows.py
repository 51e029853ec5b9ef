"""Moving to a template: rows that a template would reach become a campaign of their own."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE
from flowiq_desktop.core.messages.types.template_fields import TEMPLATE_NAME
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.moving import Movable
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.preparing.check import CheckedSheet, RowState, check_sheet
from flowiq_desktop.services.sending.account_match import CAMPAIGN_GONE, SendRefusedError
from flowiq_desktop.services.sending.freezing import frozen_campaign
from flowiq_desktop.services.sending.frozen_rows import frozen_row
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.moves.carried import carry_wishes
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.texts import mark, say

ANY_COUNTRY = "ZA"
"""Frozen numbers have their country code."""


NOTHING_READY = mark("No row is ready to be sent as this template.")


@dataclass(frozen=True, slots=True)
class MovableRows:
    """The rows of a campaign that may go on as templates, as a sheet of their own.

    Attributes:
        campaign: whose rows.
        rows: in the sheet's order.
        sheet: their cells, with a last column that has the frozen numbers.
    """

    campaign: int
    rows: tuple[Movable, ...]
    sheet: Sheet

    @property
    def refused(self) -> int:
        """How many were refused; the others wait for their turn."""
        return sum(row.refused for row in self.rows)


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of moving.

    Attributes:
        campaign: the new one, which waits to be sent.
        rows: how many went into it.
        left: how many stay where they were, because their template was not ready.
        indexes: of rows of a draft, their positions in its sheet; the draft still has them.
    """

    campaign: int
    rows: int
    left: int
    indexes: tuple[int, ...] = ()


class MoveService:
    """Moves rows to a template; nothing is sent by it."""

    def __init__(
        self,
        journal: Journal,
        locks: CampaignLocks,
        clock: Clock,
        completed: Callable[[Sheet, Mapping], Mapping],
    ) -> None:
        """Put the service together.

        Args:
            journal: where everything is recorded.
            locks: shared with whoever sends.
            clock: the time.
            completed: adds the saved templates to a mapping, and sources for their variables.
        """
        self._journal = journal
        self._locks = locks
        self._clock = clock
        self._completed = completed

    def rows(self, campaign: int, *, waiting: bool = True) -> MovableRows:
        """The rows that may move, the waiting ones among them if wanted; raises JournalError."""
        record = self._journal.campaigns.get(campaign)
        found = self._journal.moving.movable(campaign) if record else []
        rows = tuple(row for row in found if waiting or row.refused)
        headers = record.headers if record else ()
        number = unlike(headers, say("Number"))
        cells = [(*row.cells, row.number) for row in rows]
        numbers = [row.row_number for row in rows]
        name = record.source_name if record else ""
        return MovableRows(campaign, rows, Sheet(name, (*headers, number), cells, numbers))

    def mapping_for(self, movable: MovableRows, template: str) -> Mapping:
        """A mapping to begin with: columns that are called like the template's variables."""
        sources: dict[str, Source] = {
            PHONE_NUMBER.name: ColumnSource(movable.sheet.headers[-1]),
            TEMPLATE_NAME.name: TextSource(template),
        }
        return self._completed(movable.sheet, Mapping(TEMPLATE_TYPE.name, sources))

    def check(
        self, movable: MovableRows, mapping: Mapping
    ) -> Generator[Progress, None, CheckedSheet]:
        """What each of them would become.

        A person whom WhatsApp refused is a contact, so that a template may name them; of those that
        were never tried nobody knows it.
        """
        known = {row.number for row in movable.rows if row.refused}
        return check_sheet(
            movable.sheet, mapping, ANY_COUNTRY, may_be_created=lambda number: number in known
        )

    def move(self, movable: MovableRows, checked: CheckedSheet) -> Generator[Progress, None, Moved]:
        """Make a campaign of those that are ready, and call off their old rows.

        What the person wished of the campaign holds for the new one (`carry_wishes`).

        Raises:
            SendRefusedError: the campaign is being sent, or is gone, or no row is ready.
            JournalError: a row may not move any more, or the journal cannot be written; nothing has
                changed then.
        """
        with self._locks.sending(movable.campaign):
            record = self._journal.campaigns.get(movable.campaign)
            if record is None:
                raise SendRefusedError(say(CAMPAIGN_GONE))
            ready = checked.ready_rows()
            if not ready:
                raise SendRefusedError(say(NOTHING_READY))
            name = REGISTRY.group_of(checked.message(ready[0]).body)
            new = NewCampaign(
                say("{name}: {template}", name=record.name, template=name),
                record.practice,
                record.source_name,
                record.source_sha256,
                record.headers,
                source_path=record.source_path,
                source_sheet=record.source_sheet,
            )
            moved = [movable.rows[index].id for index in ready]

            def freeze(into: int) -> None:
                carry_wishes(self._journal, movable.campaign, into, self._clock.now())
                self._journal.moving.move(movable.campaign, moved, into)

            campaign = yield from frozen_campaign(
                self._journal,
                new,
                ready_rows(movable, checked),
                len(ready),
                self._clock.now,
                freeze,
            )
        return Moved(campaign, len(ready), len(movable.rows) - len(ready))


def ready_rows(movable: MovableRows, checked: CheckedSheet) -> Iterator[NewDelivery]:
    """Those that are ready, with their final bytes."""
    for index, row in enumerate(movable.rows):
        if checked.state(index) is RowState.READY:
            yield frozen_row(checked.message(index), row.cells)


def unlike(headers: tuple[str, ...], name: str) -> str:
    """A name for a column that none of these has."""
    taken = {header.casefold() for header in headers}
    while name.casefold() in taken:
        name += " *"
    return name
