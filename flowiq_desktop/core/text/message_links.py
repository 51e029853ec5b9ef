"""What a phone makes tappable in a message: web and mail addresses, telephone numbers.

Source: what WhatsApp underlines. It links addresses without a scheme when their end is a known one,
and no address of another scheme. Numbers are those that a phone surely takes for one: written from
`+`, `00` or `0`, or in the groups of North America; a date is none.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.text.top_level_domains import is_top_level

_LETTER = r"[^\W_]"
# A letter before, or one and an underscore, means that this is the middle of a word.
_BEGINS = rf"(?<!{_LETTER})(?<!{_LETTER}_)"
_LABEL = rf"{_LETTER}(?:(?:[\w-](?<!_)){{0,61}}(?:{_LETTER}))?"
_HOST = rf"{_LABEL}(?:\.{_LABEL})+"
_REST = r"(?::\d{1,5})?(?:[/?#][^\s<>]*)?"
_ANY = re.compile(
    r"(?P<web>https?://[^\s<>]+)"
    rf"|{_BEGINS}(?<![.+%@-])(?P<mail>{_LETTER}[\w.+%-]{{0,63}}@)(?P<domain>{_HOST})"
    rf"|{_BEGINS}(?<![.@/-])(?P<host>{_HOST})(?P<rest>{_REST})"
    r"|(?<![^\W_])(?<!\d[.,:/-])(?<![+/=#@])"
    r"(?P<phone>(?:\+|\(\+?)?\d(?:[ .-]?\(?\d\)?){6,17}(?!\d))",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}([-. ])\d{1,2}\1(?:\d{4}|\d\d)(?!\d)|\d{4}[-.]\d\d[-.]\d\d(?!\d)")
_NUMBERED = re.compile(
    r"\d{1,2}\.[^.]*$"
)  # `1.one`, `5.in`: a number, and no blank behind its point
_NORTH_AMERICAN = re.compile(r"\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}")
_ENDS_A_SENTENCE = ".,;:!?'\"*_~`"
_CLOSING = {")": "(", "]": "[", "}": "{"}
_FEWEST_ABROAD, _FEWEST_AT_HOME, _MOST_AT_HOME, _MOST = 8, 9, 11, 15
_SCHEME = "://"


class Link(NamedTuple):
    """A piece of a line that can be tapped.

    Attributes:
        start, end: where it stands.
        target: what a tap opens: the address as written, `mailto:` or `tel:` with one.
    """

    start: int
    end: int
    target: str


def links_in(line: str) -> Iterator[Link]:
    """The links of a line from left to right, in time that grows with its length alone."""
    for match in _ANY.finditer(line):
        text = match[0]
        if match["web"]:
            length, target = _web(text), ""
        elif match["mail"]:
            length, target = _mail(match), "mailto:"
        elif match["host"]:
            length, target = _bare(match), ""
        else:
            length, target = (len(text) if _is_number(text, line[match.end() :][:2]) else 0), "tel:"
        if length:
            shown = text[:length]
            written = re.sub(r"[^\d+]", "", plain_digits(shown)) if target == "tel:" else shown
            yield Link(match.start(), match.start() + length, target + written)


def _web(text: str) -> int:
    """How much of it is the address; 0 where its host can be none."""
    length = _without_tail(text)
    host = re.split(r"[/?#]", text[:length].partition(_SCHEME)[2], maxsplit=1)[0]
    return length if "." in host.strip(".") else 0


def _mail(match: re.Match[str]) -> int:
    host = _known_host(match["domain"])
    return len(match["mail"]) + host if host else 0


def _bare(match: re.Match[str]) -> int:
    if _NUMBERED.match(match["host"]):
        return 0
    known = _known_host(match["host"])
    if known < len(match["host"]):
        return known
    return _without_tail(match[0])


def _known_host(host: str) -> int:
    """How much of it is a host whose last label is a known end; of `example.org.Then` the start."""
    labels = host.split(".")
    length = len(host)
    for last in range(len(labels) - 1, 0, -1):
        if is_top_level(labels[last]):
            return length
        length -= len(labels[last]) + 1
    return 0


def _without_tail(text: str) -> int:
    """Its length without what ends the sentence; a bracket that the address opened is its own."""
    open_brackets = {
        closing: text.count(opening) - text.count(closing) for closing, opening in _CLOSING.items()
    }
    length = len(text)
    while length:
        sign = text[length - 1]
        if open_brackets.get(sign, 0) < 0:
            open_brackets[sign] += 1
        elif not _ends_a_sentence(sign):
            break
        length -= 1
    return length


def _ends_a_sentence(sign: str) -> bool:
    """Whether it is no part of the address before it: punctuation, in any script, or unseen."""
    if sign.isascii():
        return sign in _ENDS_A_SENTENCE
    return unicodedata.category(sign)[0] == "P" or unicodedata.category(sign) == "Cf"


def _is_number(text: str, after: str) -> bool:
    """Whether a phone surely takes these digits for a telephone number."""
    if after[:1].isalnum() or re.match(r"[.,:-]\d", after) or _DATE.match(text):
        return False
    if text.count("(") != text.count(")"):
        return False
    digits = re.sub(r"\D", "", text)
    if "+" in text[:2] or digits.startswith("00"):
        return _FEWEST_ABROAD <= len(digits.lstrip("0")) <= _MOST
    if digits.startswith("0"):
        return _FEWEST_AT_HOME <= len(digits) <= _MOST_AT_HOME
    return _NORTH_AMERICAN.fullmatch(text) is not None
