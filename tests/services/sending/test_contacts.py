"""People who are no contacts yet: added where the person wants that, and never written to twice."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reach.new_contacts import CONTACT_NOT_FOUND, NewContacts
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.tables.contacts.on_the_way import BegunContact, Contacts
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.exchange import Answer, Ending, ReceivedRequest, refusal
from flowiq_desktop.services.results.report import result_row
from flowiq_desktop.services.sending.run import SendOptions
from tests.services.campaign_bench import FAST, CampaignBench, campaign_bench

CONSENT = NewContacts((0,), 1)
NOBODY = frozenset[str]()
Rows = list[tuple[str, str, str]]
Script = Callable[[ReceivedRequest], Answer | None]


class ContactBench:
    """A campaign whose people are strangers to a real server."""

    def __init__(self, bench: CampaignBench) -> None:
        self.b = bench

    def freeze(self, rows: Rows, consent: NewContacts | None = CONSENT) -> None:
        """A campaign of (name, tags, number), with or without consent."""
        journal = self.b.journal
        new = NewCampaign("Test", True, "t.xlsx", "", ("Name", "Tags"))
        self.b.campaign = journal.campaigns.begin(new)
        list(journal.campaigns.add(self.b.campaign, map(_row, range(len(rows)), rows)))
        journal.campaigns.freeze(self.b.campaign)
        if consent is not None:
            journal.contacts.allow(self.b.campaign, consent)

    def asked(self) -> list[tuple[str, str]]:
        """Path and number of each POST, in the order they came."""
        posts = [r for r in self.b.server.received if r.method == "POST"]
        return [(r.path, r.body["phone_number"]) for r in posts]

    def contacts(self) -> list[dict[str, str]]:
        """What was asked of POST /contact."""
        return [r.body for r in self.b.server.received if r.path == "/contact"]

    def sent(self) -> Counter[str]:
        """How many messages each number got."""
        return Counter(r.body["phone_number"] for r in self.b.server.accepted)

    def written(self) -> list[tuple[str, str]]:
        """Verdict and reason of each contact asked for, as the journal has it."""
        return self.b.journal._writer.run(
            lambda db: db.execute(
                "SELECT verdict, reason FROM contact_creation ORDER BY id"
            ).fetchall()
        )


Make = Callable[..., ContactBench]


@pytest.fixture
def make(tmp_path: Path, contract: Contract) -> Iterator[Make]:
    with ExitStack() as stack:

        def bench(
            script: Script | None = None, known: frozenset[str] | None = NOBODY
        ) -> ContactBench:
            behaviour = Behaviour(script=script, known=known)
            opened = campaign_bench(tmp_path / "data", contract, behaviour=behaviour)
            return ContactBench(stack.enter_context(opened))

        yield bench


def _row(index: int, row: tuple[str, str, str]) -> NewDelivery:
    name, tags, number = row
    body = encoded({"phone_number": number, "message_type": "text", "text": f"Hi {index}"})
    return NewDelivery(index + 2, (name, tags), number, "text", body, DeliveryState.READY)


def _people(count: int) -> Rows:
    return [(f"Person {at}", "", f"+2782{at:07d}") for at in range(count)]


def _on_contact(*answers: Answer | None) -> Script:
    """The first contacts get these answers, everything else the server's own."""
    waiting, lock = list(answers), threading.Lock()

    def script(request: ReceivedRequest) -> Answer | None:
        with lock:
            return waiting.pop(0) if waiting and request.path == "/contact" else None

    return script


def test_with_consent_everybody_is_added_under_their_own_name_and_written_to_once(
    make: Make, contract: Contract
) -> None:
    b = make()
    people = _people(20)
    people[3] = ("", "Grade 4; bus", people[3][2])
    b.freeze(people)
    summary = b.b.run()
    assert summary.done
    assert b.sent() == Counter(number for _, _, number in people)
    called = {body["phone_number"]: (body["name"], body.get("tags")) for body in b.contacts()}
    assert called == {
        number: (name or number, "Grade 4, bus" if tags else None) for name, tags, number in people
    }
    assert all(contract.check_contact(body) == [] for body in b.contacts())
    assert Counter(b.asked()) == Counter(
        {("/send-whatsapp", number): 2 for *_, number in people}
        | {("/contact", number): 1 for *_, number in people}
    )
    assert b.b.journal.contacts.added(b.b.campaign) == 20


def test_each_contact_that_was_added_stands_in_the_results(make: Make) -> None:
    lost = Answer(ending=Ending.NO_ANSWER)
    gone = refusal(500, "Failed to send message", "(#131026) Message undeliverable")

    def script(request: ReceivedRequest) -> Answer | None:
        number = request.body["phone_number"]
        if request.path == "/contact":
            return lost if number == "+27820000001" and len(b.contacts()) < 3 else None
        known = b.b.server._organisation._contacts.find(number.removeprefix("+"))
        return gone if known and number == "+27820000002" else None

    b = make(script)
    b.freeze([("Anna", "", "+27820000000"), ("Ben", "", "+27820000001"), _people(3)[2]])
    assert b.b.run(connections=1).done
    lines = [result_row(record) for record in b.b.records]
    assert lines[0].details == "Added to your contacts in FlowIQ as “Anna”."
    assert lines[1].details == "Added to your contacts in FlowIQ as “Ben”."
    assert lines[2].details.startswith("Added to your contacts in FlowIQ as “Person 2”. HTTP 500")
    assert [line.attempts for line in lines] == [3, 4, 3]


def test_without_consent_nobody_is_added(make: Make) -> None:
    b = make()
    b.freeze(_people(5), consent=None)
    assert b.b.run().done
    assert b.contacts() == []
    assert b.b.states == [DeliveryState.REJECTED] * 5
    assert {record.reason for record in b.b.records} == {"contact_not_found"}
    assert b.b.journal.contacts.consent(b.b.campaign) is None


def test_who_is_a_contact_already_is_only_written_to(make: Make) -> None:
    b = make(known=None)
    b.freeze(_people(5))
    assert b.b.run().progress.sent == 5
    assert b.contacts() == []


def test_refused_without_consent_and_later_added_by_a_decision(make: Make) -> None:
    b = make()
    b.freeze(_people(3), consent=None)
    b.b.run()
    b.b.journal.contacts.allow(b.b.campaign, CONSENT)
    b.b.again()
    assert b.contacts() == [], "what was refused comes back by a decision alone"
    assert b.b.journal.trying_again.put_back(b.b.campaign, "contact_not_found").ready == 3
    assert b.b.again().progress.sent == 3
    assert len(b.contacts()) == 3


def test_two_rows_of_one_person_need_one_contact(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowiq_desktop.services.sending.queue.PAIR_INTERVAL", 1_000_000)
    b = make()
    number = "+27820000001"
    b.freeze([("Anna", "", number), ("Ben", "", number), ("Carl", "", "+27820000002")])
    assert b.b.run().done
    assert Counter(body["phone_number"] for body in b.contacts()) == {
        number: 1,
        "+27820000002": 1,
    }
    names = {body["phone_number"]: body["name"] for body in b.contacts()}
    assert names["+27820000002"] == "Carl"
    assert names[number] in {"Anna", "Ben"}
    assert b.sent() == {number: 2, "+27820000002": 1}


@pytest.mark.parametrize("interval", [1_000_000, 400_000_000])
def test_two_rows_of_somebody_who_cannot_be_added_ask_once(
    make: Make, monkeypatch: pytest.MonkeyPatch, interval: int
) -> None:
    """Whether the second row has its turn before FlowIQ refuses the contact, or after."""
    monkeypatch.setattr("flowiq_desktop.services.sending.queue.PAIR_INTERVAL", interval)
    refused = refusal(400, "Invalid WhatsApp number", "This number has no WhatsApp account.")
    b = make(_on_contact(refused))
    b.freeze([("Anna", "", "+27820000001"), ("Anna", "", "+27820000001")])
    assert b.b.run().done
    assert len(b.contacts()) == 1
    assert b.b.states == [DeliveryState.GAVE_UP] * 2
    assert {record.reason for record in b.b.records} == {"invalid_whatsapp_number"}
    assert "no WhatsApp account" in b.b.records[1].detail


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (refusal(400, "Invalid WhatsApp number", "None."), "invalid_whatsapp_number"),
        (refusal(400, "Invalid phone number", "None."), "invalid_phone_number"),
        (refusal(422, "What", "None."), "contact_refused"),
    ],
)
def test_who_cannot_be_added_is_not_sent_to_and_the_others_are(
    make: Make, answer: Answer, reason: str
) -> None:
    b = make(_on_contact(answer))
    b.freeze(_people(4))
    assert b.b.run(connections=1).done
    assert b.b.states == [DeliveryState.GAVE_UP, *[DeliveryState.ACCEPTED] * 3]
    record = b.b.records[0]
    assert record.reason == reason
    assert "None." in record.detail
    assert b.sent()["+27820000000"] == 0


@pytest.mark.parametrize(
    "failing",
    [
        refusal(500, "Internal server error", ""),
        Answer(502, b"<html>", {"Content-Type": "text/html"}),
        Answer(ending=Ending.NO_ANSWER),
        Answer(ending=Ending.RESET),
        Answer(ending=Ending.CUT_SHORT, body={"success": True}),
        refusal(429, "Too many requests", ""),
    ],
)
def test_a_lost_or_failed_answer_is_asked_for_again(make: Make, failing: Answer) -> None:
    b = make(_on_contact(failing))
    b.freeze(_people(2))
    assert b.b.run(connections=1).progress.sent == 2
    assert [body["phone_number"][-1] for body in b.contacts()].count("0") == 2
    assert set(b.sent().values()) == {1}


def test_an_answer_that_is_lost_after_the_contact_was_made_costs_nothing(make: Make) -> None:
    """The second time FlowIQ says that the contact is there already."""
    lost: list[str] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.path != "/contact" or request.body["phone_number"] in lost:
            return None
        lost.append(request.body["phone_number"])
        organisation = b.b.server._organisation
        organisation._create_contact(request)
        return Answer(ending=Ending.NO_ANSWER)

    b = make(script)
    b.freeze(_people(3))
    assert b.b.run(connections=1).progress.sent == 3
    assert Counter(b.written()) == {
        ("unknown", "contact_unclear"): 3,
        ("accepted", "contact_already_exists"): 3,
    }
    assert result_row(b.b.records[0]).details == (
        "May have been added to your contacts in FlowIQ as “Person 0”: the answer was lost."
    )
    assert set(b.sent().values()) == {1}


def test_it_gives_up_after_ten_tries_and_says_so(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowiq_desktop.core.delivery.circuit_breaker._CONTACTS_FAILING", 100)
    monkeypatch.setattr("flowiq_desktop.services.sending.scheduler.back_off", lambda *_: 0.0)
    b = make(lambda r: refusal(500, "Oh", "no") if r.path == "/contact" else None)
    b.freeze(_people(1))
    assert b.b.run().done
    assert b.b.states == [DeliveryState.GAVE_UP]
    assert b.b.records[0].reason == "contact_unclear"
    assert len(b.asked()) == 10, "the message and nine times its contact"
    # A person may want it tried again: it then begins with the message, as any other row.
    assert b.b.journal.trying_again.put_back(b.b.campaign).ready == 1


def test_messages_and_contacts_of_a_row_are_counted_together(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five tries: the message, its contact twice, and the message twice more."""
    monkeypatch.setattr("flowiq_desktop.core.delivery.rate_limiter._FIRST_WAIT", 0.01)
    monkeypatch.setattr("flowiq_desktop.services.sending.scheduler.back_off", lambda *_: 0.0)
    failing = [refusal(500, "Internal server error", "")]

    def script(request: ReceivedRequest) -> Answer | None:
        if request.path == "/contact":
            return failing.pop() if failing else None
        return refusal(429, "Too many requests", "") if len(b.contacts()) == 2 else None

    b = make(script)
    b.freeze(_people(1))
    options = SendOptions(FAST, 1, tries=5, ask_first=False)
    list(b.b.service.run(b.b.campaign, b.b.connection, options, b.b.control))
    assert b.b.states == [DeliveryState.GAVE_UP]
    assert [path for path, _number in b.asked()] == [
        *("/send-whatsapp", "/contact", "/contact", "/send-whatsapp", "/send-whatsapp")
    ]


def test_five_contacts_that_fail_pause_and_nothing_is_lost(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowiq_desktop.services.sending.scheduler.back_off", lambda *_: 0.0)
    fail = [True]
    b = make(lambda r: refusal(500, "Oh", "no") if r.path == "/contact" and fail[0] else None)
    b.freeze(_people(8))
    summary = b.b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "contacts_failing"
    assert len(b.contacts()) == 5
    fail.clear()
    fail.append(False)
    assert b.b.again().progress.sent == 8
    assert set(b.sent().values()) == {1}


def test_refusals_of_single_numbers_never_pause(make: Make) -> None:
    answer = refusal(400, "Invalid WhatsApp number", "")
    b = make(lambda r: answer if r.path == "/contact" else None)
    b.freeze(_people(12))
    assert b.b.run().done
    assert set(b.b.states) == {DeliveryState.GAVE_UP}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal(401, "Invalid API key", ""), "invalid_api_key"),
        (refusal(402, "Pay", ""), "http_402"),
        (refusal(404, "Organization not found", ""), "organization_not_found"),
        (Answer(200, b"<html>Log in", {"Content-Type": "text/html"}), "contact_unreadable"),
        (Answer(302, b"", {"Location": "/contact"}), "contact_unreadable"),
        (refusal(400, "Error", "Your account has been suspended"), "account_locked"),
    ],
)
def test_what_the_next_row_would_meet_as_well_pauses_and_goes_on_later(
    make: Make, answer: Answer, code: str
) -> None:
    b = make(_on_contact(None, None, answer))
    b.freeze(_people(6))
    summary = b.b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == code
    assert len(b.contacts()) == 3
    assert b.b.again().progress.sent == 6
    assert set(b.sent().values()) == {1}


def test_a_contact_that_is_not_taken_for_one_is_made_once_and_the_row_ends(make: Make) -> None:
    gone = refusal(404, "Contact not found", "")
    b = make(lambda r: gone if r.path == "/send-whatsapp" else None)
    b.freeze(_people(2))
    assert b.b.run().done
    assert len(b.contacts()) == 2
    assert len(b.asked()) == 6
    assert b.b.states == [DeliveryState.REJECTED] * 2
    assert {record.reason for record in b.b.records} == {"contact_not_taken"}


def test_a_message_that_may_have_arrived_makes_nobody_a_contact(make: Make) -> None:
    """A person let it go a second time: nothing of it is proved unsent any more."""
    b = make()
    b.freeze(_people(1))
    deliveries = b.b.journal.deliveries
    begun = deliveries.begin_attempt(deliveries.waiting(b.b.campaign)[0].id, "run")
    deliveries.settle(begun, Outcome(Verdict.UNKNOWN, "timeout"))
    b.b.journal.unknown_outcomes.decide(b.b.campaign, Choice.SEND_AGAIN, None)
    assert b.b.run().done
    assert b.contacts() == []
    assert b.b.states == [DeliveryState.UNKNOWN]
    assert b.b.records[0].reason == "tried_again"


def test_contacts_keep_to_the_one_pace(make: Make) -> None:
    b = make()
    b.freeze(_people(4))
    b.b.run(rate=600, connections=4)
    times = [r.time for r in b.b.server.received]
    assert len(times) == 13, "the question about the account keeps to it as well"
    assert times[-1] - times[0] >= 11 * 0.1 - 0.05


@pytest.mark.parametrize("step", ["begin", "create", "settle"])
def test_a_program_that_ends_at_any_step_goes_on_without_doubling(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The journal as it was in that very moment is what the next start finds."""
    b = make()
    b.freeze(_people(3))

    def dies(*_: object, **__: object) -> None:
        raise JournalError("The program ended here.", "", fatal=True)

    with monkeypatch.context() as patch:
        if step == "create":
            create = FlowIQClient.create_contact

            def lost(self: FlowIQClient, *values: str) -> None:
                create(self, *values)
                dies()

            patch.setattr(FlowIQClient, "create_contact", lost)
        else:
            patch.setattr(Contacts, step, dies)
        with pytest.raises(JournalError):
            b.b.run(connections=1)
    b.b.journal.close()
    with b.b.restarted(tmp_path / "data") as again:
        assert DeliveryState.UNKNOWN not in again.states, "nothing of a message was under way"
        assert again.run().progress.sent == 3
        assert set(b.sent().values()) == {1}
        assert again.states == [DeliveryState.ACCEPTED] * 3
    # What was asked for when it ended is asked for once more at the most.
    asked = Counter(body["phone_number"] for body in b.contacts())
    assert sum(asked.values()) <= 4


def test_who_asks_for_no_messages_in_between_is_not_added_either(make: Make) -> None:
    opened: list[ContactBench] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.path != "/contact":
            stop = NewStop(request.body["phone_number"], StopReason.BY_HAND)
            opened[0].b.journal.stop_list.add([stop])
        return None

    b = make(script)
    opened.append(b)
    b.freeze(_people(1))
    assert b.b.run().done
    assert b.contacts() == []
    assert b.b.states == [DeliveryState.HELD]


def test_a_contact_that_another_campaign_is_asking_for_is_waited_for(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its row comes after: the run neither ends with a fault nor asks beside the other one."""
    monkeypatch.setattr("flowiq_desktop.services.sending.scheduler._PUT_OFF", 10_000_000)
    elsewhere: list[BegunContact] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.path == "/contact" and elsewhere:
            b.b.journal.contacts.settle(
                elsewhere.pop(), Outcome(Verdict.ACCEPTED, "contact_already_exists"), over=False
            )
        return None

    b = make(script)
    people = _people(2)
    elsewhere.append(_being_asked_for(b, people[0]))
    b.freeze(people)
    assert b.b.run(connections=1).done
    assert [body["phone_number"] for body in b.contacts()] == [people[1][2], people[0][2]]
    assert b.b.states == [DeliveryState.ACCEPTED] * 2


def _being_asked_for(b: ContactBench, person: tuple[str, str, str]) -> BegunContact:
    """Another campaign, whose message was refused, has just asked for this person's contact."""
    b.freeze([person])
    deliveries = b.b.journal.deliveries
    begun = deliveries.begin_attempt(deliveries.waiting(b.b.campaign)[0].id, "elsewhere")
    refused = Outcome(Verdict.NOT_SENT, CONTACT_NOT_FOUND)
    deliveries.settle(begun, refused, DeliveryState.RETRY)
    return b.b.journal.contacts.begin(begun.delivery, "elsewhere")
