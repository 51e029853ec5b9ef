"""Memory: what earlier starts of the pretend FlowIQ were sent, as whoever sent it wrote it down.

It keeps no file of its own: a second place with people's numbers and messages would have to be
erased with the first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flowiq_desktop.practice_server.failing_numbers import failing_number
from flowiq_desktop.practice_server.failing_templates import failing_template, is_accepted


@dataclass(frozen=True, slots=True)
class Earlier:
    """A message that an earlier start was sent, and did not plainly refuse.

    Attributes:
        body: of the request.
        at: when it was sent, in Unix seconds.
        message_id: the id it was accepted under; "" where nobody can tell whether it was.
    """

    body: Mapping[str, Any]
    at: float
    message_id: str

    @property
    def is_template(self) -> bool:
        """Whether it is a template."""
        return "templateName" in self.body

    def was_accepted(self, digits: str) -> bool:
        """Whether it was: of one whose answer was lost, the number it went to decides.

        Args:
            digits: the number's.
        """
        if self.message_id:
            return True
        wrong = (
            failing_template(str(self.body["templateName"]), digits) if self.is_template else None
        )
        if wrong is not None:
            return is_accepted(wrong)
        failing = failing_number(digits)
        return failing is None or failing.on_send is None or failing.on_send.accepted


Recall = Callable[[str], Sequence[Earlier]]
"""What was sent to a number (digits only), in any order."""


def nothing_earlier(_digits: str) -> Sequence[Earlier]:
    """Nothing was."""
    return ()
