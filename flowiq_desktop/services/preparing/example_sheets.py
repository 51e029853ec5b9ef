"""Example sheets: made from the field definitions, so that the two cannot differ."""

from pathlib import Path

from flowiq_desktop.core.messages.types import (
    MESSAGE_TYPE,
    MESSAGE_TYPES,
    Field,
    all_fields,
    fields_of,
)
from flowiq_desktop.core.messages.types.fields import FieldKind
from flowiq_desktop.spreadsheet.writing.example_sheet_writer import write_template

_NAMES = ("Anna Nkosi", "Ben Adams", "Chandra Patel")
_NAME = Field("Name", "Name", FieldKind.TEXT, "A column of your own: use it as {{Name}}.", "Anna")
_ALTERNATIVES = {"header_media_type", "header_media_url", "header_media_filename"}
"""Examples that exclude another field's example: a message has one header."""


class TemplateService:
    """Writes "Get an example spreadsheet"."""

    def write(self, target: Path, message_type: str) -> Path:
        """Write an example for one type, or for all nine when the type is "".

        Raises:
            ResultsError: the file cannot be written, in the person's words.
        """
        if message_type:
            title = MESSAGE_TYPES[message_type].label
            fields, rows = self._fields(message_type), [_example(message_type, _NAMES[0])]
        else:
            title, fields = "All message types", all_fields()
            rows = [_typed_example(kind) for kind in MESSAGE_TYPES]
        return write_template(target, (_NAME, *fields), rows, title)

    @staticmethod
    def _fields(message_type: str) -> tuple[Field, ...]:
        return tuple(field for field in fields_of(message_type) if field.kind is not FieldKind.JSON)


def _typed_example(kind: str) -> dict[str, str]:
    return {MESSAGE_TYPE.name: kind, **_example(kind, _NAMES[0])}


def _example(kind: str, name: str) -> dict[str, str]:
    """A row that passes every check; fields that few people need stay empty."""
    values = {
        field.name: field.example
        for field in fields_of(kind)
        if not field.advanced and field.kind is not FieldKind.JSON
    }
    if kind == "interactive":
        values = {n: v for n, v in values.items() if not n.startswith(("row_", "list_"))}
    return {"Name": name, **{n: v for n, v in values.items() if n not in _ALTERNATIVES}}
