"""Example sheets: made from the field definitions, so that the two cannot differ."""

from pathlib import Path

from flowiq_desktop.core.messages.types import REGISTRY, Field, FieldKind, Registry
from flowiq_desktop.spreadsheet.writing.example_sheet_writer import write_template
from flowiq_desktop.texts import mark, say

_NAMES = ("Anna Nkosi", "Ben Adams", "Chandra Patel")
_NAME = Field(
    "Name", "Name", FieldKind.TEXT, mark("A column of your own: use it as {{Name}}."), "Anna"
)


class TemplateService:
    """Writes "Get an example spreadsheet"."""

    def __init__(self, registry: Registry = REGISTRY) -> None:
        self._registry = registry

    def write(self, target: Path, message_type: str) -> Path:
        """Write an example for one type, or for all of them when the type is "".

        Raises:
            ResultsError: the file cannot be written, in the person's words.
        """
        if message_type:
            title = self._registry[message_type].label
            fields, rows = self._fields(message_type), [self._example(message_type, _NAMES[0])]
        else:
            title, fields = say("All message types"), self._registry.all_fields()
            rows = [self._typed_example(kind) for kind in self._registry]
        return write_template(target, (_NAME, *fields), rows, title)

    def _fields(self, message_type: str) -> tuple[Field, ...]:
        fields = (*self._registry.fields_of(message_type), *self._registry[message_type].examples)
        return tuple(field for field in fields if field.kind is not FieldKind.JSON)

    def _typed_example(self, kind: str) -> dict[str, str]:
        named = {field.name for field in self._registry.all_fields()}
        example = self._example(kind, _NAMES[0])
        kept = {name: text for name, text in example.items() if name in named or name == "Name"}
        return {self._registry.type_field.name: kind, **kept}

    def _example(self, kind: str, name: str) -> dict[str, str]:
        """A row that passes every check: fields that only few people need stay empty."""
        values = {
            field.name: field.example
            for field in (*self._registry.fields_of(kind), *self._registry[kind].examples)
            if not (field.advanced or field.beside_others or field.kind is FieldKind.JSON)
        }
        return {"Name": name, **values}
