"""Downloads from real servers, friendly and hostile."""

import gzip
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler

import pytest
import trustme

from flowiq_desktop.media.address import FetchPolicy
from flowiq_desktop.media.connection import check_peer
from flowiq_desktop.media.failures import AddressRefusedError, MediaError
from flowiq_desktop.media.fetch import (
    COUNT_LIMIT,
    READ_LIMIT,
    TAIL_BYTES,
    FetchedFile,
    Fetcher,
)
from flowiq_desktop.network.deadline import Deadline, Watchdog
from flowiq_desktop.network.public import IpAddress
from tests.media.web_server import Canary, FileServer, serving

LOOPBACK = ipaddress.ip_address("127.0.0.1")


def fetch(fetcher: Fetcher, url: str, seconds: float = 10) -> FetchedFile:
    with closing(Watchdog()) as watchdog, watchdog.watching(Deadline(seconds)) as deadline:
        return fetcher.fetch(url, deadline)


def test_a_file_of_the_practice_server(web: FileServer, practice_fetcher: Fetcher) -> None:
    url = web.give("/x.jpg", b"bytes")
    assert fetch(practice_fetcher, url) == FetchedFile(b"bytes", 5, True, "x.jpg", seen=5)
    assert fetch(practice_fetcher, "https://practice.flowiq.invalid/x.jpg").body == b"bytes"


def test_nothing_of_this_computer_is_sent(
    web: FileServer, practice_fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, canary: Canary
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
    url = web.give("/x", b"x", Set_Cookie="a=b")
    fetch(practice_fetcher, url)
    fetch(practice_fetcher, url)
    for _, headers in web.asked:
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert canary.connections() == 0


def test_reading_stops_at_the_limit(web: FileServer, practice_fetcher: Fetcher) -> None:
    url = web.give("/big", bytes(READ_LIMIT + 1))
    found = fetch(practice_fetcher, url)
    assert (len(found.body), found.size, found.complete) == (READ_LIMIT, READ_LIMIT + 1, False)


def test_a_packed_bomb_is_unpacked_to_the_limit_only(
    web: FileServer, practice_fetcher: Fetcher
) -> None:
    bomb = gzip.compress(bytes(20 * READ_LIMIT))
    found = fetch(practice_fetcher, web.give("/bomb", bomb, Content_Encoding="gzip"))
    assert (len(found.body), found.size, found.complete) == (READ_LIMIT, 0, False)


def test_of_a_large_file_the_end_is_asked_for(web: FileServer, practice_fetcher: Fetcher) -> None:
    body = bytes(READ_LIMIT + 100_000) + b"the end"
    found = fetch(practice_fetcher, web.give_parts("/big.mp4", body))
    assert (len(found.body), found.size, found.complete) == (READ_LIMIT, len(body), False)
    assert found.tail == body[-TAIL_BYTES:]
    assert [asked[1].get("Range") for asked in web.asked] == [None, f"bytes=-{TAIL_BYTES}"]


def test_a_file_that_is_read_whole_is_asked_for_once(
    web: FileServer, practice_fetcher: Fetcher
) -> None:
    assert fetch(practice_fetcher, web.give_parts("/a.mp4", b"all")).tail == b""
    assert len(web.asked) == 1


def test_a_website_that_gives_no_parts_gives_no_end(
    web: FileServer, practice_fetcher: Fetcher
) -> None:
    assert fetch(practice_fetcher, web.give("/big", bytes(READ_LIMIT + 1))).tail == b""


def test_of_an_endless_file_the_bytes_are_counted(
    web: FileServer, practice_fetcher: Fetcher
) -> None:
    found = fetch(practice_fetcher, web.give_endless("/endless", b"\xff\xd8\xff"))
    assert (found.size, found.complete, len(found.body)) == (0, False, READ_LIMIT)
    assert found.seen > COUNT_LIMIT


def test_name_and_declared_type_come_with_the_file(
    web: FileServer, practice_fetcher: Fetcher
) -> None:
    url = web.give("/a%20b.png?x=1/2", b"x", Content_Type="image/png")
    found = fetch(practice_fetcher, url)
    assert (found.name, found.declared) == ("a b.png", "image/png")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "no file"),
        (410, "no file"),
        (401, "password or permission"),
        (403, "password or permission"),
        (429, "right now"),
        (503, "right now"),
        (204, "did not give"),
    ],
)
def test_answers_that_are_no_file(
    web: FileServer, practice_fetcher: Fetcher, status: int, words: str
) -> None:
    url = web.give("/x", b"", status)
    with pytest.raises(MediaError, match=words):
        fetch(practice_fetcher, url)


def test_a_file_that_a_proxy_changed_is_one(web: FileServer, practice_fetcher: Fetcher) -> None:
    assert fetch(practice_fetcher, web.give("/x", b"file", 203)).body == b"file"


def test_a_size_that_is_not_of_the_file_does_not_count(
    web: FileServer, practice_fetcher: Fetcher, caplog: pytest.LogCaptureFixture
) -> None:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "2")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"5\r\nwhole\r\n0\r\n\r\n")

    web.replies["/x"] = reply
    found = fetch(practice_fetcher, web.url("/x"))
    assert (found.body, found.size, found.complete) == (b"whole", 5, True)
    caplog.clear()  # the HTTP client warns of such websites, too


@pytest.mark.parametrize(
    ("place", "taken"),
    [
        ("bytes {first}-{last}/{size}", True),
        ("bytes 0-1048575/{size}", False),
        ("bytes {first}-{last}/*", False),
        ("bytes */{size}", False),
        ("bytes {last}-{first}/{size}", False),
        ("", False),
    ],
)
def test_only_the_end_is_taken_for_the_end(
    web: FileServer, practice_fetcher: Fetcher, place: str, taken: bool
) -> None:
    body = bytes(READ_LIMIT + 2 * TAIL_BYTES)
    facts = {"first": len(body) - TAIL_BYTES, "last": len(body) - 1, "size": len(body)}

    def reply(handler: BaseHTTPRequestHandler) -> None:
        is_part = "Range" in handler.headers
        handler.send_response(206 if is_part else 200)
        if is_part:
            handler.send_header("Content-Range", place.format(**facts))
        handler.send_header("Content-Length", str(TAIL_BYTES if is_part else len(body)))
        handler.end_headers()
        handler.wfile.write(bytes(TAIL_BYTES) if is_part else body)

    web.replies["/x"] = reply
    assert bool(fetch(practice_fetcher, web.url("/x")).tail) is taken


@pytest.mark.parametrize(
    "location",
    ["", " ", "http://", "file:///etc/passwd", "ftp://example.org/a", "mailto:a@example.org"],
)
def test_where_a_link_leads_that_is_no_address(
    web: FileServer, practice_fetcher: Fetcher, location: str
) -> None:
    url = web.give("/x", b"", 302, Location=location)
    with pytest.raises(MediaError, match="leads on to an address that is not a web address"):
        fetch(practice_fetcher, url)


def test_hints_before_an_answer_are_skipped(web: FileServer, practice_fetcher: Fetcher) -> None:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")
        handler.wfile.write(b"HTTP/1.1 102 Processing\r\n\r\n")
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nfoo")

    web.replies["/hints"] = reply
    assert fetch(practice_fetcher, web.url("/hints")).body == b"foo"


def test_hints_without_end_are_no_answer(web: FileServer, practice_fetcher: Fetcher) -> None:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            for _ in range(10_000):
                handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")

    web.replies["/hints"] = reply
    with pytest.raises(MediaError) as fault:
        fetch(practice_fetcher, web.url("/hints"))
    assert "did not give a file" in str(fault.value)


def test_a_redirect_in_letters_of_its_own(web: FileServer, practice_fetcher: Fetcher) -> None:
    web.give("/Gr%C3%BC%C3%9Fe.pdf", b"there")
    utf_8, western = "/Grüße.pdf".encode().decode("latin-1"), "/Gr\xfc\xdfe.pdf"
    for location in (utf_8, western):
        assert fetch(practice_fetcher, web.give("/x", b"", 302, Location=location)).body == b"there"


def test_three_redirects_are_followed_and_four_are_not(
    web: FileServer, practice_fetcher: Fetcher
) -> None:
    web.give("/0", b"there")
    for step in range(1, 5):
        web.give(f"/{step}", b"", 302, Location=f"/{step - 1}")
    assert fetch(practice_fetcher, web.url("/3")).body == b"there"
    with pytest.raises(MediaError, match="more than 3 times"):
        fetch(practice_fetcher, web.url("/4"))


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{port}/",
        "https://127.0.0.1:{port}/",
        "https://localhost:{port}/",
        "https://127.1:{port}/",
        "https://2130706433:{port}/",
        "https://[::ffff:127.0.0.1]:{port}/",
        "https://[::1]:{port}/",
        "//127.0.0.1:{port}/",
        "https://a@127.0.0.1:{port}/",
    ],
)
def test_a_redirect_into_this_computer_is_refused(
    web: FileServer, practice_fetcher: Fetcher, canary: Canary, location: str
) -> None:
    url = web.give("/x", b"", 302, Location=location.format(port=canary.port))
    with pytest.raises(AddressRefusedError):
        fetch(practice_fetcher, url)
    assert canary.connections() == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}\\@good.example/",
        "https://127.0.0.1:{port}/",
        "https://127.0.0.1:{port}\\@good.example/",
        "https://good.example@127.0.0.1:{port}/",
        "https://localhost:{port}/",
        "https://127.1:{port}/",
        "https://2130706433:{port}/",
        "https://0x7f000001:{port}/",
        "https://0177.0.0.1:{port}/",
        "https://[::ffff:127.0.0.1]:{port}/",
        "https://[64:ff9b::127.0.0.1]:{port}/",
        "https://[2002:7f00:1::]:{port}/",
        "https://[fec0::1]:{port}/",
        "https://169.254.169.254:{port}/",
        "https://100.64.0.1:{port}/",
        "https://127\uff0e0\uff0e0\uff0e1:{port}/",
        "file://127.0.0.1:{port}/",
        "ftp://127.0.0.1:{port}/",
    ],
)
def test_a_link_into_this_computer_is_refused(
    practice_fetcher: Fetcher, canary: Canary, url: str
) -> None:
    with pytest.raises(AddressRefusedError):
        fetch(practice_fetcher, url.format(port=canary.port))
    assert canary.connections() == 0


def test_a_name_with_one_private_address_is_refused(canary: Canary) -> None:
    def resolver(_host: str, _port: int) -> list[IpAddress]:
        return [ipaddress.ip_address("93.184.216.34"), LOOPBACK]

    fetcher = Fetcher(ssl.create_default_context(), resolver=resolver)
    with pytest.raises(AddressRefusedError, match="private network"):
        fetch(fetcher, f"https://example.org:{canary.port}/")
    assert canary.connections() == 0


def test_a_name_that_changes_its_address_is_asked_once(secure: "Secure") -> None:
    """The first answer passes the guard; no second one is ever looked at (DNS rebinding)."""
    answers = iter([[LOOPBACK]])
    secure.server.give("/x", b"x")
    assert fetch(secure.fetcher(lambda *_: next(answers)), secure.url("/x")).body == b"x"


def test_the_other_end_is_looked_at_once_connected() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        check_peer(client, LOOPBACK)
        with pytest.raises(AddressRefusedError, match="changed its address"):
            check_peer(client, ipaddress.ip_address("93.184.216.34"))


def test_a_name_that_does_not_exist() -> None:
    def resolver(_host: str, _port: int) -> list[IpAddress]:
        raise socket.gaierror

    with pytest.raises(MediaError, match="no website called nowhere"):
        fetch(Fetcher(ssl.create_default_context(), resolver=resolver), "https://nowhere.example/")


def test_nobody_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    policy = FetchPolicy({"practice.flowiq.invalid": ("127.0.0.1", port)})
    fetcher = Fetcher(ssl.create_default_context(), policy)
    with pytest.raises(MediaError, match="does not answer"):
        fetch(fetcher, "https://practice.flowiq.invalid/")


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    drip(handler)


def drip(handler: BaseHTTPRequestHandler) -> None:
    stopping: threading.Event = handler.server.stopping  # type: ignore[attr-defined]
    while not stopping.wait(0.02):
        handler.wfile.write(b"x")


@pytest.mark.parametrize("reply", [drip_body, drip])
def test_a_server_that_drips_meets_the_deadline(
    web: FileServer, practice_fetcher: Fetcher, reply: object
) -> None:
    web.replies["/slow"] = reply  # type: ignore[assignment]
    with pytest.raises(MediaError, match="took longer"):
        fetch(practice_fetcher, web.url("/slow"), seconds=0.3)


def test_a_download_can_be_stopped(web: FileServer, practice_fetcher: Fetcher) -> None:
    began = threading.Event()

    def reply(handler: BaseHTTPRequestHandler) -> None:
        began.set()
        drip_body(handler)

    web.replies["/slow"] = reply
    with closing(Watchdog()) as watchdog, watchdog.watching(Deadline(10)) as deadline:

        def stop() -> None:
            began.wait()
            deadline.cancel()

        stopper = threading.Thread(target=stop)
        stopper.start()
        with pytest.raises(MediaError, match="stopped"):
            practice_fetcher.fetch(web.url("/slow"), deadline)
        stopper.join()


def test_a_file_that_breaks_off(web: FileServer, practice_fetcher: Fetcher) -> None:
    url = web.give("/x", b"half", Content_Length="100")
    with pytest.raises(MediaError, match="broke off"):
        fetch(practice_fetcher, url)


class Secure:
    """An https server called files.example.org, and fetchers that trust it."""

    def __init__(self, server: FileServer, trusted: ssl.SSLContext) -> None:
        self.server = server
        self._trusted = trusted

    def url(self, path: str, host: str = "files.example.org") -> str:
        return f"https://{host}:{self.server.server_port}{path}"

    def fetcher(self, resolver: object = None, *, trusted: bool = True) -> Fetcher:
        return Fetcher(
            self._trusted if trusted else ssl.create_default_context(),
            resolver=resolver or (lambda *_: [LOOPBACK]),  # type: ignore[arg-type]
            is_allowed=lambda address: address == LOOPBACK,
        )


@pytest.fixture
def secure() -> Iterator[Secure]:
    authority = trustme.CA()
    at_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("files.example.org").configure_cert(at_server)
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    with serving(at_server) as server:
        yield Secure(server, trusted)


def test_the_certificate_and_the_host_are_those_of_the_name(secure: Secure) -> None:
    secure.server.give("/x", b"x")
    assert fetch(secure.fetcher(), secure.url("/x")).body == b"x"
    assert secure.server.asked[0][1]["Host"] == f"files.example.org:{secure.server.server_port}"


def test_a_link_without_protection_is_fetched_under_the_same_guard() -> None:
    with serving() as server:
        server.give("/x", b"x")
        fetcher = Fetcher(
            ssl.create_default_context(),
            resolver=lambda *_: [LOOPBACK],
            is_allowed=lambda address: address == LOOPBACK,
        )
        url = f"http://files.example.org:{server.server_port}/x"
        assert fetch(fetcher, url).body == b"x"
        assert server.asked[0][1]["Host"] == f"files.example.org:{server.server_port}"
        guarded = Fetcher(ssl.create_default_context(), resolver=lambda *_: [LOOPBACK])
        with pytest.raises(AddressRefusedError, match="private network"):
            fetch(guarded, url)
        assert len(server.asked) == 1


def test_a_certificate_for_another_name_is_refused(secure: Secure) -> None:
    with pytest.raises(MediaError, match="genuine"):
        fetch(secure.fetcher(), secure.url("/x", "other.example.org"))
    assert secure.server.asked == []


def test_an_unknown_authority_is_refused(secure: Secure) -> None:
    with pytest.raises(MediaError, match="genuine"):
        fetch(secure.fetcher(trusted=False), secure.url("/x"))
    assert secure.server.asked == []


def test_the_second_address_is_tried_when_the_first_is_dead(secure: Secure) -> None:
    dead = ipaddress.ip_address("127.0.0.9")
    secure.server.give("/x", b"x")
    fetcher = Fetcher(
        secure._trusted, resolver=lambda *_: [dead, LOOPBACK], is_allowed=lambda _: True
    )
    assert fetch(fetcher, secure.url("/x")).body == b"x"
