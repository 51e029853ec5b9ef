"""One answer on a socket of its own: what only the reader itself can show."""

import socket
from collections.abc import Iterator

import pytest

from flowiq_desktop.flowiq.http.framing import BrokenAnswerError
from flowiq_desktop.flowiq.http.strict_response import StrictResponse, TooLargeError

_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
_UNTIL_CLOSED = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
_LONGEST_CHUNK_LINE = 4096


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Where we read, and where the server writes."""
    ours, theirs = socket.socketpair()
    ours.settimeout(5)
    with ours, theirs:
        yield ours, theirs


def _chunk_line(length: int) -> bytes:
    return b"3;" + b"x" * (length - 4) + b"\r\n"


def test_it_begins_as_the_first_answer_to_its_method(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    response = StrictResponse(ends[0], method="HEAD")

    assert not response.follows_another
    assert vars(response)["_method"] == "HEAD"


def test_the_answer_to_a_tunnel_is_told_as_http_client_wants_it(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ends[1].sendall(b"HTTP/1.1 102 Wait\r\n\r\nHTTP/1.0 407 Who are you\r\n\r\n")

    assert StrictResponse(ends[0])._read_status() == ("HTTP/1.0", 407, "Who are you")


def test_a_library_that_drains_the_answer_finds_no_chunk_begun(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ends[1].sendall(_CHUNKED + b"3\r\nabc\r\n0\r\n\r\n")
    response = StrictResponse(ends[0])
    response.begin()

    assert response.chunk_left is None


@pytest.mark.parametrize(("length", "accepted"), [(0, True), (1, False)])
def test_the_line_before_a_chunk_has_a_limit(
    ends: tuple[socket.socket, socket.socket], length: int, accepted: bool
) -> None:
    ends[1].sendall(_CHUNKED + _chunk_line(_LONGEST_CHUNK_LINE + length) + b"abc\r\n0\r\n\r\n")
    response = StrictResponse(ends[0])
    response.begin()

    if accepted:
        assert response.whole_body(3) == b"abc"
    else:
        with pytest.raises(BrokenAnswerError):
            response.whole_body(3)


@pytest.mark.parametrize("limit", [3, 2])
def test_a_body_that_ends_with_its_connection_may_be_as_large_as_the_limit(
    ends: tuple[socket.socket, socket.socket], limit: int
) -> None:
    ends[1].sendall(_UNTIL_CLOSED + b"abc")
    ends[1].shutdown(socket.SHUT_WR)
    response = StrictResponse(ends[0])
    response.begin()

    if limit == 3:
        assert response.whole_body(limit) == b"abc"
    else:
        with pytest.raises(TooLargeError):
            response.whole_body(limit)


def test_looking_for_more_leaves_the_patience_as_it_was(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ends[1].sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
    response = StrictResponse(ends[0])
    response.begin()

    assert response.unread(0.01) == b""
    assert ends[0].gettimeout() == 5
