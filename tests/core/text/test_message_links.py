"""What can be tapped in a message, and what only looks like it."""

from itertools import pairwise

import pytest

from flowiq_desktop.core.text.message_links import links_in
from tests.core.pathological import pathological


def targets(line: str) -> list[str]:
    return [link.target for link in links_in(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("see sunny.school.nz/menu, thanks", ["sunny.school.nz/menu"]),
        ("(sunny.example.org/a_(1))", ["sunny.example.org/a_(1)"]),
        ("https://a.example.org/x[1]", ["https://a.example.org/x[1]"]),
        ("[https://a.example.org/x]", ["https://a.example.org/x"]),
        ("Open sunny.co.za.Then pay", ["sunny.co.za"]),
        ("WA.ME/27820000000?text=Hi", ["WA.ME/27820000000?text=Hi"]),
        ("_office@sunny.org.za_", ["mailto:office@sunny.org.za"]),
        ("head.office+fees@sunny.co.ke.", ["mailto:head.office+fees@sunny.co.ke"]),
        ("Call +44 (0)20 7946 0000 now", ["tel:+4402079460000"]),
        ("Call (021) 555 0123.", ["tel:0215550123"]),
        ("021-555-0123/4", ["tel:0215550123"]),
        ("202-555-0123", ["tel:2025550123"]),
        ("xn--bcher-kva.xn--p1ai", ["xn--bcher-kva.xn--p1ai"]),
        (
            "“https://a.example.org/x”, „b.example.org/y“",
            ["https://a.example.org/x", "b.example.org/y"],
        ),
        (
            "https://a.example.org/x… زر https://b.example.org/y؟",
            ["https://a.example.org/x", "https://b.example.org/y"],
        ),
        (
            "https://a.example.org/x\u200f، 「b.example.org/y」。",
            ["https://a.example.org/x", "b.example.org/y"],
        ),
        ("https://a.example.org/ü/", ["https://a.example.org/ü/"]),
        ("اتصل +٤٤ ٢٠ ٧٩٤٦ \u0660\u0660\u0660\u0660", ["tel:+442079460000"]),
    ],
)
def test_what_is_tapped(line: str, found: list[str]) -> None:
    assert targets(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "report_v2.pdf",
        "1.one 5.in",
        "12.50",
        "http://school",
        "https://",
        "sftp://sunny.co.za/x",
        "a@b",
        "@sunny.co.za",
        "01.02.2026",
        "2026-02-01 10:00",
        "01-02-2026",
        "R1 234 567.00",
        "account 1234567890123",
        "0123",
        "x0821234567",
        "0821234567x",
    ],
)
def test_what_is_not(line: str) -> None:
    assert targets(line) == []


@pytest.mark.parametrize("name", pathological())
def test_links_follow_one_another(name: str) -> None:
    found = list(links_in(pathological()[name]))
    assert all(one.end <= other.start for one, other in pairwise(found))
