"""The sample media: a picture, a film, a tune and a letter, small enough to live in the product."""

import io
import math
from array import array
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import av
from PIL import Image, ImageDraw, ImageFont

_SKY, _GLOW = (118, 190, 226), (255, 236, 200)
_SUN = (255, 206, 84)
_HILLS = (
    ((96, 160, 120), 0.62, 34, 1.3),
    ((66, 134, 98), 0.74, 26, 2.1),
    ((40, 104, 80), 0.86, 18, 3.2),
)
"""Colour, height of the ridge as a part of the picture's, swell in pixels, and waves."""
_FINE = 3  # drawn this many times larger, then shrunk, which smooths the edges
_KITE = (226, 88, 62)


def make_picture(path: Path) -> None:
    """A notice of a sports day, 800 by 500 pixels, as PNG."""
    _notice().save(path, optimize=True)


def make_jpeg(path: Path) -> None:
    """The same notice as JPEG."""
    _notice().save(path, quality=82, optimize=True)


def _notice() -> Image.Image:
    image = _landscape(800, 500, kite=(0.24, 0.26))
    draw = ImageDraw.Draw(image)
    draw.text((410, 96), "Sports Day", (28, 74, 90), ImageFont.load_default(62))
    draw.text((414, 172), "Saturday 14 March, 09:00", (40, 86, 102), ImageFont.load_default(26))
    draw.text((414, 208), "Hillview Primary School", (40, 86, 102), ImageFont.load_default(26))
    return image


def _landscape(width: int, height: int, kite: tuple[float, float]) -> Image.Image:
    """Sun, hills and a kite; the kite's place is given as parts of width and height."""
    wide, high = width * _FINE, height * _FINE
    sky = Image.linear_gradient("L").resize((wide, high))
    image = Image.composite(
        Image.new("RGB", (wide, high), _GLOW), Image.new("RGB", (wide, high), _SKY), sky
    )
    draw = ImageDraw.Draw(image)
    draw.circle((wide * 0.45, high * 0.68), high * 0.12, fill=_SUN)
    for colour, level, swell, waves in _HILLS:
        draw.polygon(_hill(wide, high, level, swell * _FINE * height / 500, waves), fill=colour)
    _draw_kite(draw, wide * kite[0], high * kite[1], high * 0.13)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _hill(
    wide: int, high: int, level: float, swell: float, waves: float
) -> list[tuple[float, float]]:
    ridge = [
        (x, high * level + swell * math.sin(waves * (2 * x / wide + 1)) * 2)
        for x in range(0, wide + 8, 8)
    ]
    return [(0.0, float(high)), *ridge, (float(wide), float(high))]


def _draw_kite(draw: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
    corners = [(x, y - size), (x + size * 0.7, y), (x, y + size * 1.2), (x - size * 0.7, y)]
    draw.polygon(corners, fill=_KITE)
    draw.polygon([corners[0], corners[1], (x, y), corners[3]], fill=(244, 132, 80))
    tail = [
        (x + math.sin(step / 3) * size * 0.22, y + size * (1.2 + step / 9)) for step in range(13)
    ]
    draw.line(tail, fill=(250, 250, 250), width=max(2, round(size / 22)), joint="curve")


def make_clip(path: Path) -> None:
    """Four seconds of a kite in the wind: MP4 with H.264, no sound, which every phone plays."""
    with av.open(path, "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as film:
        stream = film.add_stream("libx264", rate=15, options={"crf": "30", "bf": "0"})
        stream.width, stream.height, stream.pix_fmt = 480, 270, "yuv420p"
        stream.codec_context.thread_count = 1
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        for frame in range(60):
            turn = 2 * math.pi * frame / 60
            place = (0.5 + 0.28 * math.sin(turn), 0.3 + 0.12 * math.sin(2 * turn))
            image = _landscape(480, 270, place)
            picture = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call] # PyAV's gap
            film.mux(stream.encode(picture))
        film.mux(stream.encode(None))


_RATE = 44100
_TUNE = ((392, 0.3), (494, 0.3), (587, 0.3), (784, 0.6), (587, 0.3), (659, 0.3), (587, 1.2))
"""Pitch in hertz and length in seconds of each note."""


def make_voice(path: Path) -> None:
    """A few seconds of a chime, as MP3."""
    samples = array("h", (round(value) for value in _chime()))
    with av.open(path, "w", options={"fflags": "+bitexact", "write_xing": "0"}) as sound:
        stream = sound.add_stream("libmp3lame", rate=_RATE, layout="mono")
        stream.bit_rate = 48_000
        for start in range(0, len(samples), 1152):
            part = samples[start : start + 1152]
            frame = av.AudioFrame("s16p", "mono", len(part))
            frame.planes[0].update(part.tobytes())
            frame.rate, frame.pts, frame.time_base = _RATE, start, Fraction(1, _RATE)
            sound.mux(stream.encode(frame))
        sound.mux(stream.encode(None))


def _chime() -> Iterator[float]:
    for pitch, seconds in _TUNE:
        for index in range(round(seconds * _RATE)):
            time = index / _RATE
            swell = min(1.0, time * 60) * math.exp(-2.5 * time)
            tone = math.sin(2 * math.pi * pitch * time) + 0.3 * math.sin(4 * math.pi * pitch * time)
            yield 9000 * swell * tone


_LETTER = (
    ("", ""),
    ("", "Dear parents and guardians"),
    ("", ""),
    ("", "Thank you for your support in the first term. Learners settled in well, the new"),
    ("", "library corner is open every day after school, and the choir has begun to practise"),
    ("", "for the autumn concert."),
    ("", ""),
    ("", "School fees for the second term are due at the end of the month. If you would like"),
    ("", "to pay in parts, please speak to the office; we are glad to help."),
    ("", ""),
    ("bold", "Dates to remember"),
    ("14 March", "Sports day, 09:00 on the field"),
    ("27 March", "Last day of the first term"),
    ("8 April", "Second term begins"),
    ("", ""),
    ("", "Kind regards"),
    ("", ""),
    ("bold", "N. Dlamini"),
    ("", "Principal"),
)
"""Each line's beginning, or "bold", and the line."""


def make_letter(path: Path) -> None:
    """A letter of one A4 page, as PDF, in the fonts every reader has."""
    page = _letter_page().encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 7 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R /F2 6 0 R >> >>",
        b"<< /Title (Letter to parents) /Producer (FlowIQ Desktop) >>",
    ]
    path.write_bytes(_pdf(objects))


def _letter_page() -> str:
    parts = [
        "0.10 0.45 0.42 rg 0 772 595 70 re f",
        "1 1 1 rg BT /F2 22 Tf 56 798 Td (Hillview Primary School) Tj ET",
        "BT /F1 10 Tf 56 782 Td (12 Hill Road, Hillview   |   021 555 0100) Tj ET",
        "0.15 0.15 0.15 rg",
        "BT /F1 11 Tf 430 740 Td (2 March 2026) Tj ET",
    ]
    for line, (first, text) in enumerate(_LETTER):
        height = 708 - 20 * line
        font = "/F2" if first == "bold" else "/F1"
        indent = 56
        if first and first != "bold":
            parts.append(f"BT /F1 12 Tf 56 {height} Td ({first}) Tj ET")
            indent = 130
        parts.append(f"BT {font} 12 Tf {indent} {height} Td ({text}) Tj ET")
    parts.append("0.10 0.45 0.42 RG 1 w 56 60 m 539 60 l S")
    return "\n".join(parts)


def _pdf(objects: list[bytes]) -> bytes:
    """The objects numbered from 1, with the table that says where each begins."""
    head = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    whole = [b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1)]
    places = list(accumulate((len(one) for one in whole), initial=len(head)))
    count = len(objects) + 1
    file = io.BytesIO()
    file.write(head + b"".join(whole))
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
    file.writelines(b"%010d 00000 n \n" % place for place in places[:-1])
    file.write(b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (count, len(objects)))
    file.write(b"startxref\n%d\n%%%%EOF\n" % places[-1])
    return file.getvalue()
