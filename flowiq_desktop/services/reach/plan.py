"""ReachPlan: for every row of a checked sheet, the one thing that would become of it now."""

from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.groups import ReachFacts, ReachGroup, group_of
from flowiq_desktop.core.reach.stop_list import MARKETING
from flowiq_desktop.services.preparing.check import CheckedSheet, RowState
from flowiq_desktop.services.reach.known import Known
from flowiq_desktop.texts import mark

__all__ = ["ReachGroup", "ReachPlan", "reach_plan"]

_BLOCK = 5000


@dataclass(frozen=True, slots=True)
class ReachPlan:
    """Who can be reached, as far as anybody knows; every row is in exactly one group.

    Attributes:
        groups: of each row, by its position in the sheet.
        counts: rows in each group, all groups in their order; they add up to the rows.
        everybody: a number of each person who would be sent to.
        to_look: a number of each person who would be sent to and was not looked at within the day.
        unasked: people who would be sent to, and nobody knows whether they are blocked.
        looked_from: when the oldest look that counts was made, or None when there is none.
        looked_to: when the newest one was.
        stopped: rows to people on the list of those who do not want messages: they are held back.
        windows: of each row that arrives only within its person's 24 hours, which are open: how
            many messages go before it, and when they are over by this computer's clock.
        known: what it was made of.
        strangers_inside_window: rows of those who are no contacts, with messages that arrive only
            within the 24 hours after their person wrote; who is no contact has not.
    """

    groups: Sequence[ReachGroup]
    counts: Mapping[ReachGroup, int]
    everybody: tuple[str, ...]
    to_look: tuple[str, ...]
    unasked: int
    looked_from: datetime | None
    looked_to: datetime | None
    stopped: int
    windows: Sequence[tuple[int, datetime]]
    known: Known
    strangers_inside_window: int

    @property
    def rows(self) -> int:
        """All rows of the sheet."""
        return len(self.groups)

    @property
    def to_send(self) -> int:
        """Rows that would be sent if sending began now, whether they would arrive or not."""
        return sum(self.counts[group] for group in SENT_GROUPS) - self.stopped

    def answered(self) -> dict[str, datetime]:
        """Numbers of those who answered that they want no messages, and when; not on the list."""
        found = {}
        for number in self.everybody:
            look = self.known.look(number)
            since = look.wants_none_since if look is not None else None
            if since is not None and not self.known.asked_not_to(number):
                found[number] = since
        return found

    def rows_in(self, group: ReachGroup) -> tuple[int, ...]:
        """The rows of one group, by their position, in the sheet's order."""
        return tuple(index for index, of in enumerate(self.groups) if of is group)


SENT_GROUPS = frozenset(ReachGroup) - {
    ReachGroup.TO_FIX,
    ReachGroup.LEFT_OUT,
    ReachGroup.KEPT_OUT,
}
"""Groups whose rows are not kept from being sent by being in them; of those who asked not to be
written to, only the list is heeded by itself."""


def reach_plan(checked: CheckedSheet, known: Known) -> Generator[Progress, None, ReachPlan]:
    """Put every row into its group.

    What is known of a person is looked up once, however many rows they have.

    Args:
        checked: the sheet.
        known: what is known of its people.
    """
    people = _People(known)
    groups: list[ReachGroup] = []
    size = len(checked.sheet)
    for start in range(0, size, _BLOCK):
        yield Progress(mark("Counting who can be reached"), start, size)
        for index in range(start, min(start + _BLOCK, size)):
            state = checked.state(index)
            if state is RowState.TO_FIX:
                groups.append(ReachGroup.TO_FIX)
            elif state is RowState.LEFT_OUT:
                groups.append(ReachGroup.LEFT_OUT)
            else:
                groups.append(people.group(checked.numbers[index], checked.any_time.get(index)))
    counted = Counter(groups)
    counts = {group: counted[group] for group in ReachGroup}
    return people.plan(groups, counts)


class _People:
    """The people who would be sent to, each looked up once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._groups: dict[tuple[str, str | None], ReachGroup] = {}
        self._times: dict[str, datetime] = {}
        self._unasked: set[str] = set()
        self._stopped: set[tuple[str, str | None]] = set()
        self._stopped_rows = self._ahead = self._strangers_inside_window = 0
        self._windows: list[tuple[int, datetime]] = []
        self._open_until: dict[tuple[str, str | None], datetime] = {}
        self._everybody: dict[str, str] = {}
        self._to_look: dict[str, str] = {}

    def group(self, number: str, category: str | None) -> ReachGroup:
        """The group of a row that is ready.

        Args:
            number: whose.
            category: of a template, which is taken at any time; None for any other message.
        """
        if self._known.nothing:
            self._everybody.setdefault(whatsapp_identity(number), number)
            return ReachGroup.NOT_LOOKED
        key = (number, category)
        group = self._groups.get(key) or self._looked_up(key)
        if group is ReachGroup.ASKED_NOT_TO and key in self._stopped:
            self._stopped_rows += 1
        elif group in SENT_GROUPS:
            if group is ReachGroup.REACHABLE and key in self._open_until:
                self._windows.append((self._ahead, self._open_until[key]))
            self._ahead += 1
        if group is ReachGroup.NO_CONTACT and category is None:
            self._strangers_inside_window += 1
        return group

    def _looked_up(self, key: tuple[str, str | None]) -> ReachGroup:
        number, category = key
        person = whatsapp_identity(number)
        look = self._known.look_at(person)
        self._everybody.setdefault(person, number)
        stopped = self._known.asked_not_to(number, marketing=category == MARKETING)
        if stopped:
            self._stopped.add(key)
        facts = ReachFacts(
            inside_window=category is None,
            look=look,
            asked_not_to=stopped,
            failed=self._known.failed_at(person),
        )
        group = self._groups[key] = group_of(facts, self._known.now)
        if look is not None and look.open_until and category is None:
            self._open_until[key] = look.open_until + (look.offset or timedelta())
        if look is not None:
            self._times[person] = look.at
            if look.is_worth_asking:
                self._unasked.add(person)
        elif group is not ReachGroup.ASKED_NOT_TO:
            self._to_look.setdefault(person, number)
        return group

    def plan(self, groups: Sequence[ReachGroup], counts: Mapping[ReachGroup, int]) -> ReachPlan:
        """The finished plan."""
        return ReachPlan(
            groups,
            counts,
            tuple(self._everybody.values()),
            tuple((self._everybody if self._known.nothing else self._to_look).values()),
            len(self._unasked),
            min(self._times.values(), default=None),
            max(self._times.values(), default=None),
            self._stopped_rows,
            self._windows,
            self._known,
            self._strangers_inside_window,
        )
