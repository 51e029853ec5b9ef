"""A consent to adding contacts, withdrawn at any time; templates that add people by themselves."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.tables.contacts import by_template, on_the_way
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.services.results.report import result_row
from flowiq_desktop.services.sending.control import SendControl
from flowiq_desktop.services.sending.duplicate_holds import HoldService
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.new_contacts import ContactService
from flowiq_desktop.system.clock import local_now
from tests.bench.drive import result
from tests.services.campaign_bench import CampaignBench, campaign_bench

D = DeliveryState
SECOND = timedelta(seconds=1)
CONSENT = NewContacts((0,))
ANNA, BEN, CARA = (f"+2782123000{n}" for n in range(3))
Script = Callable[[ReceivedRequest], Answer | None]
Make = Callable[..., CampaignBench]


@pytest.fixture
def make(tmp_path: Path, contract: Contract) -> Iterator[Make]:
    with ExitStack() as stack:

        def bench(script: Script | None = None) -> CampaignBench:
            behaviour = Behaviour(script=script, known=frozenset())
            opened = campaign_bench(tmp_path / "data", contract, behaviour=behaviour)
            return stack.enter_context(opened)

        yield bench


def freeze(b: CampaignBench, kind: str = "text", consent: NewContacts | None = CONSENT) -> None:
    """Three rows: texts, or templates that name their person."""
    b.campaign = b.journal.campaigns.begin(NewCampaign("Test", True, "t.xlsx", "", ("Name",)))
    rows = [_row(at, kind) for at in range(3)]
    list(b.journal.campaigns.add(b.campaign, rows))
    b.journal.campaigns.freeze(b.campaign)
    if consent is not None:
        b.journal.contacts.allow(b.campaign, consent)


def _row(at: int, kind: str) -> NewDelivery:
    number = (ANNA, BEN, CARA)[at]
    if kind == "text":
        body = encoded({"phone_number": number, "message_type": "text", "text": f"Hi {at}"})
        return NewDelivery(at + 2, (f"Person {at}",), number, "text", body, D.READY)
    values = {"name": f"Person {at}"} if kind == "named" else {"day": "Friday"}
    body = encoded({"whatsappNumber": number, "templateName": "visit", "bodyParameters": values})
    return NewDelivery(
        at + 2,
        (f"Person {at}",),
        number,
        "template",
        body,
        D.READY,
        endpoint=SEND_TEMPLATE,
        wording=f"Dear {at}",
        template="visit",
    )


def paths(b: CampaignBench) -> list[str]:
    return [request.path for request in b.server.received if request.method == "POST"]


def again(b: CampaignBench) -> None:
    """Another run: a control that has stopped one stays so."""
    b.control = SendControl()
    b.run()


def look(b: CampaignBench, *numbers: str, standing: Standing = Standing.CONTACT) -> None:
    account = b.connection.fingerprint(b.journal.accounts.salt)
    at = local_now() - timedelta(days=9)
    b.journal.looks.keep(account, [Look(number, at, standing) for number in numbers])


# -- withdrawn --------------------------------------------------------------------------------


def test_withdrawn_before_the_start_nobody_is_asked_for(make: Make) -> None:
    b = make()
    freeze(b)
    service = ContactService(b.journal, CampaignLocks())
    assert service.withdraw(b.campaign) == 0, "nothing waited for its contact yet"
    assert service.allowed(b.campaign) is None
    assert service.withdraw(b.campaign) == 0, "once is enough"
    b.run()
    assert paths(b) == ["/send-whatsapp"] * 3
    assert b.states == [D.REJECTED] * 3


def test_withdrawn_in_the_middle_it_counts_from_the_next_row_on(make: Make) -> None:
    """Said by the very person who watches it: the first contact is just being answered."""
    opened: list[CampaignBench] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.path == "/contact":
            opened[0].journal.contacts.withdraw(opened[0].campaign)
        return None

    b = make(script)
    opened.append(b)
    freeze(b)
    b.run(connections=1)
    assert paths(b).count("/contact") == 1
    states = [(record.state, record.reason) for record in b.records]
    assert states.count((D.ACCEPTED, "accepted")) == 1, "who was added gets the message"
    refused = {s for s in states if s[0] is not D.ACCEPTED}
    assert refused <= {(D.GAVE_UP, "contact_not_found"), (D.REJECTED, "contact_not_found")}
    assert len(b.server.accepted) == 1


def test_what_waits_to_be_added_is_refused_in_the_same_commit_and_can_be_tried_again(
    make: Make,
) -> None:
    b = make()
    freeze(b)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FlowIQClient, "create_contact", _dies)
        with pytest.raises(JournalError):
            b.run(connections=1)
    b.journal.deliveries.settle_abandoned(b.campaign)
    waiting = [record.state for record in b.records].count(D.RETRY)
    assert waiting > 0
    refused = b.journal.contacts.withdraw(b.campaign)
    assert refused == waiting
    unsent = {(record.state, record.reason) for record in b.records if record.state is D.GAVE_UP}
    assert unsent == {(D.GAVE_UP, "contact_not_found")}
    asked = paths(b).count("/contact")
    again(b)
    assert paths(b).count("/contact") == asked
    for state in (D.GAVE_UP, D.REJECTED):
        b.journal.trying_again.put_back(b.campaign, "contact_not_found", state)
    b.journal.contacts.allow(b.campaign, CONSENT)
    again(b)
    assert b.states == [D.ACCEPTED] * 3
    assert len(b.server.accepted) == 3


def _dies(*_: object) -> None:
    raise JournalError("The program ended here.", "", fatal=True)


@pytest.mark.parametrize("step", ["_refuse", "consent_of"])
def test_a_death_while_it_is_withdrawn_leaves_all_or_nothing(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    b = make()
    freeze(b)
    with monkeypatch.context() as patch:
        patch.setattr(FlowIQClient, "create_contact", _dies)
        with pytest.raises(JournalError):
            b.run(connections=1)
    before = b.states
    with monkeypatch.context() as patch:
        patch.setattr(on_the_way, step, _dies)
        with pytest.raises(JournalError):
            b.journal.contacts.withdraw(b.campaign)
    b.journal.close()
    with b.restarted(tmp_path / "data") as again:
        assert again.states == before
        assert again.journal.contacts.consent(again.campaign) == CONSENT
        again.run()
        assert sorted(r.body["phone_number"] for r in again.server.accepted) == [ANNA, BEN, CARA]


def test_the_file_takes_no_contact_after_it_was_withdrawn(make: Make) -> None:
    b = make()
    freeze(b)
    deliveries = b.journal.deliveries
    first = deliveries.waiting(b.campaign)[0].id
    begun = deliveries.begin_attempt(first, "run")
    deliveries.settle(begun, Outcome(Verdict.NOT_SENT, "contact_not_found"), D.RETRY)
    b.journal.contacts.withdraw(b.campaign)
    with pytest.raises(sqlite3.IntegrityError, match="no contact without consent"):
        b.journal._writer.run(
            lambda db: db.execute(
                "INSERT INTO contact_creation (delivery, consent, number, name, run, attempts,"
                " began) VALUES (?, 1, ?, 'x', 'run', 1, '2026-05-12T14:00:00+00:00')",
                (first, ANNA),
            )
        )


# -- templates that name their person -------------------------------------------------------------


def test_without_consent_no_template_names_anybody_who_is_not_known_as_a_contact(
    make: Make,
) -> None:
    """Whatever the check said a week ago: it is looked at again at the row's turn."""
    b = make()
    freeze(b, "named", consent=None)
    look(b, ANNA)
    look(b, BEN, standing=Standing.NO_CONTACT)
    b.run()
    assert [request.body["whatsappNumber"] for request in b.server.accepted] == [ANNA]
    assert [(r.state, r.reason) for r in b.records][1:] == [(D.HELD, "would_add_contact")] * 2
    holds = HoldService(b.journal)
    assert holds.strangers(b.campaign) == 2
    assert holds.reasons(b.campaign) == {}, "no word lets them go"
    assert holds.release(b.campaign) == 0
    b.journal.contacts.allow(b.campaign, CONSENT)
    again(b)
    assert b.states == [D.ACCEPTED] * 3


def test_a_repeat_that_is_let_go_before_the_first_run_is_asked_about_at_its_turn(
    make: Make,
) -> None:
    """Nobody knows yet through which account it will go: that is no reason to keep it back."""
    b = make()
    freeze(b, "named", consent=None)
    look(b, ANNA, BEN, CARA)
    b.run()
    freeze(b, "named", consent=None)
    look(b, CARA, standing=Standing.NO_CONTACT)
    waiting = b.journal.deliveries.waiting(b.campaign)
    repeats: list[tuple[int, dict[str, object]]] = [(entry.id, {}) for entry in waiting]
    b.journal.duplicates.hold("sent_before", repeats)
    assert HoldService(b.journal).release(b.campaign) == 3
    assert b.states == [D.READY] * 3
    again(b)
    assert b.states[:2] == [D.ACCEPTED] * 2


def test_a_look_through_another_account_says_nothing(make: Make) -> None:
    b = make()
    freeze(b, "named", consent=None)
    b.journal.looks.keep(b"another", [Look(ANNA, local_now())])
    b.run()
    assert b.server.accepted == []


def test_a_template_without_a_name_needs_nothing(make: Make) -> None:
    b = make()
    freeze(b, "plain", consent=None)
    b.run()
    assert "would_add_contact" not in {record.reason for record in b.records}


def test_whom_whatsapp_refused_was_a_contact(make: Make) -> None:
    """FlowIQ passes on to WhatsApp what goes to its contacts: so moved rows need no look."""
    b = make()
    freeze(b)
    b.journal.accounts.begin_run(
        "run", b.campaign, b.connection.fingerprint(b.journal.accounts.salt)
    )
    deliveries = b.journal.deliveries
    begun = deliveries.begin_attempt(deliveries.waiting(b.campaign)[0].id, "run")
    deliveries.settle(begun, Outcome(Verdict.REJECTED, "meta_131047"))
    freeze(b, "named", consent=None)
    b.run()
    assert [request.body["whatsappNumber"] for request in b.server.accepted] == [ANNA]


def test_whom_a_template_may_have_added_stands_in_the_results(make: Make) -> None:
    b = make()
    freeze(b, "named")
    look(b, ANNA)
    look(b, BEN, standing=Standing.NO_CONTACT)
    b.run()
    details = [result_row(record).details for record in b.records]
    assert details[0] == ""
    assert "Was no contact in FlowIQ before: probably added as “Person 1”" in details[1]
    assert "Probably added to your contacts in FlowIQ as “Person 2”" in details[2]
    assert ContactService(b.journal, CampaignLocks()).maybe_added(b.campaign) == 2


def test_the_file_itself_lets_no_such_template_begin(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    b = make()
    freeze(b, "named", consent=None)
    monkeypatch.setattr("flowiq_desktop.journal.tables.deliveries.note_before", lambda *_: None)
    first = b.journal.deliveries.waiting(b.campaign)[0].id
    with pytest.raises(Exception, match="without consent"):
        b.journal.deliveries.begin_attempt(first, "run")
    assert b.states == [D.READY] * 3


def test_withdrawn_while_templates_wait_they_are_held_back(make: Make) -> None:
    b = make()
    freeze(b, "named")
    b.journal.contacts.withdraw(b.campaign)
    b.run()
    assert b.server.accepted == []
    assert {record.reason for record in b.records} == {"would_add_contact"}


def test_the_latest_that_is_known_counts(make: Make) -> None:
    b = make()
    freeze(b, "named", consent=None)
    account = b.connection.fingerprint(b.journal.accounts.salt)

    def standing() -> str:
        return b.journal._writer.run(lambda db: by_template.standing(db, ANNA, account))

    assert standing() == "unknown"
    b.journal.looks.keep(account, [Look(ANNA, local_now(), Standing.WITHOUT_NUMBER)])
    assert standing() == "unknown"
    look(b, ANNA, standing=Standing.NO_CONTACT)
    assert standing() == "no_contact"
    freeze(b)
    b.run()  # with consent: refused, added, sent
    assert standing() == "contact"
    b.journal.looks.keep(account, [Look(ANNA, local_now() + SECOND, Standing.NO_CONTACT)])
    assert standing() == "no_contact", "removed in FlowIQ since"


@pytest.mark.parametrize("consent", [None, CONSENT])
def test_a_message_to_the_own_phone_adds_nobody_without_consent_either(
    make: Make, consent: NewContacts | None
) -> None:
    b = make()
    named = {"name": "Ben"}
    body: dict[str, object] = {
        "templateName": "visit",
        "whatsappNumber": BEN,
        "bodyParameters": named,
    }
    message = Message(0, 2, BEN, "template", body, (), endpoint=SEND_TEMPLATE, wording="Dear Ben")
    job = b.service.send_test(message, ANNA, "ZA", b.connection, consent)
    tested = result(job)
    assert len(b.server.accepted) == (consent is not None)
    assert tested.ok == (consent is not None)
    if consent is None:
        assert "add this person to your contacts" in tested.sentence
