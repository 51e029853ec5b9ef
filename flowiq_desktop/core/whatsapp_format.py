"""WhatsApp's text formatting, read the way the phone reads it.

Source of the rules: WhatsApp help, "How to format your messages", and its behaviour where the
page is silent (a marker inside a word or before a blank formats nothing).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class LineKind(StrEnum):
    """How the phone sets a line."""

    PLAIN = "plain"
    QUOTE = "quote"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text that looks alike.

    Attributes:
        text: what is read, without markers; a line break is a span of its own.
        bold: between `*`.
        italic: between `_`.
        strike: between `~`.
        mono: between three backticks, or between single ones.
        code: between single backticks; the phone puts a grey ground behind it.
        link: the web address it opens, or "".
        line: how the line is set that it stands in; a break belongs to the line that it ends.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    mono: bool = False
    code: bool = False
    link: str = ""
    line: LineKind = LineKind.PLAIN


_BLOCK = re.compile(r"```(?=[^`])(?P<code>[^`]*(?:`{1,2}[^`]+)*)```")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_LINK_TAIL = ".,;:!?'\")*_~`]}»"
_LINE_START = re.compile(
    r"(?P<quote>>[ ]?)(?=.)|(?P<bullet>[-*] +)(?=\S)|(?P<number>\d{1,3}\. +)(?=\S)"
)
_STYLES: dict[str, Callable[[Span], Span]] = {
    "*": lambda span: replace(span, bold=True),
    "_": lambda span: replace(span, italic=True),
    "~": lambda span: replace(span, strike=True),
    "`": lambda span: replace(span, mono=True, code=True),
}


def parse(text: str) -> tuple[Span, ...]:
    """The pieces of a message as WhatsApp shows it, from the first to the last.

    Args:
        text: the message as it is sent.
    """
    return tuple(_spans(text.replace("\r\n", "\n")))


def plain(text: str) -> str:
    """The message as it reads, without markers."""
    return "".join(span.text for span in parse(text))


def _spans(text: str) -> Iterator[Span]:
    position = 0
    for block in _BLOCK.finditer(text):
        if block["code"].strip():
            yield from _lines(text, position, block.start())
            yield from _mono(block["code"])
            position = block.end()
    yield from _lines(text, position, len(text))


def _mono(code: str) -> Iterator[Span]:
    for index, line in enumerate(code.split("\n")):
        if index:
            yield Span("\n")
        if line:
            yield Span(line, mono=True)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    starts_line = start == 0 or text[start - 1] == "\n"
    kind = LineKind.PLAIN
    for index, line in enumerate(text[start:end].split("\n")):
        if index:
            yield Span("\n", line=kind)
        kind, lead, rest = _line_kind(line) if index or starts_line else (LineKind.PLAIN, "", line)
        if lead:
            yield Span(lead, line=kind)
        yield from _inline(rest, Span("", line=kind), _links(rest))


def _line_kind(line: str) -> tuple[LineKind, str, str]:
    """What a line is, what the phone puts before it, and the text that is left."""
    found = _LINE_START.match(line)
    if not found:
        return LineKind.PLAIN, "", line
    rest = line[found.end() :]
    if found["quote"]:
        return LineKind.QUOTE, "", rest
    if found["bullet"]:
        return LineKind.BULLET, "• ", rest
    return LineKind.NUMBER, found["number"].rstrip() + " ", rest


def _links(line: str) -> list[range]:
    """Where web addresses stand, without the full stop or bracket that closes the sentence."""
    found = []
    for match in _LINK.finditer(line):
        length = len(match[0].rstrip(_LINK_TAIL))
        if length > len(match[0].split("/")[0]) or match[0][:4].casefold() == "www.":
            found.append(range(match.start(), match.start() + length))
    return found


def _inline(line: str, style: Span, links: list[range]) -> Iterator[Span]:
    """The pieces of one line; `style` is what they inherit, `links` where nothing is a marker."""
    unclosed: set[str] = set()
    start = position = 0
    while position < len(line):
        marker = line[position]
        inside_link = _at(position, links)
        if inside_link is not None:
            yield from _piece(line[start:position], style)
            address = line[position : inside_link.stop]
            yield replace(style, text=address, link=address)
            start = position = inside_link.stop
            continue
        end = -1
        if _opens(line, position, style) and marker not in unclosed:
            end = _closing(line, position, links)
            if end < 0:
                unclosed.add(marker)
        if end < 0:
            position += 1
            continue
        yield from _piece(line[start:position], style)
        yield from _styled(line, position, end, style, links)
        start = position = end + 1
    yield from _piece(line[start:], style)


def _piece(text: str, style: Span) -> Iterator[Span]:
    if text:
        yield replace(style, text=text)


def _styled(line: str, opening: int, end: int, style: Span, links: list[range]) -> Iterator[Span]:
    inside = line[opening + 1 : end]
    if line[opening] == "`":
        yield replace(_STYLES["`"](style), text=inside)
        return
    shifted = [range(link.start - opening - 1, link.stop - opening - 1) for link in links]
    yield from _inline(inside, _STYLES[line[opening]](style), shifted)


def _at(position: int, links: list[range]) -> range | None:
    return next((link for link in links if position in link), None)


def _opens(line: str, position: int, style: Span) -> bool:
    marker = line[position]
    if marker not in _STYLES or _STYLES[marker](style) == style:
        return False
    before, after = line[position - 1 : position], line[position + 1 : position + 2]
    return not before.isalnum() and bool(after.strip()) and after != marker


def _closing(line: str, opening: int, links: list[range]) -> int:
    """Where the marker at `opening` is closed, or -1."""
    marker = line[opening]
    end = line.find(marker, opening + 2)
    while end >= 0:
        closes = not line[end - 1].isspace() and not line[end + 1 : end + 2].isalnum()
        if closes and _at(end, links) is None:
            return end
        end = line.find(marker, end + 1)
    return -1
