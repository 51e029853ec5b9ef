"""The text of one cell of an OpenDocument sheet, from the XML between its tags."""

from xml.parsers import expat

_BREAKS = {"text:tab": "\t", "text:line-break": "\n"}
_INLINE = frozenset({"text:a", "text:span", "text:meta", "text:p"})
"""What may stand around a cell's letters; all else in a cell (comments, drawings) has its own."""
_LONGEST = 32_767
"""Characters that a cell of any spreadsheet program holds."""
_MOST_SPACES = 1_000
"""Spaces that a cell may name by their count; nothing that is shown has so many."""


def shown_text(content: bytes) -> str | None:
    """The text that a cell shows; None when it has none, or more than a cell can hold.

    Args:
        content: what stands between the cell's tags, with `office:` and `text:` as prefixes.
    """
    gatherer = _Gatherer()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = gatherer.on_start
    parser.EndElementHandler = gatherer.on_end
    parser.CharacterDataHandler = gatherer.on_text
    try:
        parser.Parse(b"<cell>" + content + b"</cell>", True)
    except expat.ExpatError:
        return None
    text = "\n".join(map("".join, gatherer.paragraphs))
    return text if text and len(text) <= _LONGEST and gatherer.spaces <= _MOST_SPACES else None


class _Gatherer:
    """Collects the paragraphs that are the cell's own."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = []
        self.spaces = 0
        self._depth = 0
        self._outside = 0
        """Depth of the comment or drawing that is being passed over, or 0."""

    def on_start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._outside or self._depth == 1:
            return
        own_place = (name == "text:p") == (self._depth == len("cp"))
        if name in _BREAKS and self.paragraphs:
            self.paragraphs[-1].append(_BREAKS[name])
        elif name == "text:s" and self.paragraphs:
            self._add_spaces(attributes.get("text:c", "1"))
        elif name not in _INLINE or not own_place:
            self._outside = self._depth
        elif name == "text:p":
            self.paragraphs.append([])

    def on_end(self, _name: str) -> None:
        if self._outside == self._depth:
            self._outside = 0
        self._depth -= 1

    def on_text(self, text: str) -> None:
        if not self._outside and self._depth > 1 and self.paragraphs:
            self.paragraphs[-1].append(text)

    def _add_spaces(self, count: str) -> None:
        spaces = int(count) if count.isdecimal() and len(count) <= len(str(_LONGEST)) else _LONGEST
        self.spaces += spaces
        if self.spaces <= _MOST_SPACES:
            self.paragraphs[-1].append(" " * spaces)
