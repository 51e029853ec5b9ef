"""Letters that are stored in Unicode: as they should be, or by mistake twice."""

from collections.abc import Iterable
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.letters.choice import two_readings
from flowiq_desktop.spreadsheet.letters.evidence import evidence_of
from flowiq_desktop.spreadsheet.letters.readings import Reading, TwoReadings
from flowiq_desktop.spreadsheet.letters.stored_twice import (
    REPAIRED,
    may_be_stored_twice,
    repair_for,
    repaired,
)
from flowiq_desktop.texts import Text, phrase


@dataclass(frozen=True, slots=True)
class TextEncoding:
    """How letters are stored.

    Attributes:
        name: Python's name of the encoding, whether or not there is a mark at the file's beginning.
        note: what to tell the person when it is a guess, else "".
        asked: the two readings between which the person has to choose; None when it is clear.
    """

    name: str
    note: Text = ""
    asked: TwoReadings | None = None

    @property
    def codec(self) -> str:
        """The codec that reads the file without the mark at its beginning."""
        return "utf-8-sig" if self.name.startswith("utf-8") else self.name

    def stored_once(self, content: bytes) -> bytes:
        """The content without what a repair of this encoding undoes."""
        if self.name not in REPAIRED:
            return content
        return repaired(content.decode("utf-8", "surrogateescape"), self.name).encode(
            "utf-8", "surrogateescape"
        )


def find_repair(texts: Iterable[str], wanted: str | None) -> TextEncoding:
    """What is to be done with a workbook's letters: it stores them in one way, or by mistake twice.

    Args:
        texts: its cells, or those of them that are not ASCII.
        wanted: one of `REPAIRED`, or another name to leave the letters as they are; None to find
            out whether there is something to repair.
    """
    if wanted is not None:
        return TextEncoding(wanted if wanted in REPAIRED else "utf-8")
    joined = "\n".join(texts)
    if not may_be_stored_twice(joined):
        return TextEncoding("utf-8")
    return unicode_letters(joined.encode("utf-8", "replace"))


def unicode_letters(content: bytes) -> TextEncoding:
    """UTF-8; where letters were stored twice, undoing that is the other reading."""
    if content.isascii():
        return TextEncoding("utf-8")
    stored = [word.decode("utf-8", "ignore") for word in evidence_of(content).words]
    name = repair_for(stored)
    if not name:
        return TextEncoding("utf-8")
    undone = tuple(repaired(word, name) for word in stored)
    asked = two_readings(Reading("utf-8", 0, tuple(stored), 0), Reading(name, 0, undone, 0))
    note = phrase(
        "Letters of this file were stored twice: “{words}” may have been “{other_words}”. "
        "They were left as they are.",
        words=asked.taken.words,
        other_words=asked.other.words,
    )
    return TextEncoding("utf-8", note, asked)
