"""Image, video, audio and document: a file that FlowIQ fetches from a link."""

from collections.abc import Callable

from flowiq_desktop.core.messages.types.draft import Body, Draft, without_empty
from flowiq_desktop.core.messages.types.fields import Field, FieldKind
from flowiq_desktop.core.messages.types.links import check_link
from flowiq_desktop.core.messages.types.message_type import MessageType

ENDINGS: dict[str, tuple[str, ...]] = {
    "image": ("jpg", "jpeg", "png"),
    "video": ("mp4",),
    "audio": ("mp3", "aac", "ogg"),
    "document": ("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx"),
}
"""What FlowIQ documents per kind; Meta takes a few more, which FlowIQ may refuse."""

_EXAMPLES = {"image": "picture.png", "video": "clip.mp4", "audio": "voice.mp3"}

CAPTION = Field(
    "caption",
    "Caption",
    FieldKind.LONG_TEXT,
    "A text under the picture or file.",
    "See you on Friday!",
    limit=1024,  # Meta's limit for every captioned kind
)
FILENAME = Field(
    "filename",
    "File name",
    FieldKind.TEXT,
    "The name the person sees, with its ending; WhatsApp picks the icon by it.",
    "Invoice.pdf",
    limit=240,  # Meta's limit as Infobip's documentation states it
)


def media_url(kind: str) -> Field:
    """The link field of one kind of media."""
    return Field(
        "media_url",
        "Link to the file",
        FieldKind.URL,
        f"A link that starts with https:// and opens the {kind} itself, without a password.",
        f"https://practice.flowiq.invalid/media/{_EXAMPLES.get(kind, 'letter.pdf')}",
        required=True,
    )


def _link(draft: Draft, url: Field, kind: str) -> str:
    link = draft.line(url)
    if link:
        check_link(draft, url, link, kind, ENDINGS[kind])
    return link


def _captioned(kind: str, url: Field) -> Callable[[Draft], Body]:
    def build(draft: Draft) -> Body:
        return without_empty(media_url=_link(draft, url, kind), caption=draft.text(CAPTION))

    return build


def _build_audio(draft: Draft) -> Body:
    # Audio has no caption in WhatsApp; said because a person may have typed one for every type.
    if CAPTION.name in draft.values:
        draft.report("unused_caption", CAPTION)
    return without_empty(media_url=_link(draft, _AUDIO_URL, "audio"))


def _build_document(draft: Draft) -> Body:
    return _build_captioned_document(draft) | without_empty(filename=draft.line(FILENAME))


_IMAGE_URL, _VIDEO_URL, _AUDIO_URL, _DOCUMENT_URL = map(media_url, ENDINGS)
_build_captioned_document = _captioned("document", _DOCUMENT_URL)

IMAGE_TYPE = MessageType(
    "image",
    "Image",
    "A picture, with a caption if you like. JPEG or PNG, up to 5 MB.",
    (_IMAGE_URL, CAPTION),
    _captioned("image", _IMAGE_URL),
)
VIDEO_TYPE = MessageType(
    "video",
    "Video",
    "A video, with a caption if you like. MP4, up to 16 MB.",
    (_VIDEO_URL, CAPTION),
    _captioned("video", _VIDEO_URL),
)
AUDIO_TYPE = MessageType(
    "audio",
    "Audio",
    "A sound recording. MP3, AAC or OGG, up to 16 MB.",
    (_AUDIO_URL,),
    _build_audio,
    cannot_show=(CAPTION,),
)
DOCUMENT_TYPE = MessageType(
    "document",
    "Document",
    "A file to open or keep: PDF, Word, Excel or PowerPoint, up to 100 MB.",
    (_DOCUMENT_URL, FILENAME, CAPTION),
    _build_document,
)
