"""Inspector: turns a downloaded file into what the preview says about it."""

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.core.media.limits import in_words, size_warning, type_name, type_warning
from flowiq_desktop.core.media.rules import audio_warnings, picture_warnings, video_warnings
from flowiq_desktop.media.decoded import Decoded
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.media.fetch import READ_LIMIT, FetchedFile
from flowiq_desktop.media.sniff import content_type_of
from flowiq_desktop.texts import mark, say

_FAMILIES = {
    MediaKind.IMAGE: ("image/",),
    MediaKind.VIDEO: ("video/", "audio/mp4"),
    MediaKind.AUDIO: ("audio/", "video/mp4", "video/3gpp", "video/webm"),
    MediaKind.DOCUMENT: ("",),
}
_WANTED = {
    MediaKind.IMAGE: mark("an image"),
    MediaKind.VIDEO: mark("a video"),
    MediaKind.AUDIO: mark("a recording"),
}


def inspect(
    kind: MediaKind, file: FetchedFile, decoder: Decoder, *, thumbnail: bool = True
) -> MediaFacts:
    """The facts of a file.

    Args:
        kind: the kind of message that it is for.
        file: what came from the link.
        decoder: reads it in a process of its own.
        thumbnail: whether it is going to be shown.

    Raises:
        MediaError: it is not such a file, or cannot be shown.
    """
    content_type = content_type_of(file.body)
    _refuse_other_kinds(kind, content_type, file)
    found = _decode(content_type, file, decoder, thumbnail=thumbnail)
    if content_type == "video/mp4" and found.audio_codecs and not found.video_codecs:
        content_type = "audio/mp4"
    return MediaFacts(
        kind,
        content_type,
        file.size,
        found.width,
        found.height,
        found.duration,
        found.pages,
        found.thumbnail_png or None,
        found.waveform,
        _warnings(kind, content_type, file, found, shown=thumbnail),
    )


def _refuse_other_kinds(kind: MediaKind, content_type: str, file: FetchedFile) -> None:
    if not file.body:
        raise MediaError(say("The file at this link is empty."), can_retry=True)
    if content_type == "text/html":
        raise MediaError(say("This link opens a web page, not a file."))
    if not content_type.startswith(_FAMILIES[kind]):
        raise MediaError(
            say(
                "This link opens {found}, not {wanted}.",
                found=type_name(content_type),
                wanted=_WANTED[kind],
            )
        )


def _decode(content_type: str, file: FetchedFile, decoder: Decoder, *, thumbnail: bool) -> Decoded:
    """What can be read; for an incomplete file that may be nothing, which is not its fault."""
    try:
        return decoder.decode(file.body, content_type, complete=file.complete, thumbnail=thumbnail)
    except MediaError:
        if file.complete:
            raise
        return Decoded()


def _warnings(
    kind: MediaKind, content_type: str, file: FetchedFile, found: Decoded, *, shown: bool
) -> tuple[str, ...]:
    told = [type_warning(kind, content_type), size_warning(kind, file.size)]
    if kind is MediaKind.IMAGE:
        told += picture_warnings(found.colours, found.bits)
    if kind is MediaKind.VIDEO and (found.video_codecs or found.audio_codecs):
        told += video_warnings(found.video_codecs, found.audio_codecs)
    if kind is MediaKind.AUDIO:
        told += audio_warnings(content_type, found.audio_codecs, found.channels)
    if shown and not file.complete and not found.thumbnail_png:
        limit = in_words(READ_LIMIT)
        told.append(say("The file is larger than {limit}: too large to preview.", limit=limit))
    return tuple(sentence for sentence in told if sentence)
