"""Template columns: what fills the variables of the templates that a sheet's rows may name."""

from collections.abc import Iterable, Iterator, Sequence

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.columns.synonyms import name_key
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE
from flowiq_desktop.core.messages.types.template_fields import (
    BUTTON_VALUE,
    HEADER_FILE,
    TEMPLATE_NAME,
    VALUE,
)
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.core.vocabulary.languages import words

_BY_NUMBER = ("{}", *words("blanks"))


def chosen_template(mapping: Mapping) -> str:
    """The template of every row, or "" when each names its own or none is chosen."""
    source = mapping.sources.get(TEMPLATE_NAME.name)
    is_chosen = mapping.message_type == TEMPLATE_TYPE.name and isinstance(source, TextSource)
    return source.text.strip() if is_chosen and isinstance(source, TextSource) else ""


def with_variables(sheet: Sheet, mapping: Mapping) -> Mapping:
    """The mapping with a source for each variable of the templates that its rows name.

    A variable gets the column that is called like it; of a template chosen for all rows, one
    without such a column gets an empty text, so that it is asked for. What is filled already stays;
    sources for variables of other templates go.
    """
    if mapping.message_type not in (TEMPLATE_TYPE.name, ""):
        return mapping
    if mapping.message_type and TEMPLATE_NAME.name not in mapping.sources:
        mapping = _with_the_only_one(mapping)
    chosen = chosen_template(mapping)
    named = [chosen] if chosen else list(_named_in_rows(sheet, mapping))
    known = [mapping.templates[name] for name in named if name in mapping.templates]
    wanted = dict.fromkeys(name for template in known for name in fields_of(template))
    sources = dict(mapping.sources)
    if chosen in mapping.templates:
        sources = {n: s for n, s in sources.items() if not _is_variable(n) or n in wanted}
    for name in wanted:
        source = sources.get(name) or _column_for(name, sheet.headers, sources)
        if source is not None or chosen:
            sources[name] = source or TextSource("")
    return Mapping(mapping.message_type, sources, mapping.templates)


def unused_fields(mapping: Mapping) -> frozenset[str]:
    """Fields that the template of every row has no place for, unless something fills them."""
    template = mapping.templates.get(chosen_template(mapping))
    if template is None or template.header or HEADER_FILE.name in mapping.sources:
        return frozenset()
    return frozenset({HEADER_FILE.name})


def fields_of(template: Template) -> Iterator[str]:
    """The names of the fields for a template's variables."""
    yield from (f"{VALUE}{name}" for name in template.variables)
    yield from (f"{BUTTON_VALUE}{name}" for name in template.button_values)


def _with_the_only_one(mapping: Mapping) -> Mapping:
    """Who has saved one template means that one."""
    if len(mapping.templates) != 1:
        return mapping
    return mapping.with_source(TEMPLATE_NAME.name, TextSource(next(iter(mapping.templates))))


def _named_in_rows(sheet: Sheet, mapping: Mapping) -> Iterable[str]:
    source = mapping.sources.get(TEMPLATE_NAME.name)
    if not isinstance(source, ColumnSource):
        return ()
    column = header_index(sheet.headers).get(header_key(source.header))
    return () if column is None else (name.strip().casefold() for name in sheet.distinct(column))


def _is_variable(name: str) -> bool:
    return name.startswith((VALUE, BUTTON_VALUE))


def _column_for(
    field: str, headers: Sequence[str], sources: dict[str, Source]
) -> ColumnSource | None:
    """The column that is called like a variable, or like its number."""
    taken = sources.get(PHONE_NUMBER.name)
    name = field.removeprefix(VALUE).removeprefix(BUTTON_VALUE)
    patterns = _BY_NUMBER if name.isdecimal() else ("{}",)
    wanted = [name_key(field), *(name_key(pattern.format(name)) for pattern in patterns)]
    by_key = {name_key(header): header for header in reversed(headers)}
    if isinstance(taken, ColumnSource):
        by_key.pop(name_key(taken.header), None)
    found = next((by_key[key] for key in wanted if key in by_key), None)
    return None if found is None else ColumnSource(found)
