"""What can go wrong with a file, each as one plain sentence and what to do about it."""

import lzma
import struct
import zipfile
import zlib

ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
    OverflowError,
    MemoryError,
)
"""What reading a damaged archive raises.

Besides its own BadZipFile, zipfile lets through whatever it stumbles over: a position before the
file's beginning (ValueError), a broken compressed part (zlib.error), an unknown way of packing
(NotImplementedError, a RuntimeError), a password (RuntimeError), a missing part (KeyError, a
LookupError), and no memory for a made-up size.
"""


class FileProblemError(Exception):
    """A file cannot be used as the person wants.

    Attributes:
        message: one plain sentence: what is wrong and where.
        advice: one plain sentence: what to do; "" when the message says it.
        details: what the machine said, for support; "" when there is nothing.
    """

    def __init__(self, message: str, advice: str = "", details: str = "") -> None:
        super().__init__(message, advice, details)
        self.message = message
        self.advice = advice
        self.details = details

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class SheetError(FileProblemError):
    """A spreadsheet cannot be read."""


class ResultsError(FileProblemError):
    """A results or example spreadsheet cannot be written."""
