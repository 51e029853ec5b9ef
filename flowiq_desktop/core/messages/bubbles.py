"""Bubbles: a message as the phone will show it, in words and parts, before anything is drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text.whatsapp_markup import Span, parse

SHOWN = 4096
"""Characters of a text; WhatsApp takes no more, and drawing a whole cell (32,767) takes seconds."""
MOST_PARTS = 100
"""Cards, buttons, sections or rows drawn; WhatsApp takes a tenth as many, except for cards."""
_UNSEEN = frozenset({"phone_number", "whatsappNumber", "message_type", "context_message_id"})


@dataclass(frozen=True, slots=True)
class BubbleMedia:
    """The file of a bubble.

    Attributes:
        url: its link as written.
        kind: image, video, audio or document.
        filename: what the phone calls a document; from the link when the message names none.
        named: whether the message names it, so that exactly this name is sent.
    """

    url: str
    kind: MediaKind
    filename: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A location; coordinates in degrees, None while they are missing."""

    latitude: float | None
    longitude: float | None
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """A contact card.

    Attributes:
        name: may be blank.
        phones: number and kind ("CELL"); either may be blank.
        on_whatsapp: whether it says by what WhatsApp knows one of them: then it has a button to
            write to the person, and else one to invite them.
    """

    name: str
    phones: tuple[tuple[str, str], ...]
    on_whatsapp: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One choice of a list."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class ListSection:
    """Choices of a list under one heading, which may be blank."""

    title: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class BubbleContent:
    """Everything that one bubble shows; parts that a message does not have are empty.

    Attributes:
        kind: what draws it: the message type's `bubble`.
        text: the text, or the body of buttons and lists.
        caption: the text under a picture, video or document.
        media: the file, also the one above buttons.
        location: the place.
        cards: contact cards.
        header: the line above buttons and lists; phones show its marks as they stand.
        footer: the small line below them.
        buttons: texts of the buttons.
        links: positions of those buttons that open a link, from 0; the others answer.
        list_button: text of the button that opens the list; "" when there is no list.
        sections: the list.
        reaction: the emoji.
        reaction_to: id of the message that is reacted to.
        reply_to: id of the message that is answered.
    """

    kind: str = ""
    text: tuple[Span, ...] = ()
    caption: tuple[Span, ...] = ()
    media: BubbleMedia | None = None
    location: Place | None = None
    cards: tuple[Card, ...] = ()
    header: str = ""
    footer: tuple[Span, ...] = ()
    buttons: tuple[str, ...] = ()
    links: frozenset[int] = frozenset()
    list_button: str = ""
    sections: tuple[ListSection, ...] = ()
    reaction: str = ""
    reaction_to: str = ""
    reply_to: str = ""


def all_its_words(body: Mapping[str, object]) -> BubbleContent:
    """Every text of a message, for types of which nobody has said what the phone shows."""
    words = [text for name, part in body.items() if name not in _UNSEEN for text in _texts(part)]
    return BubbleContent(text=parse(cut("\n".join(words))))


def media_in(kind: str, link: str, filename: str) -> BubbleMedia | None:
    """The file behind a link; None without one, or for a kind that no message carries."""
    if not link.strip() or kind not in set(MediaKind):
        return None
    path = link.partition("?")[0].partition("#")[0]
    from_link = unquote(path.rpartition("/")[2]) if path.count("/") > 2 else ""  # noqa: PLR2004 - https://host/
    return BubbleMedia(link, MediaKind(kind), filename or from_link, bool(filename))


def text_in(parts: Mapping[str, object], name: str) -> str:
    """A text among the parts of a body, or "" when it is missing or none."""
    value = parts.get(name, "")
    return cut(value) if isinstance(value, str) else ""


def object_in(parts: Mapping[str, object], name: str) -> Mapping[str, object]:
    """An object among the parts of a body, or an empty one."""
    value = parts.get(name)
    return value if isinstance(value, Mapping) else {}


def objects_in(parts: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    """The objects of a list among the parts of a body."""
    value = parts.get(name)
    if not isinstance(value, list):
        return []
    return [item for item in value[:MOST_PARTS] if isinstance(item, Mapping)]


def number_in(parts: Mapping[str, object], name: str) -> float | None:
    """A number among the parts of a body, or None."""
    value = parts.get(name)
    return float(value) if isinstance(value, int | float) else None


def cut(text: str) -> str:
    """No more of a text than is drawn."""
    return shortened(text, SHOWN)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for inner in part.values():
            yield from _texts(inner)
    elif isinstance(part, list):
        for inner in part[:MOST_PARTS]:
            yield from _texts(inner)
