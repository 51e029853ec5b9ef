from dataclasses import replace

import pytest

from flowiq_desktop.flowiq.account import (
    DEFAULT_URL,
    Connection,
    read_key,
    read_proxy,
    read_url,
)


@pytest.mark.parametrize(
    "text",
    [
        "  fiq_abc123XYZ  ",
        "fiq_abc123XYZ\n",
        "Bearer fiq_abc123XYZ",
        "bearer   fiq_abc123XYZ",
        "Authorization: Bearer fiq_abc123XYZ",
        '"fiq_abc123XYZ"',
        "\u200bfiq_abc123XYZ\ufeff",
    ],
)
def test_what_pasting_adds_is_taken_away_and_said(text: str) -> None:
    entry = read_key(text)
    assert (entry.key, entry.problem) == ("fiq_abc123XYZ", "")
    assert entry.mended


def test_a_clean_key_is_left_alone() -> None:
    assert read_key("fiq_abc123XYZ").mended == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Bearer ",
        "abc123",
        "FIQ_abc123",
        "fiq_",
        "fiq_abc 123",
        "fiq_abc\n123XYZ",
        "fiq_ümlaut123",
        "fiq_" + "x" * 500,
        "fiq_abc\x00def",
    ],
)
def test_what_cannot_be_a_key_is_refused_with_a_reason(text: str) -> None:
    entry = read_key(text)
    assert entry.key == ""
    assert entry.problem


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("", DEFAULT_URL),
        ("https://api.flowiq.live/", "https://api.flowiq.live"),
        (" https://api.flowiq.live ", "https://api.flowiq.live"),
        ("https://flow.example.org:8443/base/", "https://flow.example.org:8443/base"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:8080", "http://localhost:8080"),
    ],
)
def test_addresses_that_are_used(text: str, url: str) -> None:
    assert read_url(text) == (url, "")


@pytest.mark.parametrize(
    "text",
    [
        "http://api.flowiq.live",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1@evil.example.org",
        "https://user:secret@api.flowiq.live",
        "https://api.flowiq.live?x=1",
        "https://api.flowiq.live#x",
        "ftp://api.flowiq.live",
        "api.flowiq.live",
        "https://",
        "https://a b",
        "https://127.0.0.1\\@good.example",
        "https://host:port",
        "https://[::1",
    ],
)
def test_addresses_that_are_refused(text: str) -> None:
    url, problem = read_url(text)
    assert url == ""
    assert problem


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", ""),
        ("  ", ""),
        ("proxy.school.example:8080", "http://proxy.school.example:8080"),
        (" http://10.0.0.1:3128/ ", "http://10.0.0.1:3128"),
        ("[2001:db8::1]:8080", "http://[2001:db8::1]:8080"),
    ],
)
def test_a_proxy_is_a_name_and_a_number(text: str, address: str) -> None:
    assert read_proxy(text) == (address, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("proxy.school.example", "a name and a number"),
        ("8080", "a name and a number"),
        ("proxy school:8080", "a name and a number"),
        ("proxy:eighty", "a name and a number"),
        ("proxy:99999", "a name and a number"),
        ("https://proxy.school.example:8080", "starts with http://"),
        ("socks5://proxy.school.example:1080", "starts with http://"),
        ("anna:secret@proxy.school.example:8080", "Leave out names, passwords"),
        ("http://proxy.school.example:8080/wpad.dat", "Leave out names, passwords"),
        ("http://proxy.school.example:8080?x=1", "Leave out names, passwords"),
    ],
)
def test_what_cannot_be_used_as_a_proxy_is_refused_in_words(text: str, words: str) -> None:
    address, problem = read_proxy(text)
    assert (address, words in problem) == ("", True)
    assert "secret" not in problem


def test_a_proxy_makes_no_other_account() -> None:
    behind = replace(ACCOUNT, proxy="http://proxy.school.example:8080")
    assert behind.fingerprint(b"salt") == ACCOUNT.fingerprint(b"salt")


def test_a_connection_never_shows_its_key() -> None:
    assert "secret" not in repr(Connection(DEFAULT_URL, "fiq_secret"))


ACCOUNT = Connection(DEFAULT_URL, "fiq_secret", "school")


def test_an_account_is_known_again_and_told_from_every_other() -> None:
    mark = ACCOUNT.fingerprint(b"salt")
    assert Connection(DEFAULT_URL.upper(), "fiq_secret", "school").fingerprint(b"salt") == mark
    others = [
        Connection("https://eu.flowiq.live", "fiq_secret", "school"),
        Connection(DEFAULT_URL, "fiq_secret", "clinic"),
        Connection(DEFAULT_URL, "fiq_secretschool"),
        Connection(DEFAULT_URL, "fiq_secret", "school", practice=True),
    ]
    assert len({mark, *(other.fingerprint(b"salt") for other in others)}) == 1 + len(others)


def test_a_renewed_key_of_a_named_organisation_is_the_same_account() -> None:
    renewed = Connection(DEFAULT_URL, "fiq_renewed", "school")
    assert renewed.fingerprint(b"salt") == ACCOUNT.fingerprint(b"salt")
    unnamed, other = (Connection(DEFAULT_URL, key) for key in ("fiq_secret", "fiq_renewed"))
    assert unnamed.fingerprint(b"salt") != other.fingerprint(b"salt")


def test_a_fingerprint_holds_little_and_means_nothing_elsewhere() -> None:
    assert ACCOUNT.fingerprint(b"salt") != ACCOUNT.fingerprint(b"pepper")
    assert len(ACCOUNT.fingerprint(b"salt")) == 4


def test_practice_stays_one_account_at_whatever_address_it_starts() -> None:
    first, second = (
        Connection(f"http://127.0.0.1:{port}", "fiq_practice", practice=True)
        for port in (1111, 2222)
    )
    assert first.fingerprint(b"salt") == second.fingerprint(b"salt")
