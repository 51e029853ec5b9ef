"""What a compound file is: an old workbook, a locked one, or something of another program."""

from flowiq_desktop.spreadsheet.errors import damaged, encrypted
from flowiq_desktop.spreadsheet.guards.compound_file import CompoundFile
from flowiq_desktop.spreadsheet.guards.other_kinds import (
    DOCUMENT,
    MESSAGE,
    OFFICE_DOCUMENT,
    OLD_SPREADSHEET,
    PRESENTATION,
    OtherKind,
)

_WORKBOOKS = frozenset({"workbook", "book"})
_LOCKED = frozenset({"encryptedpackage", "\tdrmcontent"})
"""By a password, or by the rights that an organisation gives."""
_OTHERS = {
    "worddocument": DOCUMENT,
    "powerpoint document": PRESENTATION,
    "__properties_version1.0": MESSAGE,
    "wksssworkbook": OLD_SPREADSHEET,
}
_IN_ANY = frozenset(
    {
        *("", "root entry", "\x01compobj", "\x01ole"),
        *("\x05summaryinformation", "\x05documentsummaryinformation"),
    }
)
"""What says nothing of the program: the directory itself, and who wrote a document."""


def ole_kind(content: bytes) -> OtherKind | None:
    """What a compound file is by its root directory; None for an old workbook.

    Raises:
        SheetError: it is damaged, or a workbook that only a password opens.
    """
    names = CompoundFile(content).root_names
    if names & _LOCKED:
        raise encrypted()
    if names & _WORKBOOKS:
        return None
    if names <= _IN_ANY:  # what it was is lost
        raise damaged()
    return next((kind for name, kind in _OTHERS.items() if name in names), OFFICE_DOCUMENT)
