"""What `make run` does: the window in practice mode, or, without a screen, the same campaign."""

import os
import subprocess
import sys
from pathlib import Path

from flowiq_desktop.services.account.sample import SAMPLE_COUNTRY
from flowiq_desktop.system.paths import resource


def main() -> int:
    """Run FlowIQ Desktop; the exit code, where "some rows need fixing" is a success."""
    program = [sys.executable, "-m", "flowiq_desktop"]
    if has_screen():
        return subprocess.call([*program, "--practice"])
    results = Path("results.xlsx").resolve()
    _say("There is no screen here, so the sample campaign runs in the terminal, in practice mode.")
    _say("Nothing is really sent. Some numbers fail on purpose, as real ones do.")
    sample = str(resource("samples", "parents.xlsx"))
    mapping = str(resource("samples", "parents-mapping.json"))
    message = ["--mapping", mapping, "--country", SAMPLE_COUNTRY]
    # Running it again is just that: what practice mode "sent" before is not held back.
    pace = ["--rate", "600", "--send-again", "--results", str(results)]
    code = subprocess.call([*program, "send", sample, "--practice", *message, *pace])
    return 0 if code == 1 and results.exists() else code


def has_screen() -> bool:
    """Whether a window could be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
