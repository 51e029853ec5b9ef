"""Where things lie: the files that come with the program, and the person's own folders."""

import contextlib
import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

import platformdirs
from platformdirs.api import PlatformDirsABC

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import mark, say

_APP = "FlowIQ Desktop"
_PRIVATE = 0o700
_KEY_LENGTH = 16
_NAME_ANOTHER = mark("Name a folder of your own with --data-dir.")


class FolderError(AppError):
    """A folder cannot be used; says which one and why."""


def resource(*parts: str) -> Path:
    """A file that comes with the program: in a checkout, an installed wheel, or a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(frozen) / "flowiq_desktop" if frozen else Path(__file__).parents[1]
    inside = package / "resources"
    root = inside if inside.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)


class Folders(NamedTuple):
    """The person's folders, each made private to them when first asked for.

    Attributes:
        data: the journal.
        config: preferences.
        cache: previews that can be fetched again.
        logs: what the program recorded, without secrets or full numbers.
        mark: the watermark of the journal; outside `data`, so that no copy of that takes it along.
    """

    data: Path
    config: Path
    cache: Path
    logs: Path
    mark: Path

    @classmethod
    def of_user(cls, system: type[PlatformDirsABC] = platformdirs.PlatformDirs) -> "Folders":
        """The folders the operating system gives a program of this name.

        Raises:
            FolderError: there is no home for them.
        """
        dirs = system(_APP, appauthor=False)
        try:
            data = dirs.user_data_path
            own = (data, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path)
            return cls(*own, _outside(data, system))
        except RuntimeError as fault:
            raise FolderError(
                say("There is no home folder to keep the list of sent messages in."),
                say(_NAME_ANOTHER),
            ) from fault

    @classmethod
    def of_data_dir(
        cls, root: Path, system: type[PlatformDirsABC] = platformdirs.PlatformDirs
    ) -> "Folders":
        """Everything below the folder that `--data-dir` names, except the watermark.

        Each such folder has a place of its own among the person's settings, however its path is
        written.
        """
        # Absolute: neither a later change of folder nor a socket's name must move it.
        root = root.absolute()
        place = root.resolve()
        from hashlib import sha256  # noqa: PLC0415 - a window with the usual folders need not wait

        key = sha256(os.fsencode(place)).hexdigest()[:_KEY_LENGTH]
        try:
            return cls.under(root, _outside(place, system) / "data-folders" / key)
        except RuntimeError:  # without a home there is no place outside
            return cls.under(root, root / "config" / "data-folders" / key)

    @classmethod
    def under(cls, root: Path, mark: Path) -> "Folders":
        """Everything below one folder, except the watermark."""
        return cls(root, root / "config", root / "cache", root / "logs", mark)

    def create(self) -> "Folders":
        """Make the folders, readable by their owner alone whatever the umask.

        Raises:
            FolderError: one of them cannot be made, or belongs to others as well.
        """
        for folder in (self.data, self.config, self.cache, self.logs):
            try:
                _make_private(folder)
            except OSError as fault:
                raise _unusable(fault.filename or folder, fault.strerror or str(fault)) from fault
            except ValueError as fault:  # a name that no folder can have
                raise _unusable(folder, str(fault)) from fault
        # A home that nobody may write to is a reason to use `--data-dir`, and stops nothing.
        with contextlib.suppress(OSError, FolderError):
            _make_private(self.mark)
        return self


def _make_private(folder: Path) -> None:
    """Make it, and remove the rights of others; raises FolderError where they own it."""
    folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
    if os.name != "posix":
        return
    facts = folder.stat()
    if facts.st_uid != os.geteuid() or facts.st_mode & stat.S_ISVTX:
        raise _unusable(folder, say("it is not yours alone"))
    folder.chmod(_PRIVATE)


def _unusable(folder: Path | str, why: str) -> FolderError:
    told = say("The folder {folder} cannot be used ({why}).", folder=folder, why=why)
    return FolderError(told, say(_NAME_ANOTHER))


def _outside(data: Path, system: type[PlatformDirsABC]) -> Path:
    """The person's first folder for settings that does not lie in this one.

    On Windows that is the roaming one, while data are local; it may follow the person to other
    computers, which have other journals, so each has its own folder in it. On a Mac, data and
    settings share Application Support, and Preferences is beside it. A data folder that holds all
    of them, such as a whole home, leaves no choice.
    """
    dirs = system(_APP, appauthor=False, roaming=True)
    local = system(_APP, appauthor=False).user_data_path
    places = [dirs.user_config_path, dirs.user_state_path, local]
    if _are_of(dirs, "macos"):
        places.insert(0, Path.home() / "Library" / "Preferences" / _APP)
    if _are_of(dirs, "windows"):
        from platform import node  # noqa: PLC0415 - the others need not wait for it

        places[0] /= node() or "computer"
    inside = data.resolve()
    return next((it for it in places if not it.resolve().is_relative_to(inside)), places[0])


def _are_of(dirs: PlatformDirsABC, system: str) -> bool:
    """Asked by name: the class itself takes as long to import as all of the rest here."""
    return any(each.__module__ == f"platformdirs.{system}" for each in type(dirs).__mro__)
