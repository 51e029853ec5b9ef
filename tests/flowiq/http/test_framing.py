"""Heads of answers: what is plainly right is read, and whatever is not is a broken answer."""

import io

import pytest

from flowiq_desktop.flowiq.http.framing import (
    BrokenAnswerError,
    Framing,
    StatusLine,
    fields,
    final_status,
    framing_of,
)

HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\n"


def _status(raw: bytes) -> StatusLine:
    return final_status(io.BytesIO(raw))


def _framing(raw: bytes, status: int = 200, version: int = 11) -> Framing:
    return framing_of(version, status, fields(io.BytesIO(raw + b"\r\n")))


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (OK, (11, 200, "OK")),
        (b"HTTP/1.0 404 Not Found\r\n", (10, 404, "Not Found")),
        (b"HTTP/1.1 200\r\n", (11, 200, "")),
        (b"HTTP/1.1 200 \r\n", (11, 200, "")),
        (b"HTTP/1.1 299 OK\n", (11, 299, "OK")),
        (b"HTTP/1.1 999 Caf\xe9 \t x\r\n", (11, 999, "Café \t x")),
    ],
)
def test_a_status_line_is_read(line: bytes, read: tuple[int, int, str]) -> None:
    assert _status(line) == read


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\r\n",
        b"HTTP/1.1 200 OK",
        b"HTTP/1.1 2000 OK\r\n",
        b"HTTP/1.1 20 OK\r\n",
        b"HTTP/1.1 000 OK\r\n",
        b"HTTP/1.1 099 OK\r\n",
        b"HTTP/1.1 -200 OK\r\n",
        b"HTTP/1.1 +20 OK\r\n",
        b"HTTP/1.1 2_0 OK\r\n",
        b"HTTP/1.1 two OK\r\n",
        b"HTTP/1.1 \xb2\xb2\xb2 OK\r\n",
        b"HTTP/1.1 200OK\r\n",
        b"HTTP/1.1\t200 OK\r\n",
        b"HTTP/1.1\r\n",
        b" HTTP/1.1 200 OK\r\n",
        b"\r\nHTTP/1.1 200 OK\r\n",
        b"HTTP/0.9 200 OK\r\n",
        b"HTTP/1.2 200 OK\r\n",
        b"HTTP/1.10 200 OK\r\n",
        b"HTTP/2 200 OK\r\n",
        b"HTTP/2.0 200 OK\r\n",
        b"http/1.1 200 OK\r\n",
        b"ICY 200 OK\r\n",
        b"HTTP/1.1 200 O\rK\r\n",
        b"HTTP/1.1 200 O\0K\r\n",
        b"<html>\r\n",
        b'{"success": true}',
        b"HTTP/1.1 200 " + b"x" * 70_000 + b"\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + OK,
    ],
)
def test_what_is_no_status_line_is_no_answer(line: bytes) -> None:
    with pytest.raises(BrokenAnswerError):
        _status(line)


@pytest.mark.parametrize("count", [1, 5])
def test_a_few_interim_answers_are_passed_over(count: int) -> None:
    interim = [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 102 Processing\r\n\r\n", HINTS]
    assert _status(b"".join((interim * 2)[:count]) + OK) == (11, 200, "OK")


def test_the_sixth_interim_answer_is_one_too_many() -> None:
    with pytest.raises(BrokenAnswerError, match="without end"):
        _status(HINTS * 6 + OK)


def test_an_interim_answer_has_a_head_like_any_other() -> None:
    for head in (b"no field\r\n\r\n", b"A: " + b"x" * 65_600 + b"\r\n\r\n", b"A: 1\r\n"):
        with pytest.raises(BrokenAnswerError):
            _status(b"HTTP/1.1 103 Early Hints\r\n" + head)
    assert _status(b"HTTP/1.1 199 Whatever\r\nContent-Length: 5\r\n\r\n" + OK).status == 200


def _fields(raw: bytes) -> list[tuple[str, str]]:
    return fields(io.BytesIO(raw)).items()


def test_fields_are_read_as_they_are() -> None:
    raw = b"Date: x\r\nX-A:1\nX-A: \t2 \t\r\nX-Empty:\r\nX-L: caf\xe9\r\n\r\nbody"
    assert _fields(raw) == [
        ("Date", "x"),
        ("X-A", "1"),
        ("X-A", "2"),
        ("X-Empty", ""),
        ("X-L", "café"),
    ]


def test_a_value_that_goes_on_is_put_on_one_line() -> None:
    assert _fields(b"A: one\r\n two\r\n\t three\r\nB:\r\n 2\r\n\r\n") == [
        ("A", "one two three"),
        ("B", "2"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"A: 1\r\n",
        b"A: 1",
        b"A : 1\r\n\r\n",
        b": 1\r\n\r\n",
        b"A\r\n\r\n",
        b" A: 1\r\n\r\n",
        b"A(1): 1\r\n\r\n",
        b"A: 1\0\r\n\r\n",
        b"A: 1\rB: 2\r\n\r\n",
        b"A: 1\r\n \0\r\n\r\n",
        b"A: 1\r\n 2\r3\r\n\r\n",
        b"A: 1\r\n" * 100 + b"\r\n",
        b"A: " + b"x" * 66_000 + b"\r\n\r\n",
        (b"A: " + b"x" * 9_000 + b"\r\n") * 8 + b"\r\n",
    ],
)
def test_a_head_that_is_none_is_broken(raw: bytes) -> None:
    with pytest.raises(BrokenAnswerError):
        _fields(raw)


def test_the_most_that_a_head_may_hold() -> None:
    assert len(_fields(b"A: 1\r\n" * 99 + b"\r\n")) == 99
    (field,) = _fields(b"A: " + b"x" * (65_536 - 5) + b"\r\n\r\n")
    assert len(field[1]) == 65_531
    with pytest.raises(BrokenAnswerError, match="too large"):
        _fields(b"A: " + b"x" * (65_536 - 4) + b"\r\n\r\n")
    with pytest.raises(BrokenAnswerError, match="cut off"):
        _fields(b"A: 1")


@pytest.mark.parametrize(
    ("raw", "framing"),
    [
        (b"Content-Length: 12\r\n", (False, 12, False)),
        (b"Content-Length: 0\r\n", (False, 0, False)),
        (b"content-length:007\r\n", (False, 7, False)),
        (b"Transfer-Encoding: chunked\r\n", (True, None, False)),
        (b"Transfer-Encoding: Chunked \r\n", (True, None, False)),
        (b"", (False, None, True)),
        (b"Content-Length: 2\r\nConnection: close\r\n", (False, 2, True)),
        (b"Content-Length: 2\r\nConnection: Keep-Alive, Close\r\n", (False, 2, True)),
        (b"Content-Length: 2\r\nConnection: a\r\nConnection: close\r\n", (False, 2, True)),
        (b"Content-Length: 2\r\nConnection: keep-alive\r\n", (False, 2, False)),
        (b"Transfer-Encoding: chunked\r\nConnection: close\r\n", (True, None, True)),
        # The same length said twice is a length; the connection is not trusted with another one.
        (b"Content-Length: 2\r\nContent-Length: 2\r\n", (False, 2, True)),
        (b"Content-Length: 2, 2\r\n", (False, 2, True)),
    ],
)
def test_where_a_body_ends(raw: bytes, framing: tuple[bool, int | None, bool]) -> None:
    assert _framing(raw) == framing


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Length: -1\r\n",
        b"Content-Length: +1\r\n",
        b"Content-Length: 0x10\r\n",
        b"Content-Length: 1e3\r\n",
        b"Content-Length: 1_0\r\n",
        b"Content-Length: \xb2\r\n",
        b"Content-Length: 5 6\r\n",
        b"Content-Length: 5\r\n 6\r\n",
        b"Content-Length:\r\n",
        b"Content-Length: ten\r\n",
        b"Content-Length: 2,\r\n",
        b"Content-Length: 2, 3\r\n",
        b"Content-Length: 2\r\nContent-Length: 3\r\n",
        b"Content-Length: 9999999999999999\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 2\r\n",
        b"Transfer-Encoding: gzip, chunked\r\n",
        b"Transfer-Encoding: chunked, chunked\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding: identity\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding:\r\n",
    ],
)
def test_an_end_that_is_not_plainly_said_is_broken(raw: bytes) -> None:
    for status in (200, 204, 304, 400):
        with pytest.raises(BrokenAnswerError):
            _framing(raw, status)


def test_an_older_server_keeps_nothing_open_and_sends_no_chunks() -> None:
    assert _framing(b"Content-Length: 2\r\nConnection: keep-alive\r\n", version=10).closes
    assert _framing(b"", version=10) == (False, None, True)
    with pytest.raises(BrokenAnswerError):
        _framing(b"Transfer-Encoding: chunked\r\n", version=10)


@pytest.mark.parametrize("status", [204, 304])
def test_answers_without_a_body_have_none_whatever_they_say(status: int) -> None:
    assert _framing(b"", status) == (False, 0, False)
    assert _framing(b"Content-Length: 0\r\n", status) == (False, 0, False)
    assert _framing(b"Connection: close\r\n", status) == (False, 0, True)
    assert _framing(b"Content-Length: 5\r\n", status) == (False, 0, True)
    assert _framing(b"Transfer-Encoding: chunked\r\n", status) == (False, 0, True)
