"""The list of contacts, read first where the account is small: it tells who is no contact at all.

Absence from a list of pages proves less than FlowIQ's own word about one person: somebody may slip
through while pages are read. So it only counts where the list is whole and everybody in it has a
number; otherwise each person is asked about.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flowiq_desktop.flowiq.conversations import PAGE_SIZE, CannotCheckError
from flowiq_desktop.flowiq.looks import ContactPage, read_contacts

if TYPE_CHECKING:
    from collections.abc import Collection, Generator

    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.flowiq.client import FlowIQClient
    from flowiq_desktop.services.reach.paced_reader import PacedReader

SMALL = 30
"""An account is small with fewer contacts than this many for each person to be looked up: reading
its list then takes less than a third of the questions that looking takes."""


def who_is_no_contact(
    people: Collection[str], client: FlowIQClient, reader: PacedReader, doing: Progress
) -> Generator[Progress, None, frozenset[str]]:
    """Those who are not in the list of contacts; nobody where the list says nothing for certain.

    Args:
        people: as `core.phone.identity.whatsapp_identity` has them.
        client: asks FlowIQ.
        reader: keeps the pace.
        doing: what to yield while it takes its time.

    Raises:
        ReadingStoppedError: there is no connection, or the account was refused.
    """
    ids: set[str] = set()
    found: set[str] = set()
    number, most = 1, max(1, len(people) * SMALL // PAGE_SIZE)
    try:
        while number and people:
            answer = yield from reader.ask(partial(client.contacts, number), doing)
            page = read_contacts(answer)
            ids |= page.ids
            found |= page.people
            if page.without_number or not _is_small(page, most):
                return frozenset()
            number = number + 1 if page.more else 0
            if number > most:
                return frozenset()
    except CannotCheckError:
        return frozenset()
    whole = bool(people) and page.total in (None, len(ids))
    return frozenset(people) - found if whole else frozenset()


def _is_small(page: ContactPage, most: int) -> bool:
    return page.total is None or page.total < most * PAGE_SIZE
