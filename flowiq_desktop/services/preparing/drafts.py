"""Drafts: corrections and left-out rows that outlive the window, bound to the file's content."""

import contextlib
import os
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.services.preparing.draft_file import (
    DamagedDraftError,
    DraftFile,
    Head,
    KeptCell,
    KeptRow,
    NewerDraftError,
    Section,
    decode,
    decode_head,
    encode,
    without_person,
)
from flowiq_desktop.services.preparing.kept import (
    Kept,
    KeptFault,
    Snapshot,
    count_of_changes,
    day_of,
    match,
    section_of,
)
from flowiq_desktop.services.preparing.load import LoadedSheet
from flowiq_desktop.system.durable_file import remove_leftovers, write_file
from flowiq_desktop.system.regular_file import read_regular
from flowiq_desktop.texts import mark

__all__ = [
    "DraftStore",
    "Kept",
    "KeptCell",
    "KeptRow",
    "LastDraft",
    "Section",
    "Snapshot",
    "count_of_changes",
    "day_of",
]

MOST_DRAFTS = 50
LONGEST_KEPT = timedelta(days=90)
_LARGEST = 256 * 1024 * 1024
_LONGEST_HEAD = 256 * 1024
_MOST_PATHS = 5
_ENDING = ".draft"


@dataclass(frozen=True, slots=True)
class LastDraft:
    """The spreadsheet that was corrected last: where it is, and how much was done to it."""

    path: Path
    source: str
    cells: int
    left_out: int


class DraftStore:
    """Keeps what a person changed in spreadsheets, in one file for each content.

    Nothing is ever moved to other rows: what is kept applies again only when the same bytes are
    read in the same way into the same table.

    Args:
        folder: where the files lie; made when the first one is written.
        now: the wall clock.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    # -- looking ------------------------------------------------------------------------------

    def find(self, loaded: LoadedSheet) -> Generator[Progress, None, Kept]:
        """What is kept for this spreadsheet, and what was for the file it was before."""
        yield Progress(mark("Looking for your corrections"))
        own: DraftFile | None = None
        earlier: list[DraftFile] = []
        unread: KeptFault | None = None
        for file, same in self._about(loaded):
            try:
                draft = self._read(file)
            except (OSError, ValueError) as problem:
                unread = KeptFault(
                    shown_name(loaded.origin.path.name), isinstance(problem, NewerDraftError)
                )
                continue
            if same:
                own = draft
            else:
                earlier.append(draft)
            yield Progress(mark("Looking for your corrections"))
        kept = yield from match(loaded, own, earlier)
        return replace(kept, unread=unread or kept.unread)

    def last(self) -> LastDraft | None:
        """The spreadsheet that was corrected last and is still where it was, if any."""
        for file, head in self._heads():
            if head is None or not (head.cells or head.left_out):
                continue
            path = next((p for p in head.paths if os.path.isfile(p)), None)  # noqa: PTH113 - takes any name
            return LastDraft(Path(path), file.stem, head.cells, head.left_out) if path else None
        return None

    # -- keeping ------------------------------------------------------------------------------

    def save(self, loaded: LoadedSheet, snapshot: Snapshot) -> Generator[Progress, None, None]:
        """Keep this for the spreadsheet, replacing what was kept before.

        Raises:
            OSError: it cannot be kept; what was kept before still is.
        """
        file = self._file_of(loaded.origin.sha256)
        draft = self._present(file, loaded)
        section = yield from section_of(loaded, snapshot, self._now())
        draft.sections = [other for other in draft.sections if not _same_table(other, section)]
        if not snapshot.empty:
            draft.sections.insert(0, section)
        if not draft.sections:
            file.unlink(missing_ok=True)
            return
        path = _path_of(loaded)
        draft.paths = (path, *(other for other in draft.paths if other != path))[:_MOST_PATHS]
        blocks = []
        for block in encode(draft):
            blocks.append(block)
            yield Progress(mark("Keeping your corrections"))
        self._make_folder()
        write_file(file, blocks)
        self.prune()

    def forget(self, loaded: LoadedSheet, kept: Kept) -> None:
        """Forget what was not applied to this spreadsheet; raises OSError.

        What is kept for an earlier content stays, for copies of it elsewhere.
        """
        for file, same in self._about(loaded):
            try:
                draft = self._read(file)
            except DamagedDraftError:
                file.unlink(missing_ok=True)
                continue
            except ValueError:
                continue
            if same:
                draft.sections = [s for s in draft.sections if s not in kept.not_applied]
            else:
                draft.paths = tuple(p for p in draft.paths if p != _path_of(loaded))
            if draft.sections and draft.paths:
                write_file(file, encode(draft))
            else:
                file.unlink(missing_ok=True)

    def delete(self, source: str) -> None:
        """Remove everything kept for a spreadsheet with this fingerprint; raises OSError."""
        if source:
            for file in self._folder.glob(f"{source}.*"):
                file.unlink(missing_ok=True)

    def erase(self, rows: Mapping[str, Collection[int]], names: Callable[[str], bool]) -> None:
        """Remove what is kept about one person from every file; raises OSError.

        A file that cannot be read is removed: nobody can tell who is in it.

        Args:
            rows: their row numbers, by the fingerprint of the spreadsheet that they were in.
            names: whether a text names them; whatever else is kept for such a row goes too.
        """
        for file in self._files("*.*"):
            try:
                draft = self._read(file)
            except ValueError:
                file.unlink(missing_ok=True)
                continue
            before = list(draft.sections)
            theirs = rows.get(draft.source, ())
            draft.sections = [without_person(s, theirs, names) for s in before]
            if draft.sections != before:
                write_file(file, encode(draft))

    def prune(self) -> None:
        """Remove what is older than three months, and the oldest beyond fifty; raises OSError."""
        oldest = (self._now() - LONGEST_KEPT).timestamp()
        for place, file in enumerate(self._files("*.*")):
            if place >= MOST_DRAFTS or _modified(file) < oldest:
                file.unlink(missing_ok=True)

    def begin(self) -> None:
        """Tidy up at the start; a folder that cannot be tidied stops nothing."""
        with contextlib.suppress(OSError):
            if self._folder.is_dir() and not self._folder.is_symlink():
                remove_leftovers(self._folder)
                self.prune()

    # -- files --------------------------------------------------------------------------------

    def _file_of(self, source: str) -> Path:
        return self._folder / f"{source}{_ENDING}"

    def _files(self, pattern: str = f"*{_ENDING}") -> list[Path]:
        """The newest first."""
        if self._folder.is_symlink():
            return []
        return sorted(self._folder.glob(pattern), key=lambda file: (-_modified(file), file.name))

    def _heads(self) -> Iterator[tuple[Path, Head | None]]:
        """Every file with its head, the newest first; None where the head cannot be read."""
        for file in self._files():
            try:
                yield file, decode_head(_first_line(file))
            except (OSError, ValueError):
                yield file, None

    def _about(self, loaded: LoadedSheet) -> Iterator[tuple[Path, bool]]:
        """The file kept for these bytes (True), and those for other bytes in the same place."""
        path = _path_of(loaded)
        for file, head in self._heads():
            same = file.stem == loaded.origin.sha256
            if same or (head is not None and path in head.paths):
                yield file, same

    @staticmethod
    def _read(file: Path) -> DraftFile:
        draft = decode(read_regular(file, _LARGEST, through_links=False))
        if draft.source != file.stem:
            raise DamagedDraftError
        return draft

    def _present(self, file: Path, loaded: LoadedSheet) -> DraftFile:
        """What has been kept so far; a file that cannot be read is put aside rather than lost."""
        try:
            return self._read(file)
        except FileNotFoundError:
            pass
        except NewerDraftError:
            file.replace(file.with_suffix(".newer"))
        except (OSError, DamagedDraftError):
            file.replace(file.with_suffix(".damaged"))
        return DraftFile(loaded.origin.sha256)

    def _make_folder(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._folder.is_symlink():
            raise NotADirectoryError(str(self._folder))
        if os.name == "posix":
            self._folder.chmod(0o700)


def _same_table(one: Section, other: Section) -> bool:
    return (one.reading, one.fingerprint) == (other.reading, other.fingerprint)


def _path_of(loaded: LoadedSheet) -> str:
    return str(loaded.origin.path.absolute())


def _modified(file: Path) -> float:
    try:
        return file.lstat().st_mtime
    except OSError:
        return 0.0


def _first_line(file: Path) -> bytes:
    """Only the head, because the rest may be long."""
    if file.is_symlink() or not file.is_file():
        raise DamagedDraftError
    with file.open("rb") as stream:
        return stream.readline(_LONGEST_HEAD)
