"""A computer may call its time zone anything."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("zone", [":/etc/passwd", "Nonsense", "", ":/nowhere", "Asia/Tokyo"])
def test_days_are_said_whatever_this_computer_calls_its_zone(zone: str) -> None:
    """Babel reads the zone as it is imported, so this needs a process of its own."""
    said = (
        "from datetime import datetime, UTC;"
        "from flowiq_desktop.texts.moments import clock, day, short_day;"
        "moment = datetime(2026, 1, 7, 23, 5, tzinfo=UTC);"
        "print(clock(moment), day(moment), short_day(moment), clock(moment.replace(tzinfo=None)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", said],
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "23:05 7 January 2026 7 Jan 23:05", done.stderr
