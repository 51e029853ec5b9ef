"""Where a dialog for files begins: where the person was last, else among their own files."""

import os
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from flowiq_desktop.system.paths import resource


def is_of_the_program(place: Path) -> bool:
    """Whether this is a file or folder that came with the program, such as a sample."""
    return place.is_relative_to(resource())


def folder_to_begin_in(last: str, usual: Iterable[Path] | None = None) -> Path:
    """The folder that a dialog for files shows first.

    Args:
        last: where the person opened a file last, or "". It may be gone, or be the program's own.
        usual: where people keep theirs otherwise, the likeliest first; None for what the system
            calls documents and downloads.
    """
    places = [Path(last)] if last else []
    found = (place for place in (*places, *(_usual() if usual is None else usual)) if _fits(place))
    return next(found, Path.home())


def _usual() -> tuple[Path, ...]:
    return platformdirs.user_documents_path(), platformdirs.user_downloads_path()


def _fits(place: Path) -> bool:
    return os.access(place, os.R_OK) and place.is_dir() and not is_of_the_program(place)
