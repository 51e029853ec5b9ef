"""Case: an input and what is right for it, as its TOML file says."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_RIGHT = ".toml"
_NO_INPUTS = frozenset({".toml", ".md", ".py", ".pyc", ".count"})


@dataclass(frozen=True, slots=True)
class Run:
    """One call of the command line and what must come of it.

    Attributes:
        command: "check" or "send".
        file: the input.
        options: as on the command line, after the file.
        exits: the exit codes that are right.
        says: texts that must be printed.
        never: texts that must not be.
        equal: values by their path in the printed JSON.
        contains: parts of values, as JSON text, by path.
    """

    command: str
    file: Path
    options: tuple[str, ...] = ()
    exits: frozenset[int] = frozenset({0, 1, 2})
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    equal: dict[str, Any] = field(default_factory=dict)
    contains: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """An input with its runs; `wrong` says what went wrong with it once."""

    file: Path
    wrong: str
    runs: tuple[Run, ...]


def cases_in(folder: Path, rights: Path | None = None) -> Iterator[Case]:
    """Every case below a folder, by name.

    Args:
        folder: inputs in folders by kind.
        rights: where to look for what is right, under the same names, when it is not beside them.

    Raises:
        ValueError: what is right for a case cannot be read; it names the file.
    """
    helpers = set(_other_inputs(folder))
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix not in _NO_INPUTS and file not in helpers:
            yield _case(file, _right_of(file, folder, rights))


def _right_of(file: Path, folder: Path, rights: Path | None) -> Path:
    beside = file.with_name(file.name + _RIGHT)
    if beside.exists() or rights is None:
        return beside
    name = file.relative_to(folder)
    return rights / name.with_name(name.name + _RIGHT)


def _other_inputs(folder: Path) -> Iterator[Path]:
    """Inputs that belong to another input's case and have none of their own."""
    for right in folder.rglob(f"*{_RIGHT}"):
        for run in _read(right).get("run", ()):
            if "file" in run and not right.with_name(run["file"] + _RIGHT).exists():
                yield right.with_name(run["file"])


def _case(file: Path, right: Path) -> Case:
    if not right.exists():
        return Case(file, "", (Run("check", file),))
    told = _read(right)
    unknown = told.keys() - {"wrong", "run"}
    if unknown or not told.get("run"):
        raise ValueError(f"{right}: a case has `wrong` and one `[[run]]` or more ({unknown})")
    return Case(file, told["wrong"], tuple(_run(file, entry, right) for entry in told["run"]))


def _read(right: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(right.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise ValueError(f"{right}: {fault}") from fault


def _run(file: Path, entry: dict[str, Any], right: Path) -> Run:
    known = {"command", "file", "options", "exit", "says", "never", "equal", "contains"}
    if unknown := entry.keys() - known:
        raise ValueError(f"{right}: nobody knows {', '.join(sorted(unknown))}")
    exits = entry.get("exit", [0, 1, 2])
    return Run(
        entry.get("command", "check"),
        file.with_name(entry.get("file", file.name)),
        tuple(entry.get("options", ())),
        frozenset(exits if isinstance(exits, list) else [exits]),
        tuple(entry.get("says", ())),
        tuple(entry.get("never", ())),
        dict(entry.get("equal", {})),
        dict(entry.get("contains", {})),
    )
