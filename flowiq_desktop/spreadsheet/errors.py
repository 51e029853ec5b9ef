"""What can go wrong with a file, each as one plain sentence and what to do about it."""

import lzma
import struct
import zipfile
import zlib

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import say

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


class SheetError(AppError):
    """A spreadsheet cannot be read."""


class QuotesError(SheetError):
    """The quotation marks of a text file cannot be understood; they may be read as plain signs."""


class ResultsError(AppError):
    """A results or example spreadsheet cannot be written."""


def is_a_folder(name: str) -> str:
    """What is said of a folder where a file is wanted; the name as it can be shown."""
    return say("“{name}” is a folder.", name=name)


def damaged(error: BaseException | None = None) -> SheetError:
    """A file that is damaged."""
    details = f"{type(error).__name__}: {error}" if error else ""
    return SheetError(
        say("The file is damaged (perhaps an incomplete download)."),
        say("Get it again, or open it in Excel and save it as a new workbook."),
        details,
    )


def password_protected() -> SheetError:
    """A workbook that only a password opens."""
    return SheetError(
        say("The workbook is protected by a password."),
        say("Open it in Excel, remove the password (File, Info, Protect Workbook), and save it."),
    )


def encrypted() -> SheetError:
    """A workbook that is encrypted, perhaps with a password that Excel itself knows."""
    return SheetError(
        say("The workbook is protected by a password."),
        say(
            "Open it in Excel. If it asks for the password, remove it (File, Info, Protect "
            "Workbook) and save the file; if it does not, copy the table into a new workbook and "
            "save that."
        ),
    )


def exhausted(details: str) -> SheetError:
    """A workbook that takes more memory or time than it may."""
    return SheetError(
        say(
            "The file is not safe to open: reading it takes far more memory or time than "
            "a spreadsheet of its size should."
        ),
        say("Open it in Excel, copy the table alone into a new workbook, and open that here."),
        details,
    )
