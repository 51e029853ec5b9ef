"""SendQueue: whose turn it is, with one message at a time per person."""

import heapq
from collections import Counter, deque
from collections.abc import Iterable
from itertools import count

from flowiq_desktop.core.delivery.rate_limiter import PAIR_INTERVAL
from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.journal.tables.records import Waiting


class SendQueue:
    """The waiting deliveries, in the sheet's order, except for those that must wait longer.

    Times are nanoseconds of a monotonic clock. Between two messages to one person come the answer
    to the first, and then Meta's pair interval.
    """

    def __init__(self, waiting: Iterable[Waiting]) -> None:
        self._line = deque(waiting)
        self._later: list[tuple[int, int, Waiting]] = []
        self._order = count()
        self._under_way: set[str] = set()
        people = Counter(map(_person, self._line))
        self._free_from = {person: 0 for person, times in people.items() if times > 1}
        self._stopped: set[str] = set()
        self._parked: deque[Waiting] = deque()

    def __len__(self) -> int:
        return len(self._line) + len(self._later) + len(self._parked)

    def take(self, now: int) -> Waiting | None:
        """The next delivery whose time has come, or None; its person is then under way."""
        if self._later and self._later[0][0] <= now:
            entry = heapq.heappop(self._later)[2]
            if self._is_free(entry, now):
                self._under_way.add(_person(entry))
                return entry
            self._put_off(entry, now)
        while self._line:
            entry = self._line.popleft()
            if self._is_free(entry, now):
                self._under_way.add(_person(entry))
                return entry
            self._put_off(entry, now)
        return None

    @property
    def has_untried(self) -> bool:
        """Whether some delivery waits for nothing but its turn."""
        return bool(self._line)

    def next_later(self) -> Waiting | None:
        """The deferred delivery that is due first, or None when none is deferred."""
        return self._later[0][2] if self._later else None

    def next_due(self) -> int | None:
        """When the next deferred delivery is due, or None when none is deferred."""
        return self._later[0][0] if self._later else None

    def done(self, entry: Waiting, now: int) -> None:
        """The delivery's attempt is settled: its person may be written to again, in a while."""
        person = _person(entry)
        self._under_way.discard(person)
        if person in self._free_from:
            self._free_from[person] = now + PAIR_INTERVAL

    def defer(self, entry: Waiting, due: int) -> None:
        """A delivery that was taken is not sent yet, and nobody was written to."""
        self._under_way.discard(_person(entry))
        self.put_back(entry, due)

    def park(self, entry: Waiting) -> None:
        """A delivery that was taken waits until `unpark`, and nobody was written to."""
        self._under_way.discard(_person(entry))
        if entry.template not in self._stopped:
            self._parked.append(entry)

    def unpark(self, now: int) -> None:
        """The delivery that has been parked for longest is due now, if there is one."""
        if self._parked:
            self.put_back(self._parked.popleft(), now)

    @property
    def has_parked(self) -> bool:
        """Whether some delivery is parked."""
        return bool(self._parked)

    def put_back(self, entry: Waiting, due: int) -> None:
        """The delivery was proved unsent: its next attempt is due at this time."""
        if entry.template in self._stopped:
            return
        heapq.heappush(self._later, (due, next(self._order), entry))

    def stop(self, template: str) -> int:
        """Nothing more of this template is handed out; how many deliveries that takes away.

        They wait on in the journal, until a person continues.
        """
        before = len(self)
        self._stopped.add(template)
        self._line = deque(entry for entry in self._line if entry.template != template)
        self._parked = deque(entry for entry in self._parked if entry.template != template)
        self._later = [later for later in self._later if later[2].template != template]
        heapq.heapify(self._later)
        return before - len(self)

    def _is_free(self, entry: Waiting, now: int) -> bool:
        person = _person(entry)
        return person not in self._under_way and self._free_from.get(person, 0) <= now

    def _put_off(self, entry: Waiting, now: int) -> None:
        due = max(self._free_from.get(_person(entry), 0), now + PAIR_INTERVAL // 60)
        heapq.heappush(self._later, (due, next(self._order), entry))


def _person(entry: Waiting) -> str:
    """Who gets it: two spellings of one account's number mean one person."""
    return whatsapp_identity(entry.number) or entry.number
