"""Erasing a person: out of every file of the program at once, and what must remain said."""

import re
from collections.abc import Collection, Generator
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.core.phone.identity import digits_only, same_whatsapp_account
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.drafts import DraftStore
from flowiq_desktop.services.reach.stop_list import read_number
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.system.log_file import as_logged
from flowiq_desktop.system.log_search import Searched, erase_records
from flowiq_desktop.texts import mark, say, say_count

__all__ = ["Erased", "ErasingService"]

_TELLING_DIGITS = 7
"""So many digits at the end of a number are written alike at home and from abroad."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased of a person, and what is left.

    Attributes:
        number: whose.
        rows: rows of campaigns.
        waiting: how many of them were still to be sent, and are not any more.
        unsure: how many stay unsure for good.
        on_stop_list: they stay on the list of people who do not want messages.
        logs: files of the program's own log that were searched.
        records: how many entries were removed from them.
        set_aside: damaged lists in the program's folder, which may still name them.
    """

    number: str
    rows: int
    waiting: int
    unsure: int
    on_stop_list: bool
    set_aside: tuple[Path, ...] = ()
    logs: int = 0
    records: int = 0

    def sentences(self) -> list[str]:
        """What was done, and what remains."""
        said = [
            say_count(
                "Erased from 1 row of past sends, and from what was kept for spreadsheets.",
                "Erased from {n} rows of past sends, and from what was kept for spreadsheets.",
                self.rows,
            )
        ]
        if self.logs:
            said.append(
                say_count(
                    "The program's log was searched for them; 1 entry was removed.",
                    "The program's log was searched for them; {n} entries were removed.",
                    self.records,
                )
            )
        if self.waiting:
            said.append(
                say_count(
                    "1 message that waited is not sent any more.",
                    "{n} messages that waited are not sent any more.",
                    self.waiting,
                )
            )
        if self.unsure:
            said.append(
                say_count(
                    "1 message stays unsure: nobody can look it up any more.",
                    "{n} messages stay unsure: nobody can look them up any more.",
                    self.unsure,
                )
            )
        said.append(say(WHAT_REMAINS))
        if self.on_stop_list:
            said.append(say(STILL_STOPPED))
        if self.set_aside:
            said.append(
                say(
                    "Damaged lists that were set aside may still name them. Delete these files:"
                    " {files}",
                    files=", ".join(str(path) for path in self.set_aside),
                )
            )
        return said


WHAT_REMAINS = mark(
    "For 30 days an encoded mark of each message that was sent remains, so that it is not sent"
    " twice. It does not say whose it is, but whoever has this computer's files could try out"
    " numbers against it. Your spreadsheets, results that you saved, and FlowIQ itself are yours to"
    " clear."
)
"""What erasing cannot or must not take away."""
STILL_STOPPED = mark(
    "They stay on the list of people who do not want messages, without their number: by such a mark"
    " alone."
)


class ErasingService:
    """Erases one person at a time; nothing is being sent meanwhile."""

    def __init__(
        self,
        journal: Journal,
        locks: CampaignLocks,
        drafts: DraftStore,
        preferences: PreferenceStore,
        folder: Path,
        logs: Path | None = None,
    ) -> None:
        """Put the service together.

        Args:
            journal: of the program.
            locks: shared with whoever sends.
            drafts: what is kept for spreadsheets.
            preferences: the own number is among them.
            folder: where the journal lies.
            logs: where the program's log lies, or None where it keeps none.
        """
        self._journal = journal
        self._locks = locks
        self._drafts = drafts
        self._preferences = preferences
        self._folder = folder
        self._logs = logs

    def number(self, text: str, country: str) -> str:
        """The number that was typed; raises StopListError when it is none."""
        return read_number(text, country)

    def erase(self, number: str, *, stop: bool = False) -> Generator[Progress, None, Erased]:
        """Erase a person from every file of the program.

        Their rows stay in the results, blank, with what became of them.

        Args:
            number: theirs, `+` and digits.
            stop: put them on the list of people who do not want messages, too.

        Raises:
            SendRefusedError: messages are being sent, or looked for in conversations.
            JournalError: something cannot be removed; what was removed is gone.
        """
        yield Progress(mark("Erasing the person"))
        with self._locks.reconciling():
            # Files first: only the journal knows what to look for in them. Whoever is stopped in
            # between erases the person once more, and it goes on from there.
            where = self._journal.erasing.find(number)
            searched = self._erase_logs(number, where.names)
            yield Progress(mark("Erasing the person"))
            self._erase_files(number, where.rows)
            yield Progress(mark("Erasing the person"))
            found = self._journal.erasing.erase(number, stop=stop)
        return Erased(
            number,
            found.count,
            found.waiting,
            found.unsure,
            found.on_stop_list,
            tuple(sorted(self._folder.glob(f"{Path(FILE_NAME).stem}.damaged-*"))),
            searched.files,
            searched.removed,
        )

    def _erase_logs(self, number: str, names: Collection[str]) -> Searched:
        """Numbers are masked there: whoever ends in the same four digits goes as well."""
        masked, said = as_logged(number), [name.casefold() for name in names]

        def about(record: str) -> bool:
            text = record.casefold()
            return masked in record or any(re.search(rf"\b{re.escape(n)}\b", text) for n in said)

        if self._logs is None:
            return Searched(0, 0)
        try:
            return erase_records(self._logs, about)
        except OSError as fault:
            raise JournalError(
                say("The program's log cannot be searched ({why}).", why=fault.strerror),
                say("Close whatever has it open, then erase them again."),
            ) from fault

    def _erase_files(self, number: str, rows: dict[str, set[int]]) -> None:
        try:
            self._drafts.erase(rows, lambda text: _names(text, number))
            choices = self._preferences.current
            if choices.test_number and _names(choices.test_number, number):
                choices.test_number = ""
                self._preferences.save()
        except OSError as fault:
            raise JournalError(
                say(
                    "What was kept about them for spreadsheets cannot be removed ({why}).",
                    why=fault.strerror,
                ),
                say("Close whatever has it open, then erase them again."),
            ) from fault


def _names(text: str, number: str) -> bool:
    """Whether a text is, or has in it, a person's number in any spelling."""
    digits = digits_only(text)
    if len(digits) < _TELLING_DIGITS:
        return False
    if same_whatsapp_account(digits, number):
        return True
    return digits_only(number)[-_TELLING_DIGITS:] in digits
