from datetime import UTC, datetime

import pytest

from flowiq_desktop.journal.engine.server_clock import sent_at, server_time

NOTED = "2026-05-01T10:00:00.000+02:00"
TOLD = "Fri, 01 May 2026 08:00:30 GMT"


@pytest.mark.parametrize(
    ("ended", "told", "moment"),
    [
        (NOTED, TOLD, datetime(2026, 5, 1, 8, 0, 30, tzinfo=UTC)),
        (NOTED, "Fri, 01 May 2026 07:00:00 GMT", datetime(2026, 5, 1, 8, tzinfo=UTC)),
        (NOTED, "", datetime(2026, 5, 1, 8, tzinfo=UTC)),
        ("", TOLD, datetime(2026, 5, 1, 8, 0, 30, tzinfo=UTC)),
        ("", "", None),
    ],
)
def test_of_two_clocks_the_later_one_counts(ended: str, told: str, moment: datetime | None) -> None:
    assert sent_at(ended, told) == moment


@pytest.mark.parametrize("header", ["", "now", "Fri, 99 May 2026 08:00:00 GMT", "1777000000"])
def test_a_date_nobody_can_read_says_nothing(header: str) -> None:
    assert server_time(header) is None


def test_a_date_without_a_zone_is_in_universal_time() -> None:
    assert server_time("Fri, 01 May 2026 08:00:00") == datetime(2026, 5, 1, 8, tzinfo=UTC)
