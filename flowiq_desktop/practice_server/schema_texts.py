"""What a schema check found, in words that name the place."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol
from urllib.parse import urlsplit


class SchemaError(Protocol):
    """The part of `jsonschema.ValidationError` that is used."""

    validator: str
    validator_value: Any
    instance: Any
    message: str
    absolute_path: Iterable[str | int]


_TYPE_WORDS = {dict: "an object", list: "an array", str: "a string", bool: "a boolean"}


def in_words(errors: Iterable[SchemaError]) -> list[str]:
    """One sentence fragment per `jsonschema` error, without repeats, in the errors' order."""
    return list(dict.fromkeys(words for error in errors for words in _describe(error)))


def is_web_address(value: object) -> bool:
    """Whether a text is an http or https address with a host; other values are not judged."""
    if not isinstance(value, str):
        return True
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _describe(error: SchemaError) -> list[str]:
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return [f"{_place(error, name)} is required" for name in missing]
    words = _WORDS.get(error.validator)
    return [f"{_place(error)} {words(error) if words else error.message}"]


def _place(error: SchemaError, name: str = "") -> str:
    place = ""
    for step in [*error.absolute_path, *([name] if name else [])]:
        place += f"[{step}]" if isinstance(step, int) else f".{step}"
    return place.removeprefix(".") or "The body"


def _wrong_type(error: SchemaError) -> str:
    wanted = error.validator_value
    choices = [wanted] if isinstance(wanted, str) else wanted
    found = "null" if error.instance is None else _TYPE_WORDS.get(type(error.instance), "a number")
    return f"must be of type {' or '.join(choices)}, not {found}"


def _too_short(error: SchemaError) -> str:
    return "must not be empty" if not error.instance else f"is shorter than {error.validator_value}"


_WORDS: dict[str, Callable[[SchemaError], str]] = {
    "type": _wrong_type,
    "const": lambda error: f"must be {error.validator_value}",
    "enum": lambda error: f"must be one of {', '.join(map(str, error.validator_value))}",
    "format": lambda error: f"is not a valid {error.validator_value}",
    "minLength": _too_short,
    "minItems": _too_short,
    "maxLength": lambda error: (
        f"has {len(error.instance)} characters, more than {error.validator_value}"
    ),
    "maxItems": lambda error: (
        f"has {len(error.instance)} entries, more than {error.validator_value}"
    ),
    "minimum": lambda error: f"is below {error.validator_value}",
    "maximum": lambda error: f"is above {error.validator_value}",
}
