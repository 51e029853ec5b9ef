"""Preferences: the choices that are remembered from one start to the next."""

import codecs
import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from functools import partial
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

from flowiq_desktop.core.delivery.pace import MOST_CONNECTIONS
from flowiq_desktop.services.account.preference_file import (
    PREFERENCE_FILE,
    THEMES,
    kept_preferences,
)
from flowiq_desktop.system.begin_folder import folder_to_begin_in, is_of_the_program
from flowiq_desktop.system.durable_file import write_file

_LOG = logging.getLogger(__name__)
_RECENT = 8
_RECENT_EMOJI = 20
_HEADINGS_KEPT = 200
_LETTERS_KEPT = 200


@dataclass(slots=True)
class Preferences:
    """What the person chose, none of it secret.

    Attributes:
        country: region for numbers without a country code, such as "ZA".
        rate_per_minute: messages a minute; FlowIQ's weakly documented limit is 100.
        connections: requests under way at once.
        quiet_hours: when nobody is written to, such as "21:00-07:00", or "".
        api_url: FlowIQ's address; "" for its own.
        tenant_id: the organisation's name in FlowIQ, or "".
        proxy: address of the proxy that leads to FlowIQ, or "".
        test_number: where "Send this one to my phone" goes.
        last_folder: where the last file of the person's own lay.
        recent_files: the last spreadsheets, newest first.
        recent_emoji: the last emoji that were chosen for a message, newest first.
        window_geometry: the window's size and position, base64.
        theme: "system", "light", "dark" or "contrast".
        language: code of the language of the program ("zu"), or "" for that of the system.
        own_number: the organisation's own WhatsApp number, as it stands on the poster.
        own_name: what stands above it.
        first_text: what people send first by it.
        currency: what prices are in, as the person writes it ("R", "ZAR"), or "".
        free_form_price: what one message that is no template costs, or "".
        free_form_priced: the day on which that was entered, or "".
        keep_days: past sends that are older are deleted; 0 keeps them all.
        keep_days_agreed: that number of days, once the person has said yes to deleting.
        explained: terms that were explained already.
        welcomed: whether the welcome has been answered.
        look_behind_links: whether links are opened as soon as a list is checked.
        links_passed_over: websites whose links are not, as the person writes them.
        mappings: mappings that were used, by header fingerprint: `{"mapping": ..., "used": ...}`.
        headings: the header rows that were chosen, by a fingerprint of the first rows.
        letters: the encodings that were chosen, by a fingerprint of the file.
    """

    country: str = ""
    rate_per_minute: int = 90
    connections: int = 4
    quiet_hours: str = ""
    api_url: str = ""
    tenant_id: str = ""
    proxy: str = ""
    test_number: str = ""
    last_folder: str = ""
    recent_files: list[str] = field(default_factory=list)
    recent_emoji: list[str] = field(default_factory=list)
    window_geometry: str = ""
    theme: str = "system"
    language: str = ""
    own_number: str = ""
    own_name: str = ""
    first_text: str = ""
    currency: str = ""
    free_form_price: str = ""
    free_form_priced: str = ""
    keep_days: int = 0
    keep_days_agreed: int = 0
    explained: list[str] = field(default_factory=list)
    welcomed: bool = False
    look_behind_links: bool = True
    links_passed_over: str = ""
    mappings: dict[str, Any] = field(default_factory=dict)
    headings: dict[str, int] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)


class PreferenceStore:
    """Keeps the preferences in one file; a damaged file counts as none.

    Attributes:
        current: the preferences; change them and call `save`.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / PREFERENCE_FILE
        self._numbers = count(1)
        self._written = 0
        self._writing = Lock()
        self.current = _read(folder)

    def save(self) -> None:
        """Write them; the old file stays whole until the new one is. Raises OSError."""
        self._write(*self._as_now())

    def keep(self) -> None:
        """Write them if that can be: whatever hangs on them goes on without, until the next start.

        No choice is worth a message that is not sent because the disk is full.
        """
        self._keep(*self._as_now())

    def keeping(self) -> Callable[[], None]:
        """What keeps them as they are now; to be called on any thread, as a disk takes its time."""
        return partial(self._keep, *self._as_now())

    def _as_now(self) -> tuple[int, bytes]:
        """The next number, and the text of the file."""
        # Escaped, because a path may hold what no encoding can write.
        return next(self._numbers), json.dumps(asdict(self.current), indent=2).encode("ascii")

    def _keep(self, number: int, text: bytes) -> None:
        try:
            self._write(number, text)
        except OSError as fault:
            _LOG.warning("The choices could not be kept: %s", fault)

    def _write(self, number: int, text: bytes) -> None:
        """Put a text into the file, unless a later one is there already."""
        with self._writing:
            if number > self._written:
                write_file(self._file, [text])
                self._written = number

    def remember_headings(self, key: str, row: int) -> None:
        """Keep which row of a table was chosen for the headers; 0 for none."""
        self.current.headings.pop(key, None)
        self.current.headings[key] = row
        for oldest in list(self.current.headings)[:-_HEADINGS_KEPT]:
            del self.current.headings[oldest]

    def remember_letters(self, file: str, encoding: str) -> None:
        """Keep how the letters of a file of this fingerprint are to be read."""
        self.current.letters.pop(file, None)
        self.current.letters[file] = encoding
        for oldest in list(self.current.letters)[:-_LETTERS_KEPT]:
            del self.current.letters[oldest]

    def add_recent(self, path: Path) -> None:
        """Put a spreadsheet at the top of the recent ones, and remember its folder."""
        name = str(path)
        others = [entry for entry in self.current.recent_files if entry != name]
        self.current.recent_files = [name, *others][:_RECENT]
        self.remember_folder(path)

    @property
    def begin_folder(self) -> Path:
        """Where a dialog for opening a file begins."""
        return folder_to_begin_in(self.current.last_folder)

    def remember_folder(self, path: Path) -> None:
        """Begin the next time where this file lies; the samples of the program are no such place.

        They have a button of their own, and nobody would find their own lists from there.
        """
        if not is_of_the_program(path):
            self.current.last_folder = str(path.parent)

    def add_recent_emoji(self, emoji: str) -> None:
        """Put an emoji at the top of the recent ones."""
        others = [entry for entry in self.current.recent_emoji if entry != emoji]
        self.current.recent_emoji = [emoji, *others][:_RECENT_EMOJI]


def _read(folder: Path) -> Preferences:
    data, known = kept_preferences(folder), Preferences()
    for entry in fields(Preferences):
        value = data.get(entry.name)
        # A value of another type was not written by this program: the default is used instead.
        if type(value) is type(getattr(known, entry.name)):
            setattr(known, entry.name, value)
    return _usable(known)


def _usable(known: Preferences) -> Preferences:
    """The preferences without what a damaged or hand-written file may hold."""
    known.recent_files = [name for name in known.recent_files if isinstance(name, str)]
    known.recent_emoji = [one for one in known.recent_emoji if isinstance(one, str)]
    known.explained = [term for term in known.explained if isinstance(term, str)]
    known.headings = {
        key: row for key, row in known.headings.items() if type(row) is int and row >= 0
    }
    known.letters = {key: name for key, name in known.letters.items() if _is_encoding(name)}
    known.rate_per_minute = max(1, known.rate_per_minute)
    known.connections = min(max(1, known.connections), MOST_CONNECTIONS)
    if known.theme not in THEMES:
        known.theme = THEMES[0]
    return known


def _is_encoding(name: object) -> bool:
    if not isinstance(name, str):
        return False
    try:
        for part in name.split("+"):  # a repair names both: "utf-8+cp1252"
            codecs.lookup(part)
    except (LookupError, ValueError):
        return False
    return True
