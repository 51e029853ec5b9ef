"""`make twice`: freezes the program once more, and compares the two by the names of their files."""

import sys
from pathlib import Path

from build import FOLDER, freeze


def main() -> int:
    """Build twice; returns 0 when both list the same files."""
    freeze()
    first = names(FOLDER)
    freeze()
    told = differences(first, names(FOLDER))
    sys.stdout.write(told or f"Both builds list the same {len(first):,} files.\n")
    return 1 if told else 0


def names(folder: Path) -> set[str]:
    """The names of all files in a folder, with forward slashes."""
    return {it.relative_to(folder).as_posix() for it in folder.rglob("*") if not it.is_dir()}


def differences(first: set[str], second: set[str]) -> str:
    """A line for each file that only one of them has; "" when there is none."""
    gone = [f"only in the first build: {name}\n" for name in sorted(first - second)]
    return "".join([*gone, *(f"only in the second build: {it}\n" for it in sorted(second - first))])


if __name__ == "__main__":
    sys.exit(main())
