"""Records: what goes into the journal and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP


@dataclass(frozen=True, slots=True)
class NewCampaign:
    """A campaign about to be frozen.

    Attributes:
        kind: "campaign", or "test" for a message to the person's own phone.
        name: what the person calls it.
        practice: whether nothing is really sent.
        source_name: the spreadsheet's file name.
        source_sha256: of its bytes, in hex.
        headers: the user's own columns, for the results sheet.
        source_path: where the spreadsheet lies, or "" when that is unknown.
        source_sheet: which sheet of the workbook, or "" when that is unknown.
    """

    name: str
    practice: bool
    source_name: str
    source_sha256: str
    headers: tuple[str, ...]
    kind: str = "campaign"
    source_path: str = ""
    source_sheet: str = ""


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """One row about to be frozen, whether it will be sent or not.

    Attributes:
        row_number: the spreadsheet's own.
        cells: the user's cells under the campaign's headers.
        number: `+` and digits, or "".
        message_type: the API's name, or "".
        body: the finished request body as it goes over the wire; None for a row that is not sent.
        state: READY, HELD, INVALID or CANCELLED.
        reason: why a row is not sent, a code of `flowiq.reasons`, or "".
        facts: what its words mention, as values that JSON can hold.
        endpoint: where FlowIQ takes it; a row that is not sent has one too.
        category: "marketing" where a person may refuse just that, or "".
        wording: what the person will read, where the body does not say it; else "".
        template: which template it is, by its name, or "".
    """

    row_number: int
    cells: tuple[str, ...]
    number: str
    message_type: str
    body: bytes | None
    state: DeliveryState
    reason: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    endpoint: str = SEND_WHATSAPP
    category: str = ""
    wording: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class CampaignRecord:
    """A campaign as the journal has it.

    Attributes:
        counts: how many deliveries are in each state that occurs.
        source_sha256: of the spreadsheet's bytes, in hex; "" for a test message.
        source_path: where it lay when the campaign was made, or "" when that was not recorded.
        source_sheet: which sheet of the workbook it was made of, or "" likewise.
    """

    id: int
    name: str
    state: CampaignState
    practice: bool
    created: datetime
    source_name: str
    headers: tuple[str, ...]
    total: int
    paused_for: str
    counts: Mapping[DeliveryState, int]
    source_sha256: str = ""
    source_path: str = ""
    source_sheet: str = ""


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many deliveries of a campaign share the same explanation.

    Attributes:
        may_have_arrived: an earlier attempt may have arrived, whatever became of the latest.
    """

    state: DeliveryState
    reason: str
    facts: Mapping[str, object]
    may_have_arrived: bool
    count: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery that may be sent.

    Attributes:
        id: its place in the journal.
        number: the person it goes to.
        needs_contact: it was refused because the person is no contact, and they may be added.
        asked: how often FlowIQ was asked to add them for this row.
        template: which template it is, by its name, or "".
        not_before: WhatsApp holds it back until then, or None.
    """

    id: int
    number: str
    needs_contact: bool = False
    asked: int = 0
    template: str = ""
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class BegunAttempt:
    """An attempt whose intent is on disk: now its bytes may leave.

    Attributes:
        id: its place in the journal.
        delivery: its delivery.
        k: which attempt of its delivery it is, from 1.
        body: what to send, byte for byte as frozen.
        endpoint: where to, as frozen.
        run: the run that began it; ids are used again once what they stood for has been deleted.
    """

    id: int
    delivery: int
    k: int
    body: bytes
    endpoint: str
    run: str


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """A delivery as the results sheet needs it.

    Attributes:
        may_have_arrived: it counts as unsent, and yet an earlier attempt may have sent it.
        asked: how often FlowIQ was asked to make its recipient a contact.
        contact: what the recipient was called when it was, or may have been; "" when neither.
        contact_sure: FlowIQ said that it was.
        named: what a template may have made the recipient a contact as; "" when it did not.
        named_stranger: a look or a refusal had shown that they were none.
    """

    row_number: int
    cells: tuple[str, ...]
    state: DeliveryState
    reason: str
    facts: Mapping[str, object]
    detail: str
    message_id: str
    attempts: int
    ended: datetime | None
    may_have_arrived: bool = False
    asked: int = 0
    contact: str = ""
    contact_sure: bool = False
    named: str = ""
    named_stranger: bool = False


@dataclass(frozen=True, slots=True)
class AttemptTimes:
    """When an attempt was under way, and by what clock.

    Attributes:
        began: when its intent was recorded, by this computer's clock.
        ended: when its end was recorded.
        accepted: FlowIQ accepted the message in it.
        answered: when the nearest answer of the same run came, or None.
        server_date: the `Date` header of that answer, or "".
        account: the fingerprint of the account it went through, or b"" when none was recorded.
    """

    began: datetime
    ended: datetime
    accepted: bool
    answered: datetime | None
    server_date: str
    account: bytes = b""


@dataclass(frozen=True, slots=True)
class ReconciliationRecord:
    """A delivery as reconciliation needs it; `attempts` are those that may have sent it.

    `wording` is what the person reads, where the body does not say it.
    """

    id: int
    row_number: int
    number: str
    message_type: str
    body: bytes
    state: DeliveryState
    reason: str
    message_id: str
    cells: tuple[str, ...]
    attempts: tuple[AttemptTimes, ...]
    wording: str = ""

    def went_elsewhere(self, account: bytes) -> bool:
        """Whether an attempt went through another account than this one."""
        return any(attempt.account not in (b"", account) for attempt in self.attempts)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A waiting delivery whose message another campaign has sent to the same person already.

    Attributes:
        delivery: the waiting one.
        when: when the other one was sent, or was under way.
        sure: whether it was certainly sent.
    """

    delivery: int
    when: datetime | None
    sure: bool
