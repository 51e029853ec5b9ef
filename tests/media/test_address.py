"""Links read strictly: what is not plainly a public https address is refused."""

import pytest

from flowiq_desktop.media.address import Address, FetchPolicy, parse_address, redirected
from flowiq_desktop.media.failures import AddressRefusedError

PRACTICE = FetchPolicy({"practice.flowiq.invalid": ("127.0.0.1", 8123)})


@pytest.mark.parametrize(
    ("url", "host", "port", "target"),
    [
        ("https://example.org", "example.org", 443, "/"),
        (" https://Example.ORG/a?b=c#d ", "example.org", 443, "/a?b=c"),
        ("HTTPS://example.org:8443/x", "example.org", 8443, "/x"),
        ("https://example.org?x=1", "example.org", 443, "/?x=1"),
        ("https://example.org/my file.pdf", "example.org", 443, "/my%20file.pdf"),
        ("https://example.org/a%20b%2Fc", "example.org", 443, "/a%20b%2Fc"),
        ("https://example.org/größe", "example.org", 443, "/gr%C3%B6%C3%9Fe"),
        ("https://bücher.example/", "xn--bcher-kva.example", 443, "/"),
        ("https://my_files.example.org/", "my_files.example.org", 443, "/"),
        ("https://example.org/user@host", "example.org", 443, "/user@host"),
        ("https://8.8.8.8/x", "8.8.8.8", 443, "/x"),
        ("https://[2606:4700:0:0:0:0:0:1111]/", "2606:4700::1111", 443, "/"),
    ],
)
def test_good_links(url: str, host: str, port: int, target: str) -> None:
    assert parse_address(url, FetchPolicy()) == Address(host, port, target)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/x.jpg",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "//example.org/x",
        "https://",
        "https:///x",
        "https:/example.org",
        "http://example.org:443/x.jpg",
        "http://example.org:22/x.jpg",
        "http://user@example.org/x.jpg",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org@127.0.0.1/",
        "https://127.0.0.1\\@example.org/",
        "https://example.org\\x",
        "https://example\u3002org/",
        "https://127\uff0e0\uff0e0\uff0e1/",
        "https://exa mple.org/",
        "https://example.org/a\nb",
        "https://example.org/a\tb",
        "https://example.org/\x00",
        "https://example.org/\u2028x",
        "https://example..org/",
        "https://example.org./",
        "https://127.0.0.1./",
        "https://.example.org/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.0x1/",
        "https://1.2.3.4.5/",
        "https://256.1.1.1/",
        "https://[::1/",
        "https://[::1%25eth0]/",
        "https://[::gggg]/",
        "https://example.org:0/",
        "https://example.org:22/",
        "https://example.org:25/",
        "https://example.org:80/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "https://" + "a" * 3_000,
    ],
)
def test_links_that_are_refused(url: str) -> None:
    with pytest.raises(AddressRefusedError):
        parse_address(url, FetchPolicy())


def test_the_practice_server_may_be_read_without_encryption() -> None:
    for url in ("http://127.0.0.1:8123/x", "https://practice.flowiq.invalid/x"):
        assert parse_address(url, PRACTICE).practice_server == ("127.0.0.1", 8123)
    for url in ("http://127.0.0.1:8124/x", "http://127.0.0.2:8123/x"):
        assert parse_address(url, PRACTICE).practice_server is None  # and the guard refuses it
    with pytest.raises(AddressRefusedError):
        parse_address("http://127.1:8123/x", PRACTICE)


def test_a_link_without_protection_is_read_as_it_stands() -> None:
    start = parse_address("http://example.org/a/b.jpg", PRACTICE)
    assert (start.secure, start.port, start.practice_server) == (False, 80, None)
    assert parse_address("http://example.org:8080/a", PRACTICE).port == 8080
    assert redirected(start, "c.jpg", PRACTICE).url == "http://example.org/a/c.jpg"
    assert redirected(start, "https://example.org/c.jpg", PRACTICE).secure


def test_redirects_are_read_as_strictly() -> None:
    start = parse_address("https://example.org/a/b", PRACTICE)
    assert redirected(start, "c?d", PRACTICE).target == "/a/c?d"
    assert redirected(start, "//other.example/x", PRACTICE).host == "other.example"
    for location in ("http://example.org/", "file:///etc/passwd", "https:\\\\127.0.0.1/", "\x01"):
        with pytest.raises(AddressRefusedError):
            redirected(start, location, PRACTICE)
