"""Where the program starts: Ctrl-C while it loads ends it at once, without a word of Python."""

import signal
import subprocess
import sys

import pytest

_PRESSED = """
import signal, sys


class CtrlC:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)


sys.meta_path.insert(0, CtrlC())
sys.argv = ["flowiq-desktop", "campaigns", "--data-dir", {folder!r}]
signal.signal(signal.SIGINT, signal.{handler})
from flowiq_desktop.__main__ import main
sys.exit(main())
"""


def _pressed(module: str, folder: str, handler: str) -> subprocess.CompletedProcess[str]:
    script = _PRESSED.format(module=module, folder=folder, handler=handler)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("module", ["flowiq_desktop.cli", "flowiq_desktop.services.sending.run"])
def test_ctrl_c_while_it_loads_ends_it_without_a_traceback(module: str, tmp_path: object) -> None:
    run = _pressed(module, str(tmp_path), "default_int_handler")
    assert run.returncode == -signal.SIGINT
    assert run.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_background_job_goes_on(tmp_path: object) -> None:
    run = _pressed("flowiq_desktop.cli", str(tmp_path), "SIG_IGN")
    assert run.returncode == 0, run.stderr


def test_help_waits_for_no_service(tmp_path: object) -> None:
    """What only a command needs is not loaded for `--help`, which takes a fifth of the time."""
    script = (
        "import sys\nsys.argv = ['flowiq-desktop', '--help']\n"
        "from flowiq_desktop.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = ('flowiq_desktop.assembly', 'flowiq_desktop.services', 'requests', 'pandas',"
        " 'phonenumbers', 'rich', 'PySide6')\n"
        "print('loaded:', [name for name in heavy if name in sys.modules])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=str(tmp_path),
    )
    assert run.stdout.startswith("usage: flowiq-desktop")
    assert run.stdout.splitlines()[-1] == "loaded: []"
