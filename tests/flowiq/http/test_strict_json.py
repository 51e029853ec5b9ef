"""One object that says each thing once, or nothing."""

import pytest

from flowiq_desktop.flowiq.http.strict_json import UnreadableError, error_texts, json_object
from flowiq_desktop.flowiq.http.transport import Answer


def _answer(body: bytes, kind: str = "application/json") -> Answer:
    return Answer(200, {"content-type": kind}, body)


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "application/problem+json"]
)
def test_an_object_is_read(kind: str) -> None:
    body = '{"name": "Zoë", "deep": {"list": [1, {"a": null}]}}'.encode()
    assert json_object(_answer(body, kind)) == {"name": "Zoë", "deep": {"list": [1, {"a": None}]}}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'"text"',
        b"{} and more",
        b'{"a": 1, "a": 1}',
        b'{"deep": [{"a": 1, "a": 2}]}',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'\xef\xbb\xbf{"a": 1}',
        '{"name": "Zoë"}'.encode("latin-1"),
        '{"a": 1}'.encode("utf-16"),
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'{"a": ' + b"[" * 100_000,
    ],
)
def test_anything_else_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        json_object(_answer(body))
    assert error_texts(_answer(body)) == ("", "")


@pytest.mark.parametrize("headers", [{}, {"content-type": ""}, {"content-type": "text/html"}])
def test_what_does_not_call_itself_json_is_not_read(headers: dict[str, str]) -> None:
    with pytest.raises(UnreadableError):
        json_object(Answer(200, headers, b"{}"))


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (b'{"error": " Bad ", "message": "\\n too short "}', ("Bad", "too short")),
        (b'{"error": "Bad"}', ("Bad", "")),
        (b'{"message": "too short"}', ("", "too short")),
        (b'{"error": {"code": 1}, "message": ["too short"]}', ("", "")),
        (b"{}", ("", "")),
    ],
)
def test_the_texts_of_a_refusal_are_tidied(body: bytes, texts: tuple[str, str]) -> None:
    assert error_texts(_answer(body)) == texts
