"""Meaning: what an outcome of sending means to a person."""

from dataclasses import dataclass
from enum import StrEnum

from flowiq_desktop.texts import Marked, say


class WhoseMove(StrEnum):
    """Who can do something about an outcome."""

    YOU = "you"
    PERSON = "person"
    FLOWIQ_ADMIN = "flowiq_admin"
    WAIT = "wait"
    NOBODY = "nobody"


class Retry(StrEnum):
    """Whether sending the same message again can help.

    AUTOMATIC: the program does it by itself. LATER: a person may, after some time. AFTER_FIXING:
    once what the advice names is done. NEVER: it would fail the same way, or is not needed.
    """

    NEVER = "never"
    LATER = "later"
    AFTER_FIXING = "after_fixing"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an outcome means to the person who sends.

    Attributes:
        code: the reason it explains, as `core.delivery.states.Outcome.reason` holds it.
        what_happened: one plain sentence, in English.
        what_to_do: one plain sentence, in English.
        whose_move: who can do it.
        stops_run: the next row would meet the same, so the campaign pauses.
        retry: whether sending the same message again can help.
        unsure: the message may have been sent: the advice is to look before anything else.
        quoted: what FlowIQ said about it, to be repeated behind the sentence, or "".
        several: both sentences where several rows met it at once, if they speak of a row.
        speaks_of_one: the first sentence would be wrong of several rows: it names one of them, or
            its person, message or number.
    """

    code: str
    what_happened: Marked
    what_to_do: Marked
    whose_move: WhoseMove
    retry: Retry
    stops_run: bool = False
    unsure: bool = False
    quoted: str = ""
    several: tuple[Marked, Marked] | None = None
    speaks_of_one: bool = False

    @property
    def sentence(self) -> str:
        """What happened, in the language in use."""
        return with_quoted(say(self.what_happened), self.quoted)

    @property
    def advice(self) -> str:
        """What to do, in the language in use."""
        return say(self.what_to_do)


def with_quoted(sentence: str, quoted: str) -> str:
    """A sentence, and what FlowIQ said, where that is known."""
    if not quoted:
        return sentence
    return say("{sentence} FlowIQ says: “{words}”.", sentence=sentence, words=quoted)
