"""Lists of invented people in languages whose letters programs have stored in many ways."""

from itertools import islice

from tests.spreadsheet.corpus.tables import Table
from tests.spreadsheet.letters.lists import people

_ROWS = 24


def _table(language: str) -> Table:
    names = people()[language]
    pairs = islice(zip(names.first, names.family, strict=False), _ROWS)
    rows = tuple((" ".join(pair), f"+2782123{at:04}") for at, pair in enumerate(pairs, 4500))
    return Table("letters", ("Name", "Phone"), rows)


SPANISH = _table("es")
STORED = (
    (SPANISH, "spanish", ("cp850", "cp1252", "iso8859-15", "mac_roman")),
    (_table("hu"), "hungarian", ("cp852", "cp1250", "iso8859-2", "mac_latin2")),
    (_table("ru"), "russian", ("cp866", "cp1251", "koi8-r", "mac_cyrillic")),
)
"""Each list, its language, and the encodings of DOS, Windows, Unix and the Mac for it."""
