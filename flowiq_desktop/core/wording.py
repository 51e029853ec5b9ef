"""Words: how one kind of problem is put to the person."""

from dataclasses import dataclass
from enum import StrEnum

from flowiq_desktop.texts import Marked, Plural


class Severity(StrEnum):
    """An error blocks its row; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Wording:
    """How one kind of problem is put to the person.

    Attributes:
        severity: whether it blocks the row.
        message: one sentence, marked; a pattern over the problem's facts and `label`.
        advice: one sentence on what to do, of the same kind.
        task: what the to-do list asks for, without the number of rows.
    """

    severity: Severity
    message: Marked | Plural
    advice: Marked
    task: Marked


def error(message: Marked | Plural, advice: Marked, task: Marked) -> Wording:
    """The words for something that blocks the row."""
    return Wording(Severity.ERROR, message, advice, task)


def warning(message: Marked | Plural, advice: Marked, task: Marked) -> Wording:
    """The words for something worth a look."""
    return Wording(Severity.WARNING, message, advice, task)
