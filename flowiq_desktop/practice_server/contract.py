"""Contract: the OpenAPI file as checks of what is sent to FlowIQ and of what it answers."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from flowiq_desktop.practice_server.schema_texts import (
    SchemaError,
    in_words,
    is_web_address,
)

Schema = dict[str, Any]


class _Validator(Protocol):
    def iter_errors(self, instance: object) -> Iterator[SchemaError]: ...


class Contract:
    """The checks of one OpenAPI document; every message type's check is made once, at the start.

    A message is checked against the schema that its `message_type` names (and the `type` of its
    inner object, where that chooses), not against all of them: that is faster, and what is wrong
    can be told in words.

    Args:
        document: the OpenAPI document as plain data.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document: Schema = _resolved(document, document)
        schemas = self._document["components"]["schemas"]
        names = document["components"]["schemas"]["SendRequest"]["discriminator"]["mapping"]
        self.message_types: tuple[str, ...] = tuple(names)
        self._sends = dict(_send_schemas(names, schemas))
        self._checks = {kind: _validator(schema) for kind, schema in self._sends.items()}
        self._template = _validator(schemas["TemplateRequest"])
        self._contact = _validator(schemas["CreateContactRequest"])
        self._answers: dict[tuple[str, str, int], _Validator] = {}

    @classmethod
    def load(cls, path: Path) -> "Contract":
        """Read the OpenAPI file (YAML); raises OSError when it cannot be read."""
        import yaml  # noqa: PLC0415 - only practice mode and tests need it

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        with path.open("rb") as file:
            # Both loaders are the safe ones: they make plain data and nothing else.
            return cls(yaml.load(file, Loader=loader))  # noqa: S506 - see the line above

    def check_send(self, body: object) -> list[str]:
        """What is wrong with a body for /send-whatsapp, in words; empty when nothing is."""
        if not isinstance(body, dict):
            return ["The body is not an object."]
        kind = self._kind(body)
        if kind in self._checks:
            return in_words(self._checks[kind].iter_errors(body))
        if "message_type" not in body:
            return ["message_type is required"]
        outer, chosen, _ = kind.partition("/")
        if chosen:
            return [f"{outer}.type must be {' or '.join(self._choices(outer))}"]
        return [f"message_type must be one of {', '.join(self.message_types)}"]

    def _kind(self, body: Mapping[str, Any]) -> str:
        """The message's type; with what its inner object chooses after a slash, if that chooses."""
        kind = str(body.get("message_type"))
        inner = body.get(kind)
        return (
            f"{kind}/{inner.get('type')}"
            if isinstance(inner, dict) and self._choices(kind)
            else kind
        )

    def _choices(self, kind: str) -> list[str]:
        """What the inner object of a type may be: "button" and "list", or nothing."""
        return [name.partition("/")[2] for name in self._sends if name.startswith(f"{kind}/")]

    def check_template(self, body: object) -> list[str]:
        """What is wrong with a body for /send-template, in words."""
        return in_words(self._template.iter_errors(body))

    def check_contact(self, body: object) -> list[str]:
        """What is wrong with a body for POST /contact, in words."""
        return in_words(self._contact.iter_errors(body))

    def unknown_properties(self, body: object) -> list[str]:
        """Places in a /send-whatsapp body that the contract does not name ("interactive.colour").

        Objects that the contract leaves open, such as contact cards, may hold anything.
        """
        schema = self._sends.get(self._kind(body)) if isinstance(body, dict) else None
        return list(_unnamed(schema, body, "")) if schema else []

    def check_answer(self, method: str, path: str, status: int, body: object) -> list[str]:
        """How an answer departs from the contract, in words.

        Args:
            method: "GET" or "POST".
            path: one of the contract's paths, without a query.
            status: the HTTP status.
            body: the answer's JSON as plain data.
        """
        responses = self._document["paths"][path][method.lower()]["responses"]
        if str(status) not in responses:
            return [f"status {status} is not documented for {method} {path}"]
        key = (method, path, status)
        if key not in self._answers:
            content = responses[str(status)]["content"]
            self._answers[key] = _validator(content["application/json"]["schema"])
        return in_words(self._answers[key].iter_errors(body))


def _send_schemas(names: Mapping[str, str], schemas: Schema) -> Iterator[tuple[str, Schema]]:
    """Each kind of message with its schema, the choice by `interactive.type` already made."""
    for kind, reference in names.items():
        schema = schemas[reference.rpartition("/")[2]]
        inner = schema["properties"].get(kind, {})
        if "discriminator" not in inner:
            yield kind, schema
            continue
        # Without an inner object there is nothing to choose by; all that matters is that it is
        # missing.
        yield kind, {**schema, "properties": {**schema["properties"], kind: {"type": "object"}}}
        for name, target in inner["discriminator"]["mapping"].items():
            chosen = schemas[target.rpartition("/")[2]]
            properties = {**schema["properties"], kind: chosen}
            yield f"{kind}/{name}", {**schema, "properties": properties}


def _resolved(node: Any, document: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any part of it
    """A copy with every `$ref` replaced by what it points to; the contract has no loops."""
    if isinstance(node, list):
        return [_resolved(item, document) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(reference := node.get("$ref"), str):
        target: Any = document
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]
        return _resolved(target, document)
    return {key: _resolved(value, document) for key, value in node.items()}


def _unnamed(schema: Schema, value: object, place: str) -> Iterator[str]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unnamed(schema.get("items", {}), item, f"{place}[{index}]")
    if not isinstance(value, dict):
        return
    named = schema.get("properties", {})
    is_open = schema.get("additionalProperties", not named)
    for name, item in value.items():
        inner = f"{place}.{name}" if place else name
        if name in named:
            yield from _unnamed(named[name], item, inner)
        elif not is_open:
            yield inner


def _validator(schema: Schema) -> _Validator:
    import jsonschema  # noqa: PLC0415 - only practice mode and tests need it

    formats = jsonschema.FormatChecker(formats=("email", "uuid"))
    formats.checkers = {**formats.checkers, "uri": (is_web_address, ())}
    validator: _Validator = jsonschema.Draft202012Validator(schema, format_checker=formats)
    return validator
