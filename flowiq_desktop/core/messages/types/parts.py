"""Part: something that a message may have several of, such as its buttons, each with fields."""

from collections.abc import Callable
from dataclasses import dataclass

from flowiq_desktop.core.messages.types.fields import Field
from flowiq_desktop.texts import Text, said


@dataclass(frozen=True, slots=True)
class Part:
    """Contact cards, buttons, rows of a list: fields whose names hold a number.

    The form has fields for the first few; columns for more of them work all the same, and the check
    says whether WhatsApp takes so many.

    Attributes:
        name: its name in the program.
        add_text: what the button in the form says that adds one more, in English.
        number_of: the number in a field's name, or 0 for a field of anything else.
        fields_of: all fields of the part with a number, in the same order for each.
        field_called: the field with this name, or None.
        named: the name of the field that a header means, by the header's words and its number
            (*Row title* and 11), or "".
        word: a word that names such a field even without a number, where the sheet has others; "".
    """

    name: str
    add_text: Text
    number_of: Callable[[str], int]
    fields_of: Callable[[int], tuple[Field, ...]]
    field_called: Callable[[str], Field | None]
    named: Callable[[str, int], str]
    word: str = ""

    @property
    def add(self) -> str:
        """What the button in the form says that adds one more."""
        return said(self.add_text)
