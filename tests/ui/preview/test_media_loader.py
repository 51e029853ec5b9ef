"""The loader with the real service, a real server and a real worker."""

import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure
from flowiq_desktop.media.address import FetchPolicy
from flowiq_desktop.media.cache import FactsCache
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import Fetcher
from flowiq_desktop.services.preparing.media_previews import MediaPreviews
from flowiq_desktop.system.private_process import worker_command
from flowiq_desktop.ui.preview.media_loader import MediaLoader
from tests.media import samples
from tests.media.web_server import FileServer, serving


class Inbox(QObject):
    """Notes what arrives, and on which thread."""

    def __init__(self, loader: MediaLoader) -> None:
        super().__init__()
        self.letters: list[tuple[str, object]] = []
        self.threads: set[QThread] = set()
        loader.loaded.connect(self.take)

    @Slot(str, object)
    def take(self, url: str, outcome: object) -> None:
        self.letters.append((url, outcome))
        self.threads.add(QThread.currentThread())


@pytest.fixture
def web() -> Iterator[FileServer]:
    with serving() as server:
        yield server


@pytest.fixture
def previews(web: FileServer, tmp_path: Path) -> Iterator[MediaPreviews]:
    made = MediaPreviews(
        Fetcher(ssl.create_default_context(), FetchPolicy({"practice": web.address})),
        Decoder(worker_command("--decode-worker")),
        FactsCache(tmp_path, time.time),
    )
    yield made
    made.close()


@pytest.fixture
def loader(qapp: QApplication, previews: MediaPreviews) -> Iterator[MediaLoader]:
    made = MediaLoader(previews, qapp)
    yield made
    assert made.shutdown()


@pytest.fixture
def inbox(loader: MediaLoader) -> Inbox:
    return Inbox(loader)


def stuck(web: FileServer, path: str) -> str:
    def reply(_handler: BaseHTTPRequestHandler) -> None:
        web.stopping.wait(20)

    web.replies[path] = reply
    return web.url(path)


def test_a_file_arrives_on_the_main_thread(
    qtbot: QtBot, web: FileServer, loader: MediaLoader, inbox: Inbox
) -> None:
    url = web.give("/a.jpg", samples.picture())
    loader.request(url, "image")
    qtbot.waitUntil(lambda: bool(inbox.letters), timeout=20_000)
    assert inbox.letters[0][0] == url
    assert isinstance(inbox.letters[0][1], MediaFacts)
    assert inbox.threads == {loader.thread()}


def test_a_failure_arrives(
    qtbot: QtBot, web: FileServer, loader: MediaLoader, inbox: Inbox
) -> None:
    loader.request(web.url("/nothing"), "image")
    qtbot.waitUntil(lambda: bool(inbox.letters), timeout=20_000)
    assert isinstance(inbox.letters[0][1], MediaFailure)


def test_the_newest_wish_is_served_and_the_others_are_given_up(
    qtbot: QtBot, web: FileServer, loader: MediaLoader, inbox: Inbox
) -> None:
    for number in range(5):
        loader.request(stuck(web, f"/stuck{number}"), "image")
    good = web.give("/a.jpg", samples.picture())
    loader.request(good, "image")
    qtbot.waitUntil(lambda: bool(inbox.letters), timeout=20_000)
    assert [url for url, _ in inbox.letters] == [good]
    assert isinstance(inbox.letters[0][1], MediaFacts)


def test_the_same_wish_twice_is_one_answer(
    qtbot: QtBot, web: FileServer, loader: MediaLoader, inbox: Inbox
) -> None:
    go_on = threading.Event()
    body = samples.picture()

    def reply(handler: BaseHTTPRequestHandler) -> None:
        go_on.wait(20)
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body)

    web.replies["/a.jpg"] = reply
    for _ in range(3):
        loader.request(web.url("/a.jpg"), "image")
    go_on.set()
    qtbot.waitUntil(lambda: bool(inbox.letters), timeout=20_000)
    assert len(web.asked) == 1


def test_a_fault_becomes_a_failure_and_is_noted(
    qtbot: QtBot, loader: MediaLoader, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    loader.request("https://example.org", "sticker")
    qtbot.waitUntil(lambda: bool(inbox.letters), timeout=20_000)
    assert inbox.letters[0][1] == MediaFailure("The preview could not be made.", can_retry=True)
    assert "A preview failed" in caplog.text
    caplog.clear()


def test_shutdown_ends_a_download(qtbot: QtBot, web: FileServer, previews: MediaPreviews) -> None:
    loader = MediaLoader(previews)
    loader.request(stuck(web, "/stuck"), "image")
    qtbot.waitUntil(lambda: bool(web.asked), timeout=20_000)
    assert loader.shutdown()
