"""What FlowIQ takes of each kind of media, and the words for what it does not.

Source of the sizes: Meta's Cloud API reference, "Media".
"""

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.media.file_types import FILE_TYPES
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.numbers import decimal

MEGABYTE = 1024 * 1024

SIZE_LIMITS = {
    MediaKind.IMAGE: 5 * MEGABYTE,
    MediaKind.VIDEO: 16 * MEGABYTE,
    MediaKind.AUDIO: 16 * MEGABYTE,
    MediaKind.DOCUMENT: 100 * MEGABYTE,
}

_WANTED = {
    MediaKind.IMAGE: mark("JPEG or PNG pictures"),
    MediaKind.VIDEO: mark("MP4 videos"),
    MediaKind.AUDIO: mark("MP3, AAC or OGG recordings"),
    MediaKind.DOCUMENT: mark("PDF, DOC, DOCX, XLS, XLSX, PPT or PPTX files"),
}

_KIND = {
    MediaKind.IMAGE: mark("an image"),
    MediaKind.VIDEO: mark("a video"),
    MediaKind.AUDIO: mark("a recording"),
    MediaKind.DOCUMENT: mark("a document"),
}


def type_name(content_type: str) -> str:
    """A content type in the person's words, with its article."""
    known = FILE_TYPES.get(content_type)
    return say(known.name if known else mark("a file of an unknown kind"))


def type_warning(kind: MediaKind, content_type: str) -> str:
    """One sentence when FlowIQ does not take such a file for this kind of message, or ""."""
    known = FILE_TYPES.get(content_type)
    if known is not None and known.taken_as is kind:
        return ""
    name = type_name(content_type)
    return say(
        "This is {name}; as {kind}, FlowIQ takes only {wanted}.",
        name=name,
        kind=_KIND[kind],
        wanted=_WANTED[kind],
    )


def size_warning(kind: MediaKind, size: int) -> str:
    """One sentence when a file of `size` bytes is too big for this kind of message, or ""."""
    limit = SIZE_LIMITS[kind]
    if size <= limit:
        return ""
    megabytes = limit // MEGABYTE
    return say(
        "The file is {size}; WhatsApp takes at most {megabytes} MB for {kind}.",
        size=in_words(size),
        megabytes=megabytes,
        kind=_KIND[kind],
    )


def growing_warning(kind: MediaKind, seen: int) -> str:
    """The same for a file of which nobody says the size, after `seen` bytes of it."""
    limit = SIZE_LIMITS[kind]
    if seen <= limit:
        return ""
    return say(
        "The file is larger than {limit}, which is the most that WhatsApp takes for {kind}.",
        limit=in_words(limit),
        kind=_KIND[kind],
    )


def unknown_warning(kind: MediaKind, seen: int) -> str:
    """One sentence on a file of which nobody says the size, after `seen` bytes that may be sent."""
    return say(
        "The website does not say how large the file is; {seen} of it were read, and there is more."
        " WhatsApp takes at most {megabytes} MB for {kind}: look at its size where the file is"
        " kept, and make it smaller if it has more.",
        seen=in_words(seen),
        megabytes=SIZE_LIMITS[kind] // MEGABYTE,
        kind=_KIND[kind],
    )


def in_words(size: int) -> str:
    """A number of bytes as file managers show it: "87 KB", "5.2 MB"."""
    if size < MEGABYTE:
        return say("{size} KB", size=max(1, round(size / 1024)))
    return say("{size} MB", size=decimal(size / MEGABYTE))
