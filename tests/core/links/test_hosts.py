"""Hosts inside of a network, and those that everybody reaches."""

import pytest

from flowiq_desktop.core.links.hosts import is_inside


@pytest.mark.parametrize(
    "host",
    [
        *("192.168.1.5", "192.168.0.254", "10.0.0.7", "10.255.1.1", "172.16.0.1", "172.31.255.1"),
        *("127.0.0.1", "127.8.8.8", "169.254.3.4", "0.0.0.0", "100.64.0.1"),
        *("localhost", "app.localhost", "nas.local", "NAS.Local", "files.school.corp"),
        *("printer.lan", "wiki.internal", "portal.intranet", "server", "fileserver01", "my_nas"),
        *("router.home", "x.home.arpa", "nas.local.", "host.localdomain", "2130706433"),
        *("::1", "fe80::1", "fe80::1%eth0", "fd12:3456::1", "fc00::5", "::ffff:192.168.1.5", "::"),
    ],
)
def test_nobody_outside_reaches_these(host: str) -> None:
    assert is_inside(host)


@pytest.mark.parametrize(
    "host",
    [
        *("example.org", "files.example.org", "192.168.example.org", "local.example.org"),
        *("172.15.0.1", "172.32.0.1", "11.0.0.1", "193.168.1.5", "8.8.8.8", "2606:4700::1111"),
        *("corp.com", "lan.org", "internal.co.za", "localhost.example.org", "intranet.school.za"),
        *("practice.flowiq.invalid", "rechnung.example", "bücher.example", "example.org.", ""),
    ],
)
def test_these_may_be_reached_by_everybody(host: str) -> None:
    assert not is_inside(host)
