"""What WhatsApp asks of the inside of a media file: colours, codecs, channels.

Source: Meta's Cloud API reference, "Media".
"""

from collections.abc import Sequence

from flowiq_desktop.texts import say, say_count

_NAMES = {
    "h264": "H.264",
    "hevc": "H.265 (HEVC)",
    "mpeg4": "MPEG-4 Part 2",
    "vp8": "VP8",
    "vp9": "VP9",
    "av1": "AV1",
    "libdav1d": "AV1",
    "aac": "AAC",
    "mp3": "MP3",
    "mp3float": "MP3",
    "opus": "Opus",
    "libopus": "Opus",
    "vorbis": "Vorbis",
}


def picture_warnings(colours: str, bits: int) -> tuple[str, ...]:
    """Sentences about a picture that WhatsApp refuses because of its colours.

    Args:
        colours: the colour model, such as "RGB" or "CMYK".
        bits: bits for each colour of a pixel.
    """
    found = []
    if colours == "CMYK":
        found.append(say("The picture has printing colours (CMYK); save it as RGB for WhatsApp."))
    if bits > 8:  # noqa: PLR2004 - 8 bits is the rule itself
        found.append(
            say("The picture has {bits}-bit colours; save it with 8 bits for WhatsApp.", bits=bits)
        )
    return tuple(found)


def video_warnings(video_codecs: Sequence[str], audio_codecs: Sequence[str]) -> tuple[str, ...]:
    """Sentences about a video that WhatsApp refuses, by one codec name for each of its tracks."""
    found = [
        say("WhatsApp plays H.264 video; this one is {codec}.", codec=_name(codec))
        for codec in dict.fromkeys(video_codecs)
        if codec != "h264"
    ]
    if not video_codecs:
        found.append(say("The file has no picture; send it as audio instead."))
    found += [
        say("WhatsApp plays AAC sound in videos; this one has {codec}.", codec=_name(codec))
        for codec in dict.fromkeys(audio_codecs)
        if codec != "aac"
    ]
    if len(audio_codecs) > 1:
        found.append(
            say_count(
                "The video has {n} sound track; WhatsApp takes one.",
                "The video has {n} sound tracks; WhatsApp takes one.",
                len(audio_codecs),
            )
        )
    return tuple(found)


def audio_warnings(
    content_type: str, audio_codecs: Sequence[str], channels: int
) -> tuple[str, ...]:
    """Sentences on a recording that WhatsApp refuses: OGG must hold Opus with one channel.

    Args:
        content_type: what the file is by content.
        audio_codecs: one codec name for each sound track.
        channels: channels of the first sound track.
    """
    if content_type != "audio/ogg" or not audio_codecs:
        return ()
    if _name(audio_codecs[0]) != "Opus":
        return (
            say(
                "WhatsApp takes OGG only with Opus sound; this one is {codec}.",
                codec=_name(audio_codecs[0]),
            ),
        )
    if channels != 1:
        return (say("WhatsApp takes OGG only in mono; this one is stereo."),)
    return ()


def _name(codec: str) -> str:
    return _NAMES.get(codec, codec)
