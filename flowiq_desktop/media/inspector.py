"""Inspector: turns a downloaded file into what the preview says about it."""

from dataclasses import replace

from flowiq_desktop.core.media.agreement import source_warnings
from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.core.media.file_types import LOCKED_OFFICE, by_name
from flowiq_desktop.core.media.limits import (
    growing_warning,
    in_words,
    size_warning,
    type_name,
    type_warning,
    unknown_warning,
)
from flowiq_desktop.core.media.rules import audio_warnings, picture_warnings, video_warnings
from flowiq_desktop.media.decoded import Decoded
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.media.fetch import READ_LIMIT, FetchedFile
from flowiq_desktop.media.sniff import PDF_BLANKS, content_type_of
from flowiq_desktop.media.structure.damage import is_cut_short
from flowiq_desktop.media.structure.films import film_of
from flowiq_desktop.media.structure.locks import is_locked
from flowiq_desktop.texts import mark, say

_FAMILIES = {
    MediaKind.IMAGE: ("image/",),
    MediaKind.VIDEO: ("video/", "audio/mp4"),
    MediaKind.AUDIO: ("audio/", "video/mp4", "video/3gpp", "video/webm", "video/x-ms-wmv"),
    MediaKind.DOCUMENT: ("",),
}
_WANTED = {
    MediaKind.IMAGE: mark("an image"),
    MediaKind.VIDEO: mark("a video"),
    MediaKind.AUDIO: mark("a recording"),
}
_ANSWERS = frozenset({"application/json", "application/xml"})


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
    content_type = by_name(content_type_of(file.ends), file.name, complete=file.complete)
    _refuse_other_kinds(kind, content_type, file)
    _refuse_damaged(content_type, file)
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
    if content_type in _ANSWERS:
        raise MediaError(
            say("This link opens an answer for programs, such as an error, not the file.")
        )
    if not content_type.startswith(_FAMILIES[kind]):
        raise MediaError(
            say(
                "This link opens {found}, not {wanted}.",
                found=type_name(content_type),
                wanted=_WANTED[kind],
            )
        )


def _refuse_damaged(content_type: str, file: FetchedFile) -> None:
    if content_type == LOCKED_OFFICE:
        raise MediaError(say("This Office file needs a password to be opened."))
    if is_cut_short(content_type, file.ends):
        raise MediaError(
            say("The file is damaged: its end is missing. Save it anew and upload it again.")
        )


def _decode(content_type: str, file: FetchedFile, decoder: Decoder, *, thumbnail: bool) -> Decoded:
    """What can be read; for an incomplete file that may be nothing, which is not its fault."""
    try:
        found = decoder.decode(file.body, content_type, complete=file.complete, thumbnail=thumbnail)
    except MediaError:
        if file.complete:
            raise
        found = Decoded()
    film = film_of(content_type, file.ends)
    if film is None:
        return found
    width, height = found.width or film.width, found.height or film.height
    if film.sideways:
        width, height = height, width
    return replace(
        found,
        width=width,
        height=height,
        video_codecs=found.video_codecs or film.video_codecs,
        audio_codecs=found.audio_codecs or film.audio_codecs,
    )


def _warnings(
    kind: MediaKind, content_type: str, file: FetchedFile, found: Decoded, *, shown: bool
) -> tuple[str, ...]:
    told = [type_warning(kind, content_type)]
    told += source_warnings(content_type, file.name, file.declared)
    if content_type == "application/pdf" and not file.body.lstrip(PDF_BLANKS).startswith(b"%PDF"):
        told.append(
            say(
                "Other text stands before the beginning of the PDF, with which not every program"
                " opens it; save it anew as a PDF."
            )
        )
    if kind is MediaKind.IMAGE:
        told += picture_warnings(found.colours, found.bits)
    if kind is MediaKind.VIDEO and (found.video_codecs or found.audio_codecs):
        told += video_warnings(found.video_codecs, found.audio_codecs)
        told += _film_warnings(content_type, file)
    if kind is MediaKind.AUDIO:
        told += audio_warnings(content_type, found.audio_codecs, found.channels)
    faultless = not any(told)
    told.insert(0, _of_size(kind, file))
    if not file.complete and is_locked(content_type, file.ends):
        told.append(say("This PDF is encrypted; make sure that it opens without a password."))
    elif shown and not found.thumbnail_png:
        told += _unseen(content_type, file, found, faultless=faultless)
    return tuple(sentence for sentence in told if sentence)


def _of_size(kind: MediaKind, file: FetchedFile) -> str:
    """What is told of its size; nothing above a limit passes without a word."""
    told = size_warning(kind, file.size) or growing_warning(kind, file.seen)
    is_known = file.complete or file.size
    return told or ("" if is_known else unknown_warning(kind, file.seen))


def _film_warnings(content_type: str, file: FetchedFile) -> tuple[str, ...]:
    film = film_of(content_type, file.ends)
    return film.warnings() if film else ()


def _unseen(
    content_type: str, file: FetchedFile, found: Decoded, *, faultless: bool
) -> tuple[str, ...]:
    """Why there is no picture of the file."""
    if not file.complete and faultless:
        limit = in_words(READ_LIMIT)
        return (say("The file is larger than {limit}: too large to preview.", limit=limit),)
    if not (file.complete and content_type.startswith("image/") and found.width):
        return ()
    facts = {
        "name": type_name(content_type),
        "size": in_words(file.size or len(file.body)),
        "width": found.width,
        "height": found.height,
    }
    if faultless and not size_warning(MediaKind.IMAGE, file.size):
        return (
            say(
                "This is {name} of {size} with {width:,} by {height:,} pixels: too many to be shown"
                " here, but it may be sent.",
                **facts,
            ),
        )
    return (
        say(
            "This is {name} of {size} with {width:,} by {height:,} pixels: too many to be shown.",
            **facts,
        ),
    )
