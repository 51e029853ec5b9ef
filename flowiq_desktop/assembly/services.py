"""Services: what the window and the command line work with, each built when it is asked for."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Self

from flowiq_desktop.assembly.before_sending import ServicesBeforeSending
from flowiq_desktop.assembly.clients import new_client, new_reader

if TYPE_CHECKING:
    from types import TracebackType

    from flowiq_desktop.services.reconciliation.service import ReconciliationService
    from flowiq_desktop.services.results.campaigns import CampaignService
    from flowiq_desktop.services.results.corrected_list import CorrectedLists
    from flowiq_desktop.services.results.erasing import ErasingService
    from flowiq_desktop.services.results.report import ReportService
    from flowiq_desktop.services.results.table import ResultsTable
    from flowiq_desktop.services.sending.duplicate_holds import HoldService
    from flowiq_desktop.services.sending.limits.costs import CostService
    from flowiq_desktop.services.sending.locks import CampaignLocks
    from flowiq_desktop.services.sending.moves.campaign_rows import MoveService
    from flowiq_desktop.services.sending.moves.draft_rows import DraftMove, DraftRows
    from flowiq_desktop.services.sending.moves.moved_rows import MovedRowsService
    from flowiq_desktop.services.sending.new_contacts import ContactService
    from flowiq_desktop.services.sending.service import SendService


class Services(ServicesBeforeSending):
    """What a window or a command needs, each passed on by name to whoever uses it."""

    def complete(self) -> Self:
        """Build what nobody asked for yet, so that later no thread waits for modules."""
        kind = type(self)
        for name in dir(kind):
            if isinstance(getattr(kind, name), cached_property):
                getattr(self, name)
        return self

    def close(self) -> None:
        """Stop practice mode and close the journal."""
        with ExitStack() as closing:  # from the last one to the first
            closing.callback(self._journal.close)
            if "practice" in vars(self):
                closing.callback(self.practice.stop)
            closing.callback(self.workers.close)
            if "link_looks" in vars(self):
                closing.callback(self.link_looks.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- sending ------------------------------------------------------------------------------

    @cached_property
    def send(self) -> SendService:
        """Freezes campaigns, and sends them."""
        from flowiq_desktop.services.sending.service import SendService

        return SendService(self._journal, new_client, self._clock, self._locks, self.prices.tariff)

    @cached_property
    def costs(self) -> CostService:
        """What a campaign costs, and what it may cost."""
        from flowiq_desktop.services.sending.limits.costs import CostService

        return CostService(self._journal, self._locks, self.prices.tariff, self._clock)

    @cached_property
    def holds(self) -> HoldService:
        """Rows that wait for a person."""
        from flowiq_desktop.services.sending.duplicate_holds import HoldService

        return HoldService(self._journal, self._locks)

    @cached_property
    def contacts(self) -> ContactService:
        """People who are added to FlowIQ's contacts on the way."""
        from flowiq_desktop.services.sending.new_contacts import ContactService

        return ContactService(self._journal, self._locks)

    @cached_property
    def moving(self) -> MoveService:
        """Moves rows of a campaign to a template."""
        from flowiq_desktop.services.sending.moves.campaign_rows import MoveService

        return MoveService(self._journal, self._locks, self._clock, self.mappings.completed)

    def draft_moving(self, draft: DraftRows) -> DraftMove:
        """What moves rows of this draft to a template."""
        from flowiq_desktop.services.sending.moves.draft_rows import DraftMove

        return DraftMove(
            *(self._journal, self._locks, self._clock, self.mappings.completed, draft),
            quiet_hours=lambda: self.preferences.current.quiet_hours,
        )

    @cached_property
    def moved_rows(self) -> MovedRowsService:
        """Which rows of a spreadsheet went to a template."""
        from flowiq_desktop.services.sending.moves.moved_rows import MovedRowsService

        return MovedRowsService(self._journal)

    @cached_property
    def _locks(self) -> CampaignLocks:
        from flowiq_desktop.services.sending.locks import CampaignLocks

        return CampaignLocks(self._turns)

    # -- what became of it --------------------------------------------------------------------

    @cached_property
    def reconciliation(self) -> ReconciliationService:
        """Messages whose outcome is unknown."""
        from flowiq_desktop.services.reconciliation.service import ReconciliationService

        return ReconciliationService(self._journal, new_reader, self._clock, self._locks)

    @cached_property
    def campaigns(self) -> CampaignService:
        """Past campaigns."""
        from flowiq_desktop.services.results.campaigns import CampaignService

        return CampaignService(self._journal, self._locks, self.drafts, self._now)

    @cached_property
    def report(self) -> ReportService:
        """Results sheets."""
        from flowiq_desktop.services.results.report import ReportService

        return ReportService(self._journal, self._locks, self._own_folders)

    @cached_property
    def lists(self) -> CorrectedLists:
        """Corrected copies of a spreadsheet."""
        from flowiq_desktop.services.results.corrected_list import CorrectedLists

        return CorrectedLists(self._own_folders)

    @cached_property
    def results(self) -> ResultsTable:
        """What became of each row."""
        from flowiq_desktop.services.results.table import ResultsTable

        return ResultsTable(self._journal)

    @cached_property
    def erasing(self) -> ErasingService:
        """Removes everything about a person."""
        from flowiq_desktop.services.results.erasing import ErasingService

        folders = self.folders
        return ErasingService(
            *(self._journal, self._locks, self.drafts, self.preferences),
            folders.data,
            folders.logs,
        )
