"""Opens the person's folders, and puts together what works on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.assembly.before_sending import watermark
from flowiq_desktop.assembly.services import Services
from flowiq_desktop.services.preparing.load import SheetWorkers
from flowiq_desktop.system.clock import local_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from flowiq_desktop.flowiq.key_store import KeyStore
    from flowiq_desktop.practice_server import Behaviour
    from flowiq_desktop.services.recovery.service import RescueService
    from flowiq_desktop.system.paths import Folders


def build_services(
    folders: Folders,
    keys: KeyStore | None = None,
    practice_behaviour: Behaviour | None = None,
    now: Callable[[], datetime] = local_now,
    workers: SheetWorkers | None = None,
) -> Services:
    """Open the journal and put the services together; raises JournalError in words."""
    folders.create()
    services = Services(folders, keys, practice_behaviour, now, workers or SheetWorkers())
    services.drafts.begin()
    return services


def build_rescue(
    folders: Folders, now: Callable[[], datetime] = local_now, path: Path | None = None
) -> RescueService:
    """What can be done about a journal that is damaged, or was set aside as such."""
    from flowiq_desktop.journal.journal import FILE_NAME
    from flowiq_desktop.services.recovery.service import RescueService

    return RescueService(path or folders.data / FILE_NAME, watermark(folders), now)
