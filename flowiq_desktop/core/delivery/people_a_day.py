"""People a day: how many people an account may begin with in any 24 hours, and who they are.

WhatsApp counts people who get a template while they have not written for a day; it counts each of
them once, until 24 hours after the last such message (docs/whatsapp-errors.md).
"""

import heapq
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

A_DAY = timedelta(hours=24)
NO_LIMIT = 0
"""What an account that may begin with as many people as it likes is remembered by."""
SMALLEST = 250
"""Whoever begins with fewer people need not know what their account allows."""
TIERS = (250, 2_000, 10_000, 100_000, NO_LIMIT)
"""What WhatsApp allows (Meta's page on messaging limits, as it was in 2026)."""


class PeopleADay:
    """Counts people, under an account's limit. Whoever calls keeps calls apart.

    Args:
        most: how many people in any 24 hours.
        last: when each person was last begun with, as far as that is within 24 hours.
    """

    def __init__(self, most: int, last: Mapping[bytes, datetime]) -> None:
        self._most = most
        self._last = dict(last)
        self._leaving = [(moment, person) for person, moment in last.items()]
        heapq.heapify(self._leaving)
        self._under_way: Counter[bytes] = Counter()

    def used(self, now: datetime) -> int:
        """How many people count at this moment."""
        self._let_go(now)
        return len(self._last) + sum(person not in self._last for person in self._under_way)

    def has_room(self, now: datetime) -> bool:
        """Whether one more person may be begun with."""
        return self.used(now) < self._most

    def may_begin(self, person: bytes, now: datetime) -> bool:
        """Whether this person may be written to: they count already, or there is room."""
        return self.counts(person, now) or self.has_room(now)

    def counts(self, person: bytes, now: datetime) -> bool:
        """Whether this person was begun with within 24 hours, or is being written to."""
        self._let_go(now)
        return person in self._last or person in self._under_way

    def begin(self, person: bytes) -> None:
        """A message to them is under way."""
        self._under_way[person] += 1

    def end(self, person: bytes, now: datetime, *, counts: bool) -> None:
        """It is not any more: it may have arrived, or is proved not to have been sent."""
        self._under_way[person] -= 1
        if self._under_way[person] <= 0:
            del self._under_way[person]
        if counts:
            self._last[person] = max(now, self._last.get(person, now))
            heapq.heappush(self._leaving, (self._last[person], person))

    def next_room(self, now: datetime) -> datetime:
        """When one more person may be begun with; the present moment where that is at once.

        What is under way counts until its answer is there; nobody knows when that is.
        """
        over = self.used(now) - self._most + 1
        if over <= 0:
            return now
        if over == 1 and self._leaving:
            return self._leaving[0][0] + A_DAY
        leaving = sorted(self._last.values())[:over]
        return leaving[-1] + A_DAY if len(leaving) == over else now + A_DAY

    def _let_go(self, now: datetime) -> None:
        """Forget whom 24 hours have passed for; the first in line is then the next to leave."""
        while self._leaving:
            moment, person = self._leaving[0]
            newest = self._last.get(person) == moment
            if newest and moment + A_DAY > now:
                return
            heapq.heappop(self._leaving)
            if newest:
                del self._last[person]


def days_for(people: int, most: int, used: int = 0) -> int:
    """Over how many days so many new people are spread; 1 when all of them may be written to today.

    Args:
        people: how many are to be begun with.
        most: how many may be in 24 hours, or NO_LIMIT.
        used: how many count already.
    """
    if most == NO_LIMIT:
        return 1
    left = people - max(0, most - used)
    return 1 if left <= 0 else 1 - (-left // most)
