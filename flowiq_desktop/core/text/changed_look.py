"""Whether values that are filled into a text change how WhatsApp formats it.

A name with `_` in it or an amount with `*` can open or close a mark of the text, and what begins
like a list becomes one. The text as it is filled is compared with the same in which the values'
signs stand for nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from flowiq_desktop.core.text.merge_fields import MergeText
from flowiq_desktop.core.text.whatsapp_markup import Span, parse

_LEAD = r"(?:[*>-](?!\S)|\d{1,2}\.(?!\S))"
_LETTER = r"[^\W_]"
# A mark between two letters or digits neither opens nor closes anything.
_MARK = rf"(?<!{_LETTER})[*_~`]|[*_~`](?!{_LETTER})"
_SIGNS = re.compile(rf"{_MARK}|\n|^{_LEAD}")
_LEADS = re.compile(rf"^{_LEAD}", re.MULTILINE)
_BETWEEN = "\x1f"
_SIGNS_BETWEEN = re.compile(rf"{_MARK}|\n|{_BETWEEN}{_LEAD}")
_LEADS_BETWEEN = re.compile(_BETWEEN + _LEAD)
_SIGN = "!"
"""Stands in for a sign: no letter, no blank, and nothing to WhatsApp."""
_AS_NO_MARK = str.maketrans(dict.fromkeys("*_~`", _SIGN))
_AS_SIGN = str.maketrans(dict.fromkeys("*_~`>-.", _SIGN))
_BREAK = re.compile(r"\r?\n[\r\n\t ]*")
_WORD = re.compile(rf"\d+|{_LETTER}+")
_LINK = re.compile(rf"://|{_LETTER}\.{_LETTER}+/")
_SHAPES_REMEMBERED = 4096

Look = list[tuple[str, tuple[object, ...]]]
Values = tuple[tuple[str, str], ...]


def may_change_looks(value: str) -> bool:
    """Whether there is a sign in a value that may mean something to WhatsApp; said at a glance."""
    return _SIGNS.search(value) is not None


def some_may_change_looks(values: Sequence[str]) -> bool:
    """The same of any of many values, in a fraction of the time."""
    joined = _BETWEEN + _BETWEEN.join(values)
    has_mark = any(sign in joined for sign in "*_~`\n")
    return (_SIGNS_BETWEEN if has_mark else _LEADS_BETWEEN).search(joined) is not None


def has_words_of_its_own(text: MergeText) -> bool:
    """Whether a text is more than a value: one that is says itself how it is to look."""
    return any(isinstance(part, str) and not part.isspace() for part in text.parts)


def column_that_changes_looks(text: MergeText, values: Mapping[str, str]) -> str:
    """The first column whose value changes how the text is formatted, or "".

    Args:
        text: a text with merge fields.
        values: the values of its columns, "" for none.
    """
    return _changing(text, tuple((column, _shape(value)) for column, value in values.items()))


def _shape(value: str) -> str:
    """A value that looks the same to WhatsApp, and to many others: its words do not matter."""
    value = value.strip()
    if may_change_looks(value) and _LINK.search(value):
        return value
    return _WORD.sub(lambda word: "1" * min(3, len(word[0])) if word[0].isdecimal() else "x", value)


@lru_cache(_SHAPES_REMEMBERED)
def _changing(text: MergeText, shapes: Values) -> str:
    values = dict(shapes)
    with_signs = [column for column, value in shapes if may_change_looks(value)]
    if not with_signs or not _differs(text, values, with_signs):
        return ""
    alone = (column for column in with_signs if _differs(text, values, [column]))
    return next(alone, with_signs[0])


def _differs(text: MergeText, values: Mapping[str, str], columns: Iterable[str]) -> bool:
    """Whether the text looks otherwise when the signs in these columns stand for nothing."""
    signless = {column: _signless(values[column]) for column in columns}
    as_filled, as_meant = _filled(text, values, {}), _filled(text, values, signless)
    if _look(parse(as_filled), _style_and_line) != _look(parse(as_meant), _style_and_line):
        return True
    in_one_line = {column: _BREAK.sub(" ", value) for column, value in signless.items()}
    if in_one_line == signless:
        return False
    flat = _filled(text, values, in_one_line)
    return _look(parse(as_meant), _style) != _look(parse(flat), _style)


def _signless(value: str) -> str:
    """The value with signs that mean nothing, of the same length."""
    plain = _LEADS.sub(lambda lead: lead[0].translate(_AS_SIGN), value)
    return plain.translate(_AS_NO_MARK)


def _filled(text: MergeText, values: Mapping[str, str], instead: Mapping[str, str]) -> str:
    return text.fill(lambda column: instead.get(column, values.get(column, "")))[0]


def _style(span: Span) -> tuple[object, ...]:
    return span.bold, span.italic, span.strike, span.mono, span.code


def _style_and_line(span: Span) -> tuple[object, ...]:
    return (*_style(span), span.line)


def _look(spans: Iterable[Span], key: Callable[[Span], tuple[object, ...]]) -> Look:
    """The pieces that look alike, with the words in them; blanks have no look."""
    pieces: Look = []
    for span in spans:
        words = "".join(span.text.split()).translate(_AS_SIGN)
        if words and pieces and pieces[-1][1] == key(span):
            pieces[-1] = pieces[-1][0] + words, key(span)
        elif words:
            pieces.append((words, key(span)))
    return pieces
