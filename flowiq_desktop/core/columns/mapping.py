"""Mapping: which column, or which fixed text, fills each field of a message."""

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, replace
from typing import Any

from flowiq_desktop.core.columns.sources import (
    ChoiceSource,
    ColumnSource,
    Source,
    TextSource,
    columns_of,
    source_as_json,
    source_from_json,
)
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.texts import say

__all__ = ["ChoiceSource", "ColumnSource", "Mapping", "Source", "TextSource"]


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a row becomes a message.

    Attributes:
        message_type: the type of every row's message, or "" when each row names its own in the
            column that `sources["message_type"]` points to.
        sources: where each field's value comes from, by canonical field name.
        templates: the saved ones that its messages may name. They are no part of its JSON: whoever
            reads that puts in those that are saved by then.
    """

    message_type: str = ""
    sources: MappingABC[str, Source] = field(default_factory=dict)
    templates: MappingABC[str, Template] = field(default_factory=dict)

    def with_source(self, name: str, source: Source | None) -> "Mapping":
        """The same mapping with one field's source set, or taken away by None."""
        others = {key: value for key, value in self.sources.items() if key != name}
        sources = others if source is None else {**others, name: source}
        return replace(self, sources=sources)

    def with_type(self, message_type: str) -> "Mapping":
        """The same mapping for another message type; "" for the type that each row names."""
        return replace(self, message_type=message_type)

    def with_templates(self, templates: MappingABC[str, Template]) -> "Mapping":
        """The same mapping with these saved templates."""
        return replace(self, templates=templates)

    def columns_used(self) -> set[str]:
        """Headers that some field reads, through a column or a merge field, as they are written."""
        return {header for source in self.sources.values() for header in columns_of(source)}

    def to_json(self) -> dict[str, Any]:
        """The mapping as plain data, as `--mapping FILE.json` holds it."""
        fields = {name: source_as_json(source) for name, source in self.sources.items()}
        return {"message_type": self.message_type, "fields": fields}

    @classmethod
    def from_json(cls, data: object) -> "Mapping":
        """A mapping from plain data; raises ValueError with a plain sentence when it is not one."""
        if not isinstance(data, dict) or not isinstance(data.get("fields"), dict):
            raise ValueError(say('A mapping needs "fields": an object of field names.'))
        message_type = data.get("message_type", "")
        if not isinstance(message_type, str):
            raise ValueError(say('"message_type" in a mapping must be text.'))
        fields: dict[str, Any] = data["fields"]
        sources = {name: source_from_json(name, value) for name, value in fields.items()}
        return cls(message_type, sources)
