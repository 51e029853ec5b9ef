"""The whole window and every dialog on the small screens that people have.

Each size is what a taskbar leaves of 1366 x 768, 1024 x 600, 1093 x 614 (125 %), 1280 x 720 (150 %)
and 683 x 384 (1366 x 768 at 200 %). `make test` walks the commonest and the smallest, `make
screens` all.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent.parent.parent / "packaging" / "screenshots.py"
ALL = os.environ.get("SCREENS") == "all"
SCREENS = ("1366x728", "1024x560", "1093x574", "1280x680", "683x350")
COMMONEST, SMALLEST = SCREENS[0], SCREENS[-1]
WALKS = [(screen, walk) for walk in ("usual", "hard") for screen in SCREENS]
if not ALL:  # the walks in other languages go through the others
    WALKS = [(SMALLEST, "hard")]
MADE_UP = [
    ("en_XA", "--switch", "--hard"),
    ("ar_XB",),
    ("en_XA", "--switch"),
    ("en_XA", "--hard"),
]
AT_150_PERCENT = "911x485"
"""What 1366 x 768 leaves at 150 %."""
SPOKEN = [
    (screen, language, walk)
    for screen in (COMMONEST, AT_150_PERCENT)
    for language in ("af", "ar", "es", "fr", "pt", "zu")
    for walk in ("usual", "hard")
]
if not ALL:
    SPOKEN = [
        *(("1024x560", "af", "usual"), (COMMONEST, "af", "hard")),
        *((COMMONEST, "ar", "usual"), (COMMONEST, "ar", "hard")),
    ]
POPUPS = [("1024x600", ("--check-200",)), (COMMONEST, ())]
"""At 200 %, and at 100 %."""


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
@pytest.mark.parametrize(("screen", "walk"), WALKS)
def test_everything_fits(screen: str, walk: str) -> None:
    """Buttons in sight, no words cut, nothing over anything else, nothing off its place."""
    more = ("--hard", "--theme", "dark") if walk == "hard" else ("--theme", "light")
    _walk(screen, *more, seconds=190)


@pytest.mark.timeout(200)
@pytest.mark.parametrize("walk", ["usual", "hard"] if ALL else ["hard"])
def test_letters_of_twice_the_size_in_high_contrast_fit(walk: str) -> None:
    """What people choose who see little; 7 : 1 is asked of every word then."""
    more = ("--hard",) if walk == "hard" else ()
    _walk(COMMONEST, "--theme", "contrast", "--points", "20", *more, seconds=190)


@pytest.mark.timeout(200)
@pytest.mark.parametrize(("screen", "more"), POPUPS if ALL else POPUPS[:1])
def test_what_pops_up_is_seen_whole(screen: str, more: tuple[str, ...]) -> None:
    """Lists, menus and completers with long words, opened at each edge of the screen."""
    _walk(screen, "--popups", "--theme", "light", *more, seconds=190)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("more", MADE_UP if ALL else MADE_UP[:1], ids="-".join)
def test_every_text_is_translated_and_has_room(more: tuple[str, ...]) -> None:
    """In longer words, also when all is open already, and from right to left."""
    _walk(COMMONEST, "--theme", "light", "--language", *more, seconds=290)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("screen", "language", "walk"), SPOKEN)
def test_everything_fits_in_every_language(screen: str, language: str, walk: str) -> None:
    """As people read it; `make test` takes two, of which one runs from right to left."""
    more = ("--hard",) if walk == "hard" else ()
    _walk(screen, "--theme", "light", "--language", language, *more, seconds=290)
