"""Foreign fields: placeholders as other programs write them, which people would see as they stand.

Word writes `«Name»` and `<<Name>>`, mailing services `*|NAME|*`, `{Name}`, `[Name]` and `%Name%`.
Here they are mere signs. Only a name that is a column's counts: `[sic]` stays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flowiq_desktop.core.text.merge_fields import MergeField, MergeText, header_key

_NAME = r"[^\[\]{}<>«»()|*%\r\n]{1,80}"
_WRITINGS = (
    (r"\*\|", r"\|\*"),
    ("<<", ">>"),
    ("«", "»"),
    (r"\(\(", r"\)\)"),
    (r"\[\[", r"\]\]"),
    (r"\[", r"\]"),
    (r"[$#]?\{", r"\}"),
    ("%%", "%%"),
    ("%", "%"),
)
_FOREIGN = re.compile("|".join(f"{start}{_NAME}{end}" for start, end in _WRITINGS))
_BEGINNINGS = "*<«([{%"
_SIGNS = " *|<>«»()[]{}$#%"


@dataclass(frozen=True, slots=True)
class ForeignField:
    """A placeholder of another program.

    Attributes:
        found: as it is written: "<<Name>>".
        column: what it names, as it is written there; a column of the sheet.
    """

    found: str
    column: str


def foreign_fields(text: str, columns: Mapping[str, object]) -> tuple[ForeignField, ...]:
    """The placeholders of other programs in a text, each once.

    Args:
        text: as somebody wrote it; the fields of this program in it are no foreign ones.
        columns: by `header_key`.
    """
    parts = (part for part in MergeText.parse(text).parts if isinstance(part, str))
    found = (field for part in parts for _, field in _in_plain(part, columns))
    return tuple(dict.fromkeys(found))


def may_hold_foreign_fields(text: str) -> bool:
    """Whether `foreign_fields` has to be asked: nearly no cell has any of the signs."""
    return any(map(text.__contains__, _BEGINNINGS))


def with_own_fields(text: str, columns: Mapping[str, object]) -> str:
    """The text with each of them written as a field of this program."""
    return "".join(
        _rewritten(part, columns) if isinstance(part, str) else str(part)
        for part in MergeText.parse(text).parts
    )


def _rewritten(part: str, columns: Mapping[str, object]) -> str:
    written, end = [], 0
    for place, field in _in_plain(part, columns):
        written += [part[end:place], str(MergeField(field.column))]
        end = place + len(field.found)
    return "".join([*written, part[end:]])


def _in_plain(part: str, columns: Mapping[str, object]) -> Iterator[tuple[int, ForeignField]]:
    """Those in a piece without fields of this program, with their places."""
    place = 0
    while match := _FOREIGN.search(part, place):
        column = match[0].strip(_SIGNS)
        if header_key(column) in columns:
            yield match.start(), ForeignField(match[0], column)
            place = match.end()
        else:  # `[sic {Name}]`: another one may begin inside
            place = match.start() + 1
