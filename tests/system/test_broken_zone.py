"""A computer whose own time zone cannot be read, in a process of its own."""

import os
import subprocess
import sys

BROKEN_ZONE = """
import builtins, io, os, pathlib, sys
def no_link(path): raise OSError("no link")
opened, there = builtins.open, os.path.exists
os.readlink = no_link
os.path.exists = lambda path: path == "/etc/timezone" or there(path)
builtins.open = lambda name, *rest, **more: (
    io.BytesIO(b"\\xff\\xfe") if name == "/etc/timezone" else opened(name, *rest, **more)
)
from datetime import datetime, timezone
from flowiq_desktop.texts.moments import clock
print(clock(datetime(2026, 1, 7, 23, 5, tzinfo=timezone.utc)), os.environ.get("TZ", "none"))
"""


def test_a_system_whose_own_zone_cannot_be_read_still_has_words_for_times() -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "TZ"}
    command = [sys.executable, "-c", BROKEN_ZONE]
    run = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == ("23:05 none", "")
