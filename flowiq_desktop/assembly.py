"""Assembly: builds the services from the person's folders, for the window and the command line."""

import ssl
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import truststore

from flowiq_desktop import __version__
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Timeouts, Transport
from flowiq_desktop.flowiq.key_store import KeyStore, SystemKeyStore
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.restore_guard.watermark import Watermark
from flowiq_desktop.media.address import FetchPolicy
from flowiq_desktop.media.cache import FactsCache
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import Fetcher
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.account.account import AccountService
from flowiq_desktop.services.account.practice import PracticeMode
from flowiq_desktop.services.account.practice_memory import PracticeMemory
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.drafts import DraftStore
from flowiq_desktop.services.preparing.example_sheets import TemplateService
from flowiq_desktop.services.preparing.links.looking import LinkLooks
from flowiq_desktop.services.preparing.load import SheetWorkers
from flowiq_desktop.services.preparing.mappings import MappingService
from flowiq_desktop.services.preparing.media_previews import MediaPreviews
from flowiq_desktop.services.preparing.prices import PriceService
from flowiq_desktop.services.preparing.saved_messages import SavedMessages
from flowiq_desktop.services.reach.looking import LookService
from flowiq_desktop.services.reach.stop_list import StopListService
from flowiq_desktop.services.reach.turns import Turns
from flowiq_desktop.services.reconciliation.service import ReconciliationService
from flowiq_desktop.services.recovery.service import RescueService
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
from flowiq_desktop.system.clock import Clock, local_now
from flowiq_desktop.system.machine_id import machine_id
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.system.private_process import worker_command


def new_client(connection: Connection, connections: int) -> FlowIQClient:
    """A client with connections of its own; whoever asked for it closes it."""
    # The pretend FlowIQ answers each request once, so practice never waits for a second answer.
    timeouts = Timeouts(second=0.0) if connection.practice else Timeouts()
    transport = Transport(connections, timeouts, proxy=connection.proxy)
    return FlowIQClient(connection, transport, __version__)


def new_reader(connection: Connection, connections: int) -> FlowIQClient:
    """A client for questions, which may be asked again: it waits less long for answers."""
    timeouts = Timeouts(read=15.0, total=20.0)
    transport = Transport(connections, timeouts, proxy=connection.proxy)
    return FlowIQClient(connection, transport, __version__)


def today() -> date:
    """Today's date where the person is."""
    return local_now().date()


@dataclass(slots=True)
class Services:
    """What a window or a command needs, each passed on by name to whoever uses it.

    Attributes:
        resources: the folder of everything that comes with the program.
        preview_hosts: hosts that previews may fetch from this computer itself, with address and
            port; practice mode fills it, and it is empty otherwise.
        workers: start the processes that workbooks are read in.
    """

    folders: Folders
    preferences: PreferenceStore
    mappings: MappingService
    saved: SavedMessages
    prices: PriceService
    costs: CostService
    drafts: DraftStore
    account: AccountService
    practice: PracticeMode
    send: SendService
    moving: MoveService
    draft_moving: Callable[[DraftRows], DraftMove]
    moved_rows: MovedRowsService
    looks: LookService
    reconciliation: ReconciliationService
    holds: HoldService
    contacts: ContactService
    campaigns: CampaignService
    report: ReportService
    lists: CorrectedLists
    results: ResultsTable
    stop_list: StopListService
    erasing: ErasingService
    templates: TemplateService
    previews: MediaPreviews
    link_looks: LinkLooks
    preview_hosts: dict[str, tuple[str, int]]
    resources: Path
    workers: SheetWorkers
    _closing: ExitStack

    def close(self) -> None:
        """Stop practice mode and close the journal."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def build_services(
    folders: Folders,
    keys: KeyStore | None = None,
    practice_behaviour: Behaviour | None = None,
    now: Callable[[], datetime] = local_now,
    workers: SheetWorkers | None = None,
) -> Services:
    """Open the journal and put the services together; raises JournalError in words."""
    folders.create()
    journal = Journal(folders.data, now, watermark=_watermark(folders))
    saved = SavedMessages(folders.data, lambda: now().date())
    practice = PracticeMode(
        resource("openapi", "flowiq-openapi.yaml"),
        resource("samples"),
        practice_behaviour,
        saved.wording_of,
        PracticeMemory(journal),
    )
    closing = ExitStack()
    closing.callback(journal.close)
    closing.callback(practice.stop)
    workers = workers or SheetWorkers()
    closing.callback(workers.close)
    preferences = PreferenceStore(folders.config)
    prices = PriceService(preferences, saved, lambda: now().date())
    drafts = DraftStore(folders.data / "drafts", now)
    drafts.begin()
    preview_hosts: dict[str, tuple[str, int]] = {}
    fetcher = Fetcher(truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT), FetchPolicy(preview_hosts))
    link_looks = LinkLooks(fetcher, new_decoder, now)
    closing.callback(link_looks.close)
    turns = Turns()
    mappings = MappingService(
        preferences, today, practice.sample_mapping, templates=lambda: saved.templates
    )
    locks = CampaignLocks(turns)
    own_folders = (folders.data, folders.config, folders.mark)
    return Services(
        folders,
        preferences,
        mappings,
        saved,
        prices,
        CostService(journal, locks, prices.tariff, Clock(now=now)),
        drafts,
        AccountService(preferences, keys or SystemKeyStore(), new_client),
        practice,
        SendService(journal, new_client, Clock(now=now), locks, prices.tariff),
        MoveService(journal, locks, Clock(now=now), mappings.completed),
        lambda draft: DraftMove(
            *(journal, locks, Clock(now=now), mappings.completed, draft),
            quiet_hours=lambda: preferences.current.quiet_hours,
        ),
        MovedRowsService(journal),
        LookService(
            journal,
            new_reader,
            Clock(now=now),
            lambda: preferences.current.rate_per_minute,
            turns,
        ),
        ReconciliationService(journal, new_reader, Clock(now=now), locks),
        HoldService(journal, locks),
        ContactService(journal, locks),
        CampaignService(journal, locks, drafts, now),
        ReportService(journal, locks, own_folders),
        CorrectedLists(own_folders),
        ResultsTable(journal),
        StopListService(journal),
        ErasingService(journal, locks, drafts, preferences, folders.data, folders.logs),
        TemplateService(),
        MediaPreviews(fetcher, new_decoder(), FactsCache(folders.cache / "previews", time.time)),
        link_looks,
        preview_hosts,
        resource(),
        workers,
        closing,
    )


def build_rescue(
    folders: Folders, now: Callable[[], datetime] = local_now, path: Path | None = None
) -> RescueService:
    """What can be done about a journal that is damaged, or was set aside as such."""
    return RescueService(path or folders.data / FILE_NAME, _watermark(folders), now)


def _watermark(folders: Folders) -> Watermark:
    return Watermark(folders.mark, machine_id(), before=folders.config)


def new_decoder() -> Decoder:
    """What reads files that nobody vouches for; its process starts with the first of them."""
    return Decoder(worker_command("--decode-worker"))
