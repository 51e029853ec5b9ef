"""Files beyond what is read: by their two ends, or by counting, they are told like others."""

import pytest

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import READ_LIMIT, Fetcher
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
