"""Files as the preview tells of them: facts, warnings, refusals."""

import pytest

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.media.fetch import FetchedFile
from flowiq_desktop.media.file_ends import FileEnds
from flowiq_desktop.media.inspector import inspect
from flowiq_desktop.media.sniff import content_type_of
from tests.media import samples


def facts(decoder: Decoder, kind: MediaKind, body: bytes, size: int = 0) -> MediaFacts:
    return inspect(kind, FetchedFile(body, size or len(body), complete=not size), decoder)


def test_a_picture_that_whatsapp_takes(decoder: Decoder) -> None:
    body = samples.picture()
    found = facts(decoder, MediaKind.IMAGE, body)
    assert (found.content_type, found.size, found.width) == ("image/jpeg", len(body), 320)
    assert found.thumbnail_png
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (samples.picture("WEBP"), "a WebP picture"),
        (samples.picture("GIF"), "a GIF picture"),
        (samples.picture(mode="CMYK"), "printing colours"),
        (samples.picture("PNG", mode="I;16"), "16-bit"),
        (samples.picture() + bytes(5 * 1024 * 1024), "at most 5 MB"),
    ],
)
def test_pictures_that_whatsapp_does_not_take(decoder: Decoder, body: bytes, words: str) -> None:
    found = facts(decoder, MediaKind.IMAGE, body)
    assert words in " ".join(found.warnings)
    assert found.thumbnail_png


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (samples.video("mpeg4"), "MPEG-4 Part 2"),
        (samples.video(sound="libmp3lame"), "MP3"),
        (samples.sound("mp4", "aac"), "no picture"),
    ],
)
def test_videos_that_whatsapp_does_not_take(decoder: Decoder, body: bytes, words: str) -> None:
    assert words in " ".join(facts(decoder, MediaKind.VIDEO, body).warnings)


def test_a_video_without_sound_is_fine(decoder: Decoder) -> None:
    found = facts(decoder, MediaKind.VIDEO, samples.video(sound=""))
    assert found.warnings == ()
    assert found.duration == pytest.approx(2, abs=0.2)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (samples.sound("ogg", "libopus", "stereo"), "only in mono"),
        (samples.sound("wav", "pcm_s16le"), "a WAV recording"),
        (samples.video(), "an MP4 video"),
    ],
)
def test_recordings_that_whatsapp_does_not_take(decoder: Decoder, body: bytes, words: str) -> None:
    assert words in " ".join(facts(decoder, MediaKind.AUDIO, body).warnings)


@pytest.mark.parametrize(
    "body",
    [
        samples.sound(),
        samples.sound("adts", "aac"),
        samples.sound("ogg", "libopus"),
    ],
)
def test_recordings_that_whatsapp_takes(decoder: Decoder, body: bytes) -> None:
    found = facts(decoder, MediaKind.AUDIO, body)
    assert found.warnings == ()
    assert found.waveform


def test_a_pdf_and_a_workbook(decoder: Decoder) -> None:
    assert facts(decoder, MediaKind.DOCUMENT, samples.pdf(4)).pages == 4
    workbook = facts(decoder, MediaKind.DOCUMENT, samples.workbook())
    assert workbook.content_type.endswith("spreadsheetml.sheet")
    assert (workbook.thumbnail_png, workbook.warnings) == (None, ())


def test_a_picture_as_document_is_told(decoder: Decoder) -> None:
    found = facts(decoder, MediaKind.DOCUMENT, samples.picture())
    assert "a JPEG picture" in found.warnings[0]
    assert found.thumbnail_png


@pytest.mark.parametrize("kind", list(MediaKind))
def test_a_web_page_is_not_a_file(decoder: Decoder, kind: MediaKind) -> None:
    with pytest.raises(MediaError, match="opens a web page, not a file"):
        facts(decoder, kind, b"\n <!-- hi --><!DOCTYPE html><html>Log in</html>")


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        (MediaKind.IMAGE, b"hello", "opens a text file, not an image"),
        (MediaKind.IMAGE, samples.pdf(), "opens a PDF, not an image"),
        (MediaKind.VIDEO, samples.picture(), "opens a JPEG picture, not a video"),
        (MediaKind.AUDIO, samples.pdf(), "not a recording"),
        (MediaKind.IMAGE, b"\0MZ\x90", "a file of an unknown kind"),
        (MediaKind.IMAGE, b"", "is empty"),
    ],
)
def test_other_files(decoder: Decoder, kind: MediaKind, body: bytes, words: str) -> None:
    with pytest.raises(MediaError, match=words):
        facts(decoder, kind, body)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (MediaKind.IMAGE, samples.picture(size=(3_000, 2_000))[:20_000]),
        (MediaKind.DOCUMENT, samples.pdf()[:500]),
        (MediaKind.VIDEO, samples.video()[:3_000]),
    ],
)
def test_the_beginning_of_a_large_file(decoder: Decoder, kind: MediaKind, body: bytes) -> None:
    found = facts(decoder, kind, body, size=200 * 1024 * 1024)
    assert found.size == 200 * 1024 * 1024
    assert "too large to preview" in found.warnings[-1]
    assert "at most" in found.warnings[0]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"II*\0", "image/tiff"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypavif", "image/avif"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "image/avif"),
        (b"\0\0\0\x18ftyp3gp4", "video/3gpp"),
        (b"\0\0\0\x18ftypqt  ", "video/quicktime"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"<?xml version='1.0'?><svg>", "image/svg+xml"),
        (b"PK\x03\x04" + b"x" * 40, "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"#!AMR\n", "audio/amr"),
        (b"RIFF\0\0\0\0AVI ", "video/x-msvideo"),
        (b"BM\x46\0\0\0\0\0\0\0\x36", "image/bmp"),
        (b"MZ\0\0", "application/octet-stream"),
        (b"{a: 1}", "text/plain"),
    ],
)
def test_types_by_content(body: bytes, content_type: str) -> None:
    assert content_type_of(FileEnds.whole(body)) == content_type
