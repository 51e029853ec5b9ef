"""WhatsApp's text formatting, read the way the phone reads it.

Source of the rules: WhatsApp help, "How to format your messages", and its behaviour where the
page is silent (a marker inside a word or before a blank formats nothing).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from unicodedata import category

from flowiq_desktop.core.text.message_links import links_in


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
        code: between single backticks; the phone shows it on a grey background.
        link: what it opens: a web address, `mailto:` or `tel:` with one; or "".
        line: how its line is set; a break belongs to the line that it ends.
        start: where it stands in the message; -1 for a bullet or number that the phone puts there.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    mono: bool = False
    code: bool = False
    link: str = ""
    line: LineKind = LineKind.PLAIN
    start: int = field(default=0, compare=False, repr=False)


_BLOCK = re.compile(r"```(?=[^`])(?P<code>[^`]*(?:`{1,2}[^`]+)*)```")
_FENCE = 3
"""Backticks at each end of a block."""
_LINE_START = re.compile(
    r"(?P<quote>>(?: (?=.)|(?= $)))|(?P<bullet>[-*] +)(?=\S)|(?P<number>\d{1,2}\. +)(?=\S)",
    re.ASCII,
)
_OF_EMOJI = "\ufe0f\u20e3"
"""Marks that make an emoji of a sign."""
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


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces between three backticks stand, backticks included."""
    for block in _BLOCK.finditer(text):
        if block["code"].strip():
            yield block.span()


def _spans(text: str) -> Iterator[Span]:
    position = 0
    for start, end in blocks(text):
        yield from _lines(text, position, start)
        yield from _mono(text[start + _FENCE : end - _FENCE], start + _FENCE)
        position = end
    yield from _lines(text, position, len(text))


def _mono(code: str, start: int) -> Iterator[Span]:
    for index, line in enumerate(code.split("\n")):
        if index:
            yield Span("\n", start=start - 1)
        if line:
            yield Span(line, mono=True, start=start)
        start += len(line) + 1


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    starts_line = start == 0 or text[start - 1] == "\n"
    kind = LineKind.PLAIN
    for index, line in enumerate(text[start:end].split("\n")):
        if index:
            yield Span("\n", line=kind, start=start - 1)
        kind, lead, rest = _line_kind(line) if index or starts_line else (LineKind.PLAIN, "", line)
        if lead:
            yield Span(lead, line=kind, start=-1)
        begin = start + len(line) - len(rest)
        yield from _Line(rest).spans(0, len(rest), Span("", line=kind, start=begin))
        start += len(line) + 1


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


def _ends_with_letter(line: str, low: int, high: int) -> bool:
    """Whether the last letter or digit before a place stands at it, with its accents or vowels."""
    at = high - 1
    while at > low and line[at] not in _OF_EMOJI and category(line[at]).startswith("M"):
        at -= 1
    return at >= low and line[at].isalnum()


class _Line:
    """One line; its pieces are found in time that grows only with its length.

    A cell may hold 32,767 characters, each of them a marker or part of an address. So nothing is
    searched again from the beginning, and what lies inside a marked piece is read in place.
    """

    def __init__(self, line: str) -> None:
        self._line = line
        self._links = {link.start: link for link in links_in(line)}
        self._in_link = bytearray(len(line))
        for start, stop, _ in self._links.values():
            self._in_link[start:stop] = b"\1" * (stop - start)

    def spans(self, low: int, high: int, style: Span) -> Iterator[Span]:
        """The pieces between two places; `style` is what they inherit, and the line's start."""
        unclosed: set[str] = set()
        start = position = low
        while position < high:
            marker = self._line[position]
            if link := self._links.get(position):
                yield from self._piece(start, position, style)
                shown = self._line[position : link.end]
                at = style.start + position
                yield replace(style, text=shown, link=link.target, start=at)
                start = position = link.end
                continue
            end = -1
            if marker in _STYLES and marker not in unclosed and self._opens(position, low, style):
                end = self._closing(position, high)
                if end < 0:
                    unclosed.add(marker)
            if end < 0:
                position += 1
                continue
            yield from self._piece(start, position, style)
            yield from self._styled(position, end, style)
            start = position = end + 1
        yield from self._piece(start, high, style)

    def _piece(self, start: int, end: int, style: Span) -> Iterator[Span]:
        if start < end:
            yield replace(style, text=self._line[start:end], start=style.start + start)

    def _styled(self, opening: int, end: int, style: Span) -> Iterator[Span]:
        inner = _STYLES[self._line[opening]](style)
        if self._line[opening] == "`":
            at = style.start + opening + 1
            yield replace(inner, text=self._line[opening + 1 : end], start=at)
        else:
            yield from self.spans(opening + 1, end, inner)

    def _opens(self, position: int, low: int, style: Span) -> bool:
        marker = self._line[position]
        if _STYLES[marker](style) == style:
            return False
        after = self._line[position + 1 : position + 2]
        in_word = _ends_with_letter(self._line, low, position)
        return not in_word and bool(after.strip()) and after != marker

    def _closing(self, opening: int, high: int) -> int:
        """Where the marker at `opening` is closed, or -1."""
        line, marker = self._line, self._line[opening]
        end = line.find(marker, opening + 2, high)
        while end >= 0:
            after = line[end + 1] if end + 1 < high else ""
            if not self._in_link[end] and not line[end - 1].isspace() and not after.isalnum():
                return end
            end = line.find(marker, end + 1, high)
        return -1
