"""Outline: what a campaign would send if it were started now, in numbers."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from flowiq_desktop.core.links.link_texts import LINK_EXPIRES
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.stop_list import MARKETING
from flowiq_desktop.core.review.tasks import Task
from flowiq_desktop.services.preparing.check import CheckedSheet
from flowiq_desktop.texts import mark

_BLOCK = 500
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """The numbers that a person should see before sending.

    Attributes:
        messages: how many messages go out.
        people: how many different numbers get at least one of them.
        types: messages by type, the commonest first.
        to_fix: rows that are left out because something must be fixed in them.
        left_out: rows that the person left out.
        kept_out: rows of people whom FlowIQ has blocked or sends no broadcasts.
        asked_not_to: rows of people who do not want such messages.
        first: the first few messages, to be read before saying yes.
        templates: messages by the name of their template; "" is what is none.
        template_numbers: who gets a template.
        links_end: when the first of the links stops working that say when they do; else None.
        worth_a_look: how many messages go out although something about them is recommended.
        recommended: what that is, as the to-do list puts it, with the rows that go out.
    """

    messages: int
    people: int
    types: Mapping[str, int]
    to_fix: int
    left_out: int
    first: tuple[Message, ...]
    kept_out: int = 0
    templates: Mapping[str, int] = field(default_factory=dict)
    template_numbers: frozenset[str] = frozenset()
    asked_not_to: int = 0
    links_end: datetime | None = None
    worth_a_look: int = 0
    recommended: tuple[Task, ...] = ()


class AskedNotTo(Protocol):
    """Whether the person with a number does not want messages, or, of marketing, no marketing."""

    def __call__(self, number: str, /, *, marketing: bool = False) -> bool:
        """The answer for a number, `+` and digits."""


def is_marketing(checked: CheckedSheet, index: int) -> bool:
    """Whether a row's message is a template that was approved as marketing."""
    return checked.any_time.get(index) == MARKETING


def nobody_is_kept_out(_number: str) -> str:
    """Nobody has been looked up."""
    return ""


def nobody_asked_not_to(_number: str, /, *, marketing: bool = False) -> bool:  # noqa: ARG001 - as of `AskedNotTo`
    """Nobody is on the list of people who do not want messages."""
    return False


def outline(
    checked: CheckedSheet,
    kept_out: Callable[[str], str] = nobody_is_kept_out,
    asked_not_to: AskedNotTo = nobody_asked_not_to,
) -> Generator[Progress, None, Outline]:
    """Count what would be sent: what is ready, to people who are not kept out and do want it.

    Args:
        checked: the sheet.
        kept_out: why nothing may be sent to a number, or "".
        asked_not_to: whether the person with a number does not want messages, or no marketing.
    """
    numbers_of, all_ready = checked.numbers, checked.ready_rows()
    allowed = all_ready
    if kept_out is not nobody_is_kept_out:
        allowed = [index for index in all_ready if not kept_out(numbers_of[index])]
    ready = allowed
    if asked_not_to is not nobody_asked_not_to:
        ready = [
            index
            for index in allowed
            if not asked_not_to(numbers_of[index], marketing=is_marketing(checked, index))
        ]
    numbers = {numbers_of[index] for index in ready}
    template_numbers: set[str] = set()
    grouped = {name for name, entry in REGISTRY.items() if entry.group}
    types, templates = Counter[str](), Counter[str]()
    for start in range(0, len(ready), _BLOCK):
        yield Progress(mark("Counting messages"), start, len(ready))
        block = ready[start : start + _BLOCK]
        kinds = [*map(checked.plain_type, block)]
        for kind, rows in Counter(kinds).items():
            if kind and kind not in grouped:
                types[kind] += rows
                templates[""] += rows
        for index, kind in zip(block, kinds, strict=True):
            if kind and kind not in grouped:
                continue
            message = checked.message(index)
            types[message.message_type] += 1
            in_groups = message.message_type in grouped
            templates[template := REGISTRY.group_of(message.body) if in_groups else ""] += 1
            if template:
                template_numbers.add(message.number)
    counts = checked.counts()
    first = tuple(checked.message(index) for index in ready[:_FIRST])
    recommended = _recommended(checked, ready)
    return Outline(
        len(ready),
        len(numbers),
        dict(types.most_common()),
        counts.to_fix,
        counts.left_out,
        first,
        len(all_ready) - len(allowed),
        asked_not_to=len(allowed) - len(ready),
        templates=dict(templates),
        template_numbers=frozenset(template_numbers),
        links_end=_first_end(checked, ready),
        worth_a_look=len({row for task in recommended for row in task.rows}),
        recommended=recommended,
    )


def _recommended(checked: CheckedSheet, ready: Iterable[int]) -> tuple[Task, ...]:
    """What is worth a look in messages that go out all the same; links that end are told apart."""
    tasks = [it for it in checked.tasks() if not it.blocks and it.code != LINK_EXPIRES]
    goes_out = set(ready) if tasks else set()
    rows = ((task, tuple(row for row in task.rows if row in goes_out)) for task in tasks)
    return tuple(replace(task, rows=left) for task, left in rows if left)


def _first_end(checked: CheckedSheet, ready: Iterable[int]) -> datetime | None:
    """When the first link of these rows stops working."""
    tasks = [task for task in checked.tasks() if task.code == LINK_EXPIRES]
    rows = {row for task in tasks for row in task.rows}
    rows = rows.intersection(ready) if rows else rows
    problems = (problem for row in rows for problem in checked.problems(row))
    ends = (str(it.facts["moment"]) for it in problems if it.code == LINK_EXPIRES)
    return min(map(datetime.fromisoformat, ends), default=None)
