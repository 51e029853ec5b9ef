"""Moving rows of a draft to a template, before anything of the draft is frozen or sent."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.moving import Movable
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import LoadedSheet
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.duplicate_holds import hold_repeats
from flowiq_desktop.services.sending.frozen_rows import frozen_row
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.moving import (
    ANY_COUNTRY,
    NOTHING_READY,
    MovableRows,
    Moved,
    MoveService,
    unlike,
)
from flowiq_desktop.services.sending.stop_holds import hold_stopped
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.texts import mark, say


@dataclass(frozen=True, slots=True)
class DraftRows:
    """Rows of a draft that only a template would reach.

    Attributes:
        checked: the sheet.
        loaded: where it came from.
        indexes: the rows, by their position in the sheet.
        practice: nothing is really sent.
    """

    checked: CheckedSheet
    loaded: LoadedSheet
    indexes: Sequence[int]
    practice: bool


class DraftMove(MoveService):
    """Takes the steps of `MoveService` with rows that no campaign has yet.

    The new campaign waits to be sent. The draft is not touched: whoever moves leaves the moved rows
    out of it, and until then they would get both messages, each once.
    """

    def __init__(
        self,
        journal: Journal,
        locks: CampaignLocks,
        clock: Clock,
        completed: Callable[[Sheet, Mapping], Mapping],
        draft: DraftRows,
    ) -> None:
        """Put it together for one draft; the rest is as of `MoveService`."""
        super().__init__(journal, locks, clock, completed)
        self._draft = draft

    def rows(self, campaign: int = 0, *, waiting: bool = True) -> MovableRows:  # noqa: ARG002 - the same call
        """The rows of the draft; none of them was tried."""
        checked, headers = self._draft.checked, self._draft.checked.sheet.headers
        rows = tuple(
            Movable(
                index,
                checked.sheet.row_numbers[index],
                checked.numbers[index],
                tuple(checked.row(index)),
                refused=False,
            )
            for index in self._draft.indexes
        )
        cells = [(*row.cells, row.number) for row in rows]
        numbers = [row.row_number for row in rows]
        named = (*headers, unlike(headers, say("Number")))
        return MovableRows(campaign, rows, Sheet(checked.sheet.name, named, cells, numbers))

    def check(
        self, movable: MovableRows, mapping: Mapping
    ) -> Generator[Progress, None, CheckedSheet]:
        """What each of them would become; they were looked up, and are contacts."""
        return check_sheet(movable.sheet, mapping, ANY_COUNTRY, may_be_created=lambda _number: True)

    def move(self, movable: MovableRows, checked: CheckedSheet) -> Generator[Progress, None, Moved]:
        """Make a campaign of those that are ready.

        Raises:
            SendRefusedError: no row is ready.
            JournalError: the journal cannot be written; nothing has changed then.
        """
        ready = checked.ready_rows()
        if not ready:
            raise SendRefusedError(say(NOTHING_READY))
        campaign = self._journal.campaigns.begin(self._new_campaign(checked, ready[0]))
        frozen = False
        try:
            rows = _rows(movable, checked, ready)
            for done in self._journal.campaigns.add(campaign, rows):
                yield Progress(mark("Preparing messages"), done, len(ready))
            yield from hold_stopped(self._journal, campaign)
            yield from hold_repeats(self._journal, campaign, self._clock.now())
            self._journal.campaigns.freeze(campaign)
            frozen = True
        finally:
            if not frozen:
                self._journal.campaigns.discard(campaign)
        moved = tuple(movable.rows[index].id for index in ready)
        return Moved(campaign, len(ready), len(movable.rows) - len(ready), moved)

    def _new_campaign(self, checked: CheckedSheet, first: int) -> NewCampaign:
        origin = self._draft.loaded.origin
        template = REGISTRY.group_of(checked.message(first).body)
        name = say("{name}: {template}", name=origin.path.name, template=template)
        return NewCampaign(
            _writable(name),
            self._draft.practice,
            _writable(origin.path.name),
            origin.sha256,
            tuple(self._draft.checked.sheet.headers),
            source_path=_writable(str(origin.path.absolute())),
        )


def _rows(
    movable: MovableRows, checked: CheckedSheet, ready: Sequence[int]
) -> Iterator[NewDelivery]:
    for index in ready:
        yield frozen_row(checked.message(index), movable.rows[index].cells)


def _writable(name: str) -> str:
    """A file's name or path without what text cannot hold: on Linux it may be any bytes."""
    return name.encode("utf-8", "replace").decode()
