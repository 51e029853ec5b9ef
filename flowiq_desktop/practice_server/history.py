"""The conversations: what was sent to a number and what came from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.messages.types.listing import Form
from flowiq_desktop.practice_server.contacts import iso_time

_FROM_API = "bot-whatsapp"
DELIVERED_AFTER, READ_AFTER = 2.0, 30.0
"""Seconds after which the pretend phone has a message, and somebody has read it."""


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
        status: what became of it; "" for one that grows older: sent, then delivered, then read.
    """

    message: str | None
    sender_type: str
    at: float
    media_type: str | None = None
    media_url: str | None = None
    message_id: str = ""
    status: str = ""

    def as_listed(self, now: float, *, with_id: bool, hours: int = 0) -> dict[str, Any]:
        """The entry in FlowIQ's shape.

        Args:
            now: Unix seconds, by which a message has been delivered or read.
            with_id: name its id.
            hours: the offset that its time is written with.
        """
        listed: dict[str, Any] = {
            "message": self.message,
            "sender_type": self.sender_type,
            "created_at": iso_time(self.at, hours),
            "message_status": self.status_at(now),
            "media_type": self.media_type,
            "media_url": self.media_url,
            "assignee": None,
            "voice_note_transcription": None,
            "reactions": [],
        }
        return {"id": self.message_id, **listed} if with_id else listed

    def status_at(self, now: float) -> str:
        """What has become of it."""
        age = now - self.at
        if self.status == "failed" and age < DELIVERED_AFTER:
            return "sent"
        return self.status or (
            "read" if age >= READ_AFTER else "delivered" if age >= DELIVERED_AFTER else "sent"
        )


Before = Callable[[str, float], list[HistoryEntry]]


def nothing_before(_number: str, _now: float) -> list[HistoryEntry]:
    """Nobody has written yet."""
    return []


class History:
    """Every number's messages in the order they came; not thread-safe by itself.

    Args:
        lag: seconds until an entry is listed.
        before: what was said to and by a number before anybody asked, at the time of asking.
    """

    def __init__(self, lag: float, before: Before = nothing_before) -> None:
        self._lag = lag
        self._before = before
        self._entries: dict[str, list[HistoryEntry]] = {}

    def add(self, number: str, entry: HistoryEntry) -> None:
        """Append a message to the conversation with a number (digits only)."""
        self._all(number, entry.at).append(entry)

    def of(self, number: str, now: float) -> list[HistoryEntry]:
        """The messages with a number that are listed at `now`, oldest first."""
        listed = (entry for entry in self._all(number, now) if entry.at + self._lag <= now)
        return sorted(listed, key=lambda entry: entry.at)

    def _all(self, number: str, now: float) -> list[HistoryEntry]:
        if number not in self._entries:
            self._entries[number] = self._before(number, now)
        return self._entries[number]


def sent_entry(
    body: Mapping[str, Any],
    message_id: str,
    now: float,
    registry: Registry = REGISTRY,
    status: str = "",
    wording: str = "",
) -> HistoryEntry:
    """How a message that the API accepted is listed.

    What FlowIQ writes for the structured types is not documented beyond "JSON text"; here it is
    the part of the request that says what the person sees.
    """
    entry = registry.type_of(body)
    if entry is None or entry.listing.form is Form.WORDING:
        words = wording or registry.group_of(body)
        return HistoryEntry(words, _FROM_API, now, None, None, message_id, status)
    listing = entry.listing
    text, media = listing.text_of(entry.name, body), listing.media_type or None
    return HistoryEntry(
        text, _FROM_API, now, media, listing.link_of(body) or None, message_id, status
    )


def matching(entries: Iterable[HistoryEntry], terms: Iterable[str]) -> list[HistoryEntry]:
    """The entries whose text contains one of the terms, ignoring case."""
    wanted = [term.casefold() for term in terms]
    return [
        entry for entry in entries if any(one in (entry.message or "").casefold() for one in wanted)
    ]
