"""Builds the wheel and the source package, and starts the wheel from an environment of its own.

Nothing is fetched: the environment gets the wheel alone, and borrows the pinned packages of this
checkout through a `.pth` file. So what is tried is the wheel, with its resources and its command;
that pip finds the other packages by itself is not.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from taking_along import moment

from flowiq_desktop import __version__

ROOT = Path(__file__).parent.parent
_PATIENCE = 300.0
_WHERE = "import flowiq_desktop; print(flowiq_desktop.__file__)"


class WheelError(Exception):
    """The wheel does not work; says how."""


def main() -> int:
    """Build both and try the wheel; returns the exit code."""
    wheel, source = build(ROOT, ROOT / "dist")
    try:
        with tempfile.TemporaryDirectory() as folder:
            said = tried(wheel, Path(folder))
    except WheelError as fault:
        sys.stdout.write(f"{wheel.name}: {fault}\n")
        return 1
    sys.stdout.write(f"{wheel.name} and {source.name} are ready. The wheel: {said}\n")
    return 0


def build(checkout: Path, out: Path) -> tuple[Path, Path]:
    """Make the wheel and the source package of a checkout; returns their files."""
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(out)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment())}
    subprocess.run(command, cwd=checkout, check=True, capture_output=True, env=environment)
    name = f"flowiq_desktop-{__version__}"
    return out / f"{name}-py3-none-any.whl", out / f"{name}.tar.gz"


def tried(wheel: Path, folder: Path) -> str:
    """Install a wheel into an empty environment and let it test itself; returns its last words.

    Args:
        wheel: the file.
        folder: an empty one, for the environment and for a home.

    Raises:
        WheelError: it does not come from there, has another version, or fails its test.
    """
    place = folder / "environment"
    venv.create(place, with_pip=False, symlinks=os.name == "posix")
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    alone = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", *alone, str(wheel)]
    _said(command, folder)
    packages = Path(_said([str(python), "-c", _WHERE], folder).strip()).parent.parent
    if not packages.is_relative_to(place.resolve()):
        raise WheelError(f"it was not installed there, but is taken from {packages}.")
    lent = [entry for entry in sys.path if entry.endswith("site-packages")]
    (packages / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    program = str(programs / "flowiq-desktop")
    if (version := _said([program, "--version"], folder).strip()) != __version__:
        raise WheelError(f"it calls itself {version}.")
    return _said([program, "--self-test"], folder).splitlines()[-1]


def _said(command: list[str], home: Path) -> str:
    environment = {"HOME": str(home), "PATH": os.defpath, "PYTHONUTF8": "1"}
    environment |= {it: os.environ[it] for it in ("SYSTEMROOT", "TEMP") if it in os.environ}
    done = subprocess.run(
        command,
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode:
        raise WheelError(f"{command[0]} ended with {done.returncode}.\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
