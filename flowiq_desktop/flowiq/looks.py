"""Looks: what FlowIQ's answers about one person say, read as far as they say it.

Nothing here proves that a message was sent; that is `flowiq.conversations`, which shares the
reading of a page with this module.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flowiq_desktop.core.phone.identity import digits_only, whatsapp_identity
from flowiq_desktop.core.reach.look import Standing
from flowiq_desktop.core.reconciliation.history import HistoryEntry
from flowiq_desktop.flowiq.conversations import (
    CannotCheckError,
    clock_offset,
    entry_for_a_look,
    has_more,
    is_id_of_a_person,
    numbers_in,
    numbers_of,
    page_of,
)
from flowiq_desktop.flowiq.http.exchanges import Answer
from flowiq_desktop.flowiq.http.strict_json import UnreadableError, json_object

_OK = 200
_NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Conversation:
    """The newest messages with one person.

    Attributes:
        standing: whether FlowIQ knows the person.
        entries: newest first; empty when it does not.
        whole: there are no older ones.
        offset: this computer's clock minus FlowIQ's, or None when FlowIQ did not say its time.
    """

    standing: Standing
    entries: Sequence[HistoryEntry] = ()
    whole: bool = True
    offset: timedelta | None = None


@dataclass(frozen=True, slots=True)
class ContactSettings:
    """What FlowIQ is set to for one contact; None for what its answer does not say.

    Attributes:
        blocked: nothing is to be sent to them.
        broadcasts: broadcasts to them are allowed.
        without_number: they are listed by an id of WhatsApp's alone.
    """

    blocked: bool | None = None
    broadcasts: bool | None = None
    without_number: bool = False


@dataclass(frozen=True, slots=True)
class ContactPage:
    """One page of the list of contacts.

    Attributes:
        ids: of the contacts on it.
        people: the accounts on it, as `core.phone.identity` compares them.
        without_number: somebody on it is listed without a number.
        total: contacts in all, or None when the page does not say.
        more: there are further pages.
    """

    ids: frozenset[str]
    people: frozenset[str]
    without_number: bool
    total: int | None
    more: bool


def read_conversation(answer: Answer, number: str, received: datetime) -> Conversation:
    """The first page of a conversation.

    Args:
        answer: FlowIQ's.
        number: whose, in any spelling.
        received: when it came, by this computer's clock.

    Raises:
        CannotCheckError: it says nothing that can be relied on, or is about somebody else.
    """
    offset = clock_offset(received, answer.headers.get("date", ""))
    try:
        data = page_of(answer)
    except CannotCheckError as fault:
        if fault.reason != "history_no_contact":
            raise
        _check_who([*numbers_in(json_object(answer))], number)
        return Conversation(Standing.NO_CONTACT, offset=offset)
    listed = data["messages"]
    named = [*numbers_of(data), *(n for entry in listed for n in numbers_in(entry))]
    standing = Standing.CONTACT if _check_who(named, number) else Standing.WITHOUT_NUMBER
    entries = [entry for part in listed if (entry := entry_for_a_look(part))]
    whole = not has_more(data, len(listed))
    if not whole and entries and entries[0].at < entries[-1].at:
        raise CannotCheckError("history_unreadable", "the oldest entry first")
    return Conversation(standing, tuple(entries), whole, offset)


def read_contact(answer: Answer, number: str) -> ContactSettings:
    """What GET /contact says of one contact.

    Raises:
        CannotCheckError: it says nothing that can be relied on, or is about somebody else.
    """
    if answer.status == _NOT_FOUND:
        return ContactSettings()
    contact = _object(answer).get("contact")
    if answer.status != _OK or not isinstance(contact, dict):
        raise CannotCheckError("history_unreadable", f"HTTP {answer.status}")
    by_number = _check_who([*numbers_in(contact)], number)
    blocked, broadcasts = contact.get("blocked"), contact.get("allow_broadcast")
    return ContactSettings(_flag(blocked), _flag(broadcasts), without_number=not by_number)


def read_contacts(answer: Answer) -> ContactPage:
    """One page of the list of contacts.

    Raises:
        CannotCheckError: it is not what FlowIQ documents.
    """
    data = _object(answer)
    listed = data.get("contacts")
    if answer.status != _OK or data.get("success") is not True or not isinstance(listed, list):
        raise CannotCheckError("history_unreadable", "no list of contacts")
    contacts = [contact for contact in listed if isinstance(contact, dict)]
    numbers = [[n for n in numbers_in(contact) if digits_only(n)] for contact in contacts]
    real = [[n for n in found if not is_id_of_a_person(n)] for found in numbers]
    pagination = data.get("pagination")
    total = pagination.get("totalContacts") if isinstance(pagination, dict) else None
    return ContactPage(
        frozenset(str(contact.get("id")) for contact in contacts),
        frozenset(whatsapp_identity(number) for found in real for number in found),
        len(contacts) < len(listed) or not all(real),
        total if isinstance(total, int) and not isinstance(total, bool) else None,
        has_more(data, len(listed)),
    )


def _check_who(named: Sequence[str], number: str) -> bool:
    """Whether the person is named by number, or not at all; raises for somebody else's number."""
    numbers = [name for name in named if not is_id_of_a_person(name)]
    if any(whatsapp_identity(name) != whatsapp_identity(number) for name in numbers):
        raise CannotCheckError("history_unreadable", "another number's conversation")
    return bool(numbers) or not named


def _object(answer: Answer) -> Mapping[str, Any]:
    try:
        return json_object(answer)
    except UnreadableError as fault:
        raise CannotCheckError("history_unreadable", str(fault)) from fault


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
