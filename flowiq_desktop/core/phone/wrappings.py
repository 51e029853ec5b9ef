"""Wrappings: what programs and people write around a phone number, in one cell with it.

Only what is known to say nothing else is taken off. "0821234567 (old)" may be no number to write
to, and stays for the person to decide.
"""

import re
from typing import NamedTuple

from flowiq_desktop.core.columns.synonyms import PHONE_NAMES, words_of
from flowiq_desktop.core.vocabulary.languages import words
from flowiq_desktop.texts import Text, mark, phrase

_LONGEST = 120
"""Longer cells are no number with something around it; the patterns need not look at them."""
_LONGEST_LINK = 2000
"""Characters of a link, which may carry the whole text that it puts into a chat."""
_CODED = r"(?:\+|%2B|00)?(?P<coded>[1-9]\d{6,14})"
"""Digits as WhatsApp's own addresses have them: always with the country code, never with the +."""
_NUMBER = r"(?P<number>[+(]?[+\d][\d\s().\-/]*\d\)?)"
_LABEL = r"(?P<words>[^\W\d_](?:[^\W\d_]|['\u2019 .]){0,38})"

_SHORT = (
    *("ph", "tel", "mob", "cel", "wa", "sel", "tlf", "telf", "no", "nr", "num", "contact"),
    *("c", "m", "t", "p", "w", "h", "cellphone", "cell phone", "phone number"),
)
_BEHIND = (
    *("whatsapp", "wa", "cell", "cellphone", "mobile", "phone", "celular", "movil", "móvil"),
    *("selfoon", "handy", "portable", "telemóvel", "cellulare", "number"),
)


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in words_of(name))


_OF_NAMES = frozenset(word for word in _words(*PHONE_NAMES) if len(word) > 1)
"""Without letters that stand for "number": O82 may be 082, typed wrongly."""
_MAY_STAND_BEFORE = _words(*words("relations"), *_SHORT, *_BEHIND) | _OF_NAMES
_MAY_STAND_BEHIND = _words(*words("relations"), *words("mobile"), *_BEHIND)
"""Fewer: a "no" behind a number is a no."""


TOOK_OUT_QUOTES = mark("took out the = and quotes")
TOOK_OUT_APOSTROPHE = mark("took out the apostrophe")
TOOK_OUT_DECIMALS = mark("took out the decimals")
TOOK_OUT_THOUSANDS = mark("took out the signs between thousands")
WROTE_DIGITS_OUT = mark("wrote the shortened number out")


class _Wrapping(NamedTuple):
    """A way of writing: what it looks like, and what to say when it is taken off."""

    pattern: re.Pattern[str]
    repair: Text = ""


_LINK = _Wrapping(
    re.compile(
        rf"(?:https?://)?(?:www\.)?wa\.me/{_CODED}/?(?:\?.*)?"
        rf"|(?:https?://(?:api|web|www)\.whatsapp\.com|whatsapp:/)/send/?"
        rf"\?(?:[^#]*&)?phone={_CODED.replace('coded', 'also')}(?:&.*)?",
        re.IGNORECASE,
    ),
    mark("took the number out of the link"),
)
_WRITINGS = (
    # What spreadsheets and exports put around a number to keep it text, or turn its value into.
    _Wrapping(re.compile(r'="(?P<number>[^"=]*)"'), TOOK_OUT_QUOTES),
    _Wrapping(re.compile(r"['`\u2018\u2019\u02bc](?P<number>.*)"), TOOK_OUT_APOSTROPHE),
    _Wrapping(re.compile(r'["\u201c\u201d\u201e](?P<number>[+(\d][^"]*)["\u201c\u201d]')),
    _Wrapping(re.compile(r"(?P<number>\+?\d{7,})[.,]0{1,2}"), TOOK_OUT_DECIMALS),
    # WhatsApp's own addresses; one that ends in @g.us is a group, and @lid hides the number.
    _Wrapping(
        re.compile(rf"{_CODED}(?::\d{{1,3}})?@(?:c\.us|s\.whatsapp\.net)", re.IGNORECASE),
        mark("took out what WhatsApp writes behind a number"),
    ),
    _LINK,
    _Wrapping(
        re.compile(
            r"(?:whatsapp|tel|sms|callto|wa|p):/{0,2}\s*(?P<number>[+(\d].*)", re.IGNORECASE
        ),
        mark("took out what stands before the number"),
    ),
    _Wrapping(re.compile(r"(?P<number>.*[\d)])[\s;,:.]+|[\s;,:]+(?P<other>[+(\d].*)")),
)
_LABELLED = (
    (re.compile(rf"{_LABEL}\s*[.:#=\-\u2013]*\s*{_NUMBER}"), _MAY_STAND_BEFORE),
    (re.compile(rf"{_NUMBER}\s*[,;\-\u2013(\[]*\s*{_LABEL}\s*[)\]]?"), _MAY_STAND_BEHIND),
)


def unwrapped(text: str) -> tuple[str, tuple[Text, ...]]:
    """A number without what stands around it, and what was taken off.

    Args:
        text: a cell in plain characters, trimmed.
    """
    if len(text) > _LONGEST:
        return _linked(text) or (text, ())
    repairs: list[Text] = []
    if digits := written_out(text):
        return digits, (WROTE_DIGITS_OUT,)
    if digits := without_thousands(text):
        text = digits
        repairs.append(TOOK_OUT_THOUSANDS)
    for writing in _WRITINGS:
        if match := writing.pattern.fullmatch(text):
            text = _inside(match)
            repairs.append(writing.repair)
    for pattern, known in _LABELLED:
        if (match := pattern.fullmatch(text)) and _are_known(match["words"], known):
            text = match["number"]
            repairs.append(phrase('took out "{words}"', words=match["words"].strip()))
    return text, tuple(filter(None, repairs))


_THOUSANDS = re.compile(r"([1-9]\d{0,2}(?:([,'.\u2019 ])\d{3})(?:\2\d{3}){1,3})(?:[.,]0{1,2})?")
"""A number with the format of amounts: all groups of digits but the first have three."""


def without_thousands(text: str) -> str:
    """Digits of which an amount was made, such as 27,821,234,567; "" for all other texts.

    Spaces and dots are left where they say nothing else: people put them into phone numbers.
    """
    found = _THOUSANDS.fullmatch(text)
    if found is None or (found[1] == text and found[2] in " ."):
        return ""
    return found[1].replace(found[2], "")


_SHORTENED = re.compile(r"\+?([1-9])[.,](\d{6,14})[eE]\+?(\d{1,3})")


def written_out(text: str) -> str:
    """Digits of which a program kept every one in scientific notation; "" for all other texts.

    2.7821234567E+10 is 27821234567. With fewer digits than the exponent asks for, whether zeros
    or lost ones are missing cannot be told.
    """
    found = _SHORTENED.fullmatch(text)
    if found is None or len(found[2]) != int(found[3]):
        return ""
    return found[1] + found[2]


def _linked(text: str) -> tuple[str, tuple[Text, ...]] | None:
    match = _LINK.pattern.fullmatch(text) if len(text) <= _LONGEST_LINK else None
    return (_inside(match), (_LINK.repair,)) if match else None


def _inside(match: re.Match[str]) -> str:
    groups = match.groupdict()
    coded = groups.get("coded") or groups.get("also")
    inside = f"+{coded}" if coded else groups.get("number") or groups.get("other") or ""
    return inside.strip()


def _are_known(label: str, known: frozenset[str]) -> bool:
    """Whether a label says no more than whose number it is, or that it is one.

    "Mom's cell" is about the mom. A lone "no" may be the answer to whether it is the right one.
    """
    found = words_of(re.sub(r"['\u2019]s\b", "", label.casefold()))
    return found <= known and found != {"no"}
