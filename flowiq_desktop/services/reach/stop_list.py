"""Stop list: who does not want messages; put on it, found, explained, exported, taken off."""

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.stop_list import (
    NewStop,
    StopEntry,
    StopLookup,
    StopReason,
    StopScope,
)
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.services.reach.stop_file import StopFile
from flowiq_desktop.services.reach.stop_texts import HEADERS, exported, why_words
from flowiq_desktop.spreadsheet.writing.list_writer import write_list
from flowiq_desktop.texts import mark, say

__all__ = ["Added", "StopEntry", "StopListError", "StopListService", "StopLookup"]

_BLOCK = 2000


class StopListError(AppError):
    """Somebody cannot be put on the list, or was not on it."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of putting people on the list.

    Attributes:
        new: how many were not on it yet.
        known: how many were on it already, or came twice.
    """

    new: int
    known: int


class StopListService:
    """The list of people who do not want messages; any thread may ask it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    # -- asking -----------------------------------------------------------------------------

    def count(self) -> int:
        """How many entries there are."""
        return self._journal.stop_list.count()

    def find(self, text: str = "") -> Sequence[int]:
        """The entries with these digits, or these words in their details; the latest first."""
        return self._journal.stop_list.find(text)

    def entries(self, ids: Collection[int]) -> list[StopEntry]:
        """These entries, in their order; those taken off since are missing."""
        return self._journal.stop_list.entries(ids)

    def lookup(self, *, practice: bool) -> StopLookup:
        """The list as it is now, to look many people up in."""
        return self._journal.stop_list.lookup(practice=practice)

    def about(self, number_text: str, country: str) -> list[StopEntry]:
        """Every entry about one person; raises StopListError when that is no number."""
        return self._journal.stop_list.on_it(read_number(number_text, country))

    def why(self, number_text: str, country: str) -> list[str]:
        """Why somebody is on the list, one sentence for each entry; none when they are not."""
        return [why_words(entry) for entry in self.about(number_text, country)]

    def removed(self, numbers: Collection[str]) -> dict[str, datetime]:
        """When a person last took some of these people off."""
        return self._journal.stop_list.last_removed(numbers)

    # -- changing ---------------------------------------------------------------------------

    def add(
        self,
        number_text: str,
        country: str,
        note: str = "",
        scope: StopScope = StopScope.EVERYTHING,
    ) -> Added:
        """Put one person on the list by hand.

        Args:
            number_text: their number as typed.
            country: for a number without a country code.
            note: why, in the person's own words, or "".
            scope: what they do not want.

        Raises:
            StopListError: that is no number that can be used.
            JournalError: the list cannot be written.
        """
        number = read_number(number_text, country)
        facts = {"note": note.strip()} if note.strip() else {}
        return self._add([NewStop(number, StopReason.BY_HAND, scope, facts)])

    def add_file(self, read: StopFile) -> Generator[Progress, None, Added]:
        """Put everybody on the list whom a file names; raises JournalError."""
        total, done, new = len(read.people), 0, 0
        rest = iter(read.people)
        while block := list(islice(rest, _BLOCK)):
            yield Progress(mark("Putting people on the list"), done, total)
            new += self._add(block).new
            done += len(block)
        yield Progress(mark("Putting people on the list"), total, total)
        return Added(new, total - new)

    def add_answered(self, answered: Mapping[str, datetime], *, practice: bool) -> Added:
        """Put people on the list who answered that they want no more messages.

        Only ever as a person wishes: a look into a conversation offers it.

        Args:
            answered: their numbers, and when they said so.
            practice: they were seen in practice mode.
        """
        return self._add(
            NewStop(
                number,
                StopReason.ANSWERED,
                facts={"answered": moment.isoformat(timespec="seconds")},
                practice=practice,
            )
            for number, moment in answered.items()
        )

    def remove(self, ids: Collection[int], note: str = "") -> int:
        """Take people off the list, as the person decides; it stays on record, with the note.

        Returns:
            How many were on it. Rows that were held back for them stay so until they are released.
        """
        return self._journal.stop_list.remove(ids, note)

    def _add(self, people: Iterable[NewStop]) -> Added:
        rows = list(people)
        new = self._journal.stop_list.add(rows)
        return Added(new, len(rows) - new)

    # -- saving -----------------------------------------------------------------------------

    def export(self, target: Path) -> Generator[Progress, None, Path]:
        """Save the whole list as a spreadsheet, which can be read as a stop file again.

        Returns:
            The file that was written: `target`, or a numbered copy when that one is in use.

        Raises:
            ResultsError: it cannot be written.
        """
        ids = self.find()
        headers = [say(header) for header in HEADERS]
        rows = (exported(entry) for entry in self._all(ids))
        return (yield from write_list(target, say("Do not contact"), headers, rows, len(ids)))

    def _all(self, ids: Sequence[int]) -> Iterable[StopEntry]:
        for start in range(0, len(ids), _BLOCK):
            yield from self.entries(ids[start : start + _BLOCK])


def read_number(text: str, country: str) -> str:
    """The number that somebody typed, as `+` and digits.

    Raises:
        StopListError: it is none that can be used.
    """
    reading = PhoneReader(country).read(text.strip())
    if reading.number:
        return reading.number
    if not reading.code or not text.strip():
        raise StopListError(
            say("Type a phone number first."), say("Write it with + and country code.")
        )
    field = PHONE_NUMBER
    problem = Problem(0, field.name, reading.code, field.label_text, reading.facts)
    raise StopListError(problem.message, say("Write it with + and country code."))
