"""The contacts of the pretend organisation."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

ORGANISATION_ID = "0b9f2c1e-6a55-4f0e-9a11-2d7f3a9f0b0b"
_PLACE = uuid.UUID(ORGANISATION_ID)


def digits_of(number: object) -> str:
    """A number as FlowIQ stores it: its digits alone."""
    return "".join(filter(str.isdigit, str(number or "")))


def iso_time(seconds: float, hours: int = 0) -> str:
    """Unix seconds as FlowIQ writes times: UTC, ending in Z; or with an offset of some hours."""
    moment = datetime.fromtimestamp(seconds, timezone(timedelta(hours=hours)))
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Contact:
    """A person the organisation knows.

    Attributes:
        number: digits only, with the country code.
        name: as it was given, or None.
        email: as it was given, or None.
        tags: already split.
        created: Unix seconds.
        blocked: whether the organisation has blocked them.
        broadcasts: whether broadcasts to them are allowed.
        whatsapp_id: WhatsApp's id, by which they are listed in place of the number, or "".
    """

    number: str
    name: str | None = None
    email: str | None = None
    tags: tuple[str, ...] = ()
    created: float = 0.0
    blocked: bool = False
    broadcasts: bool = True
    whatsapp_id: str = ""

    @property
    def id(self) -> str:
        """Always the same for the same number."""
        return str(uuid.uuid5(_PLACE, self.number))

    def as_created(self) -> dict[str, Any]:
        """The contact as POST /contact shows it."""
        return {
            "id": self.id,
            "full_name": self.name,
            "whatsapp_id": self.whatsapp_id or self.number,
            "phone_number": None if self.whatsapp_id else f"+{self.number}",
            "email": self.email,
            "tags": list(self.tags),
            "organization_id": ORGANISATION_ID,
            "created_at": iso_time(self.created),
        }

    def as_summary(self) -> dict[str, Any]:
        """The contact as /conversations lists it."""
        shown = {"has_unread_messages": False, "bot_status": "active", "archived": False}
        all_of_it = self.as_created() | shown
        return {name: value for name, value in all_of_it.items() if name != "organization_id"}

    def as_detail(self) -> dict[str, Any]:
        """The contact as GET /contact shows it."""
        return self.as_created() | {
            "bot_status": "active",
            "allow_broadcast": self.broadcasts,
            "archived": False,
            "blocked": self.blocked,
            "active_status": False,
            "has_unread_messages": False,
            "source": {"type": "api"},
            "contact_summary": None,
            "contact_summary_updated_at": None,
            "updated_at": iso_time(self.created),
        }


class ContactBook:
    """Who is a contact; not thread-safe by itself.

    Args:
        known: digits of the contacts that exist, or None when everybody is a contact.

    Attributes:
        everybody: whether everybody is one; those nobody has asked for yet are not listed.
    """

    def __init__(self, known: Collection[str] | None) -> None:
        self.everybody = known is None
        self._contacts = {number: Contact(number) for number in known or ()}

    def find(self, number: str, *, stranger: bool = False) -> Contact | None:
        """The contact with this number; a stranger must have been created."""
        contact = self._contacts.get(number)
        if contact is None and self.everybody and not stranger:
            return Contact(number)
        return contact

    def find_id(self, contact_id: str) -> Contact | None:
        """The listed contact with this id."""
        return next((one for one in self._contacts.values() if one.id == contact_id), None)

    def keep(self, contact: Contact) -> None:
        """List a contact; one that is listed already stays as it is."""
        self._contacts.setdefault(contact.number, contact)

    def listed(self, search: str = "") -> list[Contact]:
        """The contacts that are listed, those whose name or number holds `search`."""
        wanted, digits = search.strip().casefold(), digits_of(search)
        return [
            contact
            for contact in self._contacts.values()
            if wanted in (contact.name or "").casefold() or (digits and digits in contact.number)
        ]


def new_contact(body: Mapping[str, Any], now: float) -> Contact:
    """A contact from the body of POST /contact; tags come as text with commas."""
    tags = tuple(filter(None, (tag.strip() for tag in body.get("tags", "").split(","))))
    number = digits_of(body["phone_number"])
    return Contact(number, body["name"], body.get("email"), tags, now)
