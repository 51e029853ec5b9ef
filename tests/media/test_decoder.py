"""Files of every kind through a real decode worker, good ones and bad ones."""

import io
import sys
import wave
import zlib

import pytest
from PIL import Image

from flowiq_desktop.media.decoded import Decoded
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.system.private_process import worker_command
from tests.media import samples


def size_of(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
        return image.size


def test_a_picture(decoder: Decoder) -> None:
    found = decoder.decode(samples.picture(size=(1600, 900)), "image/jpeg", complete=True)
    assert (found.width, found.height, found.colours, found.bits) == (1600, 900, "RGB", 8)
    assert size_of(found.thumbnail_png) == (640, 360)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF"])
def test_other_pictures(decoder: Decoder, form: str) -> None:
    found = decoder.decode(samples.picture(form), f"image/{form.lower()}", complete=True)
    assert size_of(found.thumbnail_png) == (320, 200)


def test_a_picture_taken_sideways_stands_upright(decoder: Decoder) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = decoder.decode(samples.picture(exif=exif), "image/jpeg", complete=True)
    assert (found.width, found.height) == (200, 320)
    assert size_of(found.thumbnail_png) == (200, 320)


@pytest.mark.parametrize(
    ("mode", "form", "colours", "bits"), [("CMYK", "JPEG", "CMYK", 8), ("I;16", "PNG", "I;16", 16)]
)
def test_colours_that_phones_do_not_take(
    decoder: Decoder, mode: str, form: str, colours: str, bits: int
) -> None:
    found = decoder.decode(samples.picture(form, mode=mode), f"image/{form.lower()}", complete=True)
    assert (found.colours, found.bits) == (colours, bits)
    assert size_of(found.thumbnail_png) == (320, 200)


def test_half_a_picture_has_a_size_and_no_thumbnail(decoder: Decoder) -> None:
    body = samples.picture(size=(1600, 900))
    found = decoder.decode(body[: len(body) // 2], "image/jpeg", complete=False)
    assert (found.width, found.thumbnail_png) == (1600, b"")


def test_a_video(decoder: Decoder) -> None:
    found = decoder.decode(samples.video(), "video/mp4", complete=True)
    assert (found.width, found.height) == (320, 240)
    assert found.duration == pytest.approx(2, abs=0.2)
    assert (found.video_codecs, found.audio_codecs) == (("h264",), ("aac",))
    assert size_of(found.thumbnail_png) == (320, 240)


def test_a_recording_has_a_length_and_a_waveform(decoder: Decoder) -> None:
    found = decoder.decode(samples.sound(seconds=4), "audio/mpeg", complete=True)
    assert found.duration == pytest.approx(4, abs=0.2)
    assert len(found.waveform) == 40
    assert found.waveform[35] > found.waveform[5]


@pytest.mark.parametrize(
    ("form", "codec", "content_type"),
    [
        ("mp3", "libmp3lame", "audio/mpeg"),
        ("ogg", "libopus", "audio/ogg"),
        ("mp4", "aac", "audio/mp4"),
        ("adts", "aac", "audio/aac"),
        ("flac", "flac", "audio/flac"),
        ("wav", "pcm_s16le", "audio/wav"),
    ],
)
def test_every_recording_has_a_waveform(
    decoder: Decoder, form: str, codec: str, content_type: str
) -> None:
    body = samples.sound(form, codec, seconds=4)
    short = samples.sound(form, codec, seconds=1)
    assert len(decoder.decode(short, content_type, complete=True).waveform) == 40
    found = decoder.decode(body, content_type, complete=True).waveform
    assert len(found) == 40
    assert max(found) > 2 * found[5]
    if form != "mp4":  # whose index is at its end
        part = decoder.decode(body[: len(body) * 2 // 3], content_type, complete=False)
        assert len(part.waveform) == 40


def test_moments_of_a_long_recording_are_heard(decoder: Decoder) -> None:
    file, rate = io.BytesIO(), 8_000
    with wave.open(file, "wb") as made:
        made.setparams((1, 2, rate, 0, "NONE", ""))
        for loudness in (1_000, 30_000, 0):
            sample = loudness.to_bytes(2, "little", signed=True)
            made.writeframes(sample * rate * 200)
    found = decoder.decode(file.getvalue(), "audio/wav", complete=True)
    assert found.duration == pytest.approx(600)
    heard = found.waveform
    assert (heard[6] < 40, heard[20] > 200, heard[36]) == (True, True, 0)


def test_silence_is_level(decoder: Decoder) -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setparams((1, 2, 8_000, 0, "NONE", ""))
        made.writeframes(bytes(8_000))
    assert decoder.decode(file.getvalue(), "audio/wav", complete=True).waveform == bytes(40)


def test_an_opus_recording_tells_its_channels(decoder: Decoder) -> None:
    found = decoder.decode(samples.sound("ogg", "libopus", "stereo"), "audio/ogg", complete=True)
    assert found.channels == 2
    assert "opus" in found.audio_codecs[0]


def test_a_pdf(decoder: Decoder) -> None:
    found = decoder.decode(samples.pdf(3), "application/pdf", complete=True)
    assert found.pages == 3
    assert max(size_of(found.thumbnail_png)) == 640


def test_a_pdf_with_an_immense_page(decoder: Decoder) -> None:
    found = decoder.decode(samples.pdf(1, (14_400, 14_400)), "application/pdf", complete=True)
    assert size_of(found.thumbnail_png) == (640, 640)


def test_what_has_no_decoder_has_no_facts(decoder: Decoder) -> None:
    assert decoder.decode(b"hello", "text/plain", complete=True) == Decoded()


def bomb() -> bytes:
    """A PNG of 30,000 x 30,000 pixels in a hundred kilobytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)

    side = 30_000
    head = side.to_bytes(4) * 2 + bytes((1, 0, 0, 0, 0))
    rows = zlib.compress(bytes((side // 8 + 1) * side), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory(decoder: Decoder) -> None:
    found = decoder.decode(bomb(), "image/png", complete=True)
    assert (found.width, found.height, found.thumbnail_png) == (30_000, 30_000, b"")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (samples.picture()[:1_000], "image/jpeg"),
        (samples.picture("PNG")[:100], "image/png"),
        (b"\xff\xd8\xff" + b"x" * 5_000, "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"<svg/>", "image/png"),
        (b"\0\0\0\x20ftypisom" + b"x" * 500, "video/mp4"),
        (b"OggS" + b"\0" * 300, "audio/ogg"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hosts\n", "audio/mpeg"),
        (b"%PDF-1.7\nrubbish", "application/pdf"),
    ],
)
def test_damaged_files_have_a_sentence(decoder: Decoder, body: bytes, content_type: str) -> None:
    with pytest.raises(MediaError, match="damaged"):
        decoder.decode(body, content_type, complete=True)


def test_after_damage_the_worker_goes_on(decoder: Decoder) -> None:
    with pytest.raises(MediaError):
        decoder.decode(b"\xff\xd8\xffrubbish", "image/jpeg", complete=True)
    assert decoder.decode(samples.picture(), "image/jpeg", complete=True).width == 320


BLOCKS = """
import sys, time
sys.stdout.buffer.write(bytes([0,0,0,2,0,0,0,0]) + b"{}")
sys.stdout.flush()
time.sleep(600)
"""
DIES = BLOCKS.replace("time.sleep(600)", "sys.exit(1)")
BABBLES = BLOCKS.replace("time.sleep(600)", "print('no frame ' * 99)")


def test_a_worker_that_blocks_is_killed() -> None:
    decoder = Decoder((sys.executable, "-c", BLOCKS), seconds=0.3)
    with pytest.raises(MediaError, match="too long"):
        decoder.decode(b"x", "image/png", complete=True)
    decoder.close()


@pytest.mark.parametrize("program", [DIES, BABBLES, "1/0", "print()"])
def test_a_worker_that_fails_costs_one_preview(program: str) -> None:
    decoder = Decoder((sys.executable, "-c", program))
    for _ in range(2):
        with pytest.raises(MediaError, match="damaged"):
            decoder.decode(b"x", "image/png", complete=True)
    decoder.close()


def test_a_closed_decoder_starts_no_worker() -> None:
    decoder = Decoder(worker_command("--decode-worker"))
    decoder.close()
    with pytest.raises(MediaError, match="switched off"):
        decoder.decode(samples.picture(), "image/jpeg", complete=True)


def test_the_worker_does_not_see_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWIQ_API_KEY", "fiq_canary")
    tell = BLOCKS.replace("time.sleep(600)", "").replace("import sys", "import os, sys") + (
        "word = b'{\"failure\": \"%s\"}' % str('FLOWIQ_API_KEY' in os.environ).encode()\n"
        "sys.stdin.buffer.read(8)\n"
        "sys.stdout.buffer.write(len(word).to_bytes(4) + bytes(4) + word)\n"
        "sys.stdout.flush()\n"
        "time.sleep(600)\n"
    )
    decoder = Decoder((sys.executable, "-c", tell))
    with pytest.raises(MediaError, match="False"):
        decoder.decode(b"x", "image/png", complete=True)
    decoder.close()
