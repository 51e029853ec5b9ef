"""Cache: what was found behind a link, kept for a few minutes in a private folder."""

import base64
import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.system.durable_file import write_file

MAX_AGE_SECONDS = 600.0
"""How long a link is believed to show the same file."""
MAX_BYTES = 64 * 1024 * 1024
_ENDING = ".json"
_SHRUNK_PARTS = 16
"""The folder is looked through after so many parts of its size: with every entry it would take
longer than to load them."""


class FactsCache:
    """Facts and thumbnails on disk; the files themselves are never kept.

    Args:
        folder: created with access for this user only.
        now: seconds since the epoch.
        max_age: seconds after which an entry no longer counts.
        max_bytes: size of all entries together.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], float],
        max_age: float = MAX_AGE_SECONDS,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._folder = folder
        self._now = now
        self._max_age = max_age
        self._max_bytes = max_bytes
        self._since = max_bytes  # bytes written since the folder was looked through

    def get(self, url: str, kind: MediaKind) -> MediaFacts | None:
        """What is known about a link, or None when that is nothing or too old."""
        try:
            entry = json.loads(self._path(url, kind).read_bytes())
            if not 0 <= self._now() - entry.pop("seen") <= self._max_age:
                return None
            return _facts(entry)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def put(self, url: str, facts: MediaFacts) -> None:
        """Keep what was found; a disk that cannot store it only costs another download later."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            entry = json.dumps(self._entry(facts)).encode()
            write_file(self._path(url, facts.kind), [entry], durable=False)
            self._since += len(entry)
            if self._since > self._max_bytes // _SHRUNK_PARTS:
                self._shrink()
                self._since = 0

    def clear(self) -> None:
        """Forget everything."""
        for path in self._folder.glob(f"*{_ENDING}"):
            path.unlink(missing_ok=True)

    def _path(self, url: str, kind: MediaKind) -> Path:
        name = hashlib.sha256(f"{kind}\n{url}".encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / (name + _ENDING)

    def _entry(self, facts: MediaFacts) -> dict[str, object]:
        entry: dict[str, object] = asdict(facts)
        entry["seen"] = self._now()
        entry["waveform"] = _text(facts.waveform)
        entry["thumbnail_png"] = _text(facts.thumbnail_png or b"")
        return entry

    def _shrink(self) -> None:
        """Delete the oldest entries until the rest fits."""
        entries = sorted(
            (
                (path.stat().st_mtime_ns, path.stat().st_size, path)
                for path in self._folder.iterdir()
            ),
            reverse=True,
        )
        total = 0
        for _, size, path in entries:
            total += size
            if total > self._max_bytes:
                path.unlink(missing_ok=True)


def _text(block: bytes) -> str:
    return base64.b64encode(block).decode("ascii")


def _facts(entry: dict[str, object]) -> MediaFacts:
    entry["kind"] = MediaKind(str(entry["kind"]))
    entry["waveform"] = base64.b64decode(str(entry["waveform"]))
    entry["thumbnail_png"] = base64.b64decode(str(entry["thumbnail_png"])) or None
    entry["warnings"] = tuple(entry["warnings"]) if isinstance(entry["warnings"], list) else ()
    return MediaFacts(**entry)  # type: ignore[arg-type]
