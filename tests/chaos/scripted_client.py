"""ScriptedClient: stands in for FlowIQ's client, one answer at a time; records what arrived."""

from collections import Counter, defaultdict
from collections.abc import Callable
from enum import Enum

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError


class KilledError(BaseException):
    """The process is gone; nothing in it may catch this."""


class Reply(Enum):
    """What becomes of one message: whether it arrives, and what the sender learns."""

    ACCEPTED = (True, Outcome(Verdict.ACCEPTED, "accepted", "a new one", 200))
    ANOTHERS_ID = (True, Outcome(Verdict.ACCEPTED, "accepted", "the last one again", 200))
    LOST_ANSWER = (True, Outcome(Verdict.UNKNOWN, "connection_lost"))
    LOST_REQUEST = (False, Outcome(Verdict.UNKNOWN, "timeout"))
    REFUSED = (False, Outcome(Verdict.REJECTED, "contact_not_found", status=404))
    ALIKE = (False, Outcome(Verdict.REJECTED, "no", status=500, alike="500 no"))
    IN_WORDS = (
        False,
        Outcome(Verdict.REJECTED, "locked", status=500, alike="500 locked", stops_run=True),
    )
    TOO_FAST = (False, Outcome(Verdict.NOT_SENT, "too_fast", status=429, slow_down=True))
    NO_CONNECTION = (False, Outcome(Verdict.NOT_SENT, "no_connection"))
    KEY_REFUSED = (False, Outcome(Verdict.NOT_SENT, "invalid_api_key", status=401, stops_run=True))
    PORTAL = (True, Outcome(Verdict.UNKNOWN, "unreadable_answer", status=200, stops_run=True))
    KILLED_BEFORE = (False, None)
    KILLED_AFTER = (True, None)
    FAULT = (True, "a fault of the program")


_OF_CONTACTS = {
    Reply.ACCEPTED: Outcome(Verdict.ACCEPTED, "contact_created", status=201),
    Reply.ANOTHERS_ID: Outcome(Verdict.ACCEPTED, "contact_already_exists", status=409),
    Reply.LOST_ANSWER: Outcome(Verdict.UNKNOWN, "contact_unclear"),
    Reply.LOST_REQUEST: Outcome(Verdict.UNKNOWN, "contact_unclear", status=502),
    Reply.REFUSED: Outcome(Verdict.REJECTED, "invalid_whatsapp_number", status=400),
    Reply.ALIKE: Outcome(Verdict.REJECTED, "contact_refused", status=400, alike="400 refused"),
    Reply.PORTAL: Outcome(Verdict.UNKNOWN, "contact_unreadable", status=200, stops_run=True),
}
"""What the same replies mean for somebody who is to be made a contact, where it is not the same."""


class ScriptedClient:
    """Answers each message, and each contact asked for, as the next reply says.

    Attributes:
        arrived: body of a message to the ids under which it arrived.
        contacts: how often each number was asked to be made a contact.
        reachable: whether a probe gets an answer.
    """

    def __init__(self) -> None:
        self.arrived: defaultdict[bytes, list[str]] = defaultdict(list)
        self.contacts: Counter[str] = Counter()
        self.reachable = True
        self._reply = Reply.ACCEPTED
        self._meanwhile: Callable[[], None] = _nothing
        self._given = 0

    def expect(self, reply: Reply, meanwhile: Callable[[], None]) -> None:
        """Say what becomes of the next message, and what happens while it is under way."""
        self._reply, self._meanwhile = reply, meanwhile

    def send(self, _endpoint: str, body: bytes) -> tuple[Outcome, Answer | None]:
        """As FlowIQClient has it."""
        reply, meanwhile = self._reply, self._meanwhile
        self._meanwhile = _nothing
        arrives, outcome = reply.value
        message_id = self._new_id(reply)
        if arrives:
            self.arrived[body].append(message_id)
        meanwhile()
        if outcome is None:
            raise KilledError
        if isinstance(outcome, str):
            raise ZeroDivisionError(outcome)
        if outcome.verdict is Verdict.ACCEPTED:
            outcome = Outcome(outcome.verdict, outcome.reason, message_id, outcome.status)
        return outcome, None

    def create_contact(self, name: str, number: str, _tags: str) -> tuple[Outcome, Answer | None]:
        """As FlowIQClient has it."""
        assert name
        reply, meanwhile = self._reply, self._meanwhile
        self._meanwhile = _nothing
        self.contacts[number] += 1
        meanwhile()
        outcome = _OF_CONTACTS.get(reply, reply.value[1])
        if outcome is None:
            raise KilledError
        if isinstance(outcome, str):
            raise ZeroDivisionError(outcome)
        return outcome, None

    def probe(self) -> Answer:
        """As FlowIQClient has it."""
        if not self.reachable:
            raise ExchangeError(left=False, kind="network", detail="refused")
        return Answer(200, {}, b"{}")

    def close(self) -> None:
        """There is nothing to close."""

    def _new_id(self, reply: Reply) -> str:
        if reply is not Reply.ANOTHERS_ID or not self._given:
            self._given += 1
        return f"wamid.{self._given}"


def _nothing() -> None:
    """Nothing happens meanwhile."""
