"""Client: the calls of the FlowIQ API that the product makes, each sent exactly once."""

import json
from collections.abc import Callable, Mapping

import requests

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.classify import classify_answer, classify_error
from flowiq_desktop.flowiq.classify_contact import classify_contact, contact_without_answer
from flowiq_desktop.flowiq.classify_template import classify_template_answer
from flowiq_desktop.flowiq.conversations import PAGE_SIZE
from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError, Timeouts, Transport
from flowiq_desktop.flowiq.request_body import encoded

JUDGES = {SEND_TEMPLATE: classify_template_answer}
"""What reads the answers of endpoints whose answers have a form of their own."""
_CONVERSATIONS_PATH = "/conversations"
_CONTACT_PATH = "/contact"
_PROBE = Timeouts(connect=5.0, read=8.0, total=10.0)
"""Limits of a question about the connection: whoever waits for its answer may want to stop."""


class FlowIQClient:
    """Talks to one account through one transport; any thread may call it."""

    def __init__(self, connection: Connection, transport: Transport, version: str) -> None:
        self._connection = connection
        self._transport = transport
        self._version = version
        self._sends = {path: self._prepared("POST", path, {}) for path in REGISTRY.endpoints}

    def send(self, endpoint: str, body: bytes) -> tuple[Outcome, Answer | None]:
        """Post one finished message, and classify what came of it.

        Args:
            endpoint: where to, as it was frozen: one of the message types' own.
            body: the request body as UTF-8 JSON, sent byte for byte.

        Returns:
            The outcome, and the answer with its headers when there was one.

        Raises:
            ValueError: no message type has this endpoint; nothing was sent.
        """
        if endpoint not in self._sends:
            raise ValueError(f"no message goes to {endpoint!r}")
        number, judge = _addressee(endpoint, body), JUDGES.get(endpoint, classify_answer)

        def judged(answer: Answer) -> Outcome:
            return judge(answer, self._connection.key, number)

        return self._posted(self._sends[endpoint], body, judged, classify_error)

    def create_contact(
        self, name: str, number: str, tags: str = ""
    ) -> tuple[Outcome, Answer | None]:
        """Make somebody a contact, which reaches nobody and may be asked for twice.

        Args:
            name: what FlowIQ lists the person by; not blank.
            number: with the country code.
            tags: with commas between them; "" for none.

        Returns:
            What came of it (`classify_contact`), and the answer when there was one.

        Raises:
            ValueError: the name is blank; nothing was sent.
        """
        if not name.strip():
            raise ValueError("a contact needs a name")
        body = {"name": name, "phone_number": number, **({"tags": tags} if tags else {})}

        def judged(answer: Answer) -> Outcome:
            return classify_contact(answer, self._connection.key, number)

        request = self._prepared("POST", _CONTACT_PATH, {})
        return self._posted(request, encoded(body), judged, contact_without_answer)

    def probe(self) -> Answer:
        """Ask for one contact: shows whether network, address, key and organisation are right.

        It changes nothing and reaches nobody. Raises ExchangeError when no answer comes.
        """
        request = self._prepared("GET", _CONVERSATIONS_PATH, {"action": "contacts", "limit": "1"})
        return self._transport.exchange(request, _PROBE)

    def messages(self, number: str, page: int) -> Answer:
        """One page of what was said to and by a number, newest first.

        Args:
            number: digits, with the country code.
            page: from 1; FlowIQ gives at most 100 messages on one.

        Raises:
            ExchangeError: no answer came; asking again does no harm.
        """
        asked = {
            "action": "conversation-messages",
            "whatsappNumber": number,
            "limit": str(PAGE_SIZE),
            "page": str(page),
        }
        return self._transport.exchange(self._prepared("GET", _CONVERSATIONS_PATH, asked))

    def contact(self, number: str) -> Answer:
        """What FlowIQ has on one contact, among it whether it is blocked.

        Args:
            number: digits, with the country code.

        Raises:
            ExchangeError: no answer came; asking again does no harm.
        """
        return self._transport.exchange(
            self._prepared("GET", _CONTACT_PATH, {"phone_number": number})
        )

    def contacts(self, page: int) -> Answer:
        """One page of the list of contacts.

        Args:
            page: from 1; FlowIQ gives at most 100 contacts on one.

        Raises:
            ExchangeError: no answer came; asking again does no harm.
        """
        asked = {"action": "contacts", "limit": str(PAGE_SIZE), "page": str(page)}
        return self._transport.exchange(self._prepared("GET", _CONVERSATIONS_PATH, asked))

    def close(self) -> None:
        """Close every connection; the client cannot be used any more."""
        self._transport.close()

    def _posted(
        self,
        prepared: requests.PreparedRequest,
        body: bytes,
        judged: Callable[[Answer], Outcome],
        lost: Callable[[ExchangeError], Outcome],
    ) -> tuple[Outcome, Answer | None]:
        """Post a body once; its connection is used again only after an answer that is believed."""
        request = prepared.copy()
        request.body = body
        request.headers["Content-Length"] = str(len(body))
        try:
            answer = self._transport.exchange(
                request, believed=lambda answer: judged(answer).verdict is Verdict.ACCEPTED
            )
        except ExchangeError as error:
            return lost(error), None
        return judged(answer), answer

    def _prepared(
        self, method: str, path: str, parameters: Mapping[str, str]
    ) -> requests.PreparedRequest:
        tenant = {"tenantId": self._connection.tenant_id} if self._connection.tenant_id else {}
        return requests.Request(
            method,
            self._connection.api_url + path,
            params={**parameters, **tenant},
            headers={
                "Authorization": f"Bearer {self._connection.key}",
                "Accept": "application/json",
                "Accept-Encoding": "identity",
                "Content-Type": "application/json",
                "User-Agent": f"FlowIQ-Desktop/{self._version}",
            },
        ).prepare()


def _addressee(endpoint: str, body: bytes) -> str:
    """Whom a finished message goes to; "" for bytes that do not say."""
    try:
        message = json.loads(body)
    except ValueError:
        return ""
    return REGISTRY.addressed_to(endpoint, message) if isinstance(message, dict) else ""
