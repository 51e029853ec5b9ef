"""Reads the table of formatted texts beside it, and says in its words what a text looks like."""

import json
from pathlib import Path
from typing import NamedTuple

from flowiq_desktop.core.text.whatsapp_markup import LineKind, Span, parse


class Written(NamedTuple):
    """One line of the table.

    Attributes:
        text: what is sent.
        verdict: what the phone shows, piece by piece.
        state: settled, differs (between phones) or unknown.
    """

    text: str
    verdict: str
    state: str


def formatting_table() -> list[Written]:
    """The whole table; texts are written as in JSON, so that blanks and line breaks are seen."""
    lines = (Path(__file__).parent / "formatting.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [Written(json.loads(text), verdict, state) for text, verdict, state in rows]


def in_words(text: str) -> str:
    """What a text looks like, in the words of the table."""
    return ", ".join(map(_piece, parse(text)))


def _piece(span: Span) -> str:
    marks = (
        ("" if span.line is LineKind.PLAIN else f"in a {span.line.value}", True),
        ("bold", span.bold),
        ("italic", span.italic),
        ("struck", span.strike),
        ("code", span.code),
        ("fixed width", span.mono and not span.code),
        ("link", bool(span.link)),
    )
    looks = " ".join(name for name, worn in marks if worn and name) or "plain"
    return f"{looks} {json.dumps(span.text, ensure_ascii=False)}"
