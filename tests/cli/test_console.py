"""What is said of a job under way, on a terminal and where there is none to draw a bar on."""

import gettext
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from io import FileIO

import pytest

from flowiq_desktop.cli.console import Console, is_yes
from flowiq_desktop.services.sending.progress import SendProgress, Wait
from flowiq_desktop.texts.catalogue import Catalogue, use

OFFLINE = Wait.OFFLINE, 0.0
OFFLINE_SAID = "No connection to FlowIQ; trying again by itself."
NOTHING = None, 0.0
SLOWED_DOWN = "FlowIQ asked to slow down; going on in"


def _run(*waits: tuple[Wait | None, float]) -> Generator[SendProgress, None, str]:
    for wait, seconds in waits:
        yield SendProgress(2, 0, 0, 0, 2, wait=wait, wait_seconds=seconds)
    return "done"


@pytest.mark.parametrize(
    ("waits", "said"),
    [
        ((NOTHING, NOTHING, NOTHING), []),
        ((NOTHING, OFFLINE, OFFLINE, NOTHING, OFFLINE), [OFFLINE_SAID]),
        (
            ((Wait.SLOWED_DOWN, 30), (Wait.SLOWED_DOWN, 29), OFFLINE, (Wait.SLOWED_DOWN, 60)),
            [f"{SLOWED_DOWN} 0:30.", OFFLINE_SAID, f"{SLOWED_DOWN} 1:00."],
        ),
    ],
)
def test_what_sending_waits_for_is_said_once_until_it_is_something_else(
    waits: tuple[tuple[Wait | None, float], ...],
    said: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert Console().watch_sending(_run(*waits)) == "done"
    assert capsys.readouterr().err.splitlines() == said


_JOB = """
import sys
from flowiq_desktop.cli.console import Console, is_yes
from flowiq_desktop.core.progress import Progress

console = Console()

def job():
    yield Progress("Reading rows", 1, 2)
    console.tell("A remark.")
    yield Progress("Reading rows", 2, 2)

console.watch(job())
console.tell("Done; rich: " + str("rich" in sys.modules))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("terminal", "has_bar"), [("xterm", True), ("dumb", False)])
def test_a_terminal_shows_a_bar_and_what_is_told_meanwhile(terminal: str, *, has_bar: bool) -> None:
    ours, theirs = os.openpty()
    with open(ours, "rb", buffering=0) as screen:  # noqa: PTH123 - a descriptor, no path
        run = subprocess.Popen(
            [sys.executable, "-c", _JOB], stderr=theirs, env={**os.environ, "TERM": terminal}
        )
        os.close(theirs)
        shown = _all_of(screen)
    assert run.wait() == 0
    assert ("Reading rows" in shown) is has_bar
    assert "A remark." in shown
    assert f"Done; rich: {has_bar}" in shown


def _all_of(screen: FileIO) -> str:
    """What a terminal shows until nobody writes to it any more; Linux ends that with an error."""
    read = b""
    with suppress(OSError):
        while piece := screen.read(4096):
            read += piece
    return read.decode()


class _Yes(gettext.NullTranslations):
    """A language that has a word for yes, and no other."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def gettext(self, message: str) -> str:
        return self._word if message == "yes" else message


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("sí", "si"),
        ("sí", "SÍ\n"),
        ("sí", "si\u0301"),
        ("sim", " Sim "),
        ("oui", "Oui.\n"),
        ("ja", "JA"),
        ("yebo", "“yebo”"),
        ("نعم", "نَعَم\n"),
        ("نعم", "yes"),
        ("ja", "Yes\n"),
    ],
)
def test_yes_is_yes_with_and_without_accents_and_in_english(word: str, typed: str) -> None:
    use(Catalogue("es", _Yes(word)))
    try:
        assert is_yes(typed)
        assert not any(map(is_yes, ("", "\n", "no", "s", "y", f"{word} {word}", f"{word}?no")))
    finally:
        use(Catalogue())


def test_the_word_of_another_language_is_none() -> None:
    assert is_yes("yes")
    assert not any(map(is_yes, ("oui", "ja", "y", "yesss")))
