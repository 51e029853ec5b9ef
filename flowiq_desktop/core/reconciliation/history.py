"""History: what a conversation lists, and whether an entry is a given message of ours.

FlowIQ documents text and captions as they were sent, and "JSON text" for structured messages
without its form; files come back under links of FlowIQ's own. What cannot be compared with
certainty is SIMILAR, never SAME. Two different messages may both be the SAME as one entry, such as
two files with one caption: which of them it is, is for `core.reconciliation.evidence` to judge.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from urllib.parse import urlsplit

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.messages.types.listing import AS_JSON, Form, Listing

_UNSEEN = frozenset({"id", "type", "header_media"})
"""Parts of a structured message that nobody reads on the phone, or that FlowIQ renames."""
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
_ARRIVED = frozenset({"delivered", "read"})
_DEGREES = re.compile(r"-?\d{1,3}\.\d+")


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One message of a conversation.

    Attributes:
        text: its text or caption, or JSON text for structured messages.
        at: when, by FlowIQ's clock.
        outbound: it went to the person, from the API, a bot or a colleague.
        status: "sent", "delivered", "read" or "failed".
        media_type: FlowIQ's word for the kind of file or structured message, or "".
        media_url: the file's link, or "".
        id: its id where FlowIQ lists one, or "".
        inbound: the person wrote it, in WhatsApp. What is neither came from the system or from a
            chat on a web page, which is another channel.
    """

    text: str
    at: datetime
    outbound: bool
    status: str = "sent"
    media_type: str = ""
    media_url: str = ""
    id: str = ""
    inbound: bool = False

    @property
    def arrived(self) -> bool:
        """Whether WhatsApp says that it is on the phone."""
        return self.status in _ARRIVED


@dataclass(frozen=True, slots=True)
class History:
    """A conversation as far as it was read.

    Attributes:
        entries: in any order.
        whole: it was read back to its beginning.
        read_at: when, by this computer's clock.
        offset: this computer's clock minus FlowIQ's, or None when FlowIQ did not say its time.
    """

    entries: Sequence[HistoryEntry]
    whole: bool
    read_at: datetime
    offset: timedelta | None = None

    def reaches_back_to(self, moment: datetime) -> bool:
        """Whether a message of that moment (FlowIQ's clock) would be among the entries.

        A list that begins later may have been cut by FlowIQ; only an empty one that was read to
        its end shows that there was nothing at all.
        """
        if not self.entries:
            return self.whole
        return min(entry.at for entry in self.entries) < moment


@dataclass(frozen=True, slots=True)
class Content:
    """What one of our messages shows.

    Attributes:
        listing: how FlowIQ lists messages of its type.
        text: of a text message, or the caption; normalised.
        file: the link of the file, or "".
        pieces: every text and number that a structured message shows; normalised.
    """

    listing: Listing = AS_JSON
    text: str = ""
    file: str = ""
    pieces: frozenset[str] = frozenset()


class Likeness(Enum):
    """How an entry compares with a message of ours."""

    SAME = "same"
    SIMILAR = "similar"
    OTHER = "other"


def content_of(
    body: Mapping[str, object], registry: Registry = REGISTRY, wording: str = ""
) -> Content:
    """What a frozen request body shows in the history.

    Args:
        body: of the request.
        registry: the message types.
        wording: what the person reads, where the body does not say it.
    """
    entry = registry.type_of(body)
    listing = entry.listing if entry else AS_JSON
    if listing.form is Form.WORDING:
        return Content(listing, normal(wording))
    name = str(body.get(registry.type_field.name, ""))
    if listing.form is Form.STRUCTURED:
        return Content(listing, pieces=frozenset(_pieces(body.get(name))))
    return Content(listing, normal(listing.text_of(name, body)), listing.link_of(body))


def likeness(entry: HistoryEntry, content: Content) -> Likeness:
    """Whether the entry is this message, might be, or is another one."""
    if not entry.outbound:
        return Likeness.OTHER
    match content.listing.form:
        case Form.WORDS:
            same = not entry.media_type and normal(entry.text) == content.text
            return Likeness.SAME if same else Likeness.OTHER
        case Form.FILE:
            return _file_likeness(entry, content)
        case Form.STRUCTURED:
            return _structured_likeness(entry, content)
        case Form.WORDING:
            # How FlowIQ lists it is not documented, and its text may have been saved wrongly: what
            # is not the same words may be it all the same.
            same = bool(content.text) and normal(entry.text) == content.text
            return Likeness.SAME if same else Likeness.SIMILAR


def normal(text: str) -> str:
    """A text without what may change on the way: composed letters, line ends, outer blanks."""
    lines = unicodedata.normalize("NFC", text).translate(_SPACES).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def _file_likeness(entry: HistoryEntry, content: Content) -> Likeness:
    """FlowIQ keeps a copy of the file under a link of its own, so the caption must tell."""
    if entry.media_type != content.listing.media_type:
        return Likeness.OTHER
    text = normal(entry.text)
    if content.text:
        return Likeness.SAME if text == content.text else Likeness.OTHER
    if not text and _same_file(entry.media_url, content.file):
        return Likeness.SAME
    return Likeness.SIMILAR


def _same_file(listed: str, ours: str) -> bool:
    if listed == ours:
        return bool(ours)
    try:
        names = [urlsplit(link).path.rpartition("/")[2] for link in (listed, ours)]
    except ValueError:
        return False
    return names[0] == names[1] != ""


def _structured_likeness(entry: HistoryEntry, content: Content) -> Likeness:
    try:
        listed = json.loads(entry.text)
    except (ValueError, RecursionError):
        return Likeness.SIMILAR if _is_structured(entry) else Likeness.OTHER
    if not isinstance(listed, dict | list):
        return Likeness.OTHER
    if content.pieces and content.pieces <= frozenset(_pieces(listed)):
        return Likeness.SAME
    return Likeness.SIMILAR


def _is_structured(entry: HistoryEntry) -> bool:
    """Whether FlowIQ calls it something that is neither a text nor a kind of file."""
    return bool(entry.media_type) and entry.media_type not in set(MediaKind)


def _pieces(value: object) -> Iterator[str]:
    """Every text and number in a JSON value, apart from what nobody reads on the phone."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in _UNSEEN:
                yield from _pieces(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _pieces(inner)
    elif isinstance(value, float) or (isinstance(value, str) and _DEGREES.fullmatch(value)):
        yield f"{float(value):.6f}"
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield normal(str(value))
