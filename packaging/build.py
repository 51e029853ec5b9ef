"""`make package`: freezes the program into dist/, says how large it is, and puts it to the test."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from stripping import strip_all
from taking_along import SBOM
from third_party import NAME, MissingError, check_named

from flowiq_desktop import __version__

ROOT = Path(__file__).parent.parent
SPEC = ROOT / "packaging" / "flowiq-desktop.spec"
FOLDER = ROOT / "dist" / "flowiq-desktop"
REPORT = ROOT / "build" / "flowiq-desktop" / "left-out.tsv"
_MB = 1_000_000
_PATIENCE = 300.0
"""Seconds for one run of the frozen program; it takes three."""
_KEPT_VARIABLES = ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA")


class BuildError(Exception):
    """The frozen program does not work; says how."""


def main() -> int:
    """Build, measure and test; returns the exit code."""
    freeze()
    strip_all(FOLDER, REPORT.with_name("stripped"))
    shutil.copy(ROOT / "LICENSE", FOLDER)
    for name in (NAME, SBOM):
        shutil.copy(REPORT.with_name(name), FOLDER.parent)
    _say(sizes(FOLDER, REPORT))
    try:
        text = (FOLDER.parent / NAME).read_text(encoding="utf-8")
        _say(f"{NAME} names all {check_named(FOLDER, text)} libraries.")
        test()
    except (BuildError, MissingError) as fault:
        _say(f"The frozen program does not work: {fault}")
        return 1
    _say(f"{FOLDER.relative_to(ROOT)} is ready.")
    return 0


def freeze() -> None:
    """Run PyInstaller; raises CalledProcessError when it fails, having said why."""
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    options = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    command = [sys.executable, "-m", "PyInstaller", *options, *places, str(SPEC)]
    subprocess.run(command, cwd=ROOT, check=True)


def sizes(folder: Path, report: Path) -> str:
    """One sentence about the size before and after leaving out what is unused.

    Args:
        folder: the frozen program.
        report: what was left out: bytes, tab, name.
    """
    lines = report.read_text(encoding="utf-8").splitlines()
    left_out = sum(int(line.partition("\t")[0]) for line in lines)
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    after = sum(path.stat().st_size for path in files)
    return (
        f"{(after + left_out) / _MB:,.0f} MB before pruning, {after / _MB:,.0f} MB after: "
        f"{len(files):,} files stay, {len(lines):,} are left out (listed in {report.name})."
    )


def test() -> None:
    """Ask the program for its version and its self-test; raises BuildError."""
    said = _ask("--version").strip()
    if said != __version__:
        raise BuildError(
            f"it calls itself {said}, and flowiq_desktop/__init__.py says {__version__}."
        )
    _say(_ask("--self-test").strip())


def _ask(option: str) -> str:
    """What the program says in an environment without anything of this Python."""
    program = FOLDER / ("flowiq-desktop.exe" if sys.platform == "win32" else "flowiq-desktop")
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    with tempfile.TemporaryDirectory() as home:
        result = subprocess.run(
            [program, option],
            cwd=home,
            env={**kept, "HOME": home, "PATH": os.defpath},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    if result.returncode:
        raise BuildError(
            f"{option} ended with {result.returncode}.\n{result.stdout}{result.stderr}"
        )
    return result.stdout


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
