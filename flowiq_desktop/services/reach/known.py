"""Known: what can be said of people without asking FlowIQ: earlier looks, and earlier failures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.reach.groups import ReachFacts, failed_on
from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.core.reach.turned_away import COUNTS_FOR
from flowiq_desktop.services.preparing.outline import AskedNotTo, nobody_asked_not_to

FRESH = COUNTS_FOR
"""How long a look says how things stand now; one that is older still knows what failed."""


@dataclass(frozen=True, slots=True)
class Known:
    """Earlier looks and failures.

    Attributes:
        looks: by person (`core.phone.identity.whatsapp_identity`), of whatever age.
        failed: when a message last failed to reach a number, by person.
        now: by this computer's clock.
        asked_not_to: whether the person with a number is on the list of people
            who do not want messages, or, for a marketing template, on that of no marketing.
    """

    looks: Mapping[str, Look]
    failed: Mapping[str, datetime]
    now: datetime
    asked_not_to: AskedNotTo = nobody_asked_not_to

    @property
    def nothing(self) -> bool:
        """Whether nothing is known of anybody."""
        return not self.looks and not self.failed and self.asked_not_to is nobody_asked_not_to

    def look(self, number: str) -> Look | None:
        """The look at somebody with this number, if it was within a day."""
        return self.look_at(whatsapp_identity(number))

    def look_at(self, person: str) -> Look | None:
        """The same for a person."""
        look = self.looks.get(person)
        return look if look is not None and self.now - FRESH < look.at <= self.now else None

    def is_contact(self, number: str) -> bool:
        """Whether a look within a day showed that FlowIQ has this number as a contact."""
        look = self.look(number)
        return look is not None and look.standing is Standing.CONTACT

    def failed_on(self, number: str) -> datetime | None:
        """When a message last failed to reach this number, unless there was a sign since."""
        return self.failed_at(whatsapp_identity(number))

    def failed_at(self, person: str) -> datetime | None:
        """The same for a person."""
        look, failed = self.looks.get(person), self.failed.get(person)
        if failed is None and (look is None or not look.statuses.in_vain):
            return None
        return failed_on(ReachFacts(look=look, failed=failed))

    def kept_out(self, number: str) -> str:
        """Why nothing may be sent to a person, by FlowIQ's own settings.

        Returns:
            "contact_blocked" or "broadcasts_off", codes of `flowiq.reasons`; "" when nothing is
            known against it.
        """
        look = self.look(number) if self.looks else None
        if look is None or not look.is_kept_out:
            return ""
        return "contact_blocked" if look.blocked else "broadcasts_off"
