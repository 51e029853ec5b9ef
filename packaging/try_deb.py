"""Puts the Debian package to the test: looked at, installed, started, removed, and nothing left.

Installing needs root, and would take another installed copy's place; where either is in the way,
that part is left out and said.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from build_deb import PACKAGE, ROOT

from flowiq_desktop import __version__

_SHARE = Path("/usr/share")
_DESKTOP = _SHARE / "applications" / f"{PACKAGE}.desktop"
_METAINFO = _SHARE / "metainfo" / "live.flowiq.desktop.metainfo.xml"
_PATIENCE = 300.0
"""Seconds for one command; the slowest is lintian, which unpacks everything."""


class PackageError(Exception):
    """The package is not as it should be; says how."""


def main() -> int:
    """Try the package that was built last; returns the exit code."""
    found = sorted((ROOT / "dist").glob(f"{PACKAGE}_{__version__}_*.deb"))
    if not found:
        sys.stdout.write("No .deb was tried: none was built.\n")
        return 0
    try:
        for line in tried(found[0]):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    except PackageError as fault:
        sys.stdout.write(f"{found[0].name}: {fault}\n")
        return 1
    return 0


def tried(package: Path) -> Iterator[str]:
    """Go through everything; a line for each step. Raises PackageError."""
    yield _with("lintian", lambda: _lint(package))
    if os.geteuid():
        yield ".deb: not installed, because that needs root."
        return
    if _run(["dpkg-query", "--show", PACKAGE]).returncode == 0:
        yield ".deb: not installed, because another one is."
        return
    before = _traces()
    _expect(_run(["dpkg", "--install", str(package)]), "it cannot be installed")
    try:
        yield from _installed()
    finally:
        removed = _run(["dpkg", "--purge", PACKAGE])
    _expect(removed, "it cannot be removed")
    left = _traces() - before
    if left:
        raise PackageError(f"removing it left {', '.join(sorted(left))}.")
    yield ".deb: removed, and nothing is left."


def _installed() -> Iterator[str]:
    """What holds while it is installed."""
    with tempfile.TemporaryDirectory() as home:
        said = _start(home, "--version")
        if said.stdout.strip() != __version__:
            raise PackageError(f"the program in /usr/bin calls itself {said.stdout.strip()!r}.")
        tested = _start(home, "--self-test")
        _expect(tested, "its self-test fails")
        yield f".deb: installed; {tested.stdout.splitlines()[-1]}"
    yield _with("desktop-file-validate", lambda: _run(["desktop-file-validate", str(_DESKTOP)]))
    command = ["appstreamcli", "validate", "--no-net", "--pedantic", str(_METAINFO)]
    yield _with("appstreamcli", lambda: _run(command))
    page = ["man", "--warnings", "--encoding=utf-8", "--pager=cat", PACKAGE]
    yield _with("man", lambda: _run(page))


def _start(home: str, option: str) -> "subprocess.CompletedProcess[str]":
    """The program as somebody starts it who has no Python."""
    return _run([PACKAGE, option], env={"HOME": home, "PATH": "/usr/bin:/bin"}, cwd=home)


def _lint(package: Path) -> "subprocess.CompletedProcess[str]":
    root = ["--allow-root"] if os.geteuid() == 0 else []
    return _run(["lintian", *root, "--fail-on=error,warning", str(package)])


def _with(tool: str, check: Callable[[], "subprocess.CompletedProcess[str]"]) -> str:
    """Run a check, if its tool is here."""
    if not shutil.which(tool):
        return f".deb: not checked with {tool}, which is not here."
    done = check()
    _expect(done, f"{tool} finds fault with it")
    return f".deb: {tool} has nothing to say."


def _traces() -> set[str]:
    """Files that are called like the program, wherever packages put any."""
    places = [Path("/usr"), Path("/etc"), Path("/opt"), Path("/var/lib"), Path("/var/cache")]
    inside = ("/dpkg/", "/doc-base/")
    found = (str(path) for place in places for path in place.rglob("*flowiq*"))
    return {path for path in found if not any(it in path for it in inside)}


def _run(
    command: list[str], env: dict[str, str] | None = None, cwd: str | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, env=env, cwd=cwd, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )


def _expect(done: "subprocess.CompletedProcess[str]", otherwise: str) -> None:
    if done.returncode:
        raise PackageError(f"{otherwise}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
