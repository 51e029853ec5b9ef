"""Opt-out: whether what a person answered asks for no more messages."""

import re
import unicodedata
from functools import cache

from flowiq_desktop.core.reach.opt_out_words import AROUND, PLEASE, START, STOP
from flowiq_desktop.core.text.plain_letters import ARABIC_SPELLINGS, plain_letters

_LONGEST = 160
"""Signs; who writes more than this says more than "stop", and somebody should read it."""
_APOSTROPHES = dict.fromkeys(map(ord, "'\u2019\u2018\u02bc`\u00b4"))


def asks_to_stop(text: str) -> bool:
    """Whether the whole message asks for no more messages: "STOP", "Stop asseblief", "Pare!".

    Case, accents, punctuation and emoji do not count, nor do "please", "thank you" and greetings
    around it. A sentence about something else is none: "stop sending the buses at 7". English,
    Afrikaans, isiZulu, isiXhosa, Portuguese, French, Spanish, Arabic and Swahili are known.
    """
    return _is(text, STOP)


def asks_to_start(text: str) -> bool:
    """Whether the whole message asks for messages again: "START".

    It releases nobody: it is pointed out, and a person decides.
    """
    return _is(text, START)


def _is(text: str, patterns: tuple[str, ...]) -> bool:
    if not text or len(text) > _LONGEST:
        return False
    words = _once(_bare(_words(text)))
    return bool(words) and _any_of(patterns).fullmatch(words) is not None


def _words(text: str) -> str:
    """Its letters and digits in small letters, one blank between words."""
    typed = plain_letters(text.translate(_APOSTROPHES)).casefold().translate(ARABIC_SPELLINGS)
    kept = (_kept(sign) for sign in typed)
    words = "".join(kept).split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)  # S T O P, S.T.O.P.
    return " ".join(words)


def _kept(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind[0] in "LN":
        return sign
    return "" if kind[0] == "M" or kind == "Cf" else " "


def _bare(words: str) -> str:
    """Without "please", and what is said around a request: greetings, "thank you", "now"."""
    please, around = _any_of(PLEASE).pattern, _any_of(AROUND).pattern
    asked = " ".join(re.sub(rf"\b{please}\b", " ", words).split())
    return re.sub(f"^(?:{around} )+|(?: {around})+$", "", asked)


def _once(words: str) -> str:
    """Said once: "stop stop stop" is "stop"."""
    parts = words.split()
    return parts[0] if len(set(parts)) == 1 else words


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")")
