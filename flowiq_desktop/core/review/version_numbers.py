"""Numbers of versions, in which the .0 of 1.0 is not what an export put there."""

import re
from collections.abc import Iterable

from flowiq_desktop.core.columns.synonyms import words_of

_VERSION = re.compile(r"[vV]?\.? ?\d+(?:\.\d+){2,}[a-z]?|[vV]\.? ?\d+(?:\.\d+)*|\d+\.\d+[a-z]\d*")
_HEADINGS = frozenset(
    {"version", "versions", "versie", "versao", "versione", "revision", "rev", "release"}
    | {"edition", "firmware", "surum", "chapter", "section", "kapitel", "ausgabe"}
)


def hold_versions(header: str, texts: Iterable[str]) -> bool:
    """Whether a column holds versions: its heading says so, or a cell that can be nothing else."""
    if not _HEADINGS.isdisjoint(words_of(header)):
        return True
    return any(_VERSION.fullmatch(text.strip()) for text in texts)
