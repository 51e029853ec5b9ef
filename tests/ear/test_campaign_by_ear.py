"""The real program on a screen of its own, led by a script that hears and never sees it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent.parent
_PYTHON = "/usr/bin/python3"
"""The system's, which has AT-SPI's bindings: no wheel holds them."""
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_TOOLS = ("Xvfb", "xvfb-run", "dbus-run-session")
_PACKAGES = "at-spi2-core, gir1.2-atspi-2.0, python3-gi, xvfb, dbus, libxcb-cursor0"
_SCRIPT = """
"$0" --launch-immediately & bus=$!
"$1" -m flowiq_desktop --practice & program=$!
trap 'kill $program $bus; wait' EXIT
"$2" -m tests.ear.campaign
"""


def _what_is_missing() -> str:
    """Why it cannot be tried here, or ""."""
    if sys.platform != "linux":
        return "AT-SPI is Linux's"
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if not _LAUNCHER.exists():
        missing.append("at-spi-bus-launcher")
    elif not Path(_PYTHON).exists() or not _has_bindings():
        missing.append("AT-SPI for Python")
    return f"Not here: {', '.join(missing)}. Install {_PACKAGES}." if missing else ""


def _has_bindings() -> bool:
    ask = [_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return subprocess.run(ask, capture_output=True, check=False).returncode == 0


def _of_its_own(home: Path) -> dict[str, str]:
    """Settings of a first start, in English, told to screen readers."""
    folders = {"HOME": home, "XDG_CONFIG_HOME": home / "c", "XDG_DATA_HOME": home / "d"}
    always = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "LANGUAGE": "en"}
    return {**os.environ, **{name: str(folder) for name, folder in folders.items()}, **always}


@pytest.mark.timeout(240)
def test_a_practice_campaign_by_names_and_roles_alone(tmp_path: Path) -> None:
    if missing := _what_is_missing():
        pytest.skip(missing)
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "dbus-run-session", "--"]
    done = subprocess.run(
        [*screen, "sh", "-c", _SCRIPT, str(_LAUNCHER), sys.executable, _PYTHON],
        cwd=_ROOT,
        env=_of_its_own(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=220,
    )
    assert done.returncode == 0, done.stderr
    heard = done.stdout.splitlines()
    assert any(news.startswith("Sending 0 of 23") for news in heard), heard
    assert heard[-1].startswith("Finished: 23 of 23."), heard
