"""Videos and sound recordings: tracks, length, first frame, loudness."""

import io
import time

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from flowiq_desktop.media.decoded import Decoded
from flowiq_desktop.media.decoders.pictures import MAX_PIXELS, as_png
from flowiq_desktop.media.failures import UndecodableError
from flowiq_desktop.texts import mark

BARS = 40
"""Bars of a waveform, as many as a voice message shows."""
_LISTENING_SECONDS = 2.0
_RATE = 8_000
_MICROSECONDS = 1_000_000
_SLEEVE = Disposition.attached_pic

# Named, never guessed: a guessed playlist would make the decoder open other addresses.
_DEMUXERS = {
    "video/mp4": "mov",
    "video/3gpp": "mov",
    "video/quicktime": "mov",
    "audio/mp4": "mov",
    "video/webm": "matroska",
    "video/x-msvideo": "avi",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/ogg": "ogg",
    "audio/amr": "amr",
    "audio/wav": "wav",
    "audio/flac": "flac",
}


def can_decode(content_type: str) -> bool:
    """Whether files of this type are read here."""
    return content_type in _DEMUXERS


def decode_recording(
    body: bytes, content_type: str, *, complete: bool, thumbnail: bool = True
) -> Decoded:
    """Tracks, length, first frame and loudness of a recording.

    Args:
        body: the file, or its beginning.
        content_type: what it is by content.
        complete: whether it is all there.
        thumbnail: whether its first frame or its loudness is wanted.

    Raises:
        UndecodableError: its frames are too large.
        av.error.FFmpegError: it is damaged, or its index lies beyond the part we have.
    """
    demuxer = _DEMUXERS[content_type]
    with av.open(io.BytesIO(body), mode="r", format=demuxer) as container:
        video = [it for it in container.streams.video if not it.disposition & _SLEEVE]
        audio = container.streams.audio
        listens = thumbnail and complete and not video
        return Decoded(
            width=video[0].width if video else 0,
            height=video[0].height if video else 0,
            duration=_seconds(container) if complete or demuxer == "mov" else None,
            video_codecs=tuple(track.codec_context.name for track in video),
            audio_codecs=tuple(track.codec_context.name for track in audio),
            channels=audio[0].channels if audio else 0,
            thumbnail_png=_first_frame(container, video[0]) if video and thumbnail else b"",
            waveform=_waveform(container) if audio and listens else b"",
        )


def _seconds(container: InputContainer) -> float | None:
    return container.duration / _MICROSECONDS if container.duration else None


def _first_frame(container: InputContainer, track: VideoStream) -> bytes:
    if track.width * track.height > MAX_PIXELS:
        raise UndecodableError(mark("The video's picture has too many pixels to be shown."))
    track.codec_context.thread_count = 1
    frame = next(container.decode(track), None)
    if frame is None:
        return b""
    picture = frame.to_image()  # type: ignore[no-untyped-call]  # PyAV types only its arguments
    return as_png(picture.rotate(frame.rotation, expand=True) if frame.rotation else picture)


def _waveform(container: InputContainer) -> bytes:
    """The loudest sample in each bar; b"" for a recording too long to listen to."""
    until = time.monotonic() + _LISTENING_SECONDS
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    peaks: list[int] = []
    for frame in container.decode(audio=0):
        for part in resampler.resample(frame):
            samples = memoryview(bytes(part.planes[0]))[: part.samples * 2].cast("h")
            peaks.append(max(map(abs, samples), default=0))
        if time.monotonic() > until:
            return b""
    return bytes(_bar(peaks, index) for index in range(BARS)) if len(peaks) >= BARS else b""


def _bar(peaks: list[int], index: int) -> int:
    first, end = index * len(peaks) // BARS, (index + 1) * len(peaks) // BARS
    return min(255, max(peaks[first:end]) * 255 // max(1, *peaks))
