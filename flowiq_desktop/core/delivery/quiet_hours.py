"""Quiet hours: the time of day in which nobody is written to, by the recipient's own clock."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

_CLOCK = r"([01]?\d|2[0-3]):([0-5]\d)"
_WRITTEN = re.compile(rf"{_CLOCK}\s*[-\u2013]\s*{_CLOCK}")
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_FURTHEST = timedelta(days=2)
"""In two days every zone has had its whole day; what none of it allows is never allowed."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of day to another, perhaps over midnight; nobody is written to in between.

    Attributes:
        begins: the first quiet moment.
        ends: the first moment after it that is not quiet. The same as `begins`: the whole day.
    """

    begins: time
    ends: time

    def __str__(self) -> str:
        """As `hours_from` reads them: "21:00-07:00"."""
        return f"{self.begins:%H:%M}-{self.ends:%H:%M}"

    def are_at(self, moment: datetime, zones: Collection[tzinfo]) -> bool:
        """Whether it is quiet in any of the zones."""
        return any(self._quiet_until(moment, zone) is not None for zone in zones)

    def next_allowed(self, moment: datetime, zones: Collection[tzinfo]) -> datetime | None:
        """The first moment from this one on that is quiet in none of the zones.

        Args:
            moment: with its offset.
            zones: every one that the person may be in; none allows any moment.

        Returns:
            It in UTC, or None when one zone or another is always quiet.
        """
        start = found = moment.astimezone(UTC)
        while found - start <= _FURTHEST:
            waits = [until for zone in zones if (until := self._quiet_until(found, zone))]
            if not waits:
                return found
            found = max(waits)
        return None

    def next_quiet(self, moment: datetime, zones: Collection[tzinfo]) -> datetime | None:
        """The next moment, in UTC, from which it is quiet in one of the zones; None for no zone."""
        if self.are_at(moment, zones):
            return moment.astimezone(UTC)
        starts = (self._next(self.begins, moment, zone) for zone in zones)
        return min(starts, default=None)

    def _quiet_until(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """When the quiet that lies around a moment ends in a zone, in UTC; None when there is none.

        A clock that is put forward or back moves the ends with it, because people sleep by it.
        """
        local = moment.astimezone(zone)
        clock = local.time()
        if self.begins < self.ends:
            quiet = self.begins <= clock < self.ends
        else:
            quiet = clock >= self.begins or clock < self.ends
        return self._next(self.ends, moment, zone) if quiet else None

    @staticmethod
    def _next(clock: time, moment: datetime, zone: tzinfo) -> datetime:
        """When a zone's clocks show this time next, strictly after a moment; in UTC."""
        after = moment.astimezone(UTC)
        day = moment.astimezone(zone).date()
        for days in range(3):
            shown = datetime.combine(day + days * _DAY, clock, zone).astimezone(UTC)
            if shown > after:
                return shown
        return after + _MINUTE  # a zone that skips a whole day (Samoa in 2011) asks again soon


def hours_from(text: str) -> QuietHours | None:
    """Quiet hours from "21:00-07:00"; None for anything else."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    return QuietHours(time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4])))
