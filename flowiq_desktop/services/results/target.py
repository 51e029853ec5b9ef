"""Results target: whether results can be saved in a place, checked before anything is sent."""

import errno
import hashlib
import os
import stat
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.spreadsheet.writing.refusals import (
    bad_ending,
    bad_name,
    closed_folder,
    taken_by_a_folder,
)
from flowiq_desktop.texts import say

ENDINGS = (".xlsx", ".csv")
_BLOCK = 1024 * 1024
_BAD_NAMES = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ELOOP})
_PROBED = 60
"""How many letters of a name go into the name that is tried out in its folder."""


@dataclass(frozen=True, slots=True)
class Source:
    """The spreadsheet whose results are to be saved.

    Attributes:
        path: where it is or was; None when that is unknown.
        sha256: of its bytes, in hex, or "".
    """

    path: Path | None = None
    sha256: str = ""


def check_target(target: Path, source: Source, kept: Sequence[Path] = ()) -> None:
    """Make sure that results can be saved here, without leaving anything behind.

    Args:
        target: where they are to go.
        source: what they must not be saved over.
        kept: folders whose files belong to the program.

    Raises:
        ResultsError: they cannot, or must not; it says why, and what to do.
    """
    try:
        _check_ending(target)
        _check_name(target.name)
        _check_folder(target.parent)
        facts = _facts_of(target)
        _check_kind(target, facts)
        _check_source(target, facts, source)
        _check_kept(target, facts, kept)
        _try_out(target)
    except (OSError, ValueError) as fault:
        raise _unusable(target, fault) from fault


def _check_ending(target: Path) -> None:
    if target.suffix.lower() not in ENDINGS:
        raise bad_ending(target)


def _check_name(name: str) -> None:
    """Raise ValueError for what Windows takes for a device, a stream of a file, or another name."""
    reserved = PureWindowsPath(name).is_reserved() or ":" in name
    if os.name == "nt" and reserved:
        raise ValueError(name)


def _check_folder(folder: Path) -> None:
    name = shown_name(str(folder))
    if folder.is_dir():
        return
    if folder.exists():
        raise ResultsError(
            say("“{name}” is a file, not a folder.", name=name), say("Choose another folder.")
        )
    raise ResultsError(
        say("There is no folder “{name}”.", name=name), say("Make it first, or choose another one.")
    )


def _facts_of(target: Path) -> os.stat_result | None:
    """What is there already, behind a link too; None when nothing is."""
    try:
        target.lstat()
    except FileNotFoundError:
        return None
    try:
        return target.stat()
    except FileNotFoundError:  # a link that leads nowhere is replaced by the file
        return None


def _check_kind(target: Path, facts: os.stat_result | None) -> None:
    name = shown_name(target.name)
    if facts is not None and stat.S_ISDIR(facts.st_mode):
        raise taken_by_a_folder(target)
    if facts is not None and not stat.S_ISREG(facts.st_mode):
        raise ResultsError(
            say("“{name}” is no ordinary file, and nothing is kept in it.", name=name),
            say("Choose another name."),
        )


def _check_source(target: Path, facts: os.stat_result | None, source: Source) -> None:
    path = source.path
    same = path is not None and (_is_spelled_alike(target, path) or _is_same(facts, path))
    if same or (facts is not None and source.sha256 and _sha256(target) == source.sha256):
        raise ResultsError(
            say(
                "“{name}” is the spreadsheet that is sent; results are not saved over it.",
                name=shown_name(target.name),
            ),
            say("Choose another name."),
        )


def _check_kept(target: Path, facts: os.stat_result | None, kept: Iterable[Path]) -> None:
    for folder in kept:
        for entry in folder.iterdir() if facts is not None and folder.is_dir() else ():
            if entry.suffix.lower() not in ENDINGS and _is_same(facts, entry):
                raise ResultsError(
                    say(
                        "“{name}” is a file of this program's own.",
                        name=shown_name(target.name),
                    ),
                    say("Choose another name."),
                )


def _is_same(facts: os.stat_result | None, other: Path) -> bool:
    """Whether two paths lead to one file: by links, case or another spelling."""
    try:
        return facts is not None and os.path.samestat(facts, other.stat())
    except OSError:
        return False


def _is_spelled_alike(one: Path, other: Path) -> bool:
    """Whether two names are the same wherever case and the form of accents do not count.

    The file may be gone, or this disk may distinguish them; the next disk it is copied to may not.
    """
    return _folded(one) == _folded(other)


def _folded(path: Path) -> str:
    return unicodedata.normalize(
        "NFC", unicodedata.normalize("NFKC", str(path.resolve())).casefold()
    )


def _sha256(path: Path) -> str:
    """Hash of the file's bytes; "" when it may not be read, and so is not written over either."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def _try_out(target: Path) -> None:
    """Make a file with a similar name beside it, and remove it: whatever forbids that shows now."""
    ending = f"-{target.name[-_PROBED:]}"
    descriptor, name = tempfile.mkstemp(ending, ".flowiq-", target.parent)
    os.close(descriptor)
    Path(name).unlink()


def _unusable(target: Path, fault: Exception) -> ResultsError:
    details = f"{type(fault).__name__}: {getattr(fault, 'strerror', None) or fault}"
    if isinstance(fault, ValueError) or getattr(fault, "errno", None) in _BAD_NAMES:
        return bad_name(details)
    return closed_folder(target.parent, details)
