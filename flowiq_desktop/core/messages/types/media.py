"""Image, video, audio and document: a file that FlowIQ fetches from a link."""

from collections.abc import Callable, Mapping

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.media.file_types import endings_taken
from flowiq_desktop.core.messages.bubbles import BubbleContent, media_in, text_in
from flowiq_desktop.core.messages.types import plain
from flowiq_desktop.core.messages.types.draft import Body, Draft, without_empty
from flowiq_desktop.core.messages.types.fields import Cells, Column, Field, FieldKind
from flowiq_desktop.core.messages.types.links import check_link
from flowiq_desktop.core.messages.types.listing import Form, Listing
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.signs import Signs
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.core.vocabulary.word_parts import single_words
from flowiq_desktop.texts import mark

ENDINGS: dict[MediaKind, tuple[str, ...]] = {kind: endings_taken(kind) for kind in MediaKind}
"""What FlowIQ documents per kind; Meta takes a few more, which FlowIQ may refuse."""

_EXAMPLES = {
    MediaKind.IMAGE: "picture.png",
    MediaKind.VIDEO: "clip.mp4",
    MediaKind.AUDIO: "voice.mp3",
    MediaKind.DOCUMENT: "letter.pdf",
}

CAPTION = Field(
    "caption",
    mark("Caption"),
    FieldKind.LONG_TEXT,
    mark("A text under the picture or file."),
    "See you on Friday!",
    formatted=True,
    limit=1024,  # Meta's limit for every captioned kind
    column=Column(
        (*("image text", "image caption", "picture text", "photo caption", "video caption"),),
        telling=True,
        wording=True,
    ),
)
FILENAME = Field(
    "filename",
    mark("File name"),
    FieldKind.TEXT,
    mark("The name the person sees, with its ending; WhatsApp picks the icon by it."),
    "Invoice.pdf",
    limit=240,  # Meta's limit as Infobip's documentation states it
    column=Column(
        (*("file name", "name of file", "document name", "attachment name", "pdf name"),),
        telling=True,
    ),
)


MEDIA_URL = "media_url"
_LINK_COLUMN = Column(
    (
        *("media link", "media", "file url", "file link", "attachment url", "attachment link"),
        *("attachment", "document url", "document link", "pdf url", "pdf link", "pdf", "image url"),
        *("image link", "image", "picture url", "picture link", "picture", "photo url"),
        *("photo link", "photo", "video url", "video link", "video", "audio url", "audio link"),
        *("audio", "voice note", "download link", "invoice link", "statement link", "link", "url"),
    ),
    cells=Cells.LINKS,
)


_LINK_HELP = {
    MediaKind.IMAGE: mark(
        "A link that starts with https:// and opens the image itself, without a password."
    ),
    MediaKind.VIDEO: mark(
        "A link that starts with https:// and opens the video itself, without a password."
    ),
    MediaKind.AUDIO: mark(
        "A link that starts with https:// and opens the audio itself, without a password."
    ),
    MediaKind.DOCUMENT: mark(
        "A link that starts with https:// and opens the document itself, without a password."
    ),
}


def media_url(kind: MediaKind) -> Field:
    """The link field of one kind of media."""
    return Field(
        MEDIA_URL,
        mark("Link to the file"),
        FieldKind.URL,
        _LINK_HELP[kind],
        f"https://practice.flowiq.invalid/media/{_EXAMPLES[kind]}",
        required=True,
        column=_LINK_COLUMN,
    )


def _link(draft: Draft, url: Field, kind: MediaKind) -> str:
    link = draft.line(url)
    if link:
        check_link(draft, url, link, kind, ENDINGS[kind])
    return link


def _captioned(kind: MediaKind, url: Field) -> Callable[[Draft], Body]:
    def build(draft: Draft) -> Body:
        return without_empty(media_url=_link(draft, url, kind), caption=draft.text(CAPTION))

    return build


def _build_audio(draft: Draft) -> Body:
    # Audio has no caption in WhatsApp; said because a person may have typed one for every type.
    if CAPTION.name in draft.values:
        draft.report("unused_caption", CAPTION)
    return without_empty(media_url=_link(draft, _AUDIO_URL, MediaKind.AUDIO))


def _build_document(draft: Draft) -> Body:
    return _build_captioned_document(draft) | without_empty(filename=draft.line(FILENAME))


_IMAGE_URL, _VIDEO_URL, _AUDIO_URL, _DOCUMENT_URL = map(media_url, ENDINGS)
_build_captioned_document = _captioned(MediaKind.DOCUMENT, _DOCUMENT_URL)


def _show(kind: MediaKind) -> Callable[[Mapping[str, object]], BubbleContent]:
    def show(body: Mapping[str, object]) -> BubbleContent:
        words = "" if kind is MediaKind.AUDIO else text_in(body, CAPTION.name)
        file = media_in(kind, text_in(body, MEDIA_URL), text_in(body, FILENAME.name))
        return BubbleContent(media=file, caption=parse(words))

    return show


def _plain(url: Field, kind: MediaKind, *texts: Field) -> tuple[plain.Plain, ...]:
    return (plain.link(url, kind, ENDINGS[kind]), *map(plain.words, texts))


def _listing(kind: MediaKind) -> Listing:
    return Listing(Form.FILE, words=CAPTION.name, link=MEDIA_URL, media_type=kind.value)


IMAGE_TYPE = MessageType(
    MediaKind.IMAGE.value,
    mark("Image"),
    mark("A picture, with a caption if you like. JPEG or PNG, up to 5 MB."),
    (_IMAGE_URL, CAPTION),
    _captioned(MediaKind.IMAGE, _IMAGE_URL),
    icon="image",
    bubble="picture",
    show=_show(MediaKind.IMAGE),
    listing=_listing(MediaKind.IMAGE),
    plain=_plain(_IMAGE_URL, MediaKind.IMAGE, CAPTION),
    called=("picture", "photo", "photograph", "img"),
    signs=Signs(
        endings=ENDINGS[MediaKind.IMAGE],
        refused_endings=("gif", "webp", "heic"),
        link_words=single_words("pictures"),
    ),
)
VIDEO_TYPE = MessageType(
    MediaKind.VIDEO.value,
    mark("Video"),
    mark("A video, with a caption if you like. MP4, up to 16 MB."),
    (_VIDEO_URL, CAPTION),
    _captioned(MediaKind.VIDEO, _VIDEO_URL),
    icon="video",
    bubble="picture",
    show=_show(MediaKind.VIDEO),
    listing=_listing(MediaKind.VIDEO),
    plain=_plain(_VIDEO_URL, MediaKind.VIDEO, CAPTION),
    called=("clip", "movie"),
    signs=Signs(
        endings=ENDINGS[MediaKind.VIDEO],
        refused_endings=("mov", "3gp", "avi"),
        link_words=single_words("videos"),
    ),
)
AUDIO_TYPE = MessageType(
    MediaKind.AUDIO.value,
    mark("Audio"),
    mark("A sound recording. MP3, AAC or OGG, up to 16 MB."),
    (_AUDIO_URL,),
    _build_audio,
    cannot_show=(CAPTION,),
    icon="audio",
    bubble="recording",
    show=_show(MediaKind.AUDIO),
    listing=_listing(MediaKind.AUDIO),
    plain=_plain(_AUDIO_URL, MediaKind.AUDIO),
    called=("voice", "voice note", "sound"),
    signs=Signs(
        endings=ENDINGS[MediaKind.AUDIO],
        refused_endings=("m4a", "wav", "amr", "opus"),
        link_words=single_words("recordings"),
    ),
)
DOCUMENT_TYPE = MessageType(
    MediaKind.DOCUMENT.value,
    mark("Document"),
    mark("A file to open or keep: PDF, Word, Excel or PowerPoint, up to 100 MB."),
    (_DOCUMENT_URL, FILENAME, CAPTION),
    _build_document,
    icon="document",
    bubble="file",
    show=_show(MediaKind.DOCUMENT),
    listing=_listing(MediaKind.DOCUMENT),
    plain=_plain(_DOCUMENT_URL, MediaKind.DOCUMENT, CAPTION, FILENAME),
    called=("file", "pdf", "doc"),
    signs=Signs(endings=ENDINGS[MediaKind.DOCUMENT], any_link=True),
)
