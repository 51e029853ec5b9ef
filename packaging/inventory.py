"""What the frozen program is made of: every file belongs to somebody whose licence is known.

The answer is the base of `THIRD-PARTY.txt` and of the list of parts for machines (`sbom.py`). A
file that belongs to nobody, or whose licence forbids what is done here, stops the build.
"""

import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent
LICENCES = Path(__file__).parent / "licences"
LIBRARY = re.compile(r"\.(?:so|pyd|dll|dylib)(?:\.[\d.]+)?$")
"""A file with machine code, whatever it is for."""
_COPYLEFT = re.compile(r"(?<![A-Za-z])A?GPL(?!.*(?:WITH|exception))", re.IGNORECASE)
_FREEZER = "pyinstaller"
_PYTHON = "PSF-2.0"
_CLASSIFIER = "License :: OSI Approved :: "
_TEXT_NAMES = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


class InventoryError(Exception):
    """A file whose licence is not known, or that may not be passed on like this."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the frozen program.

    Attributes:
        name: in the folder, with forward slashes.
        path: where it was before it was made smaller; None where it was made by ourselves.
    """

    name: str
    path: Path | None

    @property
    def file(self) -> str:
        """The last part of its name."""
        return PurePosixPath(self.name).name

    @property
    def is_library(self) -> bool:
        """Whether it holds machine code."""
        return bool(LIBRARY.search(self.name))


@dataclass(slots=True)
class Part:
    """Something by others that is taken along.

    Attributes:
        name: what its makers call it.
        version: "" where it is not known, as of what wheels bring.
        licence: an SPDX expression.
        kind: `pypi`, `deb` or `generic`, as package URLs name where something comes from.
        came: the wheel that brings it, if it is not its own.
        libraries: its files with machine code.
        texts: its licences in full.
    """

    name: str
    version: str
    licence: str
    kind: str
    came: str = ""
    libraries: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """A library whose licence somebody looked up; see `licences/libraries.toml`."""

    name: str
    files: re.Pattern[str]
    licence: str
    texts: tuple[str, ...]
    of: str


def take_stock(sources: Iterable[Source]) -> list[Part]:
    """The parts by others, by name; raises InventoryError.

    Args:
        sources: every file and module of the frozen program.
    """
    stock = _Stock()
    for source in sources:
        stock.add(source)
    parts = sorted(stock.parts.values(), key=lambda it: it.name.casefold())
    for part in parts:
        if _COPYLEFT.search(part.licence):
            files = ", ".join(sorted(part.libraries))
            raise InventoryError(f"{part.name} is under {part.licence}: {files or 'leave it out'}.")
    return parts


class _Stock:
    """Finds the owner of each file."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self._known = [*_read_known()]
        self._owners = {path: dist for dist in distributions() for path in _files_of(dist)}
        self._dists = {dist.name.lower(): dist for dist in distributions()}
        self._add_distribution(self._dists[_FREEZER])

    def add(self, source: Source) -> None:
        """Note whose a file is."""
        path = source.path
        if path is None or _is_ours(path):
            return
        owner = self._owners.get(path) or self._owners.get(path.resolve())
        known = next((it for it in self._known if it.files.fullmatch(source.file)), None)
        if known is not None and source.is_library:
            self._add_known(known, source, owner)
        elif owner is not None:
            part = self._add_distribution(owner)
            if source.is_library:
                part.libraries.add(source.file)
        elif path.is_relative_to(sys.base_prefix) or "python3" in path.as_posix():
            part = self._part("Python", platform.python_version(), _PYTHON, "generic")
            part.texts = part.texts or [_text_of_python()]
            part.libraries |= {source.file} if source.is_library else set()
        elif source.is_library:
            raise InventoryError(
                f"Nobody knows whose {source.file} is ({path}). Look up its licence and add it to"
                " packaging/licences/libraries.toml, or leave it out."
            )

    def _add_known(self, known: _Known, source: Source, owner: Distribution | None) -> None:
        package, version = ("", "") if owner else _system_package(source.path)
        part = self._part(known.name, version, known.licence, "generic")
        part.libraries.add(source.file)
        part.came = part.came or (f"{owner.name} {owner.version}" if owner else package)
        texts = [(LICENCES / name).read_text(encoding="utf-8") for name in known.texts]
        if known.of:
            texts += _texts_of(self._dists[known.of])
        if package:
            texts.append(_text_of_package(package))
        part.texts += [text for text in texts if text and text not in part.texts]

    def _add_distribution(self, dist: Distribution) -> Part:
        part = self._part(dist.name, dist.version, _licence_of(dist), "pypi")
        part.texts = part.texts or _texts_of(dist)
        return part

    def _part(self, name: str, version: str, licence: str, kind: str) -> Part:
        return self.parts.setdefault(name, Part(name, version, licence, kind))


def _read_known() -> Iterator[_Known]:
    table = tomllib.loads((LICENCES / "libraries.toml").read_text(encoding="utf-8"))
    for one in table["library"]:
        files, texts = re.compile(one["files"]), tuple(one.get("texts", ()))
        yield _Known(one["name"], files, one["licence"], texts, one.get("of", ""))


def _is_ours(path: Path) -> bool:
    inside = path.is_relative_to(ROOT) and not path.is_relative_to(sys.prefix)
    return inside and "site-packages" not in path.parts


def _files_of(dist: Distribution) -> Iterator[Path]:
    for file in dist.files or ():
        yield Path(str(dist.locate_file(file))).resolve()


def _licence_of(dist: Distribution) -> str:
    """As its makers say it; of several that may be chosen, the one that is chosen here."""
    said = _told(dist, "License-Expression") or _told(dist, "License")
    kinds = dist.metadata.get_all("Classifier") or []
    named = (it.removeprefix(_CLASSIFIER) for it in kinds if it.startswith(_CLASSIFIER))
    line = said.splitlines()[0] if said else next(named, "")
    chosen = [it for it in re.split(r" OR ", line) if not _COPYLEFT.search(it)]
    return (chosen or [line])[0]


def _told(dist: Distribution, field_name: str) -> str:
    return str(dist.metadata[field_name] or "") if field_name in dist.metadata else ""


def _texts_of(dist: Distribution) -> list[str]:
    files = sorted(dist.files or (), key=str)
    inside = [it for it in files if ".dist-info" in it.parts[0] and _TEXT_NAMES.search(str(it))]
    paths = [Path(str(dist.locate_file(it))) for it in inside if it.suffix != ".py"]
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file()]


def _text_of_python() -> str:
    version = ".".join(platform.python_version_tuple()[:2])
    places = [Path(sys.base_prefix) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE"]
    places.append(Path(sys.base_prefix) / "lib" / f"python{version}" / "LICENSE.txt")
    places.append(Path(f"/usr/share/doc/python{version}/copyright"))
    places.append(Path(f"/usr/share/doc/libpython{version}-minimal/copyright"))
    found = next((place for place in places if place.is_file()), None)
    return found.read_text(encoding="utf-8", errors="replace") if found else ""


def _system_package(path: Path | None) -> tuple[str, str]:
    """The Debian package of a file and its version; "" elsewhere."""
    program = shutil.which("dpkg-query")
    if path is None or program is None:
        return "", ""
    real = path.resolve()
    for place in (str(real), str(real).removeprefix("/usr"), str(path)):
        name = _said([program, "--search", place]).partition(":")[0].partition(",")[0].strip()
        if name:
            return name, _said([program, "--show", "--showformat=${Version}\n", name]).split("\n")[
                0
            ]
    return "", ""


def _text_of_package(name: str) -> str:
    path = Path("/usr/share/doc") / name / "copyright"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _said(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
