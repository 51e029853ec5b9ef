import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests

from flowiq_desktop.practice_server import FAILING_NUMBERS
from flowiq_desktop.practice_server.__main__ import main
from tests.practice_server.conftest import TEXT

COMMAND = [sys.executable, "-m", "flowiq_desktop.practice_server"]


@contextmanager
def _running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
            assert found is not None
            yield process, found[0]
        finally:
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C cannot be sent to one process")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_it_runs_alone_until_it_is_stopped(name: str) -> None:
    with _running("--rate", "1", "--delay", "0.01", "--tenant", "hill") as (process, url):
        headers = {"Authorization": "Bearer fiq_anything"}
        with requests.Session() as session:
            statuses = [
                session.post(
                    f"{url}/send-whatsapp",
                    json=TEXT,
                    headers=headers,
                    params={"tenantId": tenant},
                    timeout=10,
                ).status_code
                for tenant in ("dale", "hill", "hill")
            ]
        process.send_signal(getattr(signal, name))
        assert process.stdout is not None
        said = process.stdout.read()
        process.wait(timeout=20)

    assert statuses == [404, 200, 429]
    assert process.returncode == 0
    assert all(f"...{failing.digits}  {failing.happens}" in said for failing in FAILING_NUMBERS)
    assert said.endswith("Stopped after 3 calls, 1 accepted.\n")


def test_a_port_that_is_taken_ends_it(capsys: pytest.CaptureFixture[str]) -> None:
    with _running("--no-failures") as (_, url):
        port = url.rpartition(":")[2]
        before = signal.getsignal(signal.SIGTERM)
        try:
            assert main(["--port", port]) == 2
        finally:
            signal.signal(signal.SIGTERM, before)

    assert capsys.readouterr().err.startswith(f"Cannot listen on port {port}: ")
