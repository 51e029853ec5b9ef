"""What a saved message says, in a line and in whole; several texts are told as several."""

from collections.abc import Iterator
from datetime import date

from flowiq_desktop.core.columns.mapping import ChoiceSource
from flowiq_desktop.core.messages.named_message import NamedMessage
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.texts import moments, say, say_count
from flowiq_desktop.texts.names import listed
from flowiq_desktop.ui.widgets.cell_text import cut

_BEGINNING, _WHOLE, _EACH, _MOST = 60, 300, 120, 6


def in_a_line(message: NamedMessage) -> str:
    """Its name, or when and to which file it was sent, and how it begins."""
    choice = message.choice
    text = cut(_words(message), _BEGINNING) if choice is None else _how_many(choice)
    name = cut(message.name)
    if not message.sent:
        return say("{name}: {text}", name=name, text=text)
    return say("Sent to {file} on {day}: {text}", file=name, day=_day(message.used), text=text)


def in_whole(message: NamedMessage) -> str:
    """Its text, or each of its texts with the value that it is for."""
    choice = message.choice
    if choice is None:
        return cut(_words(message), _WHOLE)
    lines = list(_lines(choice))
    more = len(lines) - _MOST
    left = [say_count("and 1 more text", "and {n} more texts", more)] if more > 0 else []
    return "\n".join((_how_many(choice), *lines[:_MOST], *left))


def _words(message: NamedMessage) -> str:
    """How it begins; of one that columns fill, what it is and which columns these are."""
    if message.beginning:
        return message.beginning
    kind = message.mapping.message_type
    label = REGISTRY[kind].label if kind in REGISTRY else say("Several kinds")
    return say("{name}: {text}", name=label, text=listed([*map(cut, message.columns)]))


def _how_many(choice: ChoiceSource) -> str:
    count = len(list(_lines(choice)))
    column = cut(choice.header)
    return say_count(
        '1 text, chosen by the column "{column}"',
        '{n} texts, chosen by the column "{column}"',
        count,
        column=column,
    )


def _lines(choice: ChoiceSource) -> Iterator[str]:
    for value, text in choice.texts:
        if text.strip():
            named = cut(value) if value else say("Empty cells")
            yield say("{name}: {text}", name=named, text=cut(" ".join(text.split()), _EACH))
    if choice.otherwise.strip():
        text = cut(" ".join(choice.otherwise.split()), _EACH)
        yield say("All others: {text}", text=text)


def _day(written: str) -> str:
    try:
        return moments.day(date.fromisoformat(written))
    except ValueError:
        return written
