"""Puts a file that a person saves in its place, or beside it while that is open elsewhere.

How it gets there whole and durable is `system.durable_file`; here are the numbered copies, the
locks of spreadsheet programs, and the sentences.
"""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.spreadsheet.writing.refusals import bad_name, closed_folder, taken_by_a_folder
from flowiq_desktop.system.durable_file import sync_file, sync_folder, temporary_beside
from flowiq_desktop.texts import say

_MOST_COPIES = 99
_LOCK_PREFIXES = ("~$", ".~lock.")
"""The files that Excel and LibreOffice put beside an open workbook."""


class PendingFile:
    """A file still being written beside its target, readable by this user only.

    Attributes:
        path: where to write.
    """

    def __init__(self, path: Path, target: Path) -> None:
        self.path = path
        self._target = target

    def publish(self) -> Path:
        """Make the file durable and put it at its target, or at a numbered copy beside it.

        The copy is taken when the target is open in another program or may not be changed.

        Returns:
            Where the file really is.
        """
        sync_file(self.path)
        for place in _places(self._target):
            try:
                self.path.replace(place)
            except PermissionError:  # Windows, while another program has it open
                continue
            sync_folder(place.parent)
            return place
        raise ResultsError(
            say("“{name}” could not be replaced.", name=shown_name(self._target.name)),
            say("Close it in Excel, or choose another name."),
        )


@contextmanager
def pending_file(target: Path) -> Generator[PendingFile, None, None]:
    """A file to write and then `publish`; an unpublished one leaves nothing behind.

    Raises:
        ResultsError: the folder is missing, full or may not be written to; the OSErrors that
            writing raises inside come out as this too.
    """
    with writing_errors(target):
        if target.is_dir():
            raise taken_by_a_folder(target)
        with temporary_beside(target) as path:
            yield PendingFile(path, target)


@contextmanager
def writing_errors(target: Path) -> Generator[None, None, None]:
    """Turns unusable names, and the OSErrors that writing raises inside, into ResultsErrors."""
    if "\0" in str(target):
        raise bad_name()
    try:
        yield
    except OSError as error:
        raise _unwritable(target, error) from error


def _places(target: Path) -> Generator[Path, None, None]:
    if not _is_taken(target):
        yield target
    for number in range(2, _MOST_COPIES + 1):
        copy = target.with_name(f"{target.stem} ({number}){target.suffix}")
        if not copy.exists() and not copy.is_symlink():
            yield copy


def _is_taken(target: Path) -> bool:
    """Whether the file is open elsewhere or protected; on Linux os.replace would not notice."""
    locks = (
        target.with_name(f"{_LOCK_PREFIXES[0]}{target.name}"),
        target.with_name(f"{_LOCK_PREFIXES[1]}{target.name}#"),
    )
    if target.exists() and not target.stat().st_mode & 0o200:
        return True
    return any(lock.exists() for lock in locks)


def _unwritable(target: Path, error: OSError) -> ResultsError:
    name, folder = shown_name(target.name), shown_name(str(target.parent))
    number = error.errno
    details = f"{type(error).__name__}: {error.strerror or error}"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ResultsError(
            say("The folder “{folder}” is not there any more.", folder=folder),
            say("Choose another folder."),
            details,
        )
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return ResultsError(
            say("There is no space left to save “{name}”.", name=name),
            say("Delete something, or choose another disk, and save again."),
            details,
        )
    if isinstance(error, PermissionError) or number == errno.EROFS:
        return closed_folder(target.parent, details)
    if number == errno.ENAMETOOLONG:
        return bad_name(details)
    return ResultsError(
        say("“{name}” could not be saved.", name=name), say("Choose another folder."), details
    )
