import threading
from pathlib import Path

import pytest
import requests

from flowiq_desktop.practice_server import Answer, Behaviour, Contract, PracticeServer
from tests.practice_server.conftest import TEXT, Caller, Serve


def _post(server: PracticeServer, session: requests.Session) -> int:
    headers = {"Authorization": "Bearer fiq_practice"}
    url = f"{server.url}/send-whatsapp"
    return session.post(url, json=TEXT, headers=headers, timeout=10).status_code


def test_nothing_is_left_behind(contract: Contract) -> None:
    before = set(threading.enumerate())
    with (
        requests.Session() as session,
        PracticeServer(Behaviour(), contract) as server,
    ):
        assert _post(server, session) == 200  # and the connection stays open

    assert set(threading.enumerate()) == before
    with pytest.raises(requests.ConnectionError):
        requests.get(server.url, timeout=10)


def test_stopping_does_not_wait_for_an_answer_that_is_held_back(contract: Contract) -> None:
    arrived = threading.Event()

    def script(_request: object) -> Answer:
        arrived.set()
        return Answer(delay=3600)

    server = PracticeServer(Behaviour(script=script), contract)
    server.start()
    failed: list[Exception] = []

    def call() -> None:
        with requests.Session() as session:
            try:
                _post(server, session)
            except requests.ConnectionError as error:
                failed.append(error)

    caller = threading.Thread(target=call)
    caller.start()
    assert arrived.wait(10)
    server.stop()
    caller.join()

    assert len(failed) == 1


def test_it_may_be_stopped_twice_and_started_again_at_the_same_address(
    contract: Contract,
) -> None:
    server = PracticeServer(Behaviour(), contract)
    with requests.Session() as session:
        with server:
            first = server.url
            _post(server, session)
        server.stop()
        with server:
            assert server.url == first
            assert _post(server, session) == 200

    assert len(server.accepted) == 2


def test_it_cannot_be_started_twice_at_once(contract: Contract) -> None:
    with (
        PracticeServer(Behaviour(), contract) as server,
        pytest.raises(RuntimeError, match="already running"),
    ):
        server.start()


def test_a_port_that_is_taken_is_told(contract: Contract) -> None:
    with PracticeServer(Behaviour(), contract) as server:
        port = int(server.url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            PracticeServer(Behaviour(), contract, port=port).start()


def test_many_callers_at_once_lose_nothing(serve: Serve, contract: Contract) -> None:
    server = serve().server

    def call() -> None:
        caller = Caller(server, contract)
        with caller.session:
            for _ in range(10):
                caller.send()

    callers = [threading.Thread(target=call) for _ in range(8)]
    for thread in callers:
        thread.start()
    for thread in callers:
        thread.join()

    assert len(server.received) == 80
    assert len({request.message_id for request in server.accepted}) == 80


def test_the_behaviour_of_practice_mode_takes_any_key_and_its_time() -> None:
    behaviour = Behaviour.of_practice_mode()

    assert behaviour.any_key
    assert behaviour.failing_numbers
    assert 0 < behaviour.delay[0] < behaviour.delay[1] < 1


def test_media_are_served_without_a_key(contract: Contract, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "notes.txt").write_text("private")
    secret = tmp_path.parent / "secret.png"
    secret.write_bytes(b"secret")
    with (
        requests.Session() as session,
        PracticeServer(Behaviour(), contract, tmp_path) as server,
    ):
        found = session.get(f"{server.url}/media/picture.png", timeout=10)
        assert (found.status_code, found.content) == (200, b"\x89PNG")
        assert found.headers["Content-Type"] == "image/png"
        for other in ("/media/notes.txt", "/media/%2e%2e/secret.png", "/media/", "/picture.png"):
            assert session.get(f"{server.url}{other}", timeout=10).status_code == 404
