"""The pretend organisation: its contacts, its conversations, and the answer to every call."""

import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.practice_server.account import account_refusal
from flowiq_desktop.practice_server.behaviour import Behaviour
from flowiq_desktop.practice_server.contacts import (
    Contact,
    ContactBook,
    digits_of,
    new_contact,
)
from flowiq_desktop.practice_server.contract import Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest, refusal
from flowiq_desktop.practice_server.failing_numbers import FailingNumber, failing_number
from flowiq_desktop.practice_server.failing_templates import (
    FailingTemplate,
    failed_template,
    failing_template,
)
from flowiq_desktop.practice_server.history import History, HistoryEntry, sent_entry
from flowiq_desktop.practice_server.memory import Earlier
from flowiq_desktop.practice_server.people import WROTE_LATELY, WROTE_LONG_AGO, Person, person_of
from flowiq_desktop.practice_server.rate import RateWindow
from flowiq_desktop.practice_server.reading import Conversations
from flowiq_desktop.practice_server.sending import (
    broken_send,
    contact_not_found,
    missing_field,
    new_message_id,
    send_accepted,
    template_accepted,
    template_refused,
)

_SHORTEST_NUMBER = 10
_CONFLICT = 409
_TEMPLATES = "/send-template"
_NO_FAILURE = FailingNumber("", "")
_NOBODY = Person("", "")
_NOTHING_HERE = refusal(404, "Not found", "There is nothing at this address.")
_NO_CONTACT = "The contact does not exist. Give bodyParameters.name to create it."


class Organisation:
    """Answers calls by FlowIQ's documented rules; it knows nothing of connections.

    Args:
        behaviour: how callers are treated.
        contract: what bodies must look like.
        registry: the message types: where they are taken, and how they are listed.
    """

    def __init__(
        self, behaviour: Behaviour, contract: Contract, registry: Registry = REGISTRY
    ) -> None:
        self._registry = registry
        self._behaviour = behaviour
        self._contract = contract
        self._lock = threading.Lock()
        self._contacts = ContactBook(behaviour.known)
        self._began = behaviour.clock()
        self._history = History(behaviour.history_lag, self._said_before)
        self._failed_once: set[str] = set()
        self._contacts_failed: set[str] = set()
        limit = behaviour.rate_per_minute
        per_window = 0 if limit is None else max(1, round(limit * behaviour.rate_window / 60))
        self._rates: defaultdict[str, RateWindow] | None = None
        if per_window:
            self._rates = defaultdict(lambda: RateWindow(per_window, behaviour.rate_window))
        conversations = Conversations(
            self._contacts,
            self._contact_of,
            self._history,
            lambda number: self._person(number).hours,
            with_ids=behaviour.history_ids,
        )
        self._routes: dict[tuple[str, str], Callable[[ReceivedRequest], Answer]] = {
            **dict.fromkeys((("POST", path) for path in registry.endpoints), self._send),
            ("POST", _TEMPLATES): self._send_template,
            ("POST", "/contact"): self._create_contact,
            ("GET", "/contact"): self._get_contact,
            ("GET", "/conversations"): conversations.answer,
        }

    def answer(self, request: ReceivedRequest, authorization: str) -> Answer:
        """Decide a call; a message that it accepts is in the history from here on."""
        with self._lock:
            answer = self._decide(request, authorization)
            if answer.accepted and not answer.message_id:
                answer = replace(answer, message_id=new_message_id())
            if answer.message_id:
                self._note(request, answer.message_id)
            return answer

    def add_message(self, number: str, text: str, sender_type: str, at: float) -> None:
        """Put a message into the conversation with a number, as if it had come or gone."""
        with self._lock:
            digits = digits_of(number)
            self._contacts.keep(Contact(digits, created=at))
            self._history.add(digits, HistoryEntry(text, sender_type, at))

    def _decide(self, request: ReceivedRequest, authorization: str) -> Answer:
        script = self._behaviour.script
        if script and (scripted := script(request)):
            return scripted
        route = self._routes.get((request.method, request.path))
        if route is None:
            return _NOTHING_HERE
        if refused := account_refusal(self._behaviour, request, authorization):
            return refused
        if self._rates is None:
            return route(request)
        counted = request.path if self._behaviour.rate_by_path else ""
        reading = self._rates[counted].take(request.time)
        if not reading.allowed:
            return reading.refusal(say_when=self._behaviour.retry_after)
        answer = route(request)
        return replace(answer, headers={**reading.headers, **answer.headers})

    def _note(self, request: ReceivedRequest, message_id: str) -> None:
        body = request.body if isinstance(request.body, dict) else {}
        number = digits_of(body.get("phone_number") or body.get("whatsappNumber"))
        self._contacts.keep(Contact(number, created=request.time))
        status = self._status(number, template=request.path == _TEMPLATES)
        self._history.add(number, self._entry(body, message_id, request.time, status))

    def _send(self, request: ReceivedRequest) -> Answer:
        body = request.body
        if broken := broken_send(self._contract, body):
            return broken
        number = digits_of(body["phone_number"])
        failing = self._failing(number)
        if not self._find(number):
            return contact_not_found(number)
        accepted = send_accepted(body)
        return self._failed(number, failing, accepted) or accepted

    def _send_template(self, request: ReceivedRequest) -> Answer:
        body = request.body
        if problems := self._contract.check_template(body):
            return missing_field(problems)
        number = digits_of(body["whatsappNumber"])
        failing = self._failing(number)
        contact = self._find(number)
        name = body.get("bodyParameters", {}).get("name")
        if contact is None and not name:
            return refusal(400, "Contact not found", _NO_CONTACT)
        contact = contact or Contact(number, name, created=request.time)
        accepted = template_accepted(contact)
        if wrong := self._failing_template(body["templateName"], number):
            return failed_template(wrong, accepted)
        refused = self._failed(number, failing, accepted)
        if refused is None or refused.message_id or not isinstance(refused.body, Mapping):
            return refused or accepted
        return template_refused(accepted, refused)

    def _create_contact(self, request: ReceivedRequest) -> Answer:
        body = request.body
        if problems := self._contract.check_contact(body):
            return missing_field(problems)
        number = digits_of(body["phone_number"])
        if len(number) < _SHORTEST_NUMBER:
            return refusal(400, "Invalid phone number", "Give the number with its country code.")
        failing = self._failing(number)
        answer = self._contact_answer(number, failing)
        if answer is not None and not failing.contact_made:
            return answer
        if existing := self._find(number):
            return _already_there(existing)
        contact = new_contact(body, request.time)
        self._contacts.keep(contact)
        if answer is not None and answer.status == _CONFLICT:
            return _already_there(contact)
        said: dict[str, Any] = {"success": True, "message": "Contact created successfully"}
        created = Answer(201, {**said, "contact": contact.as_created()})
        return created if answer is None else replace(answer, body=created.body)

    def _contact_answer(self, number: str, failing: FailingNumber) -> Answer | None:
        """What is answered in place of creating a contact; None creates it."""
        if failing.on_contact is None or number in self._contacts_failed:
            return None
        if failing.contact_once:
            self._contacts_failed.add(number)
        return failing.on_contact

    def _get_contact(self, request: ReceivedRequest) -> Answer:
        asked = request.query.get("phone_number") or request.query.get("whatsapp_id")
        if not asked:
            return missing_field(["phone_number or whatsapp_id is required"])
        number = digits_of(asked)
        contact = self._contact_of(number)
        if contact is None:
            return contact_not_found(number)
        return Answer(200, {"success": True, "contact": contact.as_detail()})

    def _contact_of(self, number: str) -> Contact | None:
        contact = self._find(number)
        return self._person(number).as_contact(contact) if contact else None

    def _find(self, number: str) -> Contact | None:
        """The contact with a number; who was sent to before is still one."""
        found = self._contacts.find(number, stranger=self._failing(number).stranger)
        if found is None and (earlier := self._earlier(number)):
            found = Contact(number, created=min(one.at for one in earlier))
            self._contacts.keep(found)
        return found

    def _earlier(self, number: str) -> list[Earlier]:
        """What an earlier start accepted for a number."""
        sent = self._behaviour.earlier(number)
        return [one for one in sent if one.at < self._began and one.was_accepted(number)]

    def _said_before(self, number: str, now: float) -> list[HistoryEntry]:
        said = self._person(number).history(now)
        for one in self._earlier(number):
            message_id = one.message_id or new_message_id()
            status = self._status(number, template=one.is_template)
            said.append(self._entry(one.body, message_id, one.at, status))
        return said

    def _entry(
        self, body: Mapping[str, Any], message_id: str, at: float, status: str
    ) -> HistoryEntry:
        told = self._behaviour.wording(body) if self._behaviour.wording else ""
        return sent_entry(body, message_id, at, self._registry, status, told)

    def _status(self, number: str, *, template: bool) -> str:
        """What becomes of a message in place of being delivered and read, or ""."""
        person = self._person(number)
        takes_any = template or not self._behaviour.wrote_lately or bool(person.whatsapp_id)
        return person.status or ("" if takes_any or person.is_open else "failed")

    def _person(self, number: str) -> Person:
        found = person_of(number) if self._behaviour.failing_numbers else None
        if found is not None:
            return found
        failing = self._failing(number)
        if not self._behaviour.wrote_lately or failing.stranger:
            return _NOBODY
        return WROTE_LONG_AGO if failing.closed else WROTE_LATELY

    def _failing(self, number: str) -> FailingNumber:
        found = failing_number(number) if self._behaviour.failing_numbers else None
        return found or _NO_FAILURE

    def _failing_template(self, name: str, number: str) -> FailingTemplate | None:
        return failing_template(name, number) if self._behaviour.failing_numbers else None

    def _failed(self, number: str, failing: FailingNumber, accepted: Answer) -> Answer | None:
        """The answer for a number that fails now; one that accepts does so under its usual id."""
        if failing.on_send is None or number in self._failed_once:
            return None
        if failing.once:
            self._failed_once.add(number)
        if not failing.on_send.accepted:
            return failing.on_send
        body = failing.on_send.body or accepted.body
        return replace(failing.on_send, body=body, message_id=accepted.message_id)


def _already_there(contact: Contact) -> Answer:
    existing = {"id": contact.id, "full_name": contact.name, "whatsapp_id": contact.number}
    taken = "This number is taken."
    return refusal(409, "Contact already exists", taken, existing_contact=existing)
