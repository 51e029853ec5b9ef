"""Addresses have one reading: what two programs could read as two is refused."""

import pytest

from flowiq_desktop.flowiq.account import read_proxy, read_url
from flowiq_desktop.network.address import (
    AddressError,
    LoginInAddressError,
    WebAddress,
    read_address,
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://Example.ORG", WebAddress(True, "example.org", None, "", "", "")),
        ("HTTP://localhost:8080/a", WebAddress(False, "localhost", 8080, "/a", "", "")),
        ("https://[0::1]:1/?b#c", WebAddress(True, "::1", 1, "/", "?b", "#c")),
        ("https://my_files.example", WebAddress(True, "my_files.example", None, "", "", "")),
        (
            "https://b\u00fccher.example",
            WebAddress(True, "xn--bcher-kva.example", None, "", "", ""),
        ),
    ],
)
def test_the_parts_of_an_address(text: str, address: WebAddress) -> None:
    assert read_address(text) == address


@pytest.mark.parametrize(
    "text",
    ["https://anna@example.org", "http://anna:secret@example.org/x", "https://a@b@c?d"],
)
def test_a_login_is_refused_as_one(text: str) -> None:
    with pytest.raises(LoginInAddressError) as caught:
        read_address(text)
    assert "secret" not in str(caught.value)


_ODD = [
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "256.1.1.1",
    "127\uff0e0\uff0e0\uff0e1",
    "example..org",
    "example.org.",
    "[::1%25eth0]",
    "good.example\\@evil.example",
    "good.example\x00",
    "good\u2028.example",
]


@pytest.mark.parametrize("host", _ODD)
def test_hosts_that_two_programs_read_as_two(host: str) -> None:
    with pytest.raises(AddressError):
        read_address(f"https://{host}/")


@pytest.mark.parametrize("host", _ODD)
def test_flowiqs_own_address_and_its_proxy_are_read_as_strictly(host: str) -> None:
    for url, problem in (read_url(f"https://{host}"), read_proxy(f"{host}:8080")):
        assert url == ""
        assert problem


def test_one_refusal_has_one_sentence() -> None:
    with pytest.raises(AddressError) as caught:
        read_address("example.org")
    assert read_url("example.org") == ("", caught.value.message)
