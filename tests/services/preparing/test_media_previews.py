"""Previews end to end: link, download, worker, cache."""

import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure
from flowiq_desktop.media.address import FetchPolicy
from flowiq_desktop.media.cache import FactsCache
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import Fetcher
from flowiq_desktop.services.preparing.media_previews import MediaPreviews
from flowiq_desktop.system.private_process import worker_command
from tests.media import samples
from tests.media.web_server import FileServer, serving


@pytest.fixture
def web() -> Iterator[FileServer]:
    with serving() as server:
        yield server


@pytest.fixture
def previews(web: FileServer, tmp_path: Path) -> Iterator[MediaPreviews]:
    policy = FetchPolicy({"practice.flowiq.invalid": web.address})
    made = MediaPreviews(
        Fetcher(ssl.create_default_context(), policy),
        Decoder(worker_command("--decode-worker")),
        FactsCache(tmp_path, time.time),
    )
    yield made
    made.close()


def slowly(began: threading.Event, go_on: threading.Event, body: bytes) -> object:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        began.set()
        go_on.wait(20)
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def test_a_link_is_loaded_once_and_then_known(web: FileServer, previews: MediaPreviews) -> None:
    url = web.give("/a.jpg", samples.picture())
    found = previews.load(url, "image")
    assert isinstance(found, MediaFacts)
    assert (found.width, found.height) == (320, 200)
    assert previews.load(url, "image") == found
    assert len(web.asked) == 1


def test_a_failure_is_told_and_not_remembered(web: FileServer, previews: MediaPreviews) -> None:
    url = web.give("/a.jpg", b"<html>Log in</html>")
    assert previews.load(url, "image") == MediaFailure("This link opens a web page, not a file.")
    web.give("/a.jpg", samples.picture())
    assert isinstance(previews.load(url, "image"), MediaFacts)


def test_equal_links_asked_for_together_are_loaded_once(
    web: FileServer, previews: MediaPreviews
) -> None:
    began, go_on = threading.Event(), threading.Event()
    web.replies["/a.jpg"] = slowly(began, go_on, samples.picture())  # type: ignore[assignment]
    with ThreadPoolExecutor(4) as threads:
        calls = [threads.submit(previews.load, web.url("/a.jpg"), "image") for _ in range(4)]
        began.wait(20)
        go_on.set()
        outcomes = {call.result() for call in calls}
    assert len(outcomes) == 1
    assert len(web.asked) == 1


def test_a_load_can_be_stopped(web: FileServer, previews: MediaPreviews) -> None:
    began, never = threading.Event(), web.stopping
    web.replies["/a.jpg"] = slowly(began, never, b"")  # type: ignore[assignment]
    url = web.url("/a.jpg")
    with ThreadPoolExecutor(1) as threads:
        call = threads.submit(previews.load, url, "image")
        began.wait(20)
        previews.stop(url, "image")
        assert call.result() == MediaFailure("The preview was stopped.", can_retry=True)
    previews.stop(url, "image")


def test_after_closing_nothing_is_loaded(web: FileServer, previews: MediaPreviews) -> None:
    previews.close()
    assert isinstance(previews.load(web.give("/a.jpg", samples.picture()), "image"), MediaFailure)
    assert web.asked == []


def test_an_unknown_kind_is_the_callers_fault(previews: MediaPreviews) -> None:
    with pytest.raises(ValueError, match="sticker"):
        previews.load("https://example.org", "sticker")
