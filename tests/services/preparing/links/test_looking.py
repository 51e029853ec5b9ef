"""Each link is looked at once, few of a website at a time, and not for ever."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure, MediaKind
from flowiq_desktop.media.address import FetchPolicy
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import Fetcher
from flowiq_desktop.media.inspector import inspect
from flowiq_desktop.network.public import IpAddress
from flowiq_desktop.services.preparing.links.distinct_links import Link
from flowiq_desktop.services.preparing.links.findings import in_words
from flowiq_desktop.services.preparing.links.look_run import LookLimits
from flowiq_desktop.services.preparing.links.looking import LinkLooks, LooksFound
from flowiq_desktop.system.private_process import worker_command
from tests.media import samples
from tests.media.web_server import FileServer, serving
from tests.spreadsheet.making import finish

HOSTS = tuple(f"{name}.example.org" for name in ("a", "b", "c"))


class Now:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def web() -> Iterator[FileServer]:
    with serving() as server:
        yield server


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def looks(web: FileServer, now: Now) -> Iterator[LinkLooks]:
    policy = FetchPolicy(dict.fromkeys(HOSTS, web.address))
    fetcher = Fetcher(ssl.create_default_context(), policy)
    made = LinkLooks(fetcher, lambda: Decoder(worker_command("--decode-worker")), now)
    yield made
    made.close()


def image(path: str, host: str = HOSTS[0]) -> Link:
    return Link(f"http://{host}{path}", MediaKind.IMAGE)


def asked(web: FileServer) -> list[str]:
    return sorted(path for path, _headers in web.asked)


def test_what_is_behind_each_link(web: FileServer, looks: LinkLooks) -> None:
    web.give("/good.jpg", samples.picture())
    web.give("/login.jpg", b"<html>Log in</html>")
    web.give("/print.jpg", samples.picture(mode="CMYK"))
    cut = samples.picture(size=(900, 700), quality=95)
    web.give("/cut.jpg", cut[: len(cut) // 2])
    links = [image(f"/{name}.jpg") for name in ("good", "login", "print", "cut", "none")]
    found = finish(looks.look(links))
    outcomes = [found.looks[link].outcome for link in links]
    good, login, printed, cut_short, none = outcomes
    assert isinstance(good, MediaFacts)
    assert (good.width, good.height, good.warnings, good.thumbnail_png) == (320, 200, (), None)
    assert login == MediaFailure("This link opens a web page, not a file.")
    assert isinstance(printed, MediaFacts)
    assert "CMYK" in printed.warnings[0]
    assert isinstance(cut_short, MediaFailure)
    assert isinstance(none, MediaFailure)
    assert in_words(found) == "5 links looked at, 3 do not open"


def test_facts_are_remembered_and_failures_for_a_while(
    web: FileServer, looks: LinkLooks, now: Now
) -> None:
    web.give("/a.jpg", samples.picture())
    links = [image("/a.jpg"), image("/none.jpg")]
    finish(looks.look(links))
    assert asked(web) == ["/a.jpg", "/none.jpg"]
    now.time += timedelta(minutes=9)
    again = finish(looks.look(links))
    assert (len(web.asked), again.failed) == (2, 1)
    now.time += timedelta(minutes=2)
    web.give("/none.jpg", samples.picture())
    mended = finish(looks.look(links))
    assert asked(web) == ["/a.jpg", "/none.jpg", "/none.jpg"]
    assert mended.failed == 0


def test_all_are_looked_at_again_where_that_is_wished(web: FileServer, looks: LinkLooks) -> None:
    web.give("/a.jpg", samples.picture())
    finish(looks.look([image("/a.jpg")]))
    finish(looks.look([image("/a.jpg")], [HOSTS[0]], again=True))
    assert len(web.asked) == 1
    finish(looks.look([image("/a.jpg")], again=True))
    assert len(web.asked) == 2
    assert len(finish(looks.look([image("/a.jpg")], [HOSTS[0]])).looks) == 1


def test_few_links_of_a_website_are_opened_at_once(web: FileServer, looks: LinkLooks) -> None:
    body, lock = samples.picture(), threading.Lock()
    open_now: dict[str, int] = {}
    most: dict[str, int] = {}

    def reply(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"].partition(":")[0]
        with lock:
            open_now[host] = open_now.get(host, 0) + 1
            most[host] = max(most.get(host, 0), open_now[host])
            most[""] = max(most.get("", 0), sum(open_now.values()))
        threading.Event().wait(0.05)
        with lock:
            open_now[host] -= 1
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    links = [image(f"/{n}.jpg", host) for host in HOSTS for n in range(8)]
    web.replies.update({f"/{n}.jpg": reply for n in range(8)})
    found = finish(looks.look(links, limits=LookLimits(connections=4)))
    assert (len(found.looks), found.failed) == (24, 0)
    assert max(most[host] for host in HOSTS) == 2
    assert 2 < most[""] <= 4


def test_what_is_left_when_enough_was_read_is_said(web: FileServer, looks: LinkLooks) -> None:
    body = samples.picture()
    links = [image(f"/{n}.jpg") for n in range(6)]
    for link in links:
        web.give(link.url.partition(HOSTS[0])[2], body)
    limits = LookLimits(connections=1, most_bytes=3 * len(body))
    found = finish(looks.look(links, limits=limits))
    assert (list(found.looks), list(found.left)) == (links[:3], links[3:])
    assert in_words(found) == "3 links looked at, 3 not looked at"
    assert list(finish(looks.look(found.left)).looks) == links[3:]
    late = finish(looks.look([image("/none.jpg")], limits=LookLimits(most_seconds=-1)))
    assert late.left == (image("/none.jpg"),)


@pytest.mark.parametrize("name", [HOSTS[0].upper(), f"https://{HOSTS[0]}/x", f".{HOSTS[0]}."])
def test_websites_can_be_passed_over(web: FileServer, looks: LinkLooks, name: str) -> None:
    links = [image("/a.jpg"), image("/a.jpg", HOSTS[1])]
    found = finish(looks.look(links, [name]))
    assert found.passed_over == (links[0],)
    assert list(found.looks) == [links[1]]
    assert len(web.asked) == 1


def test_what_is_below_a_website_is_passed_over_with_it(web: FileServer, looks: LinkLooks) -> None:
    found = finish(looks.look([image("/a.jpg", host) for host in HOSTS], ["example.org"]))
    assert (len(found.passed_over), web.asked) == (3, [])
    assert not finish(looks.look([image("/a.jpg")], ["ample.org", ""])).passed_over


def test_one_odd_file_does_not_keep_the_others_from_being_looked_at(
    web: FileServer,
    looks: LinkLooks,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    web.give("/good.jpg", samples.picture())
    odd = Link(f"http://{HOSTS[0]}/good.jpg", MediaKind.DOCUMENT)

    def odd_file(kind: MediaKind, *rest: Any, **more: Any) -> MediaFacts:
        if kind is MediaKind.DOCUMENT:
            raise IndexError
        return inspect(kind, *rest, **more)

    monkeypatch.setattr(f"{LinkLooks.__module__}.inspect", odd_file)
    found = finish(looks.look([odd, image("/good.jpg")]))
    caplog.clear()
    assert found.looks[odd].outcome == MediaFailure("The file could not be looked at.")
    assert isinstance(found.looks[image("/good.jpg")].outcome, MediaFacts)


def test_of_a_long_file_the_beginning_is_read(web: FileServer, looks: LinkLooks) -> None:
    link = image("/a.jpg")
    sent: list[int] = []

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(40 << 20))
        handler.end_headers()
        body = samples.picture() + bytes(1 << 20)
        try:
            for _ in range(40):
                handler.wfile.write(body)
                sent.append(len(body))
        except OSError:
            pass

    web.replies["/a.jpg"] = reply
    outcome = finish(looks.look([link])).looks[link].outcome
    assert isinstance(outcome, MediaFacts)
    assert outcome.size == 40 << 20
    assert "WhatsApp takes at most 5 MB" in outcome.warnings[0]
    assert sum(sent) < 20 << 20


def test_to_close_it_ends_what_is_under_way(web: FileServer, looks: LinkLooks) -> None:
    began = threading.Event()

    def reply(_handler: BaseHTTPRequestHandler) -> None:
        began.set()
        web.stopping.wait(20)

    web.replies["/slow.jpg"] = reply
    looking = looks.look([image("/slow.jpg")])
    while not began.is_set():
        next(looking)
    looking.close()
    assert not web.stopping.is_set()
    assert looks.known(image("/slow.jpg")) is None


@pytest.fixture
def cut_off(web: FileServer, now: Now) -> Iterator[LinkLooks]:
    """A computer that reaches its own servers alone."""
    fetcher = Fetcher(
        ssl.create_default_context(),
        FetchPolicy(dict.fromkeys(HOSTS, web.address)),
        resolver=no_name,
        is_online=lambda: False,
    )
    made = LinkLooks(fetcher, lambda: Decoder(worker_command("--decode-worker")), now)
    yield made
    made.close()


def no_name(_host: str, _port: int) -> list[IpAddress]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def far(name: str) -> Link:
    return Link(f"https://{name}.example.com/a.jpg", MediaKind.IMAGE)


def test_without_a_network_nothing_is_found_of_any_link(cut_off: LinkLooks) -> None:
    links = [far(f"w{n}") for n in range(40)]
    found = finish(cut_off.look(links))
    assert (found.looks, found.left, found.offline) == ({}, tuple(links), True)
    assert in_words(found) == (
        "The links were not looked at, as this computer is not connected to the internet."
    )
    assert cut_off.known(links[0]) is None


def test_what_was_looked_at_before_the_network_went_counts(
    web: FileServer, cut_off: LinkLooks
) -> None:
    web.give("/a.jpg", samples.picture())
    links = [image("/a.jpg"), far("w1"), far("w2")]
    finish(cut_off.look(links[:1]))
    for again in (False, True):
        found = finish(cut_off.look(links, again=again))
        assert [*found.looks] == links[:1]
        assert in_words(found) == (
            "1 link looked at, 2 not looked at: this computer is not connected to the internet."
        )


def test_a_website_that_does_not_exist_is_found_out_on_a_network(now: Now) -> None:
    online = [True]
    fetcher = Fetcher(ssl.create_default_context(), resolver=no_name, is_online=online.pop)
    made = LinkLooks(fetcher, lambda: Decoder(worker_command("--decode-worker")), now)
    found = finish(made.look([far("w1")]))
    assert (found.failed, found.left, found.offline) == (1, (), False)
    assert in_words(found) == "1 link looked at, 1 does not open"
    online.append(False)
    again = finish(made.look([far("w1")], again=True))
    made.close()
    assert (again.looks, again.left, again.offline) == (found.looks, (), True)


def test_nothing_to_look_at_is_nothing_to_say(looks: LinkLooks) -> None:
    assert finish(looks.look([])) == LooksFound()
    assert in_words(LooksFound()) == ""


def test_where_links_led_is_kept_also_of_those_that_fail(web: FileServer, looks: LinkLooks) -> None:
    web.give("/short", b"", 302, Location=f"http://{HOSTS[1]}/good.jpg")
    web.give("/good.jpg", samples.picture())
    web.give("/lost", b"", 301, Location=f"http://{HOSTS[2]}/none.jpg")
    web.give("/login", b"", 302, Location=f"http://{HOSTS[2]}/page")
    web.give("/page", b"<html>Log in</html>")
    links = [image(path) for path in ("/short", "/lost", "/login", "/good.jpg")]
    found = finish(looks.look(links))
    assert [found.looks[link].route for link in links] == [
        (f"http://{HOSTS[1]}/good.jpg",),
        (f"http://{HOSTS[2]}/none.jpg",),
        (f"http://{HOSTS[2]}/page",),
        (),
    ]
    assert [type(found.looks[link].outcome) for link in links] == [
        MediaFacts,
        MediaFailure,
        MediaFailure,
        MediaFacts,
    ]


def test_a_website_that_asks_to_wait_is_asked_again(web: FileServer, looks: LinkLooks) -> None:
    body, tries = samples.picture(), [0]

    def reply(handler: BaseHTTPRequestHandler) -> None:
        tries[0] += 1
        too_many = tries[0] in {2, 4}
        handler.send_response(429 if too_many else 200)
        handler.send_header("Retry-After", "0")
        handler.send_header("Content-Length", "0" if too_many else str(len(body)))
        handler.end_headers()
        handler.wfile.write(b"" if too_many else body)

    links = [image(f"/{number}.jpg") for number in range(6)]
    for link in links:
        web.replies[link.url.partition("org")[2]] = reply
    found = finish(looks.look(links))
    assert (len(found.looks), found.failed, found.asked_to_wait) == (6, 0, ())
    assert tries == [8]


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (429, {"Retry-After": "3600"}),
        (503, {"Retry-After": "120"}),
        (429, {"Retry-After": "Sat, 28 Nov 2099 10:00:00 GMT"}),
    ],
)
def test_a_website_that_asks_to_wait_for_long_is_left_alone(
    web: FileServer, looks: LinkLooks, status: int, headers: dict[str, str]
) -> None:
    links = [image(f"/{number}.jpg") for number in range(20)]
    for link in links:
        web.give(link.url.partition("org")[2], b"", status, **headers)
    other = image("/good.jpg", HOSTS[1])
    web.give("/good.jpg", samples.picture())
    found = finish(looks.look([*links, other]))
    assert (list(found.looks), found.failed, found.left) == ([other], 0, tuple(links))
    assert len(web.asked) <= 3
    assert in_words(found) == (
        "1 link looked at, 20 not looked at. These websites ask to wait for a while: a.example.org"
    )
    assert looks.known(links[0]) is None


def test_an_unavailable_website_that_asks_for_nothing_does_not_open(
    web: FileServer, looks: LinkLooks
) -> None:
    web.give("/a.jpg", b"", 503, Retry_After="soon")
    found = finish(looks.look([image("/a.jpg")]))
    assert (found.failed, found.asked_to_wait) == (1, ())


def test_over_a_slow_line_the_beginning_is_enough(
    web: FileServer, looks: LinkLooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is good is not told to be bad because there was no time for all of it."""
    monkeypatch.setattr("flowiq_desktop.services.preparing.links.look_run.SECONDS", 1.0)
    body = samples.picture(size=(2_000, 1_500), quality=95)
    body += bytes(max(0, 200_000 - len(body)))

    def reply(handler: BaseHTTPRequestHandler) -> None:
        stopping: threading.Event = handler.server.stopping  # type: ignore[attr-defined]
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:100_000])
        stopping.wait(20)

    web.replies["/slow.jpg"] = reply
    found = finish(looks.look([image("/slow.jpg")]))
    outcome = found.looks[image("/slow.jpg")].outcome
    assert isinstance(outcome, MediaFacts)
    assert (outcome.size, outcome.width, outcome.warnings) == (len(body), 2_000, ())
