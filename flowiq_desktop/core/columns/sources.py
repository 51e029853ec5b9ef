"""Sources: where a field comes from: a column, a text, or one of several that a column chooses.

Their plain data is part of the mapping that `--mapping FILE.json` and saved messages hold.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text.conditional.condition import Condition
from flowiq_desktop.core.text.merge_fields import MergeField, MergeText, Part, header_key
from flowiq_desktop.texts import say


@dataclass(frozen=True, slots=True)
class ColumnSource:
    """The field takes the row's cell in the column with this header."""

    header: str


@dataclass(frozen=True, slots=True)
class TextSource:
    """The field takes this text, its `{{Column}}` merge fields filled from the row."""

    text: str


@dataclass(frozen=True, slots=True)
class ChoiceSource:
    """The field takes one of several texts: the one that belongs to the row's cell in a column.

    Attributes:
        header: of the column that chooses.
        texts: each value with its text, whose merge fields are filled; "" is for empty cells. A
            blank text is none.
        otherwise: the text for values without one, empty cells included; "" when there is none, so
            that such a row is a problem.
    """

    header: str
    texts: tuple[tuple[str, str], ...] = ()
    otherwise: str = ""

    def text_of(self, value: str) -> str:
        """The text that was written for a value; "" when there is none."""
        wanted = choice_key(value)
        return next((text for own, text in self.texts if choice_key(own) == wanted), "")

    def with_text(self, value: str, text: str) -> "ChoiceSource":
        """The same with another text for a value, or without one by ""."""
        wanted = choice_key(value)
        known = any(choice_key(own) == wanted for own, _ in self.texts)
        old = self.texts if known else (*self.texts, (value, ""))
        new = tuple((own, text if choice_key(own) == wanted else kept) for own, kept in old)
        return replace(self, texts=tuple(pair for pair in new if pair[1]))


Source = ColumnSource | TextSource | ChoiceSource


def texts_of(source: Source) -> tuple[str, ...]:
    """The texts that were written for a field, of which each row takes one."""
    match source:
        case TextSource(text):
            return (text,)
        case ChoiceSource(_, texts, otherwise):
            return (*(text for _, text in texts), otherwise)
    return ()


def columns_of(source: Source) -> Iterator[str]:
    """The headers that a field reads, through a column or a merge field, as they are written."""
    if not isinstance(source, TextSource):
        yield source.header
    for text in texts_of(source):
        yield from MergeText.parse(text).columns


def with_columns(source: Source, given: Mapping[str, str]) -> Source:
    """The source with other columns.

    Args:
        source: any.
        given: the new header by the `header_key` of the one that it takes the place of.
    """
    match source:
        case ColumnSource(header):
            return ColumnSource(given.get(header_key(header), header))
        case TextSource(text):
            return TextSource(_with_columns(text, given))
        case ChoiceSource(header, texts, otherwise):
            return ChoiceSource(
                given.get(header_key(header), header),
                tuple((value, _with_columns(text, given)) for value, text in texts),
                _with_columns(otherwise, given),
            )


def _with_columns(text: str, given: Mapping[str, str]) -> str:
    return "".join(_part(part, given) for part in MergeText.parse(text).parts)


def _part(part: Part, given: Mapping[str, str]) -> str:
    if isinstance(part, MergeField | Condition):
        part = replace(part, column=given.get(header_key(part.column), part.column))
    return str(part)


def source_as_json(source: Source) -> dict[str, Any]:
    """The source as plain data."""
    match source:
        case ColumnSource(header):
            return {"column": header}
        case TextSource(text):
            return {"text": text}
        case ChoiceSource(header, texts, otherwise):
            return {"chosen_by": header, "texts": dict(texts), "otherwise": otherwise}


def source_from_json(name: str, value: object) -> Source:
    """The source of the field `name` from plain data.

    Raises:
        ValueError: it is none; says what is needed in a plain sentence.
    """
    match value:
        case {"column": str(header)}:
            return ColumnSource(header)
        case {"text": str(text)}:
            return TextSource(text)
        case {"chosen_by": str(header), "texts": dict(texts), "otherwise": otherwise}:
            return _choice(name, header, texts, otherwise)
        case {"chosen_by": str(header), "texts": dict(texts)}:
            return _choice(name, header, texts, "")
    raise ValueError(
        say(
            'The mapping of "{name}" needs {{"column": ...}}, {{"text": ...}}, or '
            '{{"chosen_by": ..., "texts": {{...}}}}.',
            name=name,
        )
    )


def _choice(name: str, header: str, texts: dict[Any, Any], otherwise: object) -> ChoiceSource:
    if not isinstance(otherwise, str) or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(
            say('Each of the "texts" of "{name}" in a mapping must be text.', name=name)
        )
    seen: set[str] = set()
    for value in texts:
        if choice_key(value) in seen:
            raise ValueError(
                say('The mapping of "{name}" has two texts for "{value}".', name=name, value=value)
            )
        seen.add(choice_key(value))
    return ChoiceSource(header, tuple(texts.items()), otherwise)
