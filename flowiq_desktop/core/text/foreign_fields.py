"""Foreign fields: placeholders as other programs write them, which people would see as they stand.

Word writes `«Name»` and `<<Name>>`, mailing services `*|NAME|*`, `{Name}`, `{{{Name}}}`, `[Name]`
and `%Name%`, and people `<Name>`. Here they are mere signs. Only a name that is a column's counts:
`[sic]` stays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flowiq_desktop.core.text.merge_fields import MergeField, MergeText, header_key

_WRITINGS = (
    (r"\*\|", r"[^|*\r\n]", r"\|\*"),
    (r"<%=?", r"[^<>%\r\n]", "%>"),
    (r"\{%=?", r"[^{}%\r\n]", r"%\}"),
    (r"\[%", r"[^\[\]%\r\n]", r"%\]"),
    ("<<", r"[^<>\r\n]", ">>"),
    ("<", r"[^<>\r\n]", ">"),
    ("«", r"[^«»\r\n]", "»"),
    (r"\(\(", r"[^()\r\n]", r"\)\)"),
    (r"\[\[", r"[^\[\]\r\n]", r"\]\]"),
    (r"\[", r"[^\[\]\r\n]", r"\]"),
    (r"[$#]?\{{1,2}\$?", r"[^{}\r\n]", r"\}{1,2}"),
    ("%%", r"[^%\r\n]", "%%"),
    ("%", r"[^%\r\n]", "%"),
)
"""How a placeholder begins, which signs its name may have, and how it ends. A name may have the
signs of other writings: *Amount (R)*. Braces need not be as many on both sides."""
_FOREIGN = re.compile(
    "|".join(
        f"{start}(?P<n{place}>{sign}{{1,80}}){end}"
        for place, (start, sign, end) in enumerate(_WRITINGS)
    )
)
_ONE_TOO_MANY = re.compile(r"(?<!\{)\{(\{\{[^{}\r\n]{1,80}\}\})\}(?!\})")
"""A field of this program with one more brace at each end, as other programs write some."""
_BEGINNINGS = "*<«([{%"


@dataclass(frozen=True, slots=True)
class ForeignField:
    """A placeholder of another program.

    Attributes:
        found: as it is written: "<<Name>>".
        column: what it names, as it is written there; a column of the sheet.
        fallback: what stands in for an empty cell, as in `{Name|friend}`; None without one.
    """

    found: str
    column: str
    fallback: str | None = None


def foreign_fields(text: str, columns: Mapping[str, object]) -> tuple[ForeignField, ...]:
    """The placeholders of other programs in a text, each once.

    Args:
        text: as somebody wrote it; the fields of this program in it are no foreign ones.
        columns: by `header_key`.
    """
    braced = (
        ForeignField(match[0], it.column, it.fallback) for match, it in _braced(text, columns)
    )
    parts = (part for part in MergeText.parse(text).parts if isinstance(part, str))
    found = (field for part in parts for _, field in _in_plain(part, columns))
    return tuple(dict.fromkeys((*braced, *found)))


def may_hold_foreign_fields(text: str) -> bool:
    """Whether `foreign_fields` has to be asked: nearly no cell has any of the signs."""
    return any(map(text.__contains__, _BEGINNINGS))


def with_own_fields(text: str, columns: Mapping[str, object]) -> str:
    """The text with each of them written as a field of this program."""
    for match, field in reversed(_braced(text, columns)):
        text = f"{text[: match.start()]}{field}{text[match.end() :]}"
    return "".join(
        _rewritten(part, columns) if isinstance(part, str) else str(part)
        for part in MergeText.parse(text).parts
    )


def _braced(text: str, columns: Mapping[str, object]) -> list[tuple[re.Match[str], MergeField]]:
    """The fields with a brace too many at each end: "{{{Name}}}"."""
    found = ((it, MergeText.parse(it[1]).fields) for it in _ONE_TOO_MANY.finditer(text))
    return [
        (it, fields[0])
        for it, fields in found
        if fields and header_key(fields[0].column) in columns
    ]


def _rewritten(part: str, columns: Mapping[str, object]) -> str:
    written, end = [], 0
    for place, field in _in_plain(part, columns):
        written += [part[end:place], str(MergeField(field.column, field.fallback))]
        end = place + len(field.found)
    return "".join([*written, part[end:]])


def _in_plain(part: str, columns: Mapping[str, object]) -> Iterator[tuple[int, ForeignField]]:
    """Those in a piece without fields of this program, with their places."""
    place = 0
    while match := _FOREIGN.search(part, place):
        field = _named(match, columns)
        if field is not None:
            yield match.start(), field
            place = match.end()
        else:  # `[sic {Name}]`: another one may begin inside
            place = match.start() + 1


def _named(match: re.Match[str], columns: Mapping[str, object]) -> ForeignField | None:
    """The placeholder, if it names a column, with or without what stands in for an empty cell."""
    inside = next(filter(None, match.groups())).strip()
    if header_key(inside) in columns:
        return ForeignField(match[0], inside)
    column, bar, fallback = inside.partition("|")
    if bar and header_key(column) in columns:
        return ForeignField(match[0], column.strip(), fallback.strip())
    return None
