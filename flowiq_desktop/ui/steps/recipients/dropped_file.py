"""DroppedFile: what is held over the page, and whether it can be opened."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent


def dropped_file(mime: QMimeData) -> Path | None:
    """The one local file that is dragged, or None for anything else."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def drop_refusal(mime: QMimeData) -> str:
    """Why what is dragged cannot be opened, as a key of the page's sentences; "" when it can."""
    if dropped_file(mime) is not None:
        return ""
    several = len(mime.urls()) > 1
    return "several" if several else "no_file"


def accept_copy(event: QDropEvent) -> None:
    """Accept a drag as a copy, whatever keys are held: a file manager removes what moved."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
