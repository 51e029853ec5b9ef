"""Wraps the Mac's program into a disk image: `dist/flowiq-desktop-VERSION.dmg`. Not tried yet.

There has been no Mac to run it on. It uses the system's own `hdiutil`; signing and notarising need
an account of a developer with Apple and stay with whoever has one.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from flowiq_desktop import __version__

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "dist" / "FlowIQ Desktop.app"


def main() -> int:
    """Make the disk image; returns the exit code."""
    maker = shutil.which("hdiutil")
    if maker is None:
        sys.stdout.write("No disk image for Macs: hdiutil is there alone.\n")
        return 0
    made = ROOT / "dist" / f"flowiq-desktop-{__version__}.dmg"
    folder = ROOT / "build" / "dmg"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PROGRAM, folder / PROGRAM.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    command = [maker, "create", "-volname", "FlowIQ Desktop", "-srcfolder", str(folder)]
    subprocess.run([*command, "-ov", "-format", "UDZO", str(made)], check=True)
    sys.stdout.write(f"{made.name} is ready: {made.stat().st_size / 1e6:,.0f} MB.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
