"""Condition: what decides for a row whether a part of a text is there, as it stands in the text.

`{{only if "Amount" is not empty}}`, `{{only if "Grade" is "7"}}` and their opposites begin such a
part, `{{end if}}` ends it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from flowiq_desktop.core.text.conditional.choice_key import choice_key

END_IF = "end if"
"""What ends a conditional part, between its braces."""
_QUOTES = '"“”„‟«»\u2039\u203a「」『』〝〞〟\uff02'
"""Quotation marks of any language: word processors and keyboards put in their own."""
_SINGLE = "'\u2018\u2019\u201a\u201b"
"""Those that are apostrophes as well, and may stand within what they enclose."""
_CONDITION = re.compile(
    rf"only\s+if\s*[{_QUOTES}{_SINGLE}](?P<column>.+)[{_QUOTES}{_SINGLE}]\s*is(?P<not>\s+not)?"
    rf"(?:\s+empty|\s*(?:[{_QUOTES}](?P<value>[^{_QUOTES}]*)[{_QUOTES}]"
    rf"|[{_SINGLE}](?P<single>[^{_QUOTES}]*)[{_SINGLE}]))",
    re.IGNORECASE | re.DOTALL,
)
_FIELD_SIGNS = re.compile(r"[{}|]+")
"""What a column's name cannot have in a field: there they begin, part and end it."""
_VALUE_SIGNS = re.compile(rf"[{{}}|{_QUOTES}]+")
"""What a value cannot have in a condition, for the same reason; they do not count in cells."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Where a part begins that is only there for some rows.

    Attributes:
        column: the one whose cells decide, as it is written.
        wants_value: whether rows with the value get the part, or those without it.
        value: the value, in which capitals and blanks do not count; "" for any value at all.
    """

    column: str
    wants_value: bool = True
    value: str = ""

    def __str__(self) -> str:
        wanted = f'"{_told(self.value)}"' if value_key(self.value) else "empty"
        negated = "" if bool(value_key(self.value)) is self.wants_value else "not "
        return f'{{{{only if "{without_signs(self.column)}" is {negated}{wanted}}}}}'

    @staticmethod
    def named(name: str) -> "Condition | None":
        """The condition that stands between two pairs of braces, or None when it is none."""
        found = _CONDITION.fullmatch(name)
        if found is None:
            return None
        value = (found["value"] or found["single"] or "").strip()
        negated = bool(found["not"])
        return Condition(found["column"].strip(), negated is not bool(value_key(value)), value)

    def is_met_by(self, cell: str, *, is_empty: bool) -> bool:
        """Whether a row with this cell gets the part.

        Args:
            cell: the row's, in the column.
            is_empty: whether it counts as empty; then it can still be a value such as "n/a".
        """
        if value_key(self.value):
            return (value_key(cell) == value_key(self.value)) is self.wants_value
        return is_empty is not self.wants_value


@dataclass(frozen=True, slots=True)
class ConditionEnd:
    """Where such a part ends."""

    def __str__(self) -> str:
        return f"{{{{{END_IF}}}}}"


def is_condition_mark(name: str) -> bool:
    """Whether a name between braces begins or ends a conditional part, and is no column's."""
    return name.casefold() == END_IF or Condition.named(name) is not None


def without_signs(column: str) -> str:
    """A column's name without the signs of a field; `header_key` is the same."""
    return _FIELD_SIGNS.sub(" ", column).strip()


@lru_cache(maxsize=1024)
def value_key(value: str) -> str:
    """What values have in common that a condition takes for the same; "" for no value.

    Capitals and blanks do not count, nor do the signs that no condition can name.
    """
    return choice_key(_VALUE_SIGNS.sub(" ", value))


def _told(value: str) -> str:
    return " ".join(_VALUE_SIGNS.sub(" ", value).split())
