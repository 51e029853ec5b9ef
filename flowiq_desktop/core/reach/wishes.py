"""Wishes: columns that say of each person whether they want messages.

*Opted out: yes*, *Consent: no*, *Geblokkeer: ja*: for reading lists that hold other people as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from flowiq_desktop.core.cells.answers import yes_or_no
from flowiq_desktop.core.cells.values import usable_text
from flowiq_desktop.core.columns.synonyms import name_key, unbracketed
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.plain_letters import without_accents
from flowiq_desktop.core.vocabulary.languages import words

_ANSWERS_ASKED = re.compile(r" (?:y|yes|j|ja|s|sim|si|o|oui) (?:n|no|nee|nein|nao|non)$")
"""How people ask for one of two answers: *Consent Y/N*."""
_WORD = re.compile(r"[^\W_\d]+")
_MOST = 0.8
"""The share of the filled cells that have to be answers; dates of opting out are none."""


@dataclass(frozen=True, slots=True)
class WishColumn:
    """A column of answers.

    Attributes:
        header: as the sheet has it.
        at: its position.
        asks_for_yes: yes means that the person wants messages, as under *Consent*.
        marks_only: nobody says no there, so that an empty cell is one.
    """

    header: str
    at: int
    asks_for_yes: bool
    marks_only: bool

    def wants(self, cell: str) -> bool | None:
        """Whether the person wants messages; None when the cell does not say."""
        answer = yes_or_no(usable_text(cell))
        if answer is not None:
            return answer is self.asks_for_yes
        is_unmarked = self.marks_only and not self.asks_for_yes and not usable_text(cell)
        return True if is_unmarked else None


def wish_columns(sheet: Sheet) -> tuple[WishColumn, ...]:
    """The columns of a sheet whose names and cells are answers to whether people want messages."""
    found = (_column(sheet, at, header) for at, header in enumerate(sheet.headers))
    return tuple(filter(None, found))


def wants_messages(columns: Sequence[WishColumn], cells: Sequence[str]) -> bool:
    """Whether a row says so: one no counts more than any yes, and silence is a no."""
    wishes = [column.wants(cells[column.at]) for column in columns]
    return True in wishes and False not in wishes


def _column(sheet: Sheet, at: int, header: str) -> WishColumn | None:
    asks_for_yes = _asks_for_yes(unbracketed(header))
    if asks_for_yes is None:
        return None
    counts: dict[bool | None, int] = dict.fromkeys((True, False, None), 0)
    for cell, rows in sheet.distinct(at).items():
        if text := usable_text(cell):
            counts[yes_or_no(text)] += rows
    answers = counts[True] + counts[False]
    if not answers or answers < _MOST * sum(counts.values()):
        return None
    return WishColumn(header, at, asks_for_yes, marks_only=not counts[False])


def _asks_for_yes(header: str) -> bool | None:
    """Whether yes means messages, by a header's words; None where they are about something else.

    *POPIA-toestemming*, *Autoriza mensagens?*: what stands beside the words that decide has to say
    nothing of its own, so that *No consent*, *Consent for surgery* and *Bus stop* are none.
    """
    if name_key(header) in _keys("consent"):  # "OptIn" as well
        return True
    if name_key(header) in _keys("stopped"):
        return False
    asked = _ANSWERS_ASKED.sub("", _spoken(header))
    for kind, asks_for_yes in (("stopped", False), ("consent", True)):
        for found in _phrases(kind).finditer(asked):
            beside = f"{asked[: found.start()]} {asked[found.end() :]}".split()
            if _words_beside().issuperset(beside):
                return asks_for_yes
    return None


@cache
def _keys(kind: str) -> frozenset[str]:
    return frozenset(map(name_key, words(kind)))


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    """Any of them as whole words, the longest first."""
    keys = sorted(map(_spoken, words(kind)), key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, keys))})(?!\S)")


@cache
def _words_beside() -> frozenset[str]:
    return frozenset(" ".join(map(_spoken, words("of_messages"))).split())


def _spoken(text: str) -> str:
    """The words of a text in their order, without accents, capitals, digits and signs."""
    return " ".join(_WORD.findall(without_accents(text).casefold()))
