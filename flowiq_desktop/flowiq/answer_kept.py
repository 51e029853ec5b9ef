"""What is kept of an answer: without the key, shortened, and in words for support."""

import re
from dataclasses import replace

from flowiq_desktop.flowiq.http.exchanges import Answer
from flowiq_desktop.flowiq.http.strict_json import error_texts

_KEPT = 64 * 1024
_DETAIL = 300
_NO_KEY = "(key)"
_DATE = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def kept(answer: Answer, secret: str) -> Answer:
    """The answer as it is judged and stored: at most 64 KiB of its body, and without the key.

    Args:
        answer: what came back.
        secret: the key, each character as it is or as JSON may escape it; "" removes nothing.
    """
    if secret:
        answer = _without(secret, answer)
    return replace(answer, body=answer.body[:_KEPT])


def date_of(answer: Answer) -> str:
    """The answer's own `Date` header, or ""."""
    return answer.headers.get("date", "")[:_DATE]


def detail_of(answer: Answer, text: str = "") -> str:
    """What was said, for support: shortened, on one line, without control characters.

    Args:
        answer: what came back.
        text: what it said, where that stands in another place than usual.
    """
    error, message = ("", text) if text else error_texts(answer)
    said = ": ".join(part for part in (error, message) if part)
    if not said:
        said = answer.body[:_DETAIL].decode("utf-8", "replace")
    text = _CONTROL.sub(" ", f"HTTP {answer.status} {said}").strip()
    return text.encode("utf-8", "replace").decode()[:_DETAIL]


def _without(secret: str, answer: Answer) -> Answer:
    signs = (rf"(?:{re.escape(sign)}|\\u(?i:{ord(sign):04x}))" for sign in secret)
    body = re.sub("".join(signs).encode(), _NO_KEY.encode(), answer.body)
    headers = {name: value.replace(secret, _NO_KEY) for name, value in answer.headers.items()}
    return replace(answer, headers=headers, body=body)
