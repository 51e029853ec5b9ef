"""Refuses archives that are made to exhaust or mislead a reader, before anything parses them."""

import io
import re
import zipfile
from collections.abc import Generator
from contextlib import contextmanager

from flowiq_desktop.spreadsheet.errors import (
    ARCHIVE_ERRORS,
    SheetError,
    damaged,
    password_protected,
)
from flowiq_desktop.texts import say

MAX_ENTRIES = 5_000
MAX_UNPACKED_BYTES = 500_000_000
"""More is refused from an archive that expands more than spreadsheets do (5 to 20 times)."""
MAX_HONEST_BYTES = 2_000_000_000
"""More is refused in any case; 1,048,576 x 8 cells, text in each, unpack to 600 MB."""
MAX_HONEST_RATIO = 50
MAX_RATIO = 200
_BIG_ENTRY_BYTES = 10_000_000
"""Below this size a high ratio is harmless, and common: a small part may be uniform."""

_PROLOG_BYTES = 65_536
_ROOT = re.compile(r"<[A-Za-z_]")
_ENCRYPTED = 0x1


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The archive, checked; raises SheetError when it is damaged, locked or made to harm."""
    with archive_errors():
        archive = zipfile.ZipFile(io.BytesIO(content))
    try:
        with archive_errors():
            _check_entries(archive.infolist())
            for entry in archive.infolist():
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _check_prolog(archive, entry)
    except SheetError:
        archive.close()
        raise
    return archive


@contextmanager
def archive_errors() -> Generator[None, None, None]:
    """Turns what reading the parts of a damaged archive raises inside into a SheetError."""
    try:
        yield
    except ARCHIVE_ERRORS as error:
        raise damaged(error) from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise password_protected()
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) != len(names):
        raise damaged()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    is_honest = unpacked <= min(MAX_HONEST_BYTES, MAX_HONEST_RATIO * packed)
    is_large = unpacked > MAX_UNPACKED_BYTES and not is_honest
    if len(entries) > MAX_ENTRIES or is_large or any(map(_swells, entries)):
        raise _unsafe(f"{len(entries):,} parts, {unpacked / 1e6:,.0f} MB unpacked")


def _swells(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _BIG_ENTRY_BYTES and entry.file_size > MAX_RATIO * max(
        1, entry.compress_size
    )


def _check_prolog(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as part:
        start = part.read(_PROLOG_BYTES)
    text = start.decode(
        "utf-16" if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "latin-1", "ignore"
    )
    text = text.replace("\0", "")
    root = _ROOT.search(text)
    if "<!DOCTYPE" in text[: root.start() if root else None].upper():
        raise _unsafe(f"{entry.filename} has a document type declaration")


def _unsafe(details: str) -> SheetError:
    return SheetError(
        say(
            "The file is not safe to open: it unpacks to far more than a spreadsheet holds, "
            "or has parts that no spreadsheet program writes."
        ),
        say("Ask whoever made it for a new copy, saved by Excel."),
        details,
    )
