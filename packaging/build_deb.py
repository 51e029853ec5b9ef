"""Wraps the frozen folder into a Debian package: `dist/flowiq-desktop_VERSION_amd64.deb`.

The folder goes to /usr/lib/flowiq-desktop as it is, and a link in /usr/bin leads to the program. No
script runs when it is installed, so nothing is left when it is removed.
"""

import gzip
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from taking_along import moment
from third_party import NAME

from flowiq_desktop import HOME, __date__, __version__

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "dist" / "flowiq-desktop"
PARTS = Path(__file__).parent / "deb"
PACKAGE = "flowiq-desktop"
_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Of icons in pixels, as the hicolor theme has them."""
_MAINTAINER = "The FlowIQ Desktop developers <flowiq-desktop@users.noreply.github.com>"
_NEEDED = "libc6 (>= {libc}), libdbus-1-3, libegl1, libgl1"
"""What a desktop has and the folder does not bring: the C library, D-Bus, what draws."""
_CONTROL = """\
Package: {package}
Version: {version}
Architecture: {machine}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {needed}
Recommends: fonts-noto-color-emoji
Section: net
Priority: optional
Homepage: {home}
Description: send a WhatsApp message to everyone in a spreadsheet
 FlowIQ Desktop checks each row of a spreadsheet, shows the message as it will
 look on a phone, and sends it once to each person through FlowIQ.
 .
 It reads Excel, LibreOffice and text files, and has a practice mode in which
 nothing is really sent.
"""
_CHANGELOG = """\
{package} ({version}) stable; urgency=medium

  * What is new stands in CHANGELOG.md, at
    {home}.

 -- {maintainer}  {day:%a, %d %b %Y} 00:00:00 +0000
"""


def main() -> int:
    """Build the package; returns the exit code."""
    if not shutil.which("dpkg-deb"):
        sys.stdout.write("No .deb is made here: there is no dpkg-deb.\n")
        return 0
    made = build(FOLDER, ROOT / "dist")
    sys.stdout.write(f"{made.relative_to(ROOT)} is ready: {made.stat().st_size / 1e6:,.0f} MB.\n")
    return 0


def build(frozen: Path, out: Path) -> Path:
    """Make the package of a frozen folder; returns its file.

    Args:
        frozen: the program and its libraries.
        out: where the package is put.
    """
    machine = _said("dpkg", "--print-architecture").strip()
    out.mkdir(parents=True, exist_ok=True)
    tree = out.parent / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    fill(tree, frozen)
    (tree / "DEBIAN").mkdir(mode=0o755)
    (tree / "DEBIAN" / "control").write_text(_control(tree, machine), encoding="utf-8")
    (tree / "DEBIAN" / "md5sums").write_text(_sums(tree), encoding="utf-8")
    made = out / f"{PACKAGE}_{__version__}_{machine}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment())}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return made


def fill(tree: Path, frozen: Path) -> None:
    """Lay out everything that is installed, below a folder that stands for `/`."""
    program = tree / "usr" / "lib" / PACKAGE
    shutil.copytree(frozen, program, symlinks=True)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / PACKAGE).symlink_to(f"../lib/{PACKAGE}/{PACKAGE}")
    share = tree / "usr" / "share"
    _write(share / "applications" / f"{PACKAGE}.desktop", _part(f"{PACKAGE}.desktop"))
    _write(
        share / "metainfo" / "live.flowiq.desktop.metainfo.xml",
        _part("live.flowiq.desktop.metainfo.xml"),
    )
    _pack(share / "man" / "man1" / f"{PACKAGE}.1.gz", _part(f"{PACKAGE}.1"))
    _write(share / "lintian" / "overrides" / PACKAGE, _part("lintian-overrides"))
    _documents(share / "doc" / PACKAGE, program)
    _icons(share / "icons" / "hicolor")
    _set_modes(tree, program / PACKAGE)


def _documents(folder: Path, program: Path) -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    _write(folder / "copyright", _part("copyright") + "".join(_indented(licence)))
    day = datetime.fromisoformat(__date__).replace(tzinfo=UTC)
    told = {"package": PACKAGE, "version": __version__, "home": HOME, "maintainer": _MAINTAINER}
    _pack(folder / "changelog.gz", _CHANGELOG.format(**told, day=day))
    listed = next(program.rglob(NAME), None)
    if listed is not None:
        _pack(folder / f"{NAME}.gz", listed.read_text(encoding="utf-8"))
    (program / "LICENSE").unlink(missing_ok=True)  # Debian keeps it with the documents


def _indented(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f" {line.strip() or '.'}\n"


def _icons(theme: Path) -> None:
    from draw_icon import draw  # noqa: PLC0415 - brings Qt

    for size in _SIZES:
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        draw(size, folder / f"{PACKAGE}.png")
    vector = theme / "scalable" / "apps"
    vector.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "flowiq.svg", vector / f"{PACKAGE}.svg")


def _set_modes(tree: Path, program: Path) -> None:
    """Read by everybody, written by root; the program alone can be run."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def _control(tree: Path, machine: str) -> str:
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    return _CONTROL.format(
        package=PACKAGE,
        version=__version__,
        machine=machine,
        maintainer=_MAINTAINER,
        size=sum(path.stat().st_size for path in files) // 1024,
        needed=_NEEDED.format(libc=platform.libc_ver()[1]),
        home=HOME,
    )


def _sums(tree: Path) -> str:
    files = sorted(it for it in (tree / "usr").rglob("*") if it.is_file() and not it.is_symlink())
    return _said("md5sum", *(str(it.relative_to(tree)) for it in files), folder=tree)


def _part(name: str) -> str:
    """One of the files of `deb`, with the version and the day of it filled in."""
    text = (PARTS / name).read_text(encoding="utf-8")
    for mark, value in (("@VERSION@", __version__), ("@DATE@", __date__), ("@HOME@", HOME)):
        text = text.replace(mark, value)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _pack(path: Path, text: str) -> None:
    """Compressed as Debian wants it: without a name or a time in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _said(*command: str, folder: Path | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
