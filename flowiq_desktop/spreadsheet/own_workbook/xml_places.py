"""Where elements stand in the bytes of an XML part, and how bytes are put in and replaced there.

What is not touched stays as it was, to the byte: whatever a program wrote that this one does not
know. What is put in is ASCII, so that it is right in every encoding that has the same letters.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from flowiq_desktop.spreadsheet.errors import damaged

BLOCK_BYTES = 1 << 18
_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")
"""How parts begin whose letters take two bytes."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes to be put in the place of others.

    Attributes:
        start, end: the bytes that go; where both are alike, nothing does.
        new: what comes instead.
    """

    start: int
    end: int
    new: bytes


@dataclass(slots=True)
class Place:
    """An element and where it stands.

    Attributes:
        name: as it is written, perhaps with a prefix.
        attributes: those it has.
        start: the first byte of its start tag.
        close: where the parser saw it end: its end tag, or the byte after an empty element.
    """

    name: str
    attributes: dict[str, str]
    start: int
    close: int = -1

    @property
    def prefix(self) -> str:
        """What stands before the names of its children: "" or "x:"."""
        return self.name[: self.name.find(":") + 1]

    @property
    def kind(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]


def parsed(content: bytes, wanted: Collection[str]) -> list[Place]:
    """Every element of these names, in the order in which they begin.

    Raises:
        SheetError: the part is damaged.
    """
    found: list[Place] = []
    open_places: list[Place | None] = []
    parser = new_parser()

    def on_start(name: str, attributes: dict[str, str]) -> None:
        place = None
        if name.rpartition(":")[2] in wanted:
            place = Place(name, attributes, parser.CurrentByteIndex)
            found.append(place)
        open_places.append(place)

    def on_end(_name: str) -> None:
        place = open_places.pop()
        if place is not None:
            place.close = parser.CurrentByteIndex

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    for _done in parse(parser, content):
        pass
    return found


def new_parser() -> expat.XMLParserType:
    """A parser that takes no document type, in which a few bytes can mean gigabytes."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def parse(parser: expat.XMLParserType, content: bytes) -> Iterator[int]:
    """Parse a part, block after block; yields how many bytes are done."""
    if content.startswith(_WIDE):
        raise damaged()
    try:
        for start in range(0, len(content), BLOCK_BYTES):
            parser.Parse(content[start : start + BLOCK_BYTES], False)
            yield min(start + BLOCK_BYTES, len(content))
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(error) from error


def tag_end(content: bytes, start: int) -> int:
    """The byte after the start tag that begins here; raises SheetError where none does."""
    tag = _TAG.match(content, start)
    if tag is None:
        raise damaged()
    return tag.end()


def is_empty(content: bytes, place: Place) -> bool:
    """Whether the element is written as one tag, `<row/>`."""
    return content[tag_end(content, place.start) - 2] == ord("/")


def end_of(content: bytes, place: Place) -> int:
    """The byte after the whole element."""
    if is_empty(content, place):
        return tag_end(content, place.start)
    return content.index(b">", place.close) + 1


def with_attributes(tag: bytes, changed: dict[str, str | None]) -> bytes:
    """A start tag with attributes replaced, put in, or, where they are None, taken out."""
    for name, value in changed.items():
        pattern = rb"\s" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')"""
        tag = re.sub(pattern, b"", tag)
        if value is not None:
            cut = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:cut].rstrip() + f' {name}="{quoted(value)}"'.encode() + tag[cut:]
    return tag


def with_children(content: bytes, place: Place, new: bytes, count: int | None) -> Iterator[Edit]:
    """What puts children at an element's end, and how many there are then into its `count`."""
    end = tag_end(content, place.start)
    tag = content[place.start : end]
    if count is not None:
        tag = with_attributes(tag, {"count": str(count)})
    if is_empty(content, place):
        closing = f"</{place.name}>".encode()
        yield Edit(place.start, end, tag[:-2].rstrip() + b">" + new + closing)
    else:
        yield Edit(place.start, end, tag)
        yield Edit(place.close, place.close, new)


def edited(content: bytes, edits: Iterable[Edit]) -> Iterator[bytes]:
    """The part with its edits, piece by piece; they are given in their order.

    Raises:
        SheetError: two of them concern the same bytes.
    """
    done, waiting, size = 0, list[bytes](), 0
    for edit in edits:
        if edit.start < done or edit.end < edit.start:
            raise damaged()
        waiting += (content[done : edit.start], edit.new)
        size += edit.start - done + len(edit.new)
        done = edit.end
        if size > BLOCK_BYTES:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)
    yield content[done:]


def quoted(text: str) -> str:
    """A text as an attribute's value, in ASCII."""
    return ascii_xml(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def ascii_xml(text: str) -> str:
    """A text as an element's content, in ASCII."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.encode("ascii", "xmlcharrefreplace").decode()


Handler = Callable[[str, dict[str, str]], None]


def _refuse_doctype(*_facts: object) -> None:
    raise damaged()
