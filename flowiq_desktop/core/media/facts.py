"""Media facts: what is known of a file behind a link, or why nothing is."""

from dataclasses import dataclass
from enum import StrEnum


class MediaKind(StrEnum):
    """The message types that carry a file."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """A file as the preview shows it.

    Attributes:
        kind: the kind of message that it is for.
        content_type: what the file is by its content, such as "image/jpeg".
        size: bytes, or 0 when the website did not say.
        width: pixels, or 0 when it has none or they are unknown.
        height: pixels, likewise.
        duration: seconds, or None.
        pages: pages of a document, or None.
        thumbnail_png: a small picture of it, at most `THUMBNAIL_SIDE` pixels on a side.
        waveform: loudness over its length, one byte per bar; empty when unknown.
        warnings: plain sentences on why WhatsApp may refuse it or the preview is incomplete.
    """

    kind: MediaKind
    content_type: str
    size: int = 0
    width: int = 0
    height: int = 0
    duration: float | None = None
    pages: int | None = None
    thumbnail_png: bytes | None = None
    waveform: bytes = b""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MediaFailure:
    """Why there is no preview.

    Attributes:
        sentence: one plain sentence for the person.
        can_retry: whether another try may succeed.
        is_offline: whether this computer is not on the internet, which says nothing of the file.
    """

    sentence: str
    can_retry: bool = False
    is_offline: bool = False


THUMBNAIL_SIDE = 640
"""Longest side of a thumbnail in pixels: a bubble's width on a screen at 200 %, and a bit more."""
