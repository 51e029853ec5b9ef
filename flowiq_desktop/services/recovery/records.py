"""What was saved of a damaged journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.texts import say


def campaign_name(identity: int, name: str, practice: bool) -> str:
    """A campaign by the person's name for it, or by its number when that cannot be read."""
    plain = " ".join(name.split()) or say("Campaign {number}", number=identity)
    return say("{name} (practice)", name=plain) if practice else plain


@dataclass(frozen=True, slots=True)
class SavedCampaign:
    """One campaign of a damaged journal.

    Attributes:
        id: its number.
        own_name: as the person calls it, or "" when that cannot be read.
        practice: whether it was only practised.
        counts: how many of the rows that could be read are in each status.
        doubtful: how many of those are unsure only because the journal is damaged.
        missing: at least how many rows could not be read.
        missing_rows: the row numbers of those, as far as they are known.
        total_known: whether `missing` is exact.
        file: its results sheet; None when no row could be read.
    """

    id: int
    own_name: str
    practice: bool
    counts: Mapping[ResultStatus, int]
    doubtful: int
    missing: int
    missing_rows: tuple[int, ...]
    total_known: bool
    file: Path | None

    @property
    def name(self) -> str:
        """As the person calls it, or its number when that cannot be read."""
        return campaign_name(self.id, self.own_name, self.practice)

    @property
    def read(self) -> int:
        """How many rows could be read."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class RescueSummary:
    """What was saved, and what could not be.

    Attributes:
        campaigns: oldest first.
        folder: where the results sheets lie.
        up_to_date: whether it is proved that the newest part of the journal is not missing.
        stopped: how many people who do not want messages could be read.
        stopped_lost: whether some of them, or all, could not.
        stopped_file: where they were saved, or None when there were none.
    """

    campaigns: tuple[SavedCampaign, ...]
    folder: Path
    up_to_date: bool
    stopped: int = 0
    stopped_lost: bool = False
    stopped_file: Path | None = None

    @property
    def read(self) -> int:
        """How many rows could be read, of all campaigns."""
        return sum(campaign.read for campaign in self.campaigns)

    @property
    def doubtful(self) -> int:
        """How many of them are unsure only because the journal is damaged."""
        return sum(campaign.doubtful for campaign in self.campaigns)

    @property
    def missing(self) -> int:
        """At least how many rows could not be read."""
        return sum(campaign.missing for campaign in self.campaigns)

    @property
    def exact(self) -> bool:
        """Whether `missing` is all that is missing."""
        return all(campaign.total_known for campaign in self.campaigns)

    @property
    def complete(self) -> bool:
        """Whether every row was read, and none is in doubt."""
        return bool(self.read and self.exact and not self.missing and not self.doubtful)

    @property
    def files(self) -> tuple[Path, ...]:
        """The results sheets that were written."""
        return tuple(campaign.file for campaign in self.campaigns if campaign.file)
