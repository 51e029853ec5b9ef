"""Writes down what the frozen program takes along, for people and for machines."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from inventory import Part, Source, take_stock
from pruning import Entry
from sbom import sbom
from slimming import STAND_INS
from third_party import NAME, third_party

SBOM = "sbom.cdx.json"


def sources_of(
    files: Iterable[Entry], kept: Iterable[Entry], modules: Iterable[Entry]
) -> list[Source]:
    """Every file and module that stays, with where it came from at first.

    Args:
        files: as they were before anything was made smaller.
        kept: those that stay.
        modules: without files of their own.
    """
    before = {name: Path(path) for name, path, _ in files}
    named = [(name, path, kind) for name, path, kind in kept if kind != "SYMLINK"]
    found = [
        Source(name.replace("\\", "/"), None if STAND_INS in Path(path).parts else before[name])
        for name, path, _ in named
    ]
    written = (it for it in modules if it[1] not in {"-", ""})
    return found + [Source(f"{name.replace('.', '/')}.py", Path(path)) for name, path, _ in written]


def write_down(sources: list[Source], version: str, folder: Path) -> Path:
    """Write both lists into a folder; returns the one for people. Raises InventoryError."""
    parts: list[Part] = take_stock(sources)
    own = [it.file for it in sources if it.path is None]
    text = folder / NAME
    text.write_text(third_party(version, parts, own), encoding="utf-8")
    (folder / SBOM).write_text(sbom(version, parts, moment()), encoding="utf-8")
    return text


def moment() -> int:
    """Seconds since 1970 of the commit, or what SOURCE_DATE_EPOCH says; 0 outside a checkout."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said.isdecimal():
        return int(said)
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, check=False)
    return int(done.stdout or 0)
