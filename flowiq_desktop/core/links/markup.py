"""Links that are written as another program writes them: tags, Markdown, formulas."""

import html
import re
from urllib.parse import unquote

_QUOTES = "\"'\u2018\u2019\u201c\u201d\u201e\u00b4`"
_TAG = re.compile(
    rf"<\s*(?:a|img|iframe|video|audio|source|embed)\b[^<>]{{0,500}}?\b(?:href|src)\s*=\s*"
    rf"(?:[{_QUOTES}]\s*(?P<quoted>[^{_QUOTES}<>]+)|(?P<bare>[^\s{_QUOTES}<>]+))",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    rf"'?[=+@]\s*[\w.]{{2,40}}\s*\(\s*[{_QUOTES}]+(?P<quoted>[^{_QUOTES}]+)[{_QUOTES}]+\s*[,;)]"
)
"""HYPERLINK has another name in each language; what a function is given first is the address."""
_MARKDOWN = re.compile(
    r"!?\[[^\[\]]{0,500}\]\s?\(\s*<?(?P<quoted>[^\s()<>]+(?:\([^\s()]*\)[^\s()]*){0,9})"
)
_FORUM = re.compile(
    r"\[(?:url|img)(?:=[\"']?(?P<quoted>[^\[\]\"']+)[\"']?)?\](?P<bare>[^\[\]]*)", re.IGNORECASE
)
_CHAT = re.compile(r"<(?P<quoted>https?://[^<>|]+)\|[^<>]*>", re.IGNORECASE)
_WIKI = re.compile(r"\[{1,2}(?P<quoted>https?://[^\s\[\]|]+)[\s|][^\[\]]*\]", re.IGNORECASE)
_FORMS = (_TAG, _FORMULA, _MARKDOWN, _FORUM, _CHAT, _WIKI)
_SIGNS = "<[=+@&"
_ESCAPED = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);", re.IGNORECASE)
"""As a web page's source writes them: with the semicolon, so that `&copy=2` stays what it is."""
_CODED_WHOLE = re.compile(r"https?%3a%2f%2f[^\s/]*\Z", re.IGNORECASE)


def without_markup(text: str) -> str:
    """The address in a tag, a formula or Markdown; the text itself where it is nothing of these."""
    if "&" in text:
        text = _ESCAPED.sub(lambda found: html.unescape(found[0]), text)
    text = _of_program(text)
    if not any(sign in text for sign in _SIGNS):
        return text
    for form in _FORMS:
        found = form.search(text)
        if found is not None:
            groups = found.groupdict()
            return (groups.get("quoted") or groups.get("bare") or "").strip() or text
    return text


def _of_program(text: str) -> str:
    """An address that was copied out of data for programs, or that is coded as a whole."""
    if r"\/" in text and "://" in (plain := text.replace(r"\/", "/")):
        text = plain
    if r"\u0026" in text:
        text = text.replace(r"\u0026", "&")
    return unquote(text) if _CODED_WHOLE.match(text) else text
