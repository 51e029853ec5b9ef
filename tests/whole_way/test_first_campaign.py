"""A first practice campaign takes a few clicks on a common laptop, each on something in sight."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

_MOST_CLICKS = 10
_SCREEN = {
    "name": "laptop",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "dpr": 1.0,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
}


@pytest.mark.timeout(170)
def test_from_the_welcome_to_the_saved_results(tmp_path: Path) -> None:
    plan = tmp_path / "screens.json"
    plan.write_text(json.dumps({"windowFrameMargins": True, "screens": [_SCREEN]}))
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.whole_way.first_campaign", str(home)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={os.path.relpath(plan)}"},
        timeout=160,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["clicks"] <= _MOST_CLICKS
    # Some of the sample's people fail on purpose, as real ones do.
    rows = openpyxl.load_workbook(home / "results.xlsx").active
    assert rows is not None
    said = [str(cell.value) for line in rows.iter_rows() for cell in line]
    assert said.count("Sent") > 15
