"""What the pictures show: every kind of bubble, from left to right and from right to left."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flowiq_desktop.core.media.facts import MediaFailure, MediaKind
from flowiq_desktop.core.messages.bubbles import (
    BubbleContent,
    BubbleMedia,
    Card,
    ListRow,
    ListSection,
    Place,
)
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.ui.preview.media_state import MediaState
from tests.ui.preview.gallery.words import Words, words_of
from tests.ui.preview.samples import LINK, facts, png


@dataclass(frozen=True)
class Scene:
    """One picture of a message, in two directions.

    Attributes:
        name: the picture's file is called by it.
        content: the message in given words.
        state: what is known about its file.
        opened: its list or cards are open over the chat.
        held: why it will not be sent.
        whole: a whole phone is drawn.
    """

    name: str
    content: Callable[[Words], BubbleContent]
    state: MediaState = None
    opened: bool = False
    held: str = ""
    whole: bool = False

    @property
    def has_emoji(self) -> bool:
        """Whether the emoji font is seen in it."""
        return bool(self.in_direction("ltr").reaction)

    def recipient(self, direction: str) -> str:
        """Who stands above the chat."""
        return words_of(direction).people[0]

    def in_direction(self, direction: str) -> BubbleContent:
        """The message from left to right ("ltr") or from right to left ("rtl")."""
        return self.content(words_of(direction))


def _file(kind: MediaKind, filename: str = "") -> BubbleMedia:
    return BubbleMedia(LINK, kind, filename, bool(filename))


def _document(words: Words) -> BubbleContent:
    return BubbleContent(
        "file", caption=parse(words.caption), media=_file(MediaKind.DOCUMENT, words.filename)
    )


def _place(words: Words) -> BubbleContent:
    return BubbleContent("map", location=Place(-33.92487, 18.42406, words.place, words.address))


def _cards(words: Words) -> BubbleContent:
    phones = (("+27 82 123 4567", "CELL"), ("+27 21 555 0199", "WORK"))
    return BubbleContent("cards", cards=tuple(Card(name, phones) for name in words.people))


def _one_card(words: Words) -> BubbleContent:
    return BubbleContent("cards", cards=(replace(_cards(words).cards[1], on_whatsapp=True),))


def _buttons(words: Words) -> BubbleContent:
    return BubbleContent(
        "choices",
        text=parse(words.body),
        header=words.header,
        footer=parse(words.footer),
        buttons=tuple(words.buttons),
    )


def _template(words: Words) -> BubbleContent:
    media = _file(MediaKind.DOCUMENT, words.filename)
    return replace(_buttons(words), header="", media=media)


def _list(words: Words) -> BubbleContent:
    rows = tuple(ListRow(title, told) for title, told in words.choices)
    sections = (ListSection(words.section, rows),)
    return replace(_buttons(words), buttons=(), list_button=words.list_button, sections=sections)


_PICTURE = facts(
    MediaKind.IMAGE, width=320, height=200, thumbnail_png=png((320, 200), (96, 140, 190))
)
_VIDEO = replace(_PICTURE, kind=MediaKind.VIDEO, duration=3_723.0)
_SOUND = facts(
    MediaKind.AUDIO,
    thumbnail_png=None,
    duration=3_723.0,
    waveform=bytes((step * 53) % 256 for step in range(40)),
)
_PDF = facts(
    MediaKind.DOCUMENT, size=1_503_239, pages=12, thumbnail_png=png((240, 340), (222, 226, 230))
)
_NO_PAGE = replace(_PDF, thumbnail_png=None)

SCENES = (
    Scene("text", lambda w: BubbleContent("words", text=parse(w.text))),
    Scene("mixed", lambda w: BubbleContent("words", text=parse(w.mixed))),
    Scene("reply", lambda w: BubbleContent("words", text=parse(w.short), reply_to="wamid.HBgLMj")),
    Scene(
        "image",
        lambda w: BubbleContent("picture", caption=parse(w.caption), media=_file(MediaKind.IMAGE)),
        _PICTURE,
    ),
    Scene("video", lambda _: BubbleContent("picture", media=_file(MediaKind.VIDEO)), _VIDEO),
    Scene("audio", lambda _: BubbleContent("recording", media=_file(MediaKind.AUDIO)), _SOUND),
    Scene("document", _document, _PDF),
    Scene(
        "failed",
        lambda _: BubbleContent("picture", media=_file(MediaKind.IMAGE)),
        MediaFailure("The website does not answer.", can_retry=True),
    ),
    Scene("location", _place),
    Scene("contacts", _cards),
    Scene("contact", _one_card),
    Scene("contacts-opened", _cards, opened=True, whole=True),
    Scene("buttons", _buttons),
    Scene("list", _list),
    Scene("list-opened", _list, opened=True, whole=True),
    Scene("reaction", lambda _: BubbleContent("emoji", reaction="🎉", reaction_to="wamid.HBgLMj")),
    Scene("unreaction", lambda _: BubbleContent("emoji", reaction_to="wamid.HBgLMj")),
    Scene("template", _template, _NO_PAGE),
    Scene("left-out", _buttons, held="Left out: will not be sent", whole=True),
    Scene(
        "to-fix",
        lambda w: BubbleContent("words", text=parse(w.caption)),
        held="Will not be sent: 2 things to fix",
        whole=True,
    ),
    Scene(
        "reaction-to-fix",
        lambda _: BubbleContent("emoji", reaction="🎉", reaction_to="wamid.HBgLMj"),
        held="Will not be sent: 1 thing to fix",
    ),
)
