"""Writings: web pages, drawings, data for programs and plain text, in any Unicode encoding."""

import codecs
import json
import re

from flowiq_desktop.core.media.file_types import UNKNOWN

LOOKED_AT = 64 * 1024
"""Bytes of a text that are looked at: a web page may begin with a very long comment."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOSTLY = 0.7
_SAMPLE = 512
_CONTROLS = frozenset(map(chr, {*range(32), 0x7F} - {9, 10, 11, 12, 13, 27}))
_MOST_CONTROLS = 0.02
_ELEMENT = re.compile(r"<([A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})(?=[\s/>])")
_HTML = frozenset(
    {"html", "head", "body", "title", "script", "style", "noscript", "meta", "link", "base"}
    | {"div", "p", "span", "form", "table", "center", "font", "a", "img", "br", "hr", "b", "pre"}
    | {"h1", "h2", "h3", "h4", "ul", "main", "header", "nav", "section", "article", "iframe"}
    | {"frameset", "template"}
)
_JSON_START = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[\[{"\]]|-?\d))')


def writing_type(head: bytes) -> str:
    """The content type of a text, or `UNKNOWN` when it is none."""
    text = _decoded(head[:LOOKED_AT])
    if not text or _is_binary(text):
        return UNKNOWN
    if text.lstrip().startswith("{\\rtf"):
        return "application/rtf"
    markup = _markup_type(text)
    if markup:
        return markup
    return "application/json" if _is_json(text, whole=len(head) <= LOOKED_AT) else "text/plain"


def _decoded(head: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    encoding = encoding or _silent_utf_16(head[:_SAMPLE]) or "latin-1"
    return head.decode(encoding, "replace").removeprefix("\ufeff")


def _silent_utf_16(sample: bytes) -> str:
    """UTF-16 without a mark, by the zero bytes between its letters."""
    half = len(sample) // 2
    if half < 8:  # noqa: PLR2004 - too short to tell
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > _MOSTLY * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _MOSTLY * half and not odd else ""


def _is_binary(text: str) -> bool:
    controls = sum(map(text.count, _CONTROLS))
    return "\x00" in text or controls > _MOST_CONTROLS * len(text)


def _markup_type(text: str) -> str:
    """What markup it is, by its first element; "" for what does not begin with one."""
    start, declared = _after_prolog(text)
    if declared.startswith("<!doctype html"):
        return "text/html"
    element = _ELEMENT.match(text, start)
    name = element[2].lower() if element else ""
    if name == "svg" or declared.startswith("<!doctype svg"):
        return "image/svg+xml"
    is_of_html = element is not None and (not element[1] or "html" in element[1].lower())
    if (name in _HTML and is_of_html) or (declared == "<!--" and start == len(text)):
        return "text/html"
    if "<?mso-application" in text[:_SAMPLE]:
        return ""  # a document of Office that is written as a text
    is_xml = (
        text[:80].lstrip().lower().startswith("<?xml")
        or declared.startswith("<!doctype")
        or _is_closed(element, text)
    )
    return "application/xml" if is_xml else ""


def _is_closed(element: re.Match[str] | None, text: str) -> bool:
    """Whether an element ends in the text; a letter may begin with <Name> too."""
    return element is not None and f"</{element[1] or ''}{element[2]}>" in text


def _after_prolog(text: str) -> tuple[int, str]:
    """Where the first element is, and the last declaration before it in lower case."""
    at, declared = 0, ""
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if text.startswith("<!--", at):
            at, declared = _past(text, "-->", at + 4), declared or "<!--"
        elif text.startswith(("<?", "<!"), at):
            declared = " ".join(text[at : at + 60].lower().split())
            at = _past(text, "?>" if text.startswith("<?", at) else ">", at)
        else:
            return at, declared


def _past(text: str, mark: str, start: int) -> int:
    """The place after a mark, or the end of the text without one."""
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _is_json(text: str, *, whole: bool) -> bool:
    if not _JSON_START.match(text):
        return False
    if not whole:
        return True
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
