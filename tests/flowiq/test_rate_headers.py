import time
from collections.abc import Iterator

import pytest

from flowiq_desktop.flowiq.rate_headers import (
    allowed_per_minute,
    seconds_to_wait,
    seconds_until_refilled,
)

NOW = 1_777_000_000.0


@pytest.fixture
def far_from_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer whose own time is not UTC, where a test can set that."""
    if not hasattr(time, "tzset"):
        yield
        return
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "IST-5:30")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": " 12 "}, 12.0),
        ({"retry-after": "2.5"}, 2.0),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "999999999"}, 3600.0),
        ({"retry-after": "1e9"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "Fri, 24 Apr 2026 03:07:40 GMT"}, 60.0),
        ({"retry-after": "Fri, 24 Apr 2020 03:06:40 GMT"}, 0.0),
        ({"retry-after": "Fri, 24 Apr 2099 03:06:40 GMT"}, 3600.0),
        ({"retry-after": "Fri, 24 Apr 2026 03:07:40 -0000"}, 60.0),
        ({"retry-after": "Fri, 24 Apr 2026 05:07:40 +0200"}, 60.0),
        ({"retry-after": "Fri, 24 Apr 2026 03:07:40"}, 60.0),
        ({"retry-after": "31 Apr 999999999999999999999 03:07:40"}, None),
        ({"x-ratelimit-reset": "1777000030", "date": "1 May 999999999999999999999 1:2:3"}, 30.0),
        ({"x-ratelimit-reset": "1777000030"}, 30.0),
        ({"x-ratelimit-reset": "1777000000"}, 0.0),
        ({"x-ratelimit-reset": "1776999999"}, None),
        ({"x-ratelimit-reset": "1777003600"}, 3600.0),
        ({"x-ratelimit-reset": "1777003601"}, None),
        ({"x-ratelimit-reset": "1776999000"}, None),
        ({"x-ratelimit-reset": "1777000030000"}, None),
        ({"x-ratelimit-reset": "30"}, None),
        ({"retry-after": "5", "x-ratelimit-reset": "1777000030"}, 5.0),
    ],
)
def test_the_wait_asked_for(
    far_from_greenwich: None, headers: dict[str, str], seconds: float | None
) -> None:
    assert seconds_to_wait(headers, NOW) == seconds


def test_a_time_is_compared_with_this_computers_when_nothing_else_is_known() -> None:
    in_a_while = {"x-ratelimit-reset": str(int(time.time()) + 1800)}
    assert seconds_to_wait(in_a_while) == pytest.approx(1800, abs=600)


@pytest.mark.parametrize(
    ("value", "limit"),
    [("100", 100), ("1", 1), ("0", None), ("0.5", None), ("many", None), ("", None), ("-5", None)],
)
def test_the_allowed_rate(value: str, limit: int | None) -> None:
    assert allowed_per_minute({"x-ratelimit-limit": value}) == limit


@pytest.mark.parametrize(
    ("remaining", "reset", "seconds"),
    [
        ("0", "1777000040", 40.0),
        ("0", "1777000060", 60.0),
        ("0", "1777000000", 0.0),
        ("0", "1776999990", 0.0),
        ("0", "1777000061", 0.0),
        ("0", "", 0.0),
        ("0", "soon", 0.0),
        ("1", "1777000040", 0.0),
        ("", "1777000040", 0.0),
        ("-1", "1777000040", 0.0),
    ],
)
def test_the_wait_until_a_used_up_limit_is_refilled(
    remaining: str, reset: str, seconds: float
) -> None:
    headers = {"x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset}
    assert seconds_until_refilled(headers, NOW) == seconds


def test_the_times_of_a_server_are_read_by_its_own_clock() -> None:
    """A school's computer may be minutes off; the difference between two of its times is not."""
    by_the_server = "Fri, 24 Apr 2026 03:06:40 GMT"
    headers = {"date": by_the_server, "x-ratelimit-reset": "1777000030"}
    for wrong in (NOW - 600, NOW + 600):
        assert seconds_to_wait(headers, wrong) == 30.0
        assert seconds_until_refilled({**headers, "x-ratelimit-remaining": "0"}, wrong) == 30.0
    later = {"date": by_the_server, "retry-after": "Fri, 24 Apr 2026 03:07:40 GMT"}
    assert seconds_to_wait(later, NOW - 600) == 60.0
