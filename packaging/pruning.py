"""What a frozen program can do without: unused Qt parts, test suites, and what only those load."""

import platform
import posixpath
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""One file as PyInstaller lists it: name in the folder, where it comes from, kind."""

_LINK = "SYMLINK"

UNUSED_MODULES = [
    "IPython",
    "PIL.AvifImagePlugin",
    "PIL.ImageCms",
    "PIL.ImageFont",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingmorph",
    "_dbm",
    "_gdbm",
    "_pytest",
    "hypothesis",
    "lxml",
    "matplotlib",
    "mypy",
    "numpy._core._multiarray_tests",
    "numpy._core._operand_flag_tests",
    "numpy._core._rational_tests",
    "numpy._core._simd",
    "numpy._core._struct_ufunc_tests",
    "numpy._core._umath_tests",
    "numpy.f2py",
    "numpy.fft",
    "numpy.polynomial",
    "numpy.testing",
    "odf",
    "pandas._libs.byteswap",
    "pandas._libs.sas",
    "pandas.tests",
    "phonenumbers.carrierdata",
    "phonenumbers.geodata",
    "pip",
    "pydoc_data",
    "pytest",
    "readline",
    "scipy",
    "setuptools",
    "sqlalchemy",
    "tkinter",
]
"""Modules that libraries mention and the program never calls; readline is under the GPL as well."""
_UNUSED_PURE = re.compile(
    r"pygments\.(?:lexers\.(?!_mapping$|python$|special$|text$)|styles\.(?!_mapping$|default$))"
    r"|pandas\.(?:io\.(?:sas\.sas(?!reader$)|clipboard(?:\.|$)|formats\.style)"
    r"|core\._numba\.(?!executor$))"
)
"""Pygments paints source text, which rich offers and nobody asks for; pandas makes HTML of tables
and talks to libraries that are not here. What it imports as soon as it is imported has to stay."""

_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qjpeg", "qsvg"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Qt's plugins that are used, by folder. Qt draws in memory here, so none is for OpenGL."""
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(?P<folder>[^/]+)/(?:lib)?(?P<name>[^/]+?)\.[^/]+$")
_UNUSED = re.compile(
    r"^(?:lib)?(?:readline|gdbm|gdbm_compat|db)[-.]"
    r"|^lib(?:dbus-1|systemd)\.so"
    r"|resources/languages/[^/]+\.po$"
    r"|/(?:readline|_gdbm|_dbm)\.[^/]+$"
    r"|PySide6/(?:Qt/)?(?:translations|qml|metatypes|resources)/"
    r"|(?:pandas|numpy)/(?:.+/)?tests/"
    r"|\.pyi$"
)
"""D-Bus belongs to the desktop that it talks to, and every one has it, as it has `libEGL`."""
_LIBRARY = re.compile(
    r"(?:PySide6/(?:Qt/lib/)?|[^/]+\.libs/)?"
    r"(?:lib(?!python)[^/]*\.(?:so|dylib)(?:\.[\d.]+)?"
    r"|(?:lib|Qt6)[^/]*\.dll|(?<=\.libs/)[^/]+\.dll)$"
)
"""Libraries of the system, of Qt and of wheels: they are there because others link to them."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """The files that stay and those that do not."""

    kept: list[Entry]
    left_out: list[Entry]


def prune(entries: Sequence[Entry]) -> Pruned:
    """Leave out what is unused, and then the libraries that nothing left links to."""
    links = [entry for entry in entries if entry[2] == _LINK]
    files = [entry for entry in entries if entry[2] != _LINK and is_used(_posix(entry[0]))]
    needed = reachable(files, linked_names)
    kept = [entry for entry in files if not is_library(entry) or _file_name(entry) in needed]
    names = {_posix(entry[0]) for entry in kept}
    kept += [entry for entry in links if _target(entry) in names]
    staying = set(kept)
    return Pruned(kept, [entry for entry in entries if entry not in staying])


def is_used_module(name: str) -> bool:
    """Whether the program may import a module without a file of its own."""
    return not _UNUSED_PURE.match(name)


def is_used(name: str) -> bool:
    """Whether the program may need this file.

    Args:
        name: the file's name in the folder, with forward slashes.
    """
    plugin = _PLUGIN.search(name)
    if plugin:
        return plugin["name"] in _PLUGINS.get(plugin["folder"], set())
    return not _UNUSED.search(name)


def is_library(entry: Entry) -> bool:
    """Whether a file is there only because others link to it."""
    return entry[2] == "BINARY" and bool(_LIBRARY.match(_posix(entry[0])))


def reachable(entries: Iterable[Entry], links: Callable[[str], Iterable[str]]) -> set[str]:
    """File names of all libraries that are needed, directly or by way of other libraries.

    Args:
        entries: the files that stay, and libraries that may.
        links: the file names of the libraries that a file links to, given its path.
    """
    sources = {_file_name(entry): entry[1] for entry in entries if is_library(entry)}
    waiting = [entry[1] for entry in entries if _has_links(entry) and not is_library(entry)]
    needed: set[str] = set()
    while waiting:
        found = {name for name in links(waiting.pop()) if name in sources} - needed
        needed |= found
        waiting.extend(sources[name] for name in found)
    return needed


@cache
def linked_names(path: str) -> frozenset[str]:
    """The file names of the libraries that a file itself links to."""
    if platform.system() == "Linux":
        return _needed(path)  # PyInstaller asks ldd, which adds what those link to
    from PyInstaller.depend.bindepend import get_imports  # noqa: PLC0415 - only while freezing

    return frozenset(PurePosixPath(_posix(name)).name for name, _found in get_imports(path))


def _needed(path: str) -> frozenset[str]:
    program = shutil.which("objdump")
    if program is None:
        raise RuntimeError("objdump is needed to read libraries (Debian: binutils).")
    said = subprocess.run([program, "-p", path], capture_output=True, text=True, check=False)
    return frozenset(re.findall(r"^ +NEEDED +(\S+)$", said.stdout, re.MULTILINE))


def write_report(path: Path, left_out: Iterable[Entry]) -> None:
    """Note what was left out: bytes, tab, name; the largest first."""
    files = [entry for entry in left_out if entry[2] != _LINK]
    sizes = [(Path(source).stat().st_size, name) for name, source, _kind in files]
    lines = [f"{size}\t{name}\n" for size, name in sorted(sizes, reverse=True)]
    path.write_text("".join(lines), encoding="utf-8")


def _has_links(entry: Entry) -> bool:
    return entry[2] in {"BINARY", "EXTENSION"}


def _target(link: Entry) -> str:
    """The name in the folder of the file that a link leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(_posix(link[0])), _posix(link[1])))


def _file_name(entry: Entry) -> str:
    return PurePosixPath(_posix(entry[0])).name


def _posix(name: str) -> str:
    return name.replace("\\", "/")
