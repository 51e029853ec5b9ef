"""Which column fills what, and which one nothing uses, for the command line."""

from collections.abc import Iterator
from dataclasses import replace

from flowiq_desktop.core.columns.mapping import ChoiceSource, ColumnSource, Mapping, Source
from flowiq_desktop.core.columns.unused_columns import fields_taken, other_numbers
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.services.preparing.check import CheckedSheet
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.names import side_by_side

_LONGEST = 60


def mapping_used(checked: CheckedSheet) -> Mapping:
    """The mapping without what its message type does not send, as `--mapping` takes it."""
    mapping, taken = checked.mapping, fields_taken(checked.mapping)
    sources = {name: source for name, source in mapping.sources.items() if name in taken}
    return replace(mapping, sources=sources)


def columns_in_words(checked: CheckedSheet) -> Iterator[str]:
    """A line for each field that is filled, and one for the columns that are not used."""
    mapping = mapping_used(checked)
    kind = mapping.message_type
    shown = REGISTRY[kind].label if kind in REGISTRY else mark("each row names its own")
    yield say("Type: {kind}", kind=shown)
    for name, source in mapping.sources.items():
        yield say("{field}: {source}", field=REGISTRY.label_of(name), source=_in_words(source))
    if checked.unused.headers:
        yield say("Not used: {columns}", columns=side_by_side(checked.unused.headers))


def notes_on_columns(checked: CheckedSheet) -> tuple[str, ...]:
    """Says that other columns hold phone numbers too: the person may have meant another one."""
    source = checked.mapping.sources.get(PHONE_NUMBER.name)
    if not isinstance(source, ColumnSource):
        return ()
    others = other_numbers(checked.sheet, checked.unused.headers, PhoneReader(checked.country))
    if not others:
        return ()
    return (
        say(
            'Phone numbers are taken from "{column}"; there are numbers in {others} too.',
            column=source.header,
            others=side_by_side([f'"{header}"' for header in others]),
        ),
    )


def _in_words(source: Source) -> str:
    if isinstance(source, ColumnSource):
        return say('the column "{column}"', column=source.header)
    if isinstance(source, ChoiceSource):
        values = [*(value or say("empty cells") for value, text in source.texts if text.strip())]
        values += [say("all others")] if source.otherwise.strip() else []
        return say(
            'a text chosen by the column "{column}", for {values}',
            column=source.header,
            values=side_by_side(values),
        )
    text = " ".join(source.text.split())
    return f"“{shortened(text, _LONGEST)}”"
