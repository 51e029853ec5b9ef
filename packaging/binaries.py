"""What a library offers to others and wants of them: names of functions and tables as C has them.

On Linux a name may belong to a version, and a caller asks for both: `snd_pcm_open@ALSA_0.9`.
"""

import shutil
import subprocess
from pathlib import Path

from windows_library import WindowsLibrary

_NM = ("nm", "llvm-nm")
_WINDOWS, _MAC = b"MZ", (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


class ToolError(Exception):
    """A tool for reading or making libraries is missing; says which."""


def wanted_of(path: Path, library: Path) -> set[str]:
    """The names that a file takes from a library.

    Args:
        path: a program, library or extension module.
        library: what it may link to.
    """
    if _begins_with(path, _WINDOWS):
        return {*WindowsLibrary.read(path).wants.get(library.name.lower(), ())}
    return _names(path, wanted=True) & offered_by(library)


def offered_by(library: Path) -> set[str]:
    """The names that a library has for others."""
    if _begins_with(library, _WINDOWS):
        return {*WindowsLibrary.read(library).offers}
    return _names(library, wanted=False)


def _names(path: Path, *, wanted: bool) -> set[str]:
    if _begins_with(path, *_MAC):
        said = _nm("-u" if wanted else "-gU", "-j", str(path))
        return {line.strip().removeprefix("_") for line in said.splitlines() if line.strip()}
    chosen = "--undefined-only" if wanted else "--defined-only"
    said = _nm("--dynamic", chosen, "--format=posix", str(path))
    return {line.split()[0].replace("@@", "@") for line in said.splitlines() if line}


def _begins_with(path: Path, *starts: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(4).startswith(starts)


def _nm(*arguments: str) -> str:
    program = next(filter(None, map(shutil.which, _NM)), None)
    if program is None:
        raise ToolError("nm is needed to read libraries, and is not here (Debian: binutils).")
    command = [program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
