"""Bubbles: a message as the phone will show it, in words and parts, before anything is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.text.whatsapp_markup import Span, parse

DEFAULT_REACTION = "👍"
"""What FlowIQ sends when a reaction names no emoji."""
SHOWN = 4096
"""Characters of a text; WhatsApp takes no more, and drawing a whole cell (32,767) takes seconds."""
MOST_PARTS = 100
"""Cards, buttons, sections or rows drawn; WhatsApp takes a tenth as many, except for cards."""


@dataclass(frozen=True, slots=True)
class BubbleMedia:
    """The file of a bubble.

    Attributes:
        url: its link as written.
        kind: image, video, audio or document.
        filename: what the phone calls a document; from the link when the message names none.
    """

    url: str
    kind: MediaKind
    filename: str


@dataclass(frozen=True, slots=True)
class Place:
    """A location; coordinates in degrees, None while they are missing."""

    latitude: float | None
    longitude: float | None
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """A contact card; each phone is its number and kind ("CELL"), either may be blank."""

    name: str
    phones: tuple[tuple[str, str], ...]


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
        kind: the message type.
        text: the text, or the body of buttons and lists.
        caption: the text under a picture, video or document.
        media: the file, also the one above buttons.
        location: the place.
        cards: contact cards.
        header: the line above buttons and lists.
        footer: the small line below them.
        buttons: texts of the reply buttons.
        list_button: text of the button that opens the list; "" when there is no list.
        sections: the list.
        reaction: the emoji.
        reaction_to: id of the message that is reacted to.
        reply_to: id of the message that is answered.
    """

    kind: str
    text: tuple[Span, ...] = ()
    caption: tuple[Span, ...] = ()
    media: BubbleMedia | None = None
    location: Place | None = None
    cards: tuple[Card, ...] = ()
    header: str = ""
    footer: str = ""
    buttons: tuple[str, ...] = ()
    list_button: str = ""
    sections: tuple[ListSection, ...] = ()
    reaction: str = ""
    reaction_to: str = ""
    reply_to: str = ""


def bubble_content(body: Mapping[str, object]) -> BubbleContent | None:
    """What the phone shows for a message; None when its type is not known.

    Args:
        body: a request body of `flowiq-openapi.yaml`; parts may be missing or of another
            type while the row has problems.
    """
    kind = _text(body, "message_type")
    reply_to = _text(body, "context_message_id")
    if kind == "text":
        return BubbleContent(kind, text=parse(_text(body, "text")), reply_to=reply_to)
    if kind in set(MediaKind):
        caption = () if kind == MediaKind.AUDIO else parse(_text(body, "caption"))
        media = _media(MediaKind(kind), _text(body, "media_url"), _text(body, "filename"))
        return BubbleContent(kind, media=media, caption=caption, reply_to=reply_to)
    if kind == "location":
        return BubbleContent(kind, location=_place(_object(body, kind)), reply_to=reply_to)
    if kind == "contacts":
        cards = tuple(_card(card) for card in _objects(body, kind))
        return BubbleContent(kind, cards=cards, reply_to=reply_to)
    if kind == "interactive":
        return _interactive(_object(body, kind), reply_to)
    if kind == "reaction":
        reaction = _object(body, kind)
        emoji = _text(reaction, "emoji") if "emoji" in reaction else DEFAULT_REACTION
        return BubbleContent(kind, reaction=emoji, reaction_to=_text(reaction, "message_id"))
    return None


def _interactive(parts: Mapping[str, object], reply_to: str) -> BubbleContent:
    top = _object(parts, "header_media")
    kind = _text(top, "type")
    media = None
    if kind in set(MediaKind):
        media = _media(MediaKind(kind), _text(top, "url"), _text(top, "filename"))
    return BubbleContent(
        "interactive",
        text=parse(_text(parts, "body")),
        media=media,
        header=_text(parts, "header"),
        footer=_text(parts, "footer"),
        buttons=tuple(_text(button, "title") for button in _objects(parts, "buttons")),
        list_button=_text(parts, "button"),
        sections=tuple(_section(section) for section in _objects(parts, "sections")),
        reply_to=reply_to,
    )


def _section(section: Mapping[str, object]) -> ListSection:
    rows = tuple(
        ListRow(_text(row, "title"), _text(row, "description")) for row in _objects(section, "rows")
    )
    return ListSection(_text(section, "title"), rows)


def _media(kind: MediaKind, url: str, filename: str) -> BubbleMedia | None:
    if not url.strip():
        return None
    path = url.partition("?")[0].partition("#")[0]
    from_link = unquote(path.rpartition("/")[2]) if path.count("/") > 2 else ""  # noqa: PLR2004 - https://host/
    return BubbleMedia(url, kind, filename or from_link)


def _place(place: Mapping[str, object]) -> Place:
    return Place(
        _degrees(place, "latitude"),
        _degrees(place, "longitude"),
        _text(place, "name"),
        _text(place, "address"),
    )


def _card(card: Mapping[str, object]) -> Card:
    phones = tuple(
        (_text(phone, "phone"), _text(phone, "type")) for phone in _objects(card, "phones")
    )
    return Card(_text(_object(card, "name"), "formatted_name"), phones)


def _text(parts: Mapping[str, object], name: str) -> str:
    value = parts.get(name, "")
    if not isinstance(value, str):
        return ""
    return value if len(value) <= SHOWN else value[:SHOWN] + "…"


def _object(parts: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = parts.get(name)
    return value if isinstance(value, Mapping) else {}


def _objects(parts: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    value = parts.get(name)
    if not isinstance(value, list):
        return []
    return [item for item in value[:MOST_PARTS] if isinstance(item, Mapping)]


def _degrees(parts: Mapping[str, object], name: str) -> float | None:
    value = parts.get(name)
    return float(value) if isinstance(value, int | float) else None
