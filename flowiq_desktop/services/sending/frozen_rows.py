"""Frozen rows: what a campaign keeps of each row of the sheet, from the moment it is confirmed."""

from collections.abc import Iterator

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.problem_facts import facts_of, reason_of
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.flowiq.client import encoded
from flowiq_desktop.journal.tables.records import NewDelivery
from flowiq_desktop.services.preparing.check import CheckedSheet, RowState


def frozen_rows(checked: CheckedSheet) -> Iterator[NewDelivery]:
    """Every row of a checked sheet, sendable or not, as it goes into the journal."""
    for index in range(len(checked.sheet)):
        message, state = checked.message(index), checked.state(index)
        cells = tuple(checked.row(index))
        if state is RowState.READY:
            yield frozen_row(message, cells)
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
    )


def _not_sent(message: Message, cells: tuple[str, ...], state: RowState) -> NewDelivery:
    left_out = state is RowState.LEFT_OUT
    problem = None if left_out else _first_error(message.problems)
    return NewDelivery(
        message.row_number,
        cells,
        message.number,
        message.message_type,
        None,
        DeliveryState.CANCELLED if left_out else DeliveryState.INVALID,
        "left_out" if problem is None else reason_of(problem),
        {} if problem is None else facts_of(problem),
    )


def _first_error(problems: tuple[Problem, ...]) -> Problem | None:
    return next((problem for problem in problems if problem.blocks), None)
