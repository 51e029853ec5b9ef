"""Meaning: what an outcome of sending means to a person."""

from dataclasses import dataclass
from enum import StrEnum


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
        sentence: one plain sentence: what happened.
        advice: one plain sentence: what to do.
        whose_move: who can do it.
        stops_run: the next row would meet the same, so the campaign pauses.
        retry: whether sending the same message again can help.
        unsure: the message may have been sent: the advice is to look before anything else.
    """

    code: str
    sentence: str
    advice: str
    whose_move: WhoseMove
    retry: Retry
    stops_run: bool = False
    unsure: bool = False
