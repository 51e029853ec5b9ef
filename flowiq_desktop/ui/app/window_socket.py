"""Where a window listens for later starts: a socket that nobody else may have put there."""

import os
import stat
from pathlib import Path

_LONGEST_NAME = 100
"""Bytes of a socket's path; systems have room for 104 to 108, the last one for a zero."""
_OTHERS = 0o077


def socket_name(folder: Path) -> str:
    """Where sockets are files, one in a folder that is the person's alone; else an unguessable one.

    In the journal's own folder, or, where its path is too long, in the one that the system gives
    each session; "" when there is no such folder.
    """
    place = folder.resolve()
    if os.name != "posix":
        return _unguessable(place)
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    if _is_usable(place / "window"):
        return str(place / "window")
    if session.startswith("/") and _is_usable(elsewhere := Path(session) / _unguessable(place)):
        return str(elsewhere)
    return ""


def _unguessable(place: Path) -> str:
    from hashlib import sha256  # noqa: PLC0415 - most windows need not wait for it

    return f"flowiq-desktop-{sha256(os.fsencode(place)).hexdigest()[:32]}"


def _is_usable(name: Path) -> bool:
    return len(os.fsencode(name)) <= _LONGEST_NAME and _is_private(name.parent)


def _is_private(folder: Path) -> bool:
    """Whether only this person may put anything there."""
    try:
        facts = folder.lstat()
    except OSError:
        return False
    is_own = stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.geteuid()
    return is_own and not facts.st_mode & _OTHERS


def may_be_asked(name: str) -> bool:
    """Whether what has this name is a socket of this person."""
    if os.name != "posix":
        return bool(name)
    try:
        facts = Path(name).lstat()
    except OSError:
        return False
    return stat.S_ISSOCK(facts.st_mode) and facts.st_uid == os.geteuid()
