"""Moving rows of a draft to a template, before anything of the draft is frozen or sent."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.delivery.quiet_hours import hours_from
from flowiq_desktop.core.delivery.send_times import SendTimes
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.moving import Movable
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet, nobody
from flowiq_desktop.services.preparing.load import LoadedSheet
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.freezing import campaign_of, frozen_campaign
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.moves.campaign_rows import (
    ANY_COUNTRY,
    NOTHING_READY,
    MovableRows,
    Moved,
    MoveService,
    ready_rows,
    unlike,
)
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.texts import say


@dataclass(frozen=True, slots=True)
class DraftRows:
    """Rows of a draft that only a template would reach.

    Attributes:
        checked: the sheet.
        loaded: where it came from.
        indexes: the rows, by their position in the sheet.
        practice: nothing is really sent.
        is_contact: whether somebody with this number is known as a contact: a template that names
            its person makes a contact of anybody else.
    """

    checked: CheckedSheet
    loaded: LoadedSheet
    indexes: Sequence[int]
    practice: bool
    is_contact: Callable[[str], bool] = nobody


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
        *,
        quiet_hours: Callable[[], str] = str,
    ) -> None:
        """Put it together for one draft; the rest is as of `MoveService`.

        Args:
            journal: as there.
            locks: as there.
            clock: as there.
            completed: as there.
            draft: whose rows.
            quiet_hours: those that were chosen last, such as "21:00-07:00", or "".
        """
        super().__init__(journal, locks, clock, completed)
        self._draft, self._quiet_hours = draft, quiet_hours

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
        """What each of them would become."""
        known = self._draft.is_contact
        return check_sheet(movable.sheet, mapping, ANY_COUNTRY, may_be_created=known)

    def move(self, movable: MovableRows, checked: CheckedSheet) -> Generator[Progress, None, Moved]:
        """Make a campaign of those that are ready.

        Raises:
            SendRefusedError: no row is ready.
            JournalError: the journal cannot be written; nothing has changed then.
        """
        ready = checked.ready_rows()
        if not ready:
            raise SendRefusedError(say(NOTHING_READY))
        template = REGISTRY.group_of(checked.message(ready[0]).body)
        loaded, headers = self._draft.loaded, self._draft.checked.sheet.headers
        name = say("{name}: {template}", name=loaded.origin.path.name, template=template)
        campaign = yield from frozen_campaign(
            self._journal,
            campaign_of(loaded, headers, name, practice=self._draft.practice),
            ready_rows(movable, checked),
            len(ready),
            self._clock.now,
            self._freeze,
        )
        moved = tuple(movable.rows[index].id for index in ready)
        return Moved(campaign, len(ready), len(movable.rows) - len(ready), moved)

    def _freeze(self, into: int) -> None:
        """Nobody chose times for it: the quiet hours that were chosen last hold."""
        quiet = hours_from(self._quiet_hours())
        self._journal.send_times.set(into, SendTimes(quiet=quiet))
        self._journal.campaigns.freeze_moved(into)
