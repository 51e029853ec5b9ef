"""What is there before anything is sent: the account, what prepares a campaign, who is reached."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from flowiq_desktop.assembly.clients import new_client, new_decoder, new_reader
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.restore_guard.watermark import Watermark
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.system.machine_id import machine_id
from flowiq_desktop.system.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flowiq_desktop.flowiq.key_store import KeyStore
    from flowiq_desktop.media.fetch import Fetcher
    from flowiq_desktop.practice_server import Behaviour
    from flowiq_desktop.services.account.account import AccountService
    from flowiq_desktop.services.account.practice import PracticeMode
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
    from flowiq_desktop.system.paths import Folders


class ServicesBeforeSending:
    """The account, and what prepares a campaign: all that is there before one is sent.

    Each service is built when it is first asked for, and its modules are imported then: a command
    waits for no more than it uses. One thread alone asks; any may once `complete` was called.

    Args:
        folders: the person's folders; they exist.
        keys: where API keys are kept.
        practice_behaviour: how practice mode treats callers.
        now: the wall clock.
        workers: start the processes that workbooks are read in.

    Attributes:
        resources: the folder of everything that comes with the program.
        preview_hosts: hosts that previews may fetch from this computer itself, with address and
            port; practice mode fills it, and it is empty otherwise.

    Raises:
        JournalError: in words.
    """

    def __init__(
        self,
        folders: Folders,
        keys: KeyStore | None,
        practice_behaviour: Behaviour | None,
        now: Callable[[], datetime],
        workers: SheetWorkers,
    ) -> None:
        self.folders = folders
        self.workers = workers
        self.resources = resource()
        self._samples = resource("samples")
        self.preview_hosts: dict[str, tuple[str, int]] = {}
        self._keys = keys
        self._practice_behaviour = practice_behaviour
        self._now = now
        self._clock = Clock(now=now)
        self._own_folders = (folders.data, folders.config, folders.mark)
        self._journal = Journal(folders.data, now, watermark=watermark(folders))

    # -- the account and what the person prefers ----------------------------------------------

    @cached_property
    def preferences(self) -> PreferenceStore:
        """What the person prefers, and mappings that were used."""
        from flowiq_desktop.services.account.preferences import PreferenceStore

        return PreferenceStore(self.folders.config)

    @cached_property
    def account(self) -> AccountService:
        """The account and its key."""
        from flowiq_desktop.flowiq.key_store import SystemKeyStore
        from flowiq_desktop.services.account.account import AccountService

        return AccountService(self.preferences, self._keys or SystemKeyStore(), new_client)

    @cached_property
    def practice(self) -> PracticeMode:
        """The pretend FlowIQ."""
        from flowiq_desktop.services.account.practice import PracticeMode
        from flowiq_desktop.services.account.practice_memory import PracticeMemory

        return PracticeMode(
            resource("openapi", "flowiq-openapi.yaml"),
            self._samples,
            self._practice_behaviour,
            self.saved.wording_of,
            PracticeMemory(self._journal),
        )

    # -- preparing a campaign -----------------------------------------------------------------

    @cached_property
    def mappings(self) -> MappingService:
        """Which column fills which field."""
        from flowiq_desktop.services.account.sample import sample_mapping
        from flowiq_desktop.services.preparing.mappings import MappingService

        return MappingService(
            self.preferences,
            lambda: self._now().date(),
            lambda: sample_mapping(self._samples, self.preferences.current.own_name),
            templates=lambda: self.saved.templates,
        )

    @cached_property
    def saved(self) -> SavedMessages:
        """Saved messages and templates."""
        from flowiq_desktop.services.preparing.saved_messages import SavedMessages

        return SavedMessages(self.folders.data, lambda: self._now().date())

    @cached_property
    def prices(self) -> PriceService:
        """What the person says that messages cost."""
        from flowiq_desktop.services.preparing.prices import PriceService

        return PriceService(self.preferences, self.saved, lambda: self._now().date())

    @cached_property
    def drafts(self) -> DraftStore:
        """What was corrected in each spreadsheet."""
        from flowiq_desktop.services.preparing.drafts import DraftStore

        return DraftStore(self.folders.data / "drafts", self._now)

    @cached_property
    def templates(self) -> TemplateService:
        """Example spreadsheets."""
        from flowiq_desktop.services.preparing.example_sheets import TemplateService

        return TemplateService()

    @cached_property
    def previews(self) -> MediaPreviews:
        """The files behind links, for the preview."""
        from flowiq_desktop.media.cache import FactsCache
        from flowiq_desktop.services.preparing.media_previews import MediaPreviews

        facts = FactsCache(self.folders.cache / "previews", time.time)
        return MediaPreviews(self._fetcher, new_decoder(), facts)

    @cached_property
    def link_looks(self) -> LinkLooks:
        """What is behind the links of a list."""
        from flowiq_desktop.services.preparing.links.looking import LinkLooks

        return LinkLooks(self._fetcher, new_decoder, self._now)

    @cached_property
    def _fetcher(self) -> Fetcher:
        import ssl

        import truststore

        from flowiq_desktop.media.address import FetchPolicy
        from flowiq_desktop.media.fetch import Fetcher
        from flowiq_desktop.network.presence import Presence

        tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        policy = FetchPolicy(self.preview_hosts)
        return Fetcher(tls, policy, is_online=Presence().is_online)

    # -- who can be reached -------------------------------------------------------------------

    @cached_property
    def looks(self) -> LookService:
        """Who can be reached."""
        from flowiq_desktop.services.reach.looking import LookService

        return LookService(
            self._journal,
            new_reader,
            self._clock,
            lambda: self.preferences.current.rate_per_minute,
            self._turns,
        )

    @cached_property
    def stop_list(self) -> StopListService:
        """Who does not want messages."""
        from flowiq_desktop.services.reach.stop_list import StopListService

        return StopListService(self._journal)

    @cached_property
    def _turns(self) -> Turns:
        from flowiq_desktop.services.reach.turns import Turns

        return Turns()


def watermark(folders: Folders) -> Watermark:
    """Where it is noted which journal was the last one here."""
    return Watermark(folders.mark, machine_id(), before=folders.config)
