"""Without a screen: one sentence in the language of the system, no abort."""

import os
import subprocess
import sys

import pytest

SENTENCE = {
    "C": "There is no screen to show the window on. What can be done without one is listed by "
    "flowiq-desktop --help.\n",
    "af_ZA.UTF-8": "Daar is geen skerm om die venster op te wys nie. Wat sonder een gedoen kan "
    "word, staan in flowiq-desktop --help.\n",
}
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE", "LC_ALL")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always one")


def _started(**variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    return subprocess.run(
        [sys.executable, "-m", "flowiq_desktop"],
        env={**clean, **variables, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("language", SENTENCE)
def test_one_sentence_says_it(language: str) -> None:
    ended = _started(LANG=language)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", SENTENCE[language])


def test_what_qt_says_of_a_screen_that_is_named_stands_below() -> None:
    ended = _started(DISPLAY="nowhere:7", LANG="C")
    assert ended.returncode == 2
    assert ended.stderr.startswith(SENTENCE["C"])
    assert "nowhere:7" in ended.stderr
