"""Servers, decoder and fetcher shared by the tests of media."""

import ssl
from collections.abc import Iterator

import pytest

from flowiq_desktop.media.address import FetchPolicy
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import Fetcher
from flowiq_desktop.system.private_process import worker_command
from tests.media.web_server import Canary, FileServer, serving


@pytest.fixture
def web() -> Iterator[FileServer]:
    with serving() as server:
        yield server


@pytest.fixture
def canary() -> Iterator[Canary]:
    bird = Canary()
    yield bird
    bird.close()


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    made = Decoder(worker_command("--decode-worker"))
    yield made
    made.close()


@pytest.fixture
def practice_fetcher(web: FileServer) -> Fetcher:
    """Reads the public web, and `web` as practice mode does."""
    policy = FetchPolicy({"practice.flowiq.invalid": web.address})
    return Fetcher(ssl.create_default_context(), policy)
