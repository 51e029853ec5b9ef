"""Wraps a frozen folder of Windows into an installer, with `makensis`, on any system that has it.

`python packaging/build_windows.py FOLDER OUT` wraps a folder that was frozen on Windows. On Debian
there is none: `tests/packaging/test_windows_installer.py` wraps a stand-in and tries it under Wine.
It needs Debian's `makensis`: the one that is made for Windows knows 32-bit installers only.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from draw_icon import draw_windows_icon

from flowiq_desktop import HOME, __version__

ROOT = Path(__file__).parent.parent
SCRIPT = Path(__file__).parent / "windows" / "installer.nsi"
PUBLISHER = "The FlowIQ Desktop developers"
ICON_SIZES = (16, 24, 32, 48, 64, 256)


def main(arguments: list[str]) -> int:
    """Wrap a program that was frozen on Windows; returns the exit code.

    Args:
        arguments: the folder of the program, and where the installer is put.
    """
    frozen, out = (Path(it).resolve() for it in arguments)
    made = installer(frozen, out)
    sys.stdout.write(f"{made.name} is ready: {made.stat().st_size / 1e6:,.0f} MB.\n")
    return 0


def maker() -> str | None:
    """The path of `makensis`; None where there is none."""
    return shutil.which("makensis")


def installer(folder: Path, out: Path) -> Path:
    """Make the installer; returns its file. Raises CalledProcessError, with what was said.

    Args:
        folder: the frozen program; it holds `FlowIQ Desktop.exe`.
        out: where the installer is put.
    """
    program = maker()
    if program is None:
        raise RuntimeError("makensis is needed to make the installer (Debian: nsis).")
    icon = out / "flowiq.ico"
    draw_windows_icon(ICON_SIZES, icon)
    made = out / f"flowiq-desktop-{__version__}-setup.exe"
    told = {
        "VERSION": __version__,
        "NUMBERS": numbers(__version__),
        "PUBLISHER": PUBLISHER,
        "HOME": HOME,
        "ICON": str(icon),
        "LICENCE": str(ROOT / "LICENSE"),
        "FOLDER": str(folder),
        "OUT": str(made),
    }
    options = [f"-D{name}={value}" for name, value in told.items()]
    command = [program, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, str(SCRIPT)]
    subprocess.run(command, check=True)
    icon.unlink()
    return made


def signed(program: Path, made: Path, certificate: Path, key: Path) -> Path:
    """A program or installer with a signature; raises CalledProcessError.

    Args:
        program: what is signed.
        made: where the signed one is written.
        certificate: whose it is, as PEM; with those that vouch for it.
        key: the private key, as PEM.
    """
    command = ["osslsigncode", "sign", "-h", "sha256", "-n", "FlowIQ Desktop", "-i", HOME]
    files = ["-certs", str(certificate), "-key", str(key), "-in", str(program), "-out", str(made)]
    subprocess.run([*command, *files], check=True, stdout=subprocess.DEVNULL)
    return made


def numbers(version: str) -> str:
    """The version as Windows has it: four numbers."""
    found = re.findall(r"\d+", version)
    return ".".join([*found, "0", "0", "0", "0"][:4])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
