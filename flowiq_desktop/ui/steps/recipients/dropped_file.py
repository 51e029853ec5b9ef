"""DroppedFile: what is held over the page, and whether it can be opened."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from flowiq_desktop.services.preparing.load import link_refusal


def dropped_file(mime: QMimeData) -> Path | None:
    """The one local file that is dragged, or None for anything else."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def link_in(mime: QMimeData) -> str:
    """The one web address that is dragged or copied, as a link or as text; "" for anything else."""
    urls = mime.urls()
    if len(urls) == 1 and not urls[0].isLocalFile():
        return urls[0].toString()
    return mime.text() if mime.hasText() and not urls else ""


def is_brought(mime: QMimeData) -> bool:
    """Whether it may be a spreadsheet, or a link to one, so that letting it go says more."""
    return mime.hasUrls() or link_refusal(link_in(mime)) is not None


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
