"""Look: what FlowIQ showed of one person at one moment, as times and flags; never their words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WINDOW = timedelta(hours=24)
"""How long WhatsApp takes messages other than templates after the person wrote
(docs/flowiq-api.md, Sending a message)."""


class Standing(StrEnum):
    """Whether FlowIQ knows a person.

    WITHOUT_NUMBER: FlowIQ lists them by an id of WhatsApp's (docs/flowiq-api.md, Phone numbers), so
    what they wrote may be filed elsewhere, and its absence means nothing.
    """

    CONTACT = "contact"
    NO_CONTACT = "no_contact"
    WITHOUT_NUMBER = "without_number"


@dataclass(frozen=True, slots=True)
class Statuses:
    """What became of what was sent to a person, as far as their conversation was read.

    Attributes:
        sent: messages with the status "sent": on their way, or not listed further.
        delivered: that arrived.
        read: that were read.
        failed: that failed; FlowIQ gives no reason.
        last_arrived: when the newest one that arrived was sent, by FlowIQ's clock.
        last_failed: when the newest one that failed was sent.
        in_vain: that one failed although the person's 24 hours were open. Else those are reason
            enough, and nothing is said about the number.
    """

    sent: int = 0
    delivered: int = 0
    read: int = 0
    failed: int = 0
    last_arrived: datetime | None = None
    last_failed: datetime | None = None
    in_vain: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What FlowIQ showed of one person; every time but `at` is by FlowIQ's clock.

    Attributes:
        number: theirs, `+` and digits.
        at: when it was looked, by this computer's clock.
        standing: whether FlowIQ knows them.
        offset: this computer's clock minus FlowIQ's, or None where FlowIQ did not say its time.
        last_wrote: when they last wrote, or None.
        whole: the conversation was read to its beginning; else only its newest messages.
        asked_to_stop: when they last asked not to be written to, or None.
        asked_to_start: when they last asked for messages again, or None.
        answered: when they first wrote after the newest message to them, or None.
        statuses: what became of what was sent to them.
        blocked: whether they are blocked in FlowIQ; None where nobody asked.
        broadcasts: whether broadcasts to them are allowed in FlowIQ; None where nobody asked.
    """

    number: str
    at: datetime
    standing: Standing = Standing.CONTACT
    offset: timedelta | None = None
    last_wrote: datetime | None = None
    whole: bool = True
    asked_to_stop: datetime | None = None
    answered: datetime | None = None
    statuses: Statuses = Statuses()
    blocked: bool | None = None
    broadcasts: bool | None = None
    asked_to_start: datetime | None = None

    @property
    def open_until(self) -> datetime | None:
        """When WhatsApp stops taking messages other than templates; None if they never wrote."""
        return self.last_wrote + WINDOW if self.last_wrote else None

    def is_open(self, now: datetime) -> bool:
        """Whether a message that is no template would arrive now.

        Args:
            now: by this computer's clock.
        """
        until = self.open_until
        return until is not None and now - (self.offset or timedelta()) < until

    @property
    def wants_none_since(self) -> datetime | None:
        """When they asked not to be written to; None if never, or if they took that back since."""
        stopped, again = self.asked_to_stop, self.asked_to_start
        taken_back = stopped is not None and again is not None and again > stopped
        return None if taken_back else stopped

    @property
    def is_worth_asking(self) -> bool:
        """Whether they may be written to, and nobody has asked whether they are blocked."""
        asked = self.blocked is not None or self.broadcasts is not None
        known = self.standing is not Standing.NO_CONTACT
        return known and not asked and self.wants_none_since is None

    @property
    def is_kept_out(self) -> bool:
        """Whether FlowIQ's own settings say not to write to them."""
        return self.blocked is True or self.broadcasts is False

    @property
    def failed_last(self) -> datetime | None:
        """When a message to them failed for no known reason, unless they gave a sign since."""
        failed = self.statuses.last_failed if self.statuses.in_vain else None
        return None if failed is None or self.gave_a_sign_since(failed) else failed

    def gave_a_sign_since(self, moment: datetime) -> bool:
        """Whether something arrived that was sent to them at that time or later, or they wrote."""
        signs = (self.statuses.last_arrived, self.last_wrote)
        return any(sign is not None and sign >= moment for sign in signs)
