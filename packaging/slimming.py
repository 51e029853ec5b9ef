"""Makes what goes into the frozen program smaller: stand-ins, pruning, smaller tables, no symbols.

`flowiq-desktop.spec` calls it with what PyInstaller found. What it makes lies below `build`, under
the names that the files have in the program.
"""

import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import icu_tables
import language_tables
from pruning import Entry, Pruned, prune
from stand_ins import with_stand_ins
from stripping import stripped

_LIBRARIES = frozenset({"BINARY", "EXTENSION"})
STAND_INS = "stand-ins"
"""The folder of what is no such library."""
_Way = Callable[[Path, Path], Path]


@dataclass(frozen=True, slots=True)
class Slimmed:
    """The files that stay, and how many bytes each step saved.

    Attributes:
        pruned: what stays, some of it made smaller, and what does not.
        saved: bytes, by what was done.
    """

    pruned: Pruned
    saved: dict[str, int]


def slim(entries: Sequence[Entry], folder: Path) -> Slimmed:
    """Leave out and make smaller; what it raises is said at `stand_ins.with_stand_ins`.

    Args:
        entries: files of the program, as PyInstaller lists them.
        folder: where smaller ones are made.
    """
    replaced = with_stand_ins(entries, folder / STAND_INS)
    pruned = prune(replaced)
    tables = _each(pruned.kept, icu_tables.smaller, folder / "tables")
    words = _each(tables, language_tables.smaller, folder / "languages")
    bare = _each(words, stripped, folder / "stripped") if platform.system() == "Linux" else words
    steps = {
        "stand-ins for encoders and linear algebra": (entries, replaced),
        "unused files": (pruned.left_out, ()),
        "Qt's Unicode tables": (pruned.kept, tables),
        "tables of other languages": (tables, words),
        "symbols for debuggers": (words, bare),
    }
    saved = {what: _size(before) - _size(after) for what, (before, after) in steps.items()}
    return Slimmed(Pruned(bare, pruned.left_out), saved)


def write_savings(path: Path, saved: dict[str, int]) -> None:
    """Note what was saved: bytes, tab, by what."""
    lines = [f"{size}\t{what}\n" for what, size in saved.items()]
    path.write_text("".join(lines), encoding="utf-8")


def _each(entries: Iterable[Entry], way: _Way, folder: Path) -> list[Entry]:
    """Each file in the way that makes it smaller, if that is one for its kind."""
    return [
        (name, str(way(Path(source), folder / name)) if _may_shrink(source, kind) else source, kind)
        for name, source, kind in entries
    ]


def _may_shrink(source: str, kind: str) -> bool:
    """A stand-in is left as it is made: the lists of what is taken along know it by its place."""
    return _is_file(kind) and STAND_INS not in Path(source).parts


def _is_file(kind: str) -> bool:
    return kind in {*_LIBRARIES, "DATA"}


def _size(entries: Iterable[Entry]) -> int:
    return sum(Path(source).stat().st_size for _, source, kind in entries if _is_file(kind))
