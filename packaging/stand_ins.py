"""Puts small libraries of our own in the place of large ones that the program never calls.

PyAV's wheel brings encoders, two of them under the GPL, and ways to fetch and to record; numpy's
brings linear algebra. Others link to them, so they cannot just be left out (docs/decisions/0053).
What takes their place is made from `packaging/stand_ins` with the C compiler of the machine that
builds, under the same names.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from binaries import ToolError, offered_by, wanted_of
from pruning import Entry, linked_names

SOURCES = Path(__file__).parent / "stand_ins"
_BINARY = {"BINARY", "EXTENSION"}
_COMPILERS = ("cc", "gcc", "clang", "x86_64-w64-mingw32-gcc")
_FLAGS = ("-std=c11", "-O1", "-shared", "-Wall", "-Wextra", "-Werror")
_VERSION = re.compile(r"(?:encoder_open|api_get)_(\d+)(?:@|$)")


class StandInError(Exception):
    """A stand-in does not have what others want of the library it stands in for."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """A library that has one.

    Attributes:
        source: its file in `stand_ins`, without the ending.
        name: what the names of the library's files begin with, in any of the three systems.
    """

    source: str
    name: re.Pattern[str]

    def stands_for(self, entry: Entry) -> bool:
        """Whether a file is the library, or a link to it."""
        return bool(self.name.match(PurePosixPath(entry[0].replace("\\", "/")).name))


STAND_INS = (
    StandIn("x264", re.compile(r"(?:lib)?x264[-.]")),
    StandIn("x265", re.compile(r"(?:lib)?x265[-.]")),
    StandIn("svt_av1", re.compile(r"(?:lib)?SvtAv1Enc[-.]")),
    StandIn("mp3lame", re.compile(r"(?:lib)?mp3lame[-.]")),
    StandIn("gnutls", re.compile(r"libgnutls-")),
    StandIn("asound", re.compile(r"libasound-")),
    StandIn("openblas", re.compile(r"(?:lib)?scipy_openblas")),
)


def with_stand_ins(entries: Sequence[Entry], folder: Path) -> list[Entry]:
    """The files, with a stand-in instead of each library that has one.

    Args:
        entries: what goes into the frozen program.
        folder: where stand-ins are made.

    Raises:
        StandInError: a library wants a name that the stand-in lacks: what happens is not known.
        ToolError: there is no compiler, or no `nm`.
    """
    files = [source for _, source, kind in entries if kind in _BINARY]
    return [_in_place_of(entry, files, folder) for entry in entries]


def make(stand_in: StandIn, library: Path, others: Iterable[Path], folder: Path) -> Path:
    """Make the stand-in for one library; what it raises is said at `with_stand_ins`.

    Args:
        stand_in: what takes its place.
        library: the library that it stands in for.
        others: the files that link to it.
        folder: where it is made.
    """
    wanted = {name for other in others for name in wanted_of(other, library)}
    made = compiled(stand_in, library.name, wanted, folder)
    lacking = wanted - offered_by(made)
    if lacking:
        raise StandInError(
            f"Something calls {', '.join(sorted(lacking))} of {library.name}, and"
            f" packaging/stand_ins/{stand_in.source}.c has no such name. Look up what it does: if"
            " the program never comes there, add it, else the library is needed."
        )
    return made


def compiled(stand_in: StandIn, name: str, wanted: Iterable[str], folder: Path) -> Path:
    """A library of this name for the system that builds, or Windows' where the name is a DLL's.

    Args:
        stand_in: what is made.
        name: of the file.
        wanted: the names that others take from it; they tell versions as well.
        folder: where it is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / name
    source = SOURCES / f"{stand_in.source}.c"
    versions = {found[1] for name in wanted if (found := _VERSION.search(name))}
    options = [f"-DVERSION={version}" for version in sorted(versions)[:1]]
    if text := _version_script(wanted):
        made.with_name(f"{name}.map").write_text(text, encoding="ascii")
        options.append(f"-Wl,--version-script={made}.map")
    command = [compiler(name), *_FLAGS, *_linking(name), *options, "-o", str(made), str(source)]
    # The same file whenever it is made: names of folders and times are left out.
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "0"})
    return made


def compiler(name: str) -> str:
    """The C compiler for a library of this name; raises ToolError."""
    own = os.environ.get("CC")
    foreign = name.endswith(".dll") and sys.platform != "win32"
    candidates = _COMPILERS[-1:] if foreign else ([own] if own else _COMPILERS)
    found = next(filter(None, map(shutil.which, candidates)), None)
    if found is None:
        raise ToolError(
            "A C compiler is needed to make stand-ins for libraries (Debian: gcc; Windows: MinGW)."
        )
    return found


def _in_place_of(entry: Entry, files: Sequence[str], folder: Path) -> Entry:
    name, source, kind = entry
    found = next((one for one in STAND_INS if one.stands_for(entry)), None)
    if found is None or kind not in _BINARY:
        return entry
    library = Path(source)
    others = [Path(file) for file in files if library.name in linked_names(file)]
    return name, str(make(found, library, others, folder)), kind


def _version_script(wanted: Iterable[str]) -> str:
    """What tells the linker which name belongs to which version; "" where none does."""
    by_version: dict[str, list[str]] = {}
    for name, version in sorted(it.split("@") for it in wanted if "@" in it):
        by_version.setdefault(version, []).append(name)
    return "".join(f"{version} {{ {'; '.join(it)}; }};\n" for version, it in by_version.items())


def _linking(name: str) -> list[str]:
    if name.endswith(".dll"):
        return ["-s", "-static", "-Wl,--no-insert-timestamp"]
    if sys.platform == "darwin":
        return ["-undefined", "dynamic_lookup", f"-Wl,-install_name,@rpath/{name}"]
    return ["-s", "-fPIC", "-fvisibility=hidden", f"-Wl,-soname,{name}", "-Wl,--build-id=none"]
