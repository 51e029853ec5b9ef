"""ShownText: a message's text, character by character, with what the phone makes of each.

Merge fields count as one word: what fills them is a word to WhatsApp, whatever their name holds.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from unicodedata import category

from flowiq_desktop.core.text.whatsapp_markup import LineKind, Span, blocks, parse

_FIELD = re.compile(r"\{\{[^{}]*\}\}")
_LEAD = re.compile(r"> |[-*] +|\d{1,2}\. +", re.ASCII)
_JOINER = "\u200d"
CODE = "`"


class ShownText:
    """What is shown of each character of a text.

    Attributes:
        text: as it is written.
        looks: for each of its characters a `Span` of that character alone, or None for marks and
            other signs that the phone does not show.
        blocks: where pieces between three backticks stand, backticks included.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = _FIELD.sub(lambda found: "x" * len(found[0]), text)
        self.looks: list[Span | None] = [None] * len(text)
        self._contents: dict[int, int] = {}
        self._links: list[tuple[int, int]] = []
        for span in parse(self._words):
            self._take(span)
        self.blocks = tuple(blocks(self._words))

    def _take(self, span: Span) -> None:
        if span.start < 0:
            return
        end = span.start + len(span.text)
        for at in range(span.start, end):
            self.looks[at] = replace(span, text=self.text[at])
        if span.link:
            self._links.append((span.start, end))

    def shows(self, at: int) -> bool:
        """Whether something can be seen of a character: it is no mark and no blank."""
        return self.looks[at] is not None and not self.text[at].isspace()

    def in_block(self, at: int) -> bool:
        """Whether a character stands between three backticks, or is one of them."""
        place = bisect_right(self.blocks, (at, len(self.text))) - 1
        return place >= 0 and at < self.blocks[place][1]

    @cached_property
    def seen(self) -> tuple[Span, ...]:
        """What can be seen, from the first to the last."""
        return tuple(look for look in self.looks if look is not None)

    def is_mark(self, at: int, mark: str) -> bool:
        """Whether a character is a mark that formats, and not merely the same sign."""
        if self.looks[at] is not None or self.text[at] != mark or self.in_block(at):
            return False
        return at >= self.content_start(at)

    def line_start(self, at: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, at) + 1

    def content_start(self, at: int) -> int:
        """Where the text of a line begins, behind the sign of its list or quote."""
        start = self.line_start(at)
        if start not in self._contents:
            self._contents[start] = start + self._lead(start)
        return self._contents[start]

    def _lead(self, start: int) -> int:
        """How long the sign of a list or quote is; 0 for other lines."""
        found = _LEAD.match(self.text, start)
        first = found.end() if found else start
        look = self.looks[first] if first < len(self.text) else None
        signs = found is not None and all(
            self.looks[place] is None for place in range(start, first)
        )
        return first - start if signs and (look is None or look.line is not LineKind.PLAIN) else 0

    def with_fields(self, start: int, end: int) -> tuple[int, int]:
        """The piece with the merge fields that it cuts."""
        cut = [
            it.span() for it in _FIELD.finditer(self.text) if it.start() < end > start < it.end()
        ]
        return min([start, *(it[0] for it in cut)]), max([end, *(it[1] for it in cut)])

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The piece with the words, links and pieces of code that it cuts or touches."""
        while start > 0 and self.in_word(start - 1):
            start -= 1
        while end < len(self.text) and self.in_word(end):
            end += 1
        for first, last in (*self._links, *self._codes):
            if first < end and start < last:
                start, end = min(start, first), max(end, last)
        return start, end

    def apart(self, start: int, end: int) -> tuple[int, int]:
        """The same piece as far as it has to go for a mark to stand on its other side.

        What is left marked beside a word that is not would have a letter outside its mark.
        """
        start, end = self.widened(start, end)
        while start > 0 and self.shows(start - 1) and self._any_word(start - 1, start):
            start -= 1
        while end < len(self.text) and self.shows(end) and self._any_word(end - 1, end):
            end += 1
        return start, end

    def _any_word(self, *places: int) -> bool:
        return any(map(self.in_word, places))

    def touches_word(self, at: int) -> bool:
        """Whether a word or a field begins, ends or goes on at a place."""
        beside = (place for place in (at - 1, at) if 0 <= place < len(self.text))
        return any(self.in_word(place) and self.looks[place] is not None for place in beside)

    def in_word(self, at: int) -> bool:
        """Whether a character is part of a word or of a field."""
        sign = self._words[at]
        return sign.isalnum() or sign == _JOINER or category(sign).startswith("M")

    @cached_property
    def _codes(self) -> tuple[tuple[int, int], ...]:
        """Pieces between single backticks, backticks included."""
        found: list[tuple[int, int]] = []
        for at, look in enumerate(self.looks):
            if look is None or not look.code:
                continue
            if found and found[-1][1] == at + 1:
                found[-1] = found[-1][0], at + 2
            else:
                found.append((at - 1, at + 2))
        return tuple(found)
