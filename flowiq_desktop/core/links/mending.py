"""Mending: the link that somebody meant who mistyped it, or copied more than it."""

import re
from enum import Enum
from typing import NamedTuple
from unicodedata import category, normalize

from flowiq_desktop.core.links.address import KNOWN_ENDINGS, path_ending, split_link, split_loosely
from flowiq_desktop.core.links.local import is_file_name
from flowiq_desktop.core.links.markup import without_markup

_ROUNDS = 2
"""What one step leaves may be what an earlier one looks for."""
LONGEST_TEXT = 4000
"""Characters of a cell that is looked at; a link with what stands around it has fewer."""


class Fault(Enum):
    """What keeps a text from being a link; the value is the code of its problem."""

    MARKUP = "link_in_markup"
    SEVERAL = "several_links"
    WORDS = "link_in_words"
    END = "link_end"
    MAYBE_END = "link_end_unsure"
    SCHEME = "link_start"
    BACKSLASHES = "link_backslashes"
    BLANKS = "link_blanks"


class Mended(NamedTuple):
    """A link that is one now.

    Attributes:
        link: as it would be written.
        fault: what was wrong, the first that was found.
    """

    link: str
    fault: Fault


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_START = r"(?:https?:[\\/]{2}|www\.)"
_OPENING = "<([{\"'`\u2018\u201c\u201e\u00ab\u2039*\uff08\u3010\u300c\u300e\u300a\u3008"
_CLOSING = (
    ".,;:!<>\"'`\u2018\u2019\u201d\u201c\u00bb\u203a*|\u2026"
    "\u060c\u061b\u061f\u06d4"  # Arabic: comma, semicolon, question mark, full stop
    "\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u3011\u300d\u300f\u300b\u3009"
)
_SYMBOLS = frozenset({"So", "Sk"})
"""Unicode's categories of pictures and of what colours one; a picture may be asked for behind."""
_AS_PICTURE = "\ufe0f"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_MARKS = "*_~"
"""WhatsApp's, around a link that somebody wanted to stand out."""
_CODED_SIGNS = (
    *("%20", "%09", "%0a", "%0d", "%c2%a0", "%22", "%3e", "%e2%80%8b", "%e2%80%9d"),
    *("%ef%bb%bf", "%e2%81%a0"),
)
"""Blanks, quotation marks and signs that nobody sees, as a browser's address bar codes them."""
_LINK = re.compile(rf"(?<![\w/\\.@-]){_START}(?=[^\s\\/])", re.IGNORECASE)
_SEPARATED = re.compile(
    rf"[\s,;|\u060c\u061b\u3001\uff0c\uff1b]{{1,20}}(?:(?:and|or|&|/|\+|en|y|e|und|et)\s+)?"
    rf"(?=[<(\[\"']{{0,3}}{_START})"
    r"|(?<=\.(?:pdf|jpg|png|mp4|mp3|doc|xls|ppt))[+/&]?(?=https?:)"
    r"|(?<=\.(?:jpeg|docx|xlsx|pptx))[+/&]?(?=https?:)",
    re.IGNORECASE,
)
_SCHEMES = re.compile(
    r"(?:h+t+p+s*|h?ttps?|h?tps?|hptts?|htt?s)"
    r"(?:\s*:[\s\\/]{0,6}|\s*[;.,]\s*/{1,3}\s*|\s*/{2,3}\s*)(?=[\w\[])",
    re.IGNORECASE,
)
_RIGHT_SCHEME = re.compile(r"https?://(?=[^\s/\\])", re.IGNORECASE)
_FINE = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?"
    r"(?:/(?:[\w/.~+=&?#:@!$*,;-]|%(?!(?:[02]0|22|3[eE]|0[aAdD9]|[aA]0|8[bB]|9[dD]|[bB][fF])$))*(?<![.,;:!*$@?#&]))?",
    re.ASCII,
)
_DOUBLED = re.compile(
    r"(?:https?[:/\\]{1,4}(?:www\.)?){1,5}(?=https?(?::|//))|www\.(?=https?://)", re.IGNORECASE
)
_WIDE = re.compile(r"[^/\uff0f]{1,9}[:\uff1a][/\uff0f]{2}[^/\uff0f]{1,300}[/\uff0f]?")
"""The beginning of an address, in which a keyboard of East Asia may have written wide signs."""
_HOST = re.compile(
    r"(?:(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?P<top>[a-z]{2,24})"
    r"|\d{1,3}(?:\.\d{1,3}){3}|localhost)(?::\d{1,5})?"
    r"(?P<rest>[/?].*)?",
    re.IGNORECASE | re.DOTALL,
)
_BLANKS = re.compile(r"\s+")
_ESCAPES = re.compile(r"&(?:amp;|#)")
_BETWEEN = re.compile(r"[\s,;|\u060c\u3001]+")
_WRAPPED = re.compile(r"[^\S\n\r]*[\n\r]+\s*")


def mended(text: str) -> Mended | None:
    """The link that a text is meant to be; None where it is one already, or nobody can be sure.

    Args:
        text: a whole cell.
    """
    if len(text) > LONGEST_TEXT or "{{" in text or _is_one_link(text):
        return None
    tidy = _INVISIBLE.sub("", text).strip()
    fault: Fault | None = None
    for found, mend in _STEPS * _ROUNDS:
        after = mend(tidy)
        if after != tidy:
            fault, tidy = fault or found, after
    if split_link(tidy) is None:
        return _inside_only(tidy, fault)
    if fault is None:
        return Mended(tidy, Fault.END) if tidy != text.strip() else None
    if fault is Fault.END and not _is_surely_better(text.strip(), tidy):
        fault = Fault.MAYBE_END
    return Mended(tidy, fault)


def _is_one_link(text: str) -> bool:
    """Whether a text is surely one link and nothing else; most are, and need no further look."""
    again = any(text.find(start, len("https://w")) > 0 for start in ("http", "www."))
    return not again and not _ESCAPES.search(text) and _FINE.fullmatch(text) is not None


def _inside_only(tidy: str, fault: Fault | None) -> Mended | None:
    """What became a link, though one to a host of some network: its host is told then."""
    return Mended(tidy, fault) if fault is not None and split_loosely(tidy) else None


def _is_surely_better(before: str, after: str) -> bool:
    """Whether a link was none before, or was one to no known kind of file and now is."""
    parts = split_link(after)
    is_file = parts is not None and path_ending(parts.path) in KNOWN_ENDINGS
    return is_file or split_link(before) is None


def _first_of_several(text: str) -> str:
    """The first of the links in a text that has several."""
    pieces = [piece.strip() for piece in _SEPARATED.split(text) if piece and piece.strip()]
    links = [piece for piece in pieces if _LINK.match(piece.lstrip(_OPENING))]
    if len(links) < 2 and (whole := _first_of_whole_ones(text)):  # noqa: PLR2004  one is no choice
        return whole
    if len(links) < 2 or (links[0] != pieces[0] and not _has_blanks(text)):  # noqa: PLR2004  one is no choice
        return text
    first = links[0]
    # Some addresses have another one in their query, after a comma as well.
    if "?" in first and not _has_blanks(text) and _ending(first) not in KNOWN_ENDINGS:
        return text
    return _without_words_behind(first)


def _first_of_whole_ones(text: str) -> str:
    """The first of several addresses of files, one of which has no beginning; "" for others."""
    first, *others = [piece for piece in _BETWEEN.split(text) if piece] or [""]
    is_whole = _ending(first) in KNOWN_ENDINGS and (_LINK.match(first) or _is_bare(first))
    return first if is_whole and others and any(map(_is_bare, others)) else ""


def _is_bare(text: str) -> bool:
    """Whether it is an address without its beginning: a host, and a path to a kind of file."""
    shape = _HOST.fullmatch(text)
    is_file = shape is not None and _ending(text) in KNOWN_ENDINGS
    return is_file and shape is not None and (shape["rest"] or "").startswith("/")


def _out_of_words(text: str) -> str:
    """The one link between words, with the blanks that are its own."""
    found = _LINK.search(text)
    if found is None or split_loosely(text) or _SCHEMES.match(text):
        return _without_words_behind(text) if found is not None and not found.start() else text
    link = text[found.start() :]
    if found.start() == 0 or not text[: found.start()].strip(_OPENING + _MARKS):
        return text
    shorter = _without_words_behind(link)
    if shorter == link and _has_blanks(link) and _ending(_without_signs(link)) not in KNOWN_ENDINGS:
        return link.split()[0]  # in a sentence, nobody takes the words behind for a part of it
    return shorter


def _without_words_behind(link: str) -> str:
    """A link that is complete by itself, without the words behind it."""
    first, *others = link.split() or [""]
    is_whole = _ending(_without_signs(first)) in KNOWN_ENDINGS
    if not is_whole or not any(word.strip(_CLOSING) for word in others):
        return link
    return link if _ending(_without_signs(others[-1])) in KNOWN_ENDINGS else first


def _has_blanks(text: str) -> bool:
    return _BLANKS.search(text) is not None


def _without_signs(text: str) -> str:
    """A link without the signs of the sentence that it stood in."""
    text = _without_marks(text.strip()).lstrip(_OPENING)
    while text:
        shorter = text.rstrip(_CLOSING).rstrip()
        if category(shorter[-1:] or "a") in _SYMBOLS or shorter.endswith(_AS_PICTURE):
            shorter = shorter[:-1]
        last = shorter[-1:]
        if last in _PAIRS and shorter.count(last) > shorter.count(_PAIRS[last]):
            shorter = shorter[:-1]
        elif coded := next(filter(shorter.lower().endswith, _CODED_SIGNS), ""):
            shorter = shorter[: -len(coded)]
        if shorter == text:
            break
        text = shorter
    return text


def _without_marks(text: str) -> str:
    """Without what WhatsApp would take for the marks of a style."""
    while len(text) > 1 and text[0] in _MARKS:
        text = text[1:].removesuffix(text[0])
    return text


def _with_narrow_signs(text: str) -> str:
    """With the signs of an address where wide ones of the same meaning stand before its path."""
    start = _WIDE.match(text)
    if start is None or start[0].isascii():
        return text
    narrow = normalize("NFKC", start[0]).replace("\u3002", ".")
    return narrow + text[start.end() :] if _RIGHT_SCHEME.match(narrow) else text


def _with_scheme(text: str) -> str:
    """With `https://` where the beginning is missing or mistyped."""
    text = _with_narrow_signs(text)
    text = _DOUBLED.sub("", text) if _DOUBLED.match(text) else text
    if _RIGHT_SCHEME.match(text):
        return text
    if (typed := _SCHEMES.match(text)) is not None:
        rest = text[typed.end() :]
        scheme = "http" if typed[0].lower().startswith("http:") else "https"
        return f"{scheme}://{rest}" if _begins_with_host(rest) else text
    bare = text.removeprefix("://").removeprefix("//")
    shape = _HOST.match(bare)
    if shape is None or shape.end() != len(bare) or (shape["top"] or "").lower() in KNOWN_ENDINGS:
        return text
    known = bare.lower().startswith("www.") or (shape["rest"] or "").strip("/? ")
    return f"https://{bare}" if known else text


def _begins_with_host(text: str) -> bool:
    """Whether a text goes on as a link does behind its beginning."""
    if is_file_name(text):
        return False
    host = re.split(r"[/?\s]", text, maxsplit=1)[0]
    return _HOST.fullmatch(host) is not None or ("/" in text and "." not in host)


def _with_slashes(text: str) -> str:
    return text if "@" in text else text.replace("\\", "/")


def _with_coded_blanks(text: str) -> str:
    """With `%20` for each blank in the path, and none before it."""
    scheme, _, rest = text.partition("://")
    host, _, path = rest.partition("/")
    path = _WRAPPED.sub("", path).strip()  # a line that ended within the address
    if not _has_blanks(text) or not path or not _is_one_path(path):
        return text
    return f"{scheme}://{_BLANKS.sub('', host)}/{_BLANKS.sub(_coded, path)}"


def _coded(blanks: re.Match[str]) -> str:
    return "%20" * len(blanks[0])


def _is_one_path(path: str) -> bool:
    """Whether a path with blanks in it goes on behind them, so that they are no end of a link."""
    _, *behind = path.split(maxsplit=1)
    return not behind or _ending(path) in KNOWN_ENDINGS or "/" in behind[0] or "=" in path


def _ending(link: str) -> str:
    return path_ending(re.split(r"[?#]", link, maxsplit=1)[0].rstrip())


_STEPS = (
    (Fault.MARKUP, without_markup),
    (Fault.SEVERAL, _first_of_several),
    (Fault.WORDS, _out_of_words),
    (Fault.END, _without_signs),
    (Fault.BACKSLASHES, _with_slashes),
    (Fault.SCHEME, _with_scheme),
    (Fault.BLANKS, _with_coded_blanks),
)
"""In this order, as each leaves to the next what it needs."""
