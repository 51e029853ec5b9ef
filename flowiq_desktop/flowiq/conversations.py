"""Conversations: FlowIQ's list of what was said to one number.

Where what is listed counts as evidence of a message, it is read strictly: a list that is not of the
documented shape, or that may belong to somebody else, is no evidence at all. It "cannot be
checked", and never means "not sent". A mere look (`flowiq.looks`) proves nothing of the kind and
takes more: what it does not know it leaves aside, as long as whom the list is about, and when they
wrote, is beyond doubt.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.reconciliation.history import History, HistoryEntry
from flowiq_desktop.flowiq.http.exchanges import Answer
from flowiq_desktop.flowiq.http.strict_json import UnreadableError, error_texts, json_object

PAGE_SIZE = 100
"""Entries on a page of a list, FlowIQ's maximum (docs/flowiq-api.md, Conversations)."""
MOST_PAGES = 10

_OUTBOUND = frozenset({"bot-whatsapp", "human-whatsapp"})
_PERSON = "user-whatsapp"
_WEB = frozenset({"user-web", "human-web", "bot-web"})
"""Who writes in the chat on a web page, which FlowIQ lists beside WhatsApp: never a message of
ours, and nothing that opens WhatsApp's 24 hours."""
_SENDERS = _OUTBOUND | _WEB | {_PERSON, "system"}
_STATUSES = frozenset({"sent", "delivered", "read", "failed"})
_NUMBERS = ("whatsappNumber", "whatsapp_number", "whatsapp_id", "normalized_phone", "phone_number")
_IDS = ("whatsapp_message_id", "message_id", "id")
_ID = re.compile(r"[\x21-\x7e]{1,512}")
_ID_OF_A_PERSON = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,128}")
"""How WhatsApp names a person with a username, in place of a number
(docs/flowiq-api.md, Phone numbers)."""
_YEARS = range(2000, 2100)
"""Years that a server's clock may show; times around others would leave the calendar."""
_OK = 200
_NOT_FOUND = 404


class CannotCheckError(Exception):
    """This conversation proves nothing, either way.

    Attributes:
        reason: a code of `flowiq.reasons`.
        detail: what was wrong with it, for support.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason} ({detail})")
        self.reason = reason
        self.detail = detail


class ConversationReading:
    """Puts the pages of one person's conversation together.

    Pages are numbered, not cut at a fixed place: a message that arrives between two requests
    shifts the rest, so an entry that ends one page may begin the next as well.

    Args:
        number: whose, in any spelling.
        since: how far back it must be read, by FlowIQ's clock.
        media_types: FlowIQ's words for kinds of messages; another one makes a list unreadable.
    """

    def __init__(
        self,
        number: str,
        since: datetime,
        media_types: frozenset[str] = REGISTRY.media_types,
    ) -> None:
        self._media_types = media_types
        self._person = whatsapp_identity(number)
        self._since = since
        self._entries: list[HistoryEntry] = []
        self._ids: set[str] = set()
        self._last_page: list[HistoryEntry] = []
        self._pages = 0
        self._whole = False
        self._offset: timedelta | None = None

    @property
    def next_page(self) -> int:
        """Which page to ask for, or 0 when enough was read."""
        older = self._last_page and max(entry.at for entry in self._last_page) < self._since
        return 0 if self._whole or older or self._pages == MOST_PAGES else self._pages + 1

    def add(self, answer: Answer, received: datetime) -> None:
        """Take the next page.

        Args:
            answer: FlowIQ's, with status 200 or 404.
            received: when it came, by this computer's clock.

        Raises:
            CannotCheckError: it is not what FlowIQ documents, or not this person's.
        """
        data = page_of(answer)
        self._check_person(data)
        page = [self._entry(entry) for entry in data["messages"]]
        if page and page[0].at < page[-1].at:
            # Newest first is documented. In the reverse order the newest have not been read yet.
            raise CannotCheckError("history_unreadable", "the oldest entry first")
        before = set(self._last_page)
        for entry in page:
            if entry not in before and not (entry.id and entry.id in self._ids):
                self._entries.append(entry)
                self._ids.add(entry.id)
        self._last_page = page
        self._pages += 1
        self._whole = not has_more(data, len(page))
        self._offset = clock_offset(received, answer.headers.get("date", ""))

    def history(self, read_at: datetime) -> History:
        """What was read."""
        return History(tuple(self._entries), self._whole, read_at, self._offset)

    def _check_person(self, data: Mapping[str, Any]) -> None:
        for number in numbers_of(data):
            self._check_number(number, "another number's conversation")

    def _entry(self, listed: object) -> HistoryEntry:
        if not isinstance(listed, dict):
            raise CannotCheckError("history_unreadable", "an entry is no object")
        for number in numbers_in(listed):
            self._check_number(number, "an entry of another number")
        return _entry(listed, self._media_types)

    def _check_number(self, number: str, otherwise: str) -> None:
        if is_id_of_a_person(number):
            raise CannotCheckError("history_without_number", "an id in place of the number")
        if whatsapp_identity(number) != self._person:
            raise CannotCheckError("history_unreadable", otherwise)


def clock_offset(local: datetime | None, server_date: str) -> timedelta | None:
    """This computer's clock minus FlowIQ's, from a `Date` header; None when it says nothing.

    Args:
        local: when the answer arrived, by this computer's clock; None when none came.
        server_date: the header, to the second.
    """
    try:
        moment = parsedate_to_datetime(server_date)
    except (ValueError, OverflowError):  # the second one for figures beyond any calendar
        return None
    if local is None or moment.tzinfo is None or moment.year not in _YEARS:
        return None
    return local - moment


def page_of(answer: Answer) -> Mapping[str, Any]:
    """A page of a conversation, its entries not yet read.

    Raises:
        CannotCheckError: it is not what FlowIQ documents; or FlowIQ does not know the person, with
            the reason "history_no_contact".
    """
    if answer.status == _NOT_FOUND and error_texts(answer)[0].casefold() == "contact not found":
        raise CannotCheckError("history_no_contact", "HTTP 404 Contact not found")
    if answer.status != _OK:
        raise CannotCheckError("history_unreadable", f"HTTP {answer.status}")
    try:
        data = json_object(answer)
    except UnreadableError as fault:
        raise CannotCheckError("history_unreadable", str(fault)) from fault
    complete = data.get("success") is True and isinstance(data.get("messages"), list)
    if not complete or data.get("filtered") is True:
        raise CannotCheckError("history_unreadable", "not the documented shape")
    return data


def has_more(data: Mapping[str, Any], shown: int) -> bool:
    """Whether older messages are on another page; if that is not said, a full page may go on."""
    pagination = data.get("pagination")
    if pagination is None:
        return shown >= PAGE_SIZE
    more = pagination.get("hasNextPage") if isinstance(pagination, dict) else None
    if not isinstance(more, bool):
        raise CannotCheckError("history_unreadable", "no hasNextPage")
    return more and shown > 0


def _entry(listed: Mapping[str, Any], media_types: frozenset[str]) -> HistoryEntry:
    sender, status = str(listed.get("sender_type")), str(listed.get("message_status"))
    media, text = str(listed.get("media_type") or ""), listed.get("message")
    outbound = sender in _OUTBOUND
    if sender not in _SENDERS or (media and media not in media_types and sender not in _WEB):
        raise CannotCheckError("history_unreadable", "an unknown sender or kind")
    if outbound and status not in _STATUSES:
        raise CannotCheckError("history_unreadable", "an unknown status")
    if not isinstance(text, str) and not (text is None and (media or not outbound)):
        raise CannotCheckError("history_unreadable", "an entry without text")
    link = listed.get("media_url")
    return HistoryEntry(
        text or "",
        moment_of(listed.get("created_at")),
        outbound,
        status,
        media,
        link if isinstance(link, str) else "",
        next((str(listed[name]) for name in _IDS if _is_id(listed.get(name))), ""),
        inbound=sender == _PERSON,
    )


def entry_for_a_look(listed: object) -> HistoryEntry | None:
    """An entry as far as a look needs it; None for one that tells it nothing.

    Unknown senders, kinds and statuses, and entries without text, are no hindrance.

    Raises:
        CannotCheckError: it may be something that the person wrote, and nobody can say when.
    """
    if not isinstance(listed, dict):
        raise CannotCheckError("history_unreadable", "an entry is no object")
    sender, status = str(listed.get("sender_type")), str(listed.get("message_status"))
    outbound, inbound = sender in _OUTBOUND, sender == _PERSON
    try:
        at = moment_of(listed.get("created_at"))
    except CannotCheckError:
        if outbound or sender in _SENDERS - {_PERSON}:
            return None
        raise
    text = listed.get("message")
    words = text if isinstance(text, str) else json.dumps(text) if text else ""
    known = status if status in _STATUSES else ""
    return HistoryEntry(words, at, outbound, known, inbound=inbound)


def moment_of(text: object) -> datetime:
    """A time as FlowIQ writes it, with any offset.

    Raises:
        CannotCheckError: it is none, or without its offset.
    """
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError as fault:
        raise CannotCheckError("history_unreadable", "an entry without a time") from fault
    if moment.tzinfo is None:
        raise CannotCheckError("history_unreadable", "a time without its zone")
    return moment


def numbers_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Every number that a page says the conversation is with."""
    for place in (data, data.get("contact")):
        yield from numbers_in(place)


def numbers_in(place: object) -> Iterator[str]:
    """Every number that a part of the answer says is the person's."""
    if isinstance(place, Mapping):
        yield from (str(place[name]) for name in _NUMBERS if place.get(name))


def is_id_of_a_person(number: str) -> bool:
    """Whether it is WhatsApp's id of a person instead of a number: `ZA.1502576394655843`."""
    return _ID_OF_A_PERSON.fullmatch(number.strip()) is not None


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None
