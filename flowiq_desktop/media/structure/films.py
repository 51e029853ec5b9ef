"""Films: what the index of an MP4 file says of its tracks, also where the file is not all there."""

from dataclasses import dataclass

from flowiq_desktop.core.media.rules import h264_warnings
from flowiq_desktop.media.file_ends import FileEnds
from flowiq_desktop.media.structure.boxes import Track, tracks
from flowiq_desktop.media.structure.h264 import read_h264

_BOXED = frozenset({"video/mp4", "video/3gpp", "video/quicktime", "audio/mp4"})
_CODECS = {
    "avc1": "h264",
    "avc3": "h264",
    "hvc1": "hevc",
    "hev1": "hevc",
    "mp4v": "mpeg4",
    "av01": "av1",
    "vp09": "vp9",
    "mp4a": "aac",
    ".mp3": "mp3",
    "Opus": "opus",
}


@dataclass(frozen=True, slots=True)
class Film:
    """The tracks of a film or recording.

    Attributes:
        pictures: its picture tracks.
        sounds: its sound tracks.
    """

    pictures: tuple[Track, ...]
    sounds: tuple[Track, ...]

    @property
    def width(self) -> int:
        """Pixels as stored, 0 without a picture."""
        return self.pictures[0].width if self.pictures else 0

    @property
    def height(self) -> int:
        """Likewise."""
        return self.pictures[0].height if self.pictures else 0

    @property
    def sideways(self) -> bool:
        """Whether players turn the picture by a quarter."""
        return bool(self.pictures) and self.pictures[0].sideways

    @property
    def video_codecs(self) -> tuple[str, ...]:
        """One name for each picture track."""
        return tuple(_CODECS.get(track.codec, track.codec) for track in self.pictures)

    @property
    def audio_codecs(self) -> tuple[str, ...]:
        """One name for each sound track."""
        return tuple(_CODECS.get(track.codec, track.codec) for track in self.sounds)

    def warnings(self) -> tuple[str, ...]:
        """Sentences about H.264 that phones do not play."""
        found: dict[str, None] = {}
        for track in self.pictures:
            shape = read_h264(track.avcc)
            if shape is not None:
                reorders = track.reorders or shape.reorders is True
                told = h264_warnings(shape.profile, shape.bits, shape.chroma, reorders=reorders)
                found |= dict.fromkeys(told)
        return tuple(found)


def film_of(content_type: str, ends: FileEnds) -> Film | None:
    """The film; None for another type of file, or when its index is not known."""
    found = tracks(ends) if content_type in _BOXED else ()
    pictures = tuple(track for track in found if track.handler == "vide")
    sounds = tuple(track for track in found if track.handler == "soun")
    return Film(pictures, sounds) if found else None
