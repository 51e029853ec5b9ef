"""What keeps the journal from being opened or written, or one message from being sent now."""

from pathlib import Path
from sqlite3 import IntegrityError

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import say


class JournalError(AppError):
    """Nothing may be sent while the journal cannot be trusted.

    Attributes:
        fatal: the file must be opened again before anything else is done with it.
        damaged: the file itself cannot be trusted any more; `journal.recovery` reads what is left.
    """

    def __init__(
        self, message: str, advice: str, *, fatal: bool = False, damaged: bool = False
    ) -> None:
        super().__init__(message, advice)
        self.fatal = fatal
        self.damaged = damaged


class PersonBusyError(IntegrityError):
    """Another message to the same person is under way; this one's turn comes after it."""


class PersonStoppedError(IntegrityError):
    """The person does not want this message; their row is held back and not tried."""


class NoConsentError(IntegrityError):
    """Nobody wants this person added to the contacts, or not any more."""


def no_journal() -> JournalError:
    """There is no journal where one was looked for."""
    return JournalError(
        say("There is no list of sent messages in this folder."),
        say("Choose the folder it lies in."),
    )


def disk_full(folder: Path) -> JournalError:
    """The disk with this folder has no room left."""
    return JournalError(
        say("The disk is full, so nothing more can be noted and nothing more was sent."),
        say("Free some space on the disk that holds {folder}, then continue.", folder=folder),
    )
