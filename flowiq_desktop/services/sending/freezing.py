"""Freezing: rows become a campaign, whole or not at all."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.preparing.load import LoadedSheet
from flowiq_desktop.services.sending.duplicate_holds import hold_repeats
from flowiq_desktop.services.sending.frozen_rows import frozen_row
from flowiq_desktop.services.sending.gates.stop_holds import hold_stopped
from flowiq_desktop.texts import mark


def frozen_campaign(
    journal: Journal,
    new: NewCampaign,
    rows: Iterable[NewDelivery],
    total: int,
    now: Callable[[], datetime],
    freeze: Callable[[int], None],
) -> Generator[Progress, None, int]:
    """Write rows into a new campaign; its id.

    Rows to people who do not want messages are held back, and so is what another campaign has sent.
    Closing the generator, or any fault, leaves nothing behind.

    Args:
        journal: where they go.
        new: the campaign.
        rows: what it holds.
        total: how many those are.
        now: the wall clock.
        freeze: makes the draft with this id a campaign, in one commit with whatever belongs to it.

    Raises:
        JournalError: the journal cannot be written.
    """
    campaign = journal.campaigns.begin(new)
    frozen = False
    try:
        for done in journal.campaigns.add(campaign, rows):
            yield Progress(mark("Preparing messages"), done, total)
        yield from hold_stopped(journal, campaign)
        yield from hold_repeats(journal, campaign, now())
        freeze(campaign)
        frozen = True
    finally:
        if not frozen:
            journal.campaigns.discard(campaign)
    return campaign


def frozen_test(journal: Journal, message: Message, number: str, *, practice: bool) -> int:
    """A message to the person's own number, as a campaign of its own that no list shows; its id.

    Args:
        journal: where it goes.
        message: a row that is ready.
        number: the own one, `+` and digits.
        practice: nothing is really sent.
    """
    own = replace(
        message,
        number=number,
        body={**message.body, REGISTRY.number_field_at(message.endpoint): number},
    )
    campaign = journal.campaigns.begin(NewCampaign("Test", practice, "", "", (), kind="test"))
    for _ in journal.campaigns.add(campaign, [frozen_row(own, ())]):
        pass
    journal.campaigns.freeze(campaign)
    return campaign


def campaign_of(
    loaded: LoadedSheet, headers: Sequence[str], name: str, *, practice: bool
) -> NewCampaign:
    """A campaign of a spreadsheet's rows.

    Args:
        loaded: the spreadsheet.
        headers: the person's own columns.
        name: what the campaign is called.
        practice: nothing is really sent.
    """
    origin = loaded.origin
    return NewCampaign(
        _writable(name),
        practice,
        _writable(origin.path.name),
        origin.sha256,
        tuple(headers),
        source_path=_writable(str(origin.path.absolute())),
        source_sheet=_writable(origin.sheet_name),
    )


def _writable(name: str) -> str:
    """A file's name or path without what text cannot hold: on Linux it may be any bytes."""
    return name.encode("utf-8", "replace").decode()
