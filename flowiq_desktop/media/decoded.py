"""What the decode worker finds in a file."""

import base64
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class Decoded:
    """Raw facts; what WhatsApp makes of them is decided elsewhere.

    Attributes:
        width: pixels, 0 when there is no picture.
        height: pixels, likewise.
        duration: seconds, or None.
        pages: pages, or None.
        colours: the picture's colour model, such as "RGB" or "CMYK".
        bits: bits for each colour of a pixel.
        video_codecs: one name for each video track.
        audio_codecs: one name for each sound track.
        channels: sound channels of the first sound track.
        waveform: loudness, one byte for each bar.
        thumbnail_png: a small picture, or b"".
    """

    width: int = 0
    height: int = 0
    duration: float | None = None
    pages: int | None = None
    colours: str = ""
    bits: int = 0
    video_codecs: tuple[str, ...] = ()
    audio_codecs: tuple[str, ...] = ()
    channels: int = 0
    waveform: bytes = b""
    thumbnail_png: bytes = b""

    def to_frame(self) -> tuple[dict[str, object], bytes]:
        """As header and block of a frame."""
        header: dict[str, object] = asdict(self)
        header["waveform"] = base64.b64encode(self.waveform).decode("ascii")
        del header["thumbnail_png"]
        return header, self.thumbnail_png

    @classmethod
    def from_frame(cls, header: dict[str, object], block: bytes) -> "Decoded":
        """The reverse; raises ValueError or TypeError when the worker sent something else."""
        values = {field.name: header[field.name] for field in fields(cls) if field.name in header}
        for name in ("video_codecs", "audio_codecs"):
            values[name] = tuple(str(codec) for codec in _list(values[name]))
        values["waveform"] = base64.b64decode(str(values["waveform"]))
        return cls(**values, thumbnail_png=block)  # type: ignore[arg-type]


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError
    return value
