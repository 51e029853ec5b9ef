"""Writes `SHA256SUMS` beside the files that people download, as `sha256sum --check` reads it."""

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME = "SHA256SUMS"


def main(arguments: list[str]) -> int:
    """Write the sums of a folder's files; returns the exit code.

    Args:
        arguments: the folder; `dist` without one.
    """
    folder = Path(arguments[0]) if arguments else ROOT / "dist"
    sums = listed(folder)
    (folder / NAME).write_text(sums, encoding="utf-8", newline="\n")
    sys.stdout.write(sums)
    return 0


def listed(folder: Path) -> str:
    """A line for each file that lies in the folder itself, by name."""
    files = sorted(it for it in folder.iterdir() if it.is_file() and it.name != NAME)
    return "".join(f"{_sum(path)}  {path.name}\n" for path in files)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
