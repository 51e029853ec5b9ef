"""Frozen rows: what a campaign keeps of each row of the sheet, from the moment it is confirmed."""

from collections.abc import Callable, Container, Iterator, Mapping

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.problem_facts import facts_of_all, reason_of
from flowiq_desktop.core.reach.stop_list import MARKETING
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.tables.moving import MOVED
from flowiq_desktop.journal.tables.records import NewDelivery
from flowiq_desktop.services.preparing.check import CheckedSheet, RowState
from flowiq_desktop.services.preparing.outline import nobody_is_kept_out

KeptOut = Callable[[str], str]
"""Why nothing may be sent to a number (a code of `flowiq.reasons`), or ""."""


def frozen_rows(
    checked: CheckedSheet,
    kept_out: KeptOut = nobody_is_kept_out,
    moved: Container[int] = frozenset(),
    stopped: KeptOut = nobody_is_kept_out,
) -> Iterator[NewDelivery]:
    """Every row of a checked sheet, sendable or not, as it goes into the journal.

    Args:
        checked: the sheet.
        kept_out: says who is not to be written to, although their rows are ready.
        moved: positions of rows that a template goes to: they are left out for that.
        stopped: says who asked not to be written to. A person who leaves such a row out, or one
            that is kept out, does what would have happened anyway: its reason stays.
    """
    for index in range(len(checked.sheet)):
        message, state = checked.message(index), checked.state(index)
        cells = tuple(checked.row(index))
        if state is RowState.READY and (reason := kept_out(message.number)):
            yield _not_to_send(message, cells, DeliveryState.CANCELLED, reason)
        elif state is RowState.READY:
            yield frozen_row(message, cells)
        elif state is RowState.LEFT_OUT and index in moved:
            yield _not_to_send(message, cells, DeliveryState.CANCELLED, MOVED)
        elif state is RowState.LEFT_OUT and (
            reason := kept_out(message.number) or stopped(message.number)
        ):
            yield _not_to_send(message, cells, DeliveryState.CANCELLED, reason)
        else:
            yield _not_sent(message, cells, state)


def frozen_row(message: Message, cells: tuple[str, ...]) -> NewDelivery:
    """A row that is sent, with its final bytes."""
    return NewDelivery(
        message.row_number,
        cells,
        message.number,
        message.message_type,
        encoded(message.body),
        DeliveryState.READY,
        endpoint=message.endpoint,
        category=message.category if message.category == MARKETING else "",
        wording=message.wording,
        template=REGISTRY.group_of(message.body),
    )


def _not_sent(message: Message, cells: tuple[str, ...], state: RowState) -> NewDelivery:
    left_out = state is RowState.LEFT_OUT
    problems = [] if left_out else [it for it in message.problems if it.blocks]
    return _not_to_send(
        message,
        cells,
        DeliveryState.CANCELLED if left_out else DeliveryState.INVALID,
        reason_of(problems[0]) if problems else "left_out",
        facts_of_all(problems) if problems else {},
    )


def _not_to_send(
    message: Message,
    cells: tuple[str, ...],
    state: DeliveryState,
    reason: str,
    facts: Mapping[str, object] | None = None,
) -> NewDelivery:
    number, kind = message.number, message.message_type
    return NewDelivery(message.row_number, cells, number, kind, None, state, reason, facts or {})
