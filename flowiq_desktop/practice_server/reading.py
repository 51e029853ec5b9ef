"""Reading: what GET /conversations answers, by its `action`."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from flowiq_desktop.practice_server.contacts import Contact, ContactBook, digits_of
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest, refusal
from flowiq_desktop.practice_server.history import History, matching
from flowiq_desktop.practice_server.sending import contact_not_found, missing_field

_MESSAGES_ON_A_PAGE = 10
_CONTACTS_ON_A_PAGE = 50
_LARGEST = 100
_EVERYBODY = 1_000_000
_Item = TypeVar("_Item")


class Conversations:
    """The three actions of GET /conversations (docs/flowiq-api.md, Conversations).

    Args:
        contacts: who is listed.
        find: who has a number (digits only), if anybody.
        history: what was said.
        hours: the offset that times are written with in the conversation with a number.
        with_ids: list messages with their ids, which FlowIQ does not document.
    """

    def __init__(
        self,
        contacts: ContactBook,
        find: Callable[[str], Contact | None],
        history: History,
        hours: Callable[[str], int],
        *,
        with_ids: bool,
    ) -> None:
        self._contacts = contacts
        self._find_number = find
        self._hours = hours
        self._history = history
        self._with_ids = with_ids
        self._actions = {
            "conversation-messages": self._messages,
            "contacts": self._list,
            "find-by-phone": self._find,
        }

    def answer(self, request: ReceivedRequest) -> Answer:
        """Answer by the request's `action`; without one it is the message history."""
        action = self._actions.get(request.query.get("action", "conversation-messages"))
        if action is None:
            actions = ", ".join(self._actions)
            return refusal(400, "Invalid action", f"action must be one of {actions}")
        return action(request)

    def _messages(self, request: ReceivedRequest) -> Answer:
        query = request.query
        if not (query.get("whatsappNumber") or query.get("contactId")):
            return missing_field(["whatsappNumber or contactId is required"])
        contact = self._asked_for(request)
        if contact is None:
            return contact_not_found(digits_of(query.get("whatsappNumber")))
        if query.get("orderId"):
            return refusal(404, "Order not found", "There are no orders here.", success=False)
        entries = self._history.of(contact.number, request.time)
        terms = [term.strip() for term in query.get("query", "").split(",") if term.strip()]
        chosen = matching(entries, terms) if terms else entries
        if query.get("ascending", "false").casefold() != "true":
            chosen.reverse()
        shown, pagination = page_of(chosen, query, "messages", _MESSAGES_ON_A_PAGE)
        hours = self._hours(contact.number)
        listed = [
            entry.as_listed(request.time, with_id=self._with_ids, hours=hours) for entry in shown
        ]
        who = {"contact": contact.as_summary()} if contact.whatsapp_id else {}
        body = {
            "success": True,
            "messages": listed,
            **who,
            "pagination": pagination,
            "count": len(shown),
            "searchTerms": terms or None,
            "filtered": bool(terms),
            "stored": False,
        }
        return Answer(200, body)

    def _list(self, request: ReceivedRequest) -> Answer:
        listed = self._contacts.listed(request.query.get("search", ""))
        shown, pagination = page_of(listed, request.query, "contacts", _CONTACTS_ON_A_PAGE)
        if self._contacts.everybody:
            # Whoever has not been asked for is a contact too, and is not listed: no list of this
            # organisation is ever whole.
            pagination["totalContacts"] = max(_EVERYBODY, len(listed))
        summaries = [contact.as_summary() for contact in shown]
        body = {"success": True, "contacts": summaries, "pagination": pagination}
        return Answer(200, {**body, "count": len(shown)})

    def _find(self, request: ReceivedRequest) -> Answer:
        asked = request.query.get("whatsappNumber")
        if not asked:
            return missing_field(["whatsappNumber is required"])
        contact = self._asked_for(request)
        if contact is None:
            return contact_not_found(digits_of(asked))
        found = {"contact": contact.as_summary(), "original_phone": asked}
        return Answer(200, {"success": True, **found, "normalized_phone": contact.number})

    def _asked_for(self, request: ReceivedRequest) -> Contact | None:
        if number := digits_of(request.query.get("whatsappNumber")):
            return self._find_number(number)
        return self._contacts.find_id(request.query.get("contactId", ""))


def page_of(
    items: Sequence[_Item], query: Mapping[str, str], things: str, usual: int
) -> tuple[Sequence[_Item], dict[str, Any]]:
    """One page of a list, and the pagination object that goes with it.

    Args:
        items: the whole list.
        query: may hold `limit` (1 to 100) and `page` (from 1).
        things: what is counted, "messages" or "contacts": FlowIQ names the counts after it.
        usual: entries on a page when `limit` is not given.
    """
    size = min(_LARGEST, max(1, _number(query.get("limit"), usual)))
    page = max(1, _number(query.get("page"), 1))
    pages = math.ceil(len(items) / size)
    return items[(page - 1) * size : page * size], {
        "currentPage": page,
        "totalPages": pages,
        f"total{things.title()}": len(items),
        f"{things}PerPage": size,
        "hasNextPage": page < pages,
        "hasPrevPage": page > 1,
    }


def _number(text: str | None, usual: int) -> int:
    return int(text) if text and text.isdecimal() else usual
