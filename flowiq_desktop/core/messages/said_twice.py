"""What a message says twice in a row, because a text and a cell both say it: "R R 1 850,00".

Somebody writes "R {{Amount}}" or "Dear Mrs {{Name}}", and in some rows the cell has the "R" or the
"Mrs" as well. The words that a text has right beside a field are looked for at that end of its
cells; a currency is looked for at both ends. Another currency, or another title, counts too: "R 50
USD" and "Mrs Mr Nkosi" are as wrong.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flowiq_desktop.core.money.currencies import is_currency
from flowiq_desktop.core.text.merge_fields import MergeField, MergeText
from flowiq_desktop.core.vocabulary.titles import is_title

_LETTER: Final = r"[^\W\d_]"
_BLANK: Final = r"[^\S\n]"
_SIGNS_BEFORE: Final = r"\u20a0-\u20cf$£¥¢#№@+"
_SIGNS_BEHIND: Final = r"\u20a0-\u20cf$£¥¢%‰°,"
_BEFORE: Final = re.compile(rf"(?:(?<![^\W_])({_LETTER}+)\.?|([{_SIGNS_BEFORE}])){_BLANK}*\Z")
_BEHIND: Final = re.compile(rf"{_BLANK}*(?:(\.?{_LETTER}+)(?![^\W_])|([{_SIGNS_BEHIND}]))")
_MONEY: Final = rf"(?:{_LETTER}{{1,4}}\$?|{_LETTER}\.{_LETTER}|[\u20a0-\u20cf$£¥¢])\.?"
_MONEY_BEFORE: Final = re.compile(rf"\s*({_MONEY})\s*(?=[\d+-])")
_MONEY_BEHIND: Final = re.compile(rf"(?<=\d)\s*({_MONEY})\s*\Z")
_FIRST_WORD: Final = re.compile(rf"{_LETTER}+(?:\.|(?=\s))(?=\s*\S)")
_BETWEEN: Final = "\x1f"
_ENDS: Final = re.compile(rf"{_BETWEEN}\s*[^\s\d{_BETWEEN}]|[^\s\d{_BETWEEN}]\s*{_BETWEEN}")
_LONGEST: Final = 60
"""Characters of a cell; longer ones are sentences, which may well begin like the text."""
_JOINTS_REMEMBERED: Final = 4096


@dataclass(frozen=True, slots=True)
class Joint:
    """A word of a text that stands right beside a field.

    Attributes:
        column: the field's.
        word: as the text has it.
        is_before: whether it stands before the field, else behind it.
    """

    column: str
    word: str
    is_before: bool

    def without(self, cell: str) -> str:
        """The cell without what the text says already; the same where it does not say it."""
        if len(cell) > _LONGEST or not (bare := cell.strip()):
            return cell
        if is_currency(self.word) and any(map(str.isdecimal, bare)):
            left = _without_money(bare)
        elif self.is_before and is_title(self.word) and is_title(_first_word(bare)):
            left = bare[len(_first_word(bare)) :].strip()
        else:
            left = _pattern(self.word, is_before=self.is_before).sub("", bare, count=1).strip()
        return left if left and left != bare else cell

    def is_said_again(self, cell: str) -> bool:
        """Whether a cell says the word of the text as well."""
        return self.without(cell) != cell

    def said_with(self, cell: str) -> str:
        """What the message says where text and cell meet: "R R 1 850,00"."""
        bare = cell.strip()
        return f"{self.word} {bare}" if self.is_before else f"{bare} {self.word}"


def without_word(cell: str, word: str) -> str:
    """A cell without a word of the text, at whichever end it has it."""
    ends = (Joint("", word, is_before=is_before).without(cell) for is_before in (True, False))
    return next((left for left in ends if left != cell), cell)


@lru_cache(_JOINTS_REMEMBERED)
def joints(text: MergeText) -> tuple[Joint, ...]:
    """The words beside the fields of a text."""
    found: dict[Joint, None] = {}
    for at, part in enumerate(text.parts):
        if not isinstance(part, MergeField):
            continue
        before, behind = text.parts[at - 1 : at], text.parts[at + 1 : at + 2]
        if before and isinstance(before[0], str) and (met := _BEFORE.search(before[0])):
            found[Joint(part.column, met[1] or met[2], is_before=True)] = None
        if behind and isinstance(behind[0], str) and (met := _BEHIND.match(behind[0])):
            found[Joint(part.column, met[1] or met[2], is_before=False)] = None
    return tuple(found)


def some_may_be_said_twice(joint: Joint, cells: Sequence[str]) -> bool:
    """Whether some of many cells may say the word of a text again; soon said."""
    joined = f"{_BETWEEN}{_BETWEEN.join(cells)}{_BETWEEN}"
    if is_currency(joint.word) and _ENDS.search(joined):
        return True
    if joint.is_before and is_title(joint.word):
        return any(is_title(_first_word(cell.strip())) for cell in cells)
    return joint.word.casefold() in joined.casefold()


def _first_word(text: str) -> str:
    """All before the first blank, or behind the point of "Mr.Nkosi"; a word alone is a name."""
    found = _FIRST_WORD.match(text)
    return found[0] if found else ""


def _without_money(amount: str) -> str:
    """An amount without the currency at either end of it."""
    before = _MONEY_BEFORE.match(amount)
    if before and is_currency(before[1]):
        amount = amount[before.end() :]
    behind = _MONEY_BEHIND.search(amount)
    return amount[: behind.start()] if behind and is_currency(behind[1]) else amount


@lru_cache(_JOINTS_REMEMBERED)
def _pattern(word: str, *, is_before: bool) -> re.Pattern[str]:
    """Finds the word at one end of a cell that says more than it.

    A letter alone is an initial unless a number follows: "A Botha" is somebody's name.
    """
    is_letter = word.isalpha() and len(word) == 1
    other = r"[\d+-]" if is_letter else r"\S"
    no_letter = _LETTER if word.isalpha() else r"(?!)"
    said = re.escape(word) if is_letter else rf"(?i:{re.escape(word)})"
    if is_before:
        return re.compile(rf"\A{said}(?!{no_letter})\.?\s*(?={other})")
    return re.compile(rf"(?<={other})\s*(?<!{no_letter}){said}\.?\s*\Z")
