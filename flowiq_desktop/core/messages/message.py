"""Message: one row's finished request body, with what is wrong with it."""

from dataclasses import dataclass, field

from flowiq_desktop.core.messages.types import Body
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.texts import Text


@dataclass(slots=True)  # a frozen one would take a microsecond more, which every row would pay
class Message:
    """What one row becomes; nothing changes it afterwards.

    Attributes:
        index: the row's position in the sheet, from 0.
        row_number: the spreadsheet's own row number.
        number: `+` and digits, or "" when the row has no usable number.
        message_type: the API's name of the type, or "" when the row names none that exists.
        body: the request body; partial when a problem blocks the row.
        problems: everything found, errors and warnings.
        repair: why the number was changed, or "".
        endpoint: where it goes.
        shown: what the phone shows, where the body does not say it.
        wording: what the person reads, where the body does not say it; else "".
        category: what it was approved for, or "".
    """

    index: int
    row_number: int
    number: str
    message_type: str
    body: Body
    problems: tuple[Problem, ...]
    repair: Text = ""
    endpoint: str = SEND_WHATSAPP
    shown: Body = field(default_factory=dict)
    wording: str = ""
    category: str = ""

    @property
    def ready(self) -> bool:
        """Whether nothing blocks it; without a number or a type it is never ready."""
        if not self.number or not self.message_type:
            return False
        return not any(problem.blocks for problem in self.problems)
