"""PracticeMemory: what practice FlowIQ was sent before it began anew, from the list of messages.

Without it, nothing that an earlier start of the program or an earlier command sent could be looked
for, as it can with the real FlowIQ. What is deleted or erased here is forgotten there.
"""

import json
from collections.abc import Iterator, Sequence

from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.practice_server.memory import Earlier


class PracticeMemory:
    """Called with a number, it says what practice campaigns and tests have sent there.

    Args:
        journal: the list of sent messages.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __call__(self, digits: str) -> Sequence[Earlier]:
        """Every message to a number that was accepted, or may have been; empty while closing."""
        try:
            return list(self._sent(f"+{digits}"))
        except JournalError:
            return ()

    def _sent(self, number: str) -> Iterator[Earlier]:
        found = self._journal.correspondence
        for record in found.sent_to(number, practice=True):
            accepted = (attempt for attempt in record.attempts if attempt.accepted)
            for attempt in accepted:
                yield Earlier(json.loads(record.body), attempt.began.timestamp(), record.message_id)
        for record in found.maybe_sent_to(number, practice=True):
            for attempt in record.attempts:
                yield Earlier(json.loads(record.body), attempt.began.timestamp(), "")
