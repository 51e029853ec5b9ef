"""Writes a spreadsheet's XML anew without what calamine takes for cells or texts.

Blanks between elements mean nothing in OpenDocument, and within a paragraph as much as one space
(OpenDocument 1.3 part 3, 6.1.2); calamine refuses the former and keeps the latter.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from xml.parsers import expat

from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.marks.xml_attributes import quoted

_ODD = (b"\n", b"\r", b"\t", b"> ", b"<!--", b"<![CDATA", b"<?")
_ODD_ATTRIBUTES = re.compile(
    rb'office:value="(?![+-]?[0-9.]{1,400}(?:[Ee][+-]?[0-9]{1,5})?")[^"<>]{0,400}"'
    rb'|-repeated="(?![0-9]{1,10}")[^"<>]{0,40}"'
)
"""Of one cell, for which calamine refuses the whole spreadsheet."""
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?\s*")
_REPEATED = ("table:number-columns-repeated", "table:number-rows-repeated")
_PROLOG = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*\?>\s*")
_ROOT_BYTES = 16_384
_PREFIXES = {
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": prefix
    for name, prefix in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("datastyle", "number"),
    )
}
_BLANKS = re.compile(r"[ \t\r\n]+")
_OF_ELEMENTS = frozenset({"office", "table", "style"})
"""Prefixes of elements that hold elements alone."""
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_LETTERS = frozenset({"text:s", "text:tab", "text:line-break"})
_DEEPEST = 1_000
"""Elements within one another; those of a spreadsheet with drawings are some 30 deep."""
_LONGEST_TAG = 4_000_000
"""Bytes, and so of a comment; a text, such as a picture in a single XML file, may be longer."""
_PICTURE = "office:binary-data"


def is_odd(blocks: Iterable[bytes]) -> bool:
    """Whether a spreadsheet's XML must be written anew.

    Args:
        blocks: the XML in pieces, the first of them at least its root element.
    """
    rest = b""
    for number, block in enumerate(blocks):
        text = block
        if number == 0:
            text = _PROLOG.sub(b"", block)
            if not _has_usual_prefixes(text[:_ROOT_BYTES]):
                return True
        if any(sign in rest + text[:16] or sign in text for sign in _ODD):
            return True
        if _ODD_ATTRIBUTES.search(text):
            return True
        rest = text[-16:]
    return False


def usual_xml(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The XML written anew, piece by piece; raises SheetError where it is damaged."""
    writer = _Writer()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.StartDoctypeDeclHandler = writer.refuse
    try:
        for block in _with_usual_tags(blocks):
            parser.Parse(block, False)
            yield writer.taken()
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged(error) from error
    yield writer.taken()


def _with_usual_tags(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The blocks; a tag that never ends would be parsed from its beginning with each of them."""
    is_open, size = False, 0
    for block in blocks:
        begin = block.rfind(b"<")
        is_open, size = (True, 0) if begin >= 0 else (is_open, size)
        is_open = is_open and b">" not in block[max(0, begin) :]
        size = size + len(block) - max(0, begin) if is_open else 0
        if size > _LONGEST_TAG:
            raise damaged()
        yield block


def _has_usual_prefixes(root: bytes) -> bool:
    return all(
        f'xmlns:{prefix}="{uri}"'.encode() in root
        for uri, prefix in _PREFIXES.items()
        if uri.encode() in root
    )


class _Writer:
    """Takes the events of a parser, and writes what means something."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._names: dict[str, str] | None = None
        self._paragraphs = 0
        self._space = self._is_first = False

    def taken(self) -> bytes:
        """What has been written since this was asked last."""
        pieces, self._pieces = self._pieces, []
        return "".join(pieces).encode()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._names is None:
            self._names = _prefixes(attributes)
        if self._names:
            name = self._renamed(name)
            attributes = {self._renamed(key, own=False): it for key, it in attributes.items()}
        attributes = _usual_cell(attributes)
        if name in _PARAGRAPHS:
            self._paragraphs += 1
            self._space, self._is_first = False, True
        elif self._paragraphs and name in _LETTERS:
            self._put_space()
            self._is_first = False
        if len(self._open) > _DEEPEST:
            raise damaged()
        self._open.append(name)
        facts = "".join([f" {key}={quoted(it)}" for key, it in attributes.items()])
        self._pieces.append(f"<{name}{facts}>")

    def end(self, _name: str) -> None:
        name = self._open.pop()
        if name in _PARAGRAPHS:
            self._paragraphs -= 1
            self._space = self._is_first = False
        self._pieces.append(f"</{name}>")

    def text(self, text: str) -> None:
        parent = self._open[-1]
        if self._paragraphs and parent.partition(":")[0] == "text":
            self._put_words(text)
        elif parent == _PICTURE or (parent.partition(":")[0] in _OF_ELEMENTS and text.isspace()):
            return
        else:
            self._pieces.append(escape(text, quote=False))

    def refuse(self, *_facts: object) -> None:
        """Entities could expand without end; no spreadsheet program declares any."""
        raise damaged()

    def _put_words(self, text: str) -> None:
        """Text of a paragraph: blanks become one space, and none at its beginning and end."""
        for number, word in enumerate(_BLANKS.split(text)):
            self._space = self._space or number > 0
            if word:
                self._put_space()
                self._pieces.append(escape(word, quote=False))
                self._is_first = False

    def _put_space(self) -> None:
        if self._space and not self._is_first:
            self._pieces.append(" ")
        self._space = False

    def _renamed(self, name: str, *, own: bool = True) -> str:
        prefix, colon, local = name.rpartition(":")
        names = self._names or {}
        if prefix == "xmlns" and local in names:
            return f"xmlns:{names[local]}"
        if not colon and not own:
            return f"xmlns:{names['']}" if name == "xmlns" and "" in names else name
        return f"{names[prefix]}:{local}" if prefix in names else name


def _usual_cell(attributes: dict[str, str]) -> dict[str, str]:
    """A value that is no number makes the cell a text, as it is shown; what repeats is counted."""
    usual = dict(attributes)
    if not _NUMBER.fullmatch(usual.get("office:value", "0")):
        del usual["office:value"]
        usual["office:value-type"] = "string"
    for key in _REPEATED:
        if not usual.get(key, "1").isdecimal():
            del usual[key]
    return usual


def _prefixes(attributes: dict[str, str]) -> dict[str, str]:
    """The usual prefix for each other one that the root element declares."""
    declared = {
        key.partition(":")[2]: _PREFIXES[uri]
        for key, uri in attributes.items()
        if key.partition(":")[0] == "xmlns" and uri in _PREFIXES
    }
    return {prefix: usual for prefix, usual in declared.items() if prefix != usual}
