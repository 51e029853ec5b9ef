"""Buttons and rows of interactive messages: what people call them, and which are of no use."""

import re
from collections.abc import Callable, Mapping

from flowiq_desktop.core.messages.types.interactive.fields import (
    HEADER_MEDIA_FILENAME,
    HEADER_MEDIA_TYPE,
    HEADER_MEDIA_URL,
    INTERACTIVE_TYPE,
    LIST_BUTTON,
    button_field,
    button_fields,
    button_of,
    row_field,
    row_fields,
    row_of,
)
from flowiq_desktop.core.messages.types.parts import Part
from flowiq_desktop.texts import mark

_TEXT = r"(?: (?:text|title|label|name|caption|reply|answer))?"
_BUTTON = re.compile(
    r"(?:(?:quick )?reply )?"
    r"(?:button|btn|knop|knoppie|boton|botón|bouton|botao|botão|pulsante|schaltfläche)"
    rf"(?: id)?{_TEXT}(?: id)?|id button|(?:quick reply|reply){_TEXT}"
)
_ROW = re.compile(
    r"(?:list )?row(?: (?P<part>\w+))?|list (?:item|option|choice|entry)(?: (?P<part2>\w+))?"
)
_ROW_PARTS = {
    **dict.fromkeys(("", "title", "text", "label", "name", "heading"), "title"),
    **dict.fromkeys(("description", "desc", "detail", "details", "subtitle"), "description"),
    "id": "id",
    **dict.fromkeys(("section", "group", "category"), "section"),
}
_ONLY_ABOVE_BUTTONS = frozenset(
    {HEADER_MEDIA_TYPE.name, HEADER_MEDIA_URL.name, HEADER_MEDIA_FILENAME.name}
)


def _button_named(words: str, number: int) -> str:
    """*4th button* is `button_4`, *Button id* and 4 are `button_4_id`."""
    if not _BUTTON.fullmatch(words):
        return ""
    return f"button_{number}_id" if "id" in words.split() else f"button_{number}"


def _row_named(words: str, number: int) -> str:
    """*Row* and 11 are `row_11_title`, *List item description* and 2 `row_2_description`."""
    found = _ROW.fullmatch(words)
    part = _ROW_PARTS.get(found["part"] or found["part2"] or "") if found else None
    return f"row_{number}_{part}" if part else ""


BUTTONS = Part(
    "button", mark("Add a button"), button_of, button_fields, button_field, _button_named
)
ROWS = Part(
    "row", mark("Add a row to the list"), row_of, row_fields, row_field, _row_named, word="section"
)


def unused_half(texts: Mapping[str, str | None]) -> Callable[[str], bool]:
    """Tells fields of buttons, where the message is a list, from those it uses; or the reverse.

    Args:
        texts: the text that fills each field, None for a column: then rows may differ, and
            everything is of use.
    """
    if INTERACTIVE_TYPE.name in texts:
        text = texts[INTERACTIVE_TYPE.name]
        if text is None:
            return lambda _name: False
        return _unused_in_a_list if text.strip().casefold() == "list" else _unused_with_buttons
    is_list = any(map(row_of, texts)) and not any(map(button_of, texts))
    return _unused_in_a_list if is_list else _unused_with_buttons


def _unused_in_a_list(name: str) -> bool:
    return bool(button_of(name)) or name in _ONLY_ABOVE_BUTTONS


def _unused_with_buttons(name: str) -> bool:
    return bool(row_of(name)) or name == LIST_BUTTON.name
