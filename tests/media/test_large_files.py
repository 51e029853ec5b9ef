"""Files beyond what is read: by their two ends, or by counting, they are told like others."""

from http.server import BaseHTTPRequestHandler

import pytest

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import COUNT_LIMIT, READ_LIMIT, Fetcher
from flowiq_desktop.media.inspector import inspect
from flowiq_desktop.network.deadline import Deadline
from tests.media import samples
from tests.media.web_server import FileServer
from tests.media.zoo import writers

MORE = READ_LIMIT + 2_000_000


@pytest.fixture
def look(web: FileServer, practice_fetcher: Fetcher, decoder: Decoder) -> "Look":
    return Look(web, practice_fetcher, decoder)


class Look:
    """Looks at what the server gives out."""

    def __init__(self, web: FileServer, fetcher: Fetcher, decoder: Decoder) -> None:
        self.web = web
        self._fetcher = fetcher
        self._decoder = decoder

    def at(self, kind: MediaKind, url: str) -> MediaFacts:
        return inspect(kind, self._fetcher.fetch(url, Deadline(30)), self._decoder)


def test_a_long_video_with_its_index_at_the_end(look: Look) -> None:
    film = samples.video("libx265")
    start = film.index(b"ftyp") - 4 + int.from_bytes(film[:4])
    body = film[:start] + writers.box(b"free", bytes(MORE)) + film[start:]
    found = look.at(MediaKind.VIDEO, look.web.give_parts("/a.mp4", body))
    assert (found.width, found.height, found.size) == (320, 240, len(body))
    assert found.warnings == ("WhatsApp plays H.264 video; this one is H.265 (HEVC).",)


def test_a_long_locked_pdf(look: Look) -> None:
    url = look.web.give_parts("/a.pdf", writers.locked_pdf(MORE))
    (told,) = look.at(MediaKind.DOCUMENT, url).warnings
    assert "encrypted" in told


def test_a_long_presentation(look: Look) -> None:
    body = writers.presentation(MORE)
    assert b"xl/" in body
    assert b"word/" in body
    for url in (look.web.give_parts("/a", body), look.web.give("/b", body)):
        found = look.at(MediaKind.DOCUMENT, url)
        assert found.content_type.endswith("presentationml.presentation")


@pytest.mark.parametrize(
    ("kind", "body", "limit"),
    [
        (MediaKind.IMAGE, samples.picture(), "5.0 MB"),
        (MediaKind.VIDEO, samples.video(), "16.0 MB"),
        (MediaKind.AUDIO, samples.sound(), "16.0 MB"),
    ],
)
def test_without_end_and_size(look: Look, kind: MediaKind, body: bytes, limit: str) -> None:
    found = look.at(kind, look.web.give_endless("/a", body))
    assert f"larger than {limit}, which is the most" in found.warnings[0]


def chunked(look: Look, path: str, body: bytes) -> str:
    """A file in chunks, whose size nobody says (RFC 9112 7.1)."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for start in range(0, len(body), 65_536):
            part = body[start : start + 65_536]
            handler.wfile.write(b"%x\r\n" % len(part) + part + b"\r\n")
        handler.wfile.write(b"0\r\n\r\n")

    look.web.replies[path] = reply
    return look.web.url(path)


@pytest.mark.parametrize("way", ["endless", "chunked", "gone"])
def test_a_document_of_which_nobody_says_the_size_is_told(look: Look, way: str) -> None:
    """However large it is: it may be beyond the 100 MB that a document may have."""
    head = b"%PDF-1.4\n" + bytes(COUNT_LIMIT + 3_000_000)
    if way == "endless":
        url = look.web.give_endless("/a.pdf", head[:1000])
    elif way == "chunked":
        url = chunked(look, "/a.pdf", head)
    else:  # broken off in the middle of what was read
        url = look.web.give_broken("/a.pdf", head[: READ_LIMIT + 1_000_000])
    found = look.at(MediaKind.DOCUMENT, url)
    (told,) = (it for it in found.warnings if "does not say how large" in it)
    assert found.size == 0
    assert "at most 100 MB for a document" in told
    assert "look at its size" in told


def test_a_size_that_was_counted_to_the_end_is_known(look: Look) -> None:
    body = b"%PDF-1.4\n" + bytes(READ_LIMIT + 1_000_000)
    found = look.at(MediaKind.DOCUMENT, chunked(look, "/b.pdf", body))
    assert found.size == len(body)
    assert not [it for it in found.warnings if "how large" in it]


def test_a_size_that_only_the_parts_say_is_known(look: Look) -> None:
    """Without a length, with ranges: 100 MB and a byte, of which two ends are read."""
    size = 100 * 1024 * 1024 + 1

    def reply(handler: BaseHTTPRequestHandler) -> None:
        wanted = int(handler.headers.get("Range", "bytes=-0").removeprefix("bytes=-"))
        handler.send_response(206 if wanted else 200)
        if wanted:
            place = f"bytes {size - wanted}-{size - 1}/{size}"
            handler.send_header("Content-Range", place)
        handler.end_headers()
        handler.wfile.write(bytes(wanted) if wanted else b"%PDF-1.4\n" + bytes(COUNT_LIMIT + 1))

    look.web.replies["/c.pdf"] = reply
    found = look.at(MediaKind.DOCUMENT, look.web.url("/c.pdf"))
    assert found.size == size
    assert any("100.0 MB; WhatsApp takes at most 100 MB" in it for it in found.warnings)
    assert not [it for it in found.warnings if "does not say" in it]
