"""The conversations: what was sent to a number and what came from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.practice_server.contacts import iso_time

_FROM_API = "bot-whatsapp"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One message of a conversation, as /conversations lists it.

    Attributes:
        message: its text, or JSON text for structured messages.
        sender_type: `user-whatsapp` for the person, `bot-whatsapp` for what the API sent.
        at: Unix seconds.
        media_type: FlowIQ's word for the kind of file or structured message, or None.
        media_url: the file's address, or None.
        message_id: listed only where the behaviour says so.
    """

    message: str
    sender_type: str
    at: float
    media_type: str | None = None
    media_url: str | None = None
    message_id: str = ""

    def as_listed(self, *, with_id: bool) -> dict[str, Any]:
        """The entry in FlowIQ's shape."""
        listed: dict[str, Any] = {
            "message": self.message,
            "sender_type": self.sender_type,
            "created_at": iso_time(self.at),
            "message_status": "sent",
            "media_type": self.media_type,
            "media_url": self.media_url,
            "assignee": None,
            "voice_note_transcription": None,
            "reactions": [],
        }
        return {"id": self.message_id, **listed} if with_id else listed


class History:
    """Every number's messages in the order they came; not thread-safe by itself.

    Args:
        lag: seconds until an entry is listed.
    """

    def __init__(self, lag: float) -> None:
        self._lag = lag
        self._entries: defaultdict[str, list[HistoryEntry]] = defaultdict(list)

    def add(self, number: str, entry: HistoryEntry) -> None:
        """Append a message to the conversation with a number (digits only)."""
        self._entries[number].append(entry)

    def of(self, number: str, now: float) -> list[HistoryEntry]:
        """The messages with a number that are listed at `now`, oldest first."""
        return [entry for entry in self._entries.get(number, ()) if entry.at + self._lag <= now]


def sent_entry(
    body: Mapping[str, Any], message_id: str, now: float, registry: Registry = REGISTRY
) -> HistoryEntry:
    """How a message that the API accepted is listed.

    What FlowIQ writes for the structured types is not documented beyond "JSON text"; here it is
    the part of the request that says what the person sees.
    """
    entry = registry.type_of(body)
    if entry is None:
        return HistoryEntry(
            str(body.get("templateName", "")), _FROM_API, now, None, None, message_id
        )
    listing = entry.listing
    text, media = listing.text_of(entry.name, body), listing.media_type or None
    return HistoryEntry(text, _FROM_API, now, media, listing.link_of(body) or None, message_id)


def matching(entries: Iterable[HistoryEntry], terms: Iterable[str]) -> list[HistoryEntry]:
    """The entries whose text contains one of the terms, ignoring case."""
    wanted = [term.casefold() for term in terms]
    return [entry for entry in entries if any(one in entry.message.casefold() for one in wanted)]
