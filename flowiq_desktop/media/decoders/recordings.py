"""Videos and sound recordings: tracks, length, first frame, loudness."""

import io
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import av
from av.audio.frame import AudioFrame
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
_LISTENED_THROUGH = 300.0
"""Of a longer recording, in seconds, a moment is heard for each bar."""
_FRAMES_A_MOMENT = 8
_RATE = 8_000
_WINDOW = _RATE // 100
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
        listens = thumbnail and not video
        return Decoded(
            width=video[0].width if video else 0,
            height=video[0].height if video else 0,
            duration=_seconds(container) if complete or demuxer == "mov" else None,
            video_codecs=tuple(track.codec_context.name for track in video),
            audio_codecs=tuple(track.codec_context.name for track in audio),
            channels=audio[0].channels if audio else 0,
            thumbnail_png=_first_frame(container, video[0]) if video and thumbnail else b"",
            waveform=_waveform(container, complete=complete) if audio and listens else b"",
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


def _waveform(container: InputContainer, *, complete: bool) -> bytes:
    """The loudest sample in each bar; of a long recording some moments, of a part what is there."""
    until = time.monotonic() + _LISTENING_SECONDS
    seconds = _seconds(container)
    if complete and seconds and seconds > _LISTENED_THROUGH:
        return _bars(_moments(container, seconds, until))
    peaks: list[int] = []
    try:
        for peak in _peaks(container.decode(audio=0)):
            peaks.append(peak)
            if time.monotonic() > until:
                return _bars(_moments(container, seconds, until + 1) if seconds else peaks)
    except av.error.FFmpegError:
        if complete:
            raise
    return _bars(peaks)


def _moments(container: InputContainer, seconds: float, until: float) -> list[int]:
    """How loud a recording is at the middle of each bar; as far as that is heard in time."""
    return [
        0 if time.monotonic() > until else _loudness_at(container, seconds * (bar + 0.5) / BARS)
        for bar in range(BARS)
    ]


def _loudness_at(container: InputContainer, seconds: float) -> int:
    """How loud it is there; 0 where that cannot be found."""
    try:
        container.seek(int(seconds * _MICROSECONDS))
        frames = islice(container.decode(audio=0), _FRAMES_A_MOMENT)
        return max(_peaks(frames), default=0)
    except av.error.FFmpegError:
        return 0


def _peaks(frames: Iterable[AudioFrame]) -> Iterator[int]:
    """The loudest sample of each hundredth of a second, of frames that follow one another."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    for frame in frames:
        for part in resampler.resample(frame):
            samples = memoryview(bytes(part.planes[0]))[: part.samples * 2].cast("h")
            for start in range(0, len(samples), _WINDOW):
                yield max(map(abs, samples[start : start + _WINDOW]))


def _bars(peaks: Sequence[int]) -> bytes:
    """A bar for each fortieth of the peaks, the loudest as high as can be; b"" without any."""
    loudest = max(1, max(peaks, default=0))
    bars = (_bar(peaks, index) * 255 // loudest for index in range(BARS))
    return bytes(min(255, bar) for bar in bars) if peaks else b""


def _bar(peaks: Sequence[int], index: int) -> int:
    first, end = index * len(peaks) // BARS, (index + 1) * len(peaks) // BARS
    return max(peaks[first : max(end, first + 1)])
