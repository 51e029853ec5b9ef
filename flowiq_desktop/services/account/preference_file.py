"""The file of the preferences, and the three of them that the window is first drawn by."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from flowiq_desktop.system.regular_file import read_regular

PREFERENCE_FILE = "preferences.json"
THEMES = ("system", "light", "dark", "contrast")
_MOST_BYTES = 50_000_000


class FirstLook(NamedTuple):
    """How the window looks before the rest of the program is there; see `Preferences`."""

    language: str = ""
    theme: str = THEMES[0]
    window_geometry: str = ""


def kept_preferences(folder: Path) -> dict[str, Any]:
    """What the file says; a damaged one counts as none."""
    try:
        data = json.loads(read_regular(folder / PREFERENCE_FILE, _MOST_BYTES).decode())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def first_look(folder: Path) -> FirstLook:
    """What the window is first drawn by, as it was chosen last time."""
    kept = kept_preferences(folder)
    texts = {name: kept[name] for name in FirstLook._fields if isinstance(kept.get(name), str)}
    look = FirstLook(**texts)
    return look if look.theme in THEMES else look._replace(theme=THEMES[0])
