"""Media: the sample files, served under /media/ for the previews."""

from pathlib import Path

from flowiq_desktop.practice_server.exchange import Answer

PREFIX = "/media/"

_CONTENT_TYPES = {
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class MediaFolder:
    """The files of one folder by name; nothing outside it or in its subfolders can be reached.

    Args:
        folder: where the files lie, or None for no media.
    """

    def __init__(self, folder: Path | None) -> None:
        found = folder.iterdir() if folder else ()
        self._files = {path.name: path for path in found if path.suffix in _CONTENT_TYPES}

    def answer(self, path: str) -> Answer | None:
        """The file that a request path names; None when there is none."""
        file = self._files.get(path.removeprefix(PREFIX)) if path.startswith(PREFIX) else None
        if file is None:
            return None
        return Answer(200, file.read_bytes(), {"Content-Type": _CONTENT_TYPES[file.suffix]})
