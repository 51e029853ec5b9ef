"""Strict JSON: an answer is one object that says each thing once, or it proves nothing."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from flowiq_desktop.flowiq.http.exchanges import Answer


class UnreadableError(ValueError):
    """The body is not the JSON object that an answer must be."""


def json_object(answer: Answer) -> Mapping[str, Any]:
    """The answer's body as an object.

    Raises:
        UnreadableError: it does not call itself JSON, or is not; names something twice; holds NaN;
            or is not an object.
    """
    if "json" not in answer.headers.get("content-type", ""):
        raise UnreadableError("not JSON by its own word")
    try:
        data = json.loads(
            answer.body.decode("utf-8"),
            parse_constant=_refuse_constant,
            object_pairs_hook=_refuse_repeats,
        )
    except (ValueError, RecursionError) as fault:
        raise UnreadableError("not JSON") from fault
    if not isinstance(data, dict):
        raise UnreadableError("not an object")
    return data


def error_texts(answer: Answer) -> tuple[str, str]:
    """The `error` and `message` of a refusal, "" for what it does not say."""
    try:
        data = json_object(answer)
    except UnreadableError:
        return "", ""
    error, message = data.get("error"), data.get("message")
    return (
        error.strip() if isinstance(error, str) else "",
        message.strip() if isinstance(message, str) else "",
    )


def _refuse_constant(name: str) -> NoReturn:
    raise UnreadableError(f"{name} is not JSON")


def _refuse_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise UnreadableError("a name stands twice in one object")
    return data
