"""An interactive message given as JSON, read into the same fields that columns fill."""

from collections.abc import Iterator

from flowiq_desktop.core.messages.types.draft import Draft
from flowiq_desktop.core.messages.types.interactive.fields import (
    BODY,
    FOOTER,
    HEADER,
    HEADER_MEDIA_FILENAME,
    HEADER_MEDIA_TYPE,
    HEADER_MEDIA_URL,
    INTERACTIVE_FIELDS,
    INTERACTIVE_JSON,
    INTERACTIVE_TYPE,
    LIST_BUTTON,
    button_fields,
    row_fields,
)
from flowiq_desktop.core.messages.types.json_cell import (
    Json,
    JsonCellError,
    object_in_cell,
    text_of,
)
from flowiq_desktop.texts import Text, mark, phrase

_TEXTS = {
    "type": INTERACTIVE_TYPE.name,
    "body": BODY.name,
    "header": HEADER.name,
    "footer": FOOTER.name,
    "button": LIST_BUTTON.name,
}
_MEDIA = {
    "type": HEADER_MEDIA_TYPE.name,
    "url": HEADER_MEDIA_URL.name,
    "filename": HEADER_MEDIA_FILENAME.name,
}
_KEYS = (*_TEXTS, "header_media", "buttons", "sections")
_COLUMNS = {field.name for field in INTERACTIVE_FIELDS} - {INTERACTIVE_JSON.name}


def with_json_values(draft: Draft) -> Draft:
    """The draft with its JSON cell's fields as values; the draft itself when there is none.

    Raises:
        JsonCellError: the cell is not JSON, or a part of it is not of FlowIQ's shape.
    """
    given = object_in_cell(draft, INTERACTIVE_JSON, _KEYS, _COLUMNS)
    return draft if given is None else draft.with_values(dict(_flattened(given)))


def _flattened(given: dict[str, Json]) -> Iterator[tuple[str, str]]:
    for key, name in _TEXTS.items():
        yield name, text_of(INTERACTIVE_JSON, key, given.get(key))
    yield from _header_media(given.get("header_media"))
    for index, button in enumerate(_list(given.get("buttons", []), "buttons"), start=1):
        title, identity = button_fields(index)
        yield from _named(button, "buttons", {"title": title.name, "id": identity.name})
    index = 0
    for section in _list(given.get("sections", []), "sections"):
        heading = dict(_named(section, "sections", {"title": "title", "rows": ""}))["title"]
        rows = section.get("rows", []) if isinstance(section, dict) else []
        for row in _list(rows, "rows"):
            index += 1
            yield from _row(row, index, heading)


def _header_media(value: Json) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    media = dict(_named(value, "header_media", _MEDIA))
    if not media[HEADER_MEDIA_URL.name].strip():
        raise _wrong(mark('"header_media" needs a "url"'))
    yield from media.items()


def _row(row: Json, index: int, heading: str) -> Iterator[tuple[str, str]]:
    title, description, identity, section = row_fields(index)
    names = {"title": title.name, "description": description.name, "id": identity.name}
    yield from _named(row, "rows", names)
    yield section.name, heading


def _named(value: Json, where: str, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The object's members under their field names; a member named "" is read elsewhere."""
    if not isinstance(value, dict):
        raise _wrong(phrase('each entry of "{where}" must be an object in {{ }}', where=where))
    unknown = sorted(set(value) - set(names))
    if unknown:
        raise _wrong(phrase('"{name}" is not known in "{where}"', name=unknown[0], where=where))
    for key, name in names.items():
        if name:
            yield name, text_of(INTERACTIVE_JSON, key, value.get(key))


def _list(value: Json, where: str) -> list[Json]:
    if not isinstance(value, list):
        raise _wrong(phrase('"{name}" must be a list in [ ]', name=where))
    return value


def _wrong(reason: Text) -> JsonCellError:
    return JsonCellError(INTERACTIVE_JSON, reason)
