"""The whole window and every dialog on the small screens that people have.

Each size is what a taskbar leaves of 1366 x 768, 1024 x 600, 1093 x 614 (125 %), 1280 x 720 (150 %)
and 683 x 384 (1366 x 768 at 200 %).
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent.parent.parent / "packaging" / "screenshots.py"
SCREENS = ("1366x728", "1024x560", "1093x574", "1280x680", "683x350")


def _walk(screen: str, *more: str, seconds: int) -> None:
    """Walk through the window; every fault of its layout or its words fails."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "--check", "--screen", screen, *more],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=seconds,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.timeout(200)
@pytest.mark.parametrize("walk", ["usual", "hard"])
@pytest.mark.parametrize("screen", SCREENS)
def test_everything_fits(screen: str, walk: str) -> None:
    """Buttons in sight, no words cut, nothing over anything else, nothing off its place."""
    more = ("--hard", "--theme", "dark") if walk == "hard" else ("--theme", "light")
    _walk(screen, *more, seconds=190)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "more",
    [
        ("--language", "en_XA", "--switch"),
        ("--language", "en_XA", "--switch", "--hard"),
        ("--language", "en_XA", "--hard"),
        ("--language", "ar_XB"),
    ],
    ids="-".join,
)
def test_every_text_is_translated_and_has_room(more: tuple[str, ...]) -> None:
    """In longer words, also when all is open already, and from right to left."""
    _walk("1366x728", "--theme", "light", *more, seconds=290)
