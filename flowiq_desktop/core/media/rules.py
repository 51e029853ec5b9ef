"""What WhatsApp asks of the inside of a media file: colours, codecs, channels.

Source: Meta's Cloud API reference, "Media"; B-frames in High profile fail on Android.
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
    "alac": "ALAC",
    "opus": "Opus",
    "libopus": "Opus",
    "vorbis": "Vorbis",
}

_NO_PHONE = {110: "High 10", 122: "High 4:2:2", 244: "High 4:4:4", 44: "CAVLC 4:4:4"}
"""Profiles for editing, with which a video may have usual colours, too: lossless ones have 244."""
_HIGH = 100
"""The number of H.264's High profile (ITU-T H.264 A.2.4)."""


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


def h264_warnings(profile: int, bits: int, chroma: str, *, reorders: bool) -> tuple[str, ...]:
    """Sentences about H.264 that phones do not play, by its decoder configuration.

    Args:
        profile: the number of the profile.
        bits: bits for each colour of a pixel.
        chroma: how colours are stored, such as "4:2:0"; "" when it is not known.
        reorders: whether pictures are stored in another order than they are shown (B-frames).
    """
    if bits > 8:  # noqa: PLR2004 - 8 bits is the rule itself
        return (
            say(
                "The video has {bits}-bit colours, which phones cannot play; export it with 8"
                " bits.",
                bits=bits,
            ),
        )
    if chroma in {"4:2:2", "4:4:4"}:
        return (
            say(
                "The video stores colours as {chroma}, which phones cannot play; export it as"
                " 4:2:0 (yuv420p).",
                chroma=chroma,
            ),
        )
    if profile in _NO_PHONE:
        return (
            say(
                "The video is H.264 in the profile {profile}, which phones cannot play; export it"
                " with the Main profile.",
                profile=_NO_PHONE[profile],
            ),
        )
    if profile == _HIGH and reorders:
        return (
            say(
                "The video is H.264 High profile with B-frames, which does not play on Android;"
                " export it with the Main profile or without B-frames."
            ),
        )
    return ()


def audio_warnings(
    content_type: str, audio_codecs: Sequence[str], channels: int
) -> tuple[str, ...]:
    """Sentences on a recording that WhatsApp refuses: the wrong codec, or OGG that is not mono.

    Args:
        content_type: what the file is by content.
        audio_codecs: one codec name for each sound track.
        channels: channels of the first sound track.
    """
    codec = _name(audio_codecs[0]) if audio_codecs else ""
    if not codec:
        return ()
    if content_type == "audio/ogg" and codec != "Opus":
        return (say("WhatsApp takes OGG only with Opus sound; this one is {codec}.", codec=codec),)
    if content_type == "audio/ogg" and channels != 1:
        return (say("WhatsApp takes OGG only in mono; this one is stereo."),)
    if content_type == "audio/mp4" and codec != "AAC":
        return (
            say(
                "WhatsApp takes M4A only with AAC sound; this one has {codec}. Export it as MP3.",
                codec=codec,
            ),
        )
    return ()


def _name(codec: str) -> str:
    return _NAMES.get(codec, codec)
