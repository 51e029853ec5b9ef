"""Reads a file's bytes once, so that everything said about it is about the same bytes."""

import errno
import hashlib
import os
import stat
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.errors import SheetError, is_a_folder
from flowiq_desktop.spreadsheet.guards.shared_links import link_refusal
from flowiq_desktop.texts import mark, say

MAX_FILE_BYTES = 500 * 1024 * 1024
"""Larger files are refused: 1,048,576 rows of ordinary recipients take about 150 MB as text."""

_BLOCK_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was when it was opened.

    Attributes:
        path: where it is.
        content: all its bytes.
        sha256: their fingerprint, in hex.
    """

    path: Path
    content: bytes
    sha256: str

    @property
    def name(self) -> str:
        """Its name, safe to show."""
        return shown_name(self.path.name)


def read_source(path: Path) -> Generator[Progress, None, SourceFile]:
    """Read a whole regular file; raises SheetError for anything else or when that fails."""
    name = shown_name(path.name)
    try:
        with _open_regular(path, name) as stream:
            size = os.fstat(stream.fileno()).st_size
            content, digest = yield from _read_blocks(stream, size)
    except (OSError, ValueError) as error:
        raise link_refusal(str(path)) or _unreadable(name, error) from error
    if not content:
        raise SheetError(
            say("The file is empty."),
            say(
                "If it lies in OneDrive, iCloud or Dropbox, it may not be downloaded yet: open it "
                "there once. Otherwise choose another file, or save this one again."
            ),
        )
    return SourceFile(path, content, digest)


def _open_regular(path: Path, name: str) -> BinaryIO:
    # Without O_NONBLOCK a named pipe would hold the program until somebody writes to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_dir():  # Windows calls opening a folder "permission denied".
        folder = shown_name(path.resolve().name) or name or "/"
        raise SheetError(is_a_folder(folder), say("Choose the spreadsheet inside it."))
    descriptor = os.open(path, flags)
    try:
        _refuse_special(os.fstat(descriptor), name)
    except SheetError:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def _refuse_special(facts: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise SheetError(
            say("“{name}” is not a file that can be read.", name=name), say("Choose a spreadsheet.")
        )
    if facts.st_size > MAX_FILE_BYTES:
        raise SheetError(
            say("“{name}” is too large: {size:,} MB.", name=name, size=facts.st_size // 1_000_000),
            say("Split it into files of at most {limit} MB.", limit=MAX_FILE_BYTES // 1_000_000),
        )


def _read_blocks(stream: BinaryIO, size: int) -> Generator[Progress, None, tuple[bytes, str]]:
    content, digest = bytearray(), hashlib.sha256()
    while block := stream.read(_BLOCK_BYTES):
        content += block
        digest.update(block)
        if len(content) > MAX_FILE_BYTES:
            raise SheetError(
                say("The file grew while it was read."), say("Wait until it is complete.")
            )
        yield Progress(mark("Opening the file"), len(content), max(size, len(content)))
    return bytes(content), digest.hexdigest()


def _unreadable(name: str, error: Exception) -> SheetError:
    details = f"{type(error).__name__}: {getattr(error, 'strerror', None) or 'not a usable name'}"
    if isinstance(error, FileNotFoundError):
        return SheetError(
            say("There is no file “{name}” any more.", name=name), say("Choose it again."), details
        )
    if isinstance(error, PermissionError):
        return SheetError(
            say("“{name}” may not be opened.", name=name),
            say(
                "If it is open in Excel, close it there; otherwise ask its owner to let "
                "you read it."
            ),
            details,
        )
    if getattr(error, "errno", None) in {errno.ELOOP, errno.ENAMETOOLONG} or isinstance(
        error, ValueError
    ):
        return SheetError(
            say("The name “{name}” leads to no file.", name=name), say("Choose it again."), details
        )
    return SheetError(
        say("“{name}” could not be read.", name=name),
        say(
            "If it is on a USB stick or a network drive, check that it is connected, or "
            "copy it here."
        ),
        details,
    )
