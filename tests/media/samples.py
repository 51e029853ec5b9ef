"""Real media files, made when a test asks for them."""

import io
import math
import zipfile
from array import array

import av
import pypdfium2 as pdfium
import xlwt
from PIL import Image


def picture(
    form: str = "JPEG", size: tuple[int, int] = (320, 200), mode: str = "RGB", **options: object
) -> bytes:
    """A picture whose top left quarter is red."""
    image = Image.new(mode, size)
    if mode in {"RGB", "RGBA"}:
        image.paste((40, 90, 160), (0, 0, *size))
        image.paste((200, 40, 40), (0, 0, size[0] // 2, size[1] // 2))
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def video(
    codec: str = "libx264",
    sound: str = "aac",
    seconds: int = 2,
    size: tuple[int, int] = (320, 240),
    *,
    pixels: str = "yuv420p",
    b_frames: int = 0,
    lossless: bool = False,
) -> bytes:
    """An MP4 with one picture track and, if `sound` names a codec, one sound track."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        encoding = {
            "libx264": {"bf": str(b_frames), **({"qp": "0"} if lossless else {})},
            "libx265": {"x265-params": "log-level=0"},
        }
        track = container.add_stream(codec, rate=10, options=encoding.get(codec, {}))
        assert isinstance(track, av.VideoStream)
        track.width, track.height, track.pix_fmt = *size, pixels
        tone = container.add_stream(sound, rate=44_100) if sound else None
        for _ in range(10 * seconds):
            image = Image.new("RGB", size, (30, 140, 90))
            frame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]  # untyped in PyAV
            container.mux(track.encode(frame))
        container.mux(track.encode())
        if isinstance(tone, av.AudioStream):
            _add_tone(container, tone, seconds, 44_100)
    return file.getvalue()


def sound(
    form: str = "mp3", codec: str = "libmp3lame", layout: str = "mono", seconds: int = 2
) -> bytes:
    """A tone that grows louder."""
    file = io.BytesIO()
    rate = 48_000
    with av.open(file, "w", format=form) as container:
        track = container.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(track, av.AudioStream)
        _add_tone(container, track, seconds, rate)
    return file.getvalue()


def _add_tone(
    container: av.container.OutputContainer, track: av.AudioStream, seconds: int, rate: int
) -> None:
    total = seconds * rate
    wave = array(
        "h",
        (int(30_000 * i / total * math.sin(2 * math.pi * 440 * i / rate)) for i in range(total)),
    )
    resampler = av.AudioResampler(
        format=track.codec_context.format, layout=track.codec_context.layout, rate=rate
    )
    step = 1_024
    for start in range(0, total - step, step):
        frame = av.AudioFrame(format="s16", layout="mono", samples=step)
        frame.planes[0].update(
            wave[start : start + step].tobytes().ljust(frame.planes[0].buffer_size, b"\0")
        )
        frame.sample_rate, frame.pts = rate, start
        for part in resampler.resample(frame):
            container.mux(track.encode(part))
    container.mux(track.encode())


def pdf(pages: int = 3, size: tuple[int, int] = (595, 842)) -> bytes:
    """A PDF of blank pages."""
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        document.new_page(*size)
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def workbook() -> bytes:
    """The names that tell a spreadsheet from any other ZIP."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


def old_workbook(rows: int) -> bytes:
    """A workbook of the older kind, whose directory lies at its end."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("People")
    for row in range(rows):
        sheet.write(row, 0, f"Somebody with a long name, number {row}")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
