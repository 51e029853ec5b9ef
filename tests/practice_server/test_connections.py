import socket

import pytest
import requests

from flowiq_desktop.practice_server import Answer, Ending
from tests.practice_server.conftest import Caller, Serve

HEAD = b"POST /send-whatsapp HTTP/1.1\r\nHost: practice\r\n"


def _raw(caller: Caller, request: bytes) -> bytes:
    """Everything the server writes to a request until it closes the connection."""
    port = int(caller.server.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_a_connection_serves_many_requests(serve: Serve) -> None:
    caller = serve()
    port = int(caller.server.url.rpartition(":")[2])
    request = HEAD + b"Content-Length: 2\r\n\r\n{}"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        for _ in range(3):
            connection.sendall(request)
            assert connection.recv(65536).startswith(b"HTTP/1.1 401 Unauthorized\r\n")


@pytest.mark.parametrize("ending", [Ending.NO_ANSWER, Ending.RESET])
def test_a_connection_may_end_without_an_answer(serve: Serve, ending: Ending) -> None:
    caller = serve(script=lambda _request: Answer(accepted=True, ending=ending))

    with pytest.raises(requests.ConnectionError) as caught:
        caller.send()

    assert ("Connection reset" in str(caught.value)) == (ending is Ending.RESET)
    assert len(caller.server.accepted) == 1


def test_a_connection_may_be_closed_after_the_answer(serve: Serve) -> None:
    caller = serve(script=lambda _request: Answer(429, {"error": "x"}, ending=Ending.CLOSE))

    assert caller.send()[0] == 429
    assert caller.headers["Connection"] == "close"
    assert caller.send()[0] == 429


def test_an_answer_may_be_cut_short(serve: Serve) -> None:
    cut = Answer(200, {"success": True, "message": "x" * 100}, ending=Ending.CUT_SHORT)
    caller = serve(script=lambda _request: cut)

    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        caller.send()


def test_an_answer_may_be_no_http(serve: Serve) -> None:
    caller = serve(script=lambda _request: Answer(body=b"", wire=b"220 mail\r\n\r\n"))

    with pytest.raises(requests.ConnectionError, match="BadStatusLine"):
        caller.send()


def test_an_answer_may_come_byte_by_byte(serve: Serve) -> None:
    caller = serve(script=lambda _request: Answer(500, {"error": "Slow"}, drip=0.001))

    assert caller.send() == (500, {"error": "Slow"})


def test_a_script_may_replace_headers(serve: Serve) -> None:
    caller = serve(
        script=lambda _request: Answer(
            307, b"", {"Location": "/elsewhere", "Date": "Thu, 01 Jan 1970 00:00:00 GMT"}
        )
    )

    answer = caller.session.post(
        f"{caller.server.url}/send-whatsapp", json={}, allow_redirects=False, timeout=10
    )

    assert answer.headers["Location"] == "/elsewhere"
    assert answer.headers["Date"] == "Thu, 01 Jan 1970 00:00:00 GMT"


@pytest.mark.parametrize("length", [b"2000000", b"-1", b"many"])
def test_a_body_that_is_too_large_is_not_read(serve: Serve, length: bytes) -> None:
    caller = serve()

    answer = _raw(caller, HEAD + b"Content-Length: " + length + b"\r\n\r\n{}")

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert caller.server.received == []


def test_a_request_that_breaks_off_is_not_noted(serve: Serve) -> None:
    caller = serve()

    assert _raw(caller, HEAD + b"Content-Length: 100\r\n\r\n{") == b""
    assert caller.server.received == []


def test_what_is_no_request_gets_an_error(serve: Serve) -> None:
    caller = serve()

    assert b"400" in _raw(caller, b"HELO practice\r\n\r\n")
    assert caller.server.received == []


def test_the_query_is_read(serve: Serve) -> None:
    caller = serve()
    caller.history(query="fees, due", page="1")

    (seen,) = caller.server.received
    assert seen.query == {"whatsappNumber": "+27821234567", "query": "fees, due", "page": "1"}
