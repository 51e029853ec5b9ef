"""New contacts: how people whom FlowIQ does not know yet are added, where the person wants that."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from flowiq_desktop.core.cells.values import read_cell
from flowiq_desktop.core.text.printable import printable
from flowiq_desktop.core.text.shorten import shortened

CONTACT_NOT_FOUND = "contact_not_found"
"""The reason of a message that was refused because its recipient is no contact, and not sent."""

_LONGEST_NAME = 120
"""Characters; FlowIQ states no limit, and a longer text is no name."""
_CALCULATED = "="
"""No name begins so; what does was meant to be worked out by a spreadsheet program."""
_TAGS_APART = re.compile(r"[,;\r\n]")


@dataclass(frozen=True, slots=True)
class NewContacts:
    """A person's consent: people who are no contacts yet are added, called as these columns say.

    Attributes:
        name_columns: places of the columns that make up the name, in the order to read them.
        tags_column: the place of the column with their tags, or None for none.
    """

    name_columns: tuple[int, ...] = ()
    tags_column: int | None = None

    def name(self, cells: Sequence[str], number: str) -> str:
        """What the person of a row will be called: by the row's own cells, else their number.

        Args:
            cells: of this very row.
            number: theirs, `+` and digits.
        """
        parts = [_value(cells, at) for at in self.name_columns]
        return shortened(" ".join(part for part in parts if part), _LONGEST_NAME) or number

    def tags(self, cells: Sequence[str]) -> str:
        """The row's tags with commas between them, each once; "" for none."""
        if self.tags_column is None or not 0 <= self.tags_column < len(cells):
            return ""
        found = (_value((part,), 0) for part in _TAGS_APART.split(cells[self.tags_column]))
        return ", ".join(dict.fromkeys(tag for tag in found if tag))

    def to_json(self) -> str:
        """As the journal keeps it."""
        return json.dumps({"name": self.name_columns, "tags": self.tags_column})

    @classmethod
    def from_json(cls, text: str) -> "NewContacts":
        """What `to_json` wrote."""
        kept = json.loads(text)
        return cls(tuple(kept["name"]), kept["tags"])


def _value(cells: Sequence[str], at: int) -> str:
    """What a cell says, on one line; "" where it says nothing, or holds an error."""
    reading = read_cell(cells[at] if 0 <= at < len(cells) else "")
    if reading.found or not reading.usable or reading.text.lstrip().startswith(_CALCULATED):
        return ""
    return " ".join(printable(" ".join(reading.text.split())).replace("\ufffd", "").split())
