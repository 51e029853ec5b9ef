"""Keeps of Babel's tables what is asked for: its own languages whole, of others the calendar.

Spreadsheets have dates in many languages (`flowiq_desktop/texts/calendar_words.py` and Excel's
formats), so none is left out; of 32 MB, months, days and how dates are written are three.
"""

import pickle
import re
from pathlib import Path

LANGUAGES = frozenset({"root", "en", "af", "ar", "es", "fr", "pt", "zu"})
"""Languages of the program, kept whole with all their countries."""
_CALENDAR = frozenset(
    {
        *(
            "months",
            "days",
            "date_formats",
            "datetime_formats",
            "time_formats",
            "day_periods",
            "eras",
        ),
        *("locale_id", "default_numbering_system", "number_symbols", "plural_form", "ordinal_form"),
        *("character_order", "week_data", "list_patterns", "decimal_formats"),
    }
)
_TABLE = re.compile(r"babel/locale-data/(?P<name>[^/]+)\.dat$")
_AS_BABEL_WRITES = 2
"""The protocol of Babel's own files."""


def smaller(table: Path, made: Path) -> Path:
    """The table with the calendar alone; the same one when it is none, or of one of our languages.

    Args:
        table: a file of Babel, or any other.
        made: where the smaller one is written.
    """
    found = _TABLE.search(table.as_posix())
    if found is None or found["name"].partition("_")[0] in LANGUAGES:
        return table
    # Written by Babel's own build and pinned by its hash: as trustworthy as the code beside it.
    whole = pickle.loads(table.read_bytes())  # noqa: S301 - see above
    made.parent.mkdir(parents=True, exist_ok=True)
    kept = {part: words for part, words in whole.items() if part in _CALENDAR}
    made.write_bytes(pickle.dumps(kept, _AS_BABEL_WRITES))
    return made
