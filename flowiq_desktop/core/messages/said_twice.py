"""What a message says twice in a row, because a text and a cell both say it: "R R 1 850,00".

Somebody writes "R {{Amount}}" or "Dear Mrs {{Name}}", and in some rows the cell has the "R" or the
"Mrs" as well. The words that a text has right beside a field are looked for at that end of its
cells; a currency is looked for at both ends. Another currency, or another title, counts too: "R 50
USD" and "Mrs Mr Nkosi" are as wrong, but nobody but the person knows which of the two is right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from flowiq_desktop.core.money.currencies import (
    is_currency,
    is_same_currency,
    is_surely_currency,
)
from flowiq_desktop.core.text.merge_fields import MergeField, MergeText
from flowiq_desktop.core.vocabulary.name_beginnings import begins_names
from flowiq_desktop.core.vocabulary.titles import (
    are_titles,
    is_same_title,
    is_title,
    may_be_title,
)

_LETTER: Final = r"[^\W\d_]"
_BLANK: Final = r"[^\S\n]"
_LOOKS: Final = r"[*_~`]*"
"""Signs that make words bold or italic."""
_SIGNS: Final = r"\u20a0-\u20cf$£¥¢"
_WORD: Final = rf"{_LETTER}\.{_LETTER}|{_LETTER}{{1,3}}[{_SIGNS}]|{_LETTER}+[°º]?"
_BEFORE: Final = re.compile(
    rf"(?:(https?://\S*)|(?<![^\W_])({_LETTER}\.(?=[^\w.]|\Z)|{_WORD})\.?{_LOOKS}|"
    rf"([{_SIGNS}#№@+]){_LOOKS}){_BLANK}*{_LOOKS}\Z"
)
_BEHIND: Final = re.compile(
    rf"([.,]\d\d)(?![.,]?\d)|"
    rf"{_LOOKS}{_BLANK}*{_LOOKS}(?:(\.?(?:{_WORD}))(?![^\W_])|([{_SIGNS}%٪‰°,]))"
)
_MONEY: Final = (
    rf"(?:{_LETTER}{{1,3}}[{_SIGNS}]|{_LETTER}{{1,9}}|{_LETTER}\.{_LETTER}|[{_SIGNS}])\.?"
)
_MONEY_BEFORE: Final = re.compile(rf"\A([-+(]?)\s*({_MONEY})\s*(?=[-+]?[.,]?\d)")
_MONEY_BEHIND: Final = re.compile(rf"(?<=\d)\s*({_MONEY})(\)?)\Z")
_FIRST_WORD: Final = re.compile(rf"{_LETTER}+(?:\.|(?=[\s&/+]))(?=\s*\S)")
_LINK: Final = re.compile(r"(?i)https?://\S")
_CENTS: Final = re.compile(r"\d([.,]\d{1,2})\Z")
_BETWEEN: Final = "\x1f"
_ENDS: Final = re.compile(rf"{_BETWEEN}\s*[^\s\d{_BETWEEN}]|[^\s\d{_BETWEEN}]\s*{_BETWEEN}")
_SOME_CENTS: Final = re.compile(rf"[.,]\d{{1,2}}\s*{_BETWEEN}")
_INITIALS: Final = 2
_LONGEST: Final = 60
"""Characters of a cell; longer ones are sentences, which may well begin like the text."""
_LONGEST_WORD: Final = 12
_PHRASE_BEFORE: Final = re.compile(
    rf"(?<![^\W_])((?:{_LETTER}+{_BLANK}+){{1,2}}{_LETTER}+){_BLANK}+\Z"
)
_PHRASE_BEHIND: Final = re.compile(
    rf"{_BLANK}+({_LETTER}+(?:{_BLANK}+{_LETTER}+){{1,2}})(?![^\W_])"
)
"""Two or three words beside a field: "Primary School"."""
_NOTHING: Final = re.compile(rf"{_LOOKS}\.?{_BLANK}*{_LOOKS}")
_JOINTS_REMEMBERED: Final = 4096


class _Meeting(NamedTuple):
    """What a cell says again.

    Attributes:
        left: the cell without it.
        is_same: whether it says what the text says, so that it can go: not "USD" beside "R".
    """

    left: str
    is_same: bool = True


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
        """The cell without what the text says already; the same where it says something else."""
        meeting = self._meeting(cell)
        return meeting.left if meeting and meeting.is_same else cell

    def is_said_again(self, cell: str) -> bool:
        """Whether a cell says the word of the text as well, or another in its place."""
        return self._meeting(cell) is not None

    def said_with(self, cell: str) -> str:
        """What the message says where text and cell meet: "R R 1 850,00"."""
        bare = cell.strip()
        blank = "" if self.is_link or self.is_cents else " "
        return f"{self.word}{blank}{bare}" if self.is_before else f"{bare}{blank}{self.word}"

    @property
    def is_link(self) -> bool:
        """Whether the text has the beginning of a link."""
        return "://" in self.word

    @property
    def is_cents(self) -> bool:
        """Whether the text has the decimals of an amount."""
        return self.word[-1].isdecimal()

    def _meeting(self, cell: str) -> _Meeting | None:
        bare = cell.strip()
        if not bare or (len(bare) > _LONGEST and not self.is_link):
            return None
        found = self._met(bare)
        return found if found and found.left and found.left != bare else None

    def _met(self, bare: str) -> _Meeting | None:
        word = self.word
        if is_currency(word) and not bare.isalpha() and any(map(str.isdecimal, bare)):
            return _money(bare, word)
        first = _first_word(bare) if self.is_before else ""
        if first and are_titles(word, first):
            return _title(bare, first, word)
        if found := _pattern(word, is_before=self.is_before).search(bare):
            return _Meeting((bare[: found.start()] + bare[found.end() :]).strip())
        if self.is_link:
            return _beginning(bare, word)
        return _cents(bare, word) if self.is_cents else None


class Neighbours(NamedTuple):
    """Two columns whose fields stand beside each other: "{{Title}} {{Name}}".

    Attributes:
        left, right: the columns.
        left_else, right_else: what stands in where one of their cells is empty.
    """

    left: str
    right: str
    left_else: str = ""
    right_else: str = ""

    def joints(self, left: str, right: str) -> Iterator[Joint]:
        """What the cells of a row put beside each other: a title, a currency, several words."""
        left, right = left.strip() or self.left_else, right.strip() or self.right_else
        if _are_several_words(left):
            yield Joint(self.right, left, is_before=True)
        if _are_several_words(right):
            yield Joint(self.left, right, is_before=False)
        if _is_short(left) and (is_currency(left) or may_be_title(left)):
            yield Joint(self.right, left.strip(), is_before=True)
        if _is_short(right) and is_currency(right):
            yield Joint(self.left, right.strip(), is_before=False)

    def may_meet(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether some of many cells may say again what is beside them; soon said."""
        if any(_meet(*both) for both in zip(left, right, strict=True)):
            return True
        first = {*filter(_is_short, {*left, self.left_else})}
        second = {*filter(_is_short, {*right, self.right_else})}
        behind = {*filter(is_currency, second)}
        before = {*filter(is_currency, first), *filter(may_be_title, first)}
        pairs = ((before, right, True), (behind, left, False))
        return any(
            some_may_be_said_twice(Joint("", word.strip(), is_before=is_before), cells)
            for words, cells, is_before in pairs
            for word in words
        )


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
            found[Joint(part.column, met[met.lastindex or 0], is_before=True)] = None
        if before and isinstance(before[0], str) and (met := _PHRASE_BEFORE.search(before[0])):
            words = met[1].split()
            phrases = (words[at:] for at in range(len(words) - 1))
            found |= dict.fromkeys(_phrases(part.column, phrases, is_before=True))
        if behind and isinstance(behind[0], str) and (met := _BEHIND.match(behind[0])):
            found[Joint(part.column, met[met.lastindex or 0], is_before=False)] = None
        if behind and isinstance(behind[0], str) and (met := _PHRASE_BEHIND.match(behind[0])):
            words = met[1].split()
            phrases = (words[:many] for many in range(2, len(words) + 1))
            found |= dict.fromkeys(_phrases(part.column, phrases, is_before=False))
    return tuple(found)


@lru_cache(_JOINTS_REMEMBERED)
def neighbours(text: MergeText) -> tuple[Neighbours, ...]:
    """The columns of a text whose fields have nothing between them but blanks."""
    found: dict[Neighbours, None] = {}
    before: MergeField | None = None
    between = ""
    for part in text.parts:
        if isinstance(part, MergeField):
            if before and _NOTHING.fullmatch(between):
                stand_ins = before.fallback or "", part.fallback or ""
                found[Neighbours(before.column, part.column, *stand_ins)] = None
            before, between = part, ""
        else:
            before, between = (before, part) if isinstance(part, str) else (None, "")
    return tuple(found)


def _phrases(column: str, phrases: Iterable[list[str]], *, is_before: bool) -> Iterator[Joint]:
    """Several words as one; a place may be called "By the Sea", so that "by the" is none."""
    for words in phrases:
        if not begins_names(words[0]):
            yield Joint(column, " ".join(words), is_before=is_before)


def _are_several_words(cell: str) -> bool:
    """Whether a cell has words that no other one says again by chance, as it may a single name."""
    words = cell.split()
    plain = len(words) > 1 and len(cell) <= _LONGEST and all(map(str.isalpha, words))
    return plain and not begins_names(words[0])


def _meet(left: str, right: str) -> bool:
    """Whether one cell may have the several words of the one beside it."""
    if " " not in left or " " not in right:
        return False
    one, other = left.strip().casefold(), right.strip().casefold()
    return other.startswith(one) or one.endswith(other)


def some_may_be_said_twice(joint: Joint, cells: Sequence[str]) -> bool:
    """Whether some of many cells may say the word of a text again; soon said."""
    joined = f"{_BETWEEN}{_BETWEEN.join(cells)}{_BETWEEN}"
    if joint.is_link:
        return "://" in joined
    if joint.is_cents:
        return _SOME_CENTS.search(joined) is not None
    if is_currency(joint.word) and _ENDS.search(joined):
        return True
    if joint.is_before and may_be_title(joint.word):
        return any(may_be_title(_first_word(cell.strip())) for cell in cells)
    return joint.word.casefold() in joined.casefold()


def _is_short(cell: str) -> bool:
    """Whether a cell may have nothing but a title or a currency."""
    return 0 < len(cell) <= _LONGEST_WORD


def _beginning(link: str, start: str) -> _Meeting | None:
    """A link behind the beginning of one."""
    if not _LINK.match(link):
        return None
    is_same = link.casefold().startswith(start.casefold())
    return _Meeting(link[len(start) :], is_same and len(link) > len(start))


def _cents(amount: str, cents: str) -> _Meeting | None:
    """An amount with decimals in front of some."""
    found = _CENTS.search(amount)
    return _Meeting(amount[: found.start(1)], found[1] == cents) if found else None


def _title(name: str, first: str, title: str) -> _Meeting | None:
    """A name with a title behind one; "MS Khumalo" behind "Mr" has two initials."""
    rest = name[len(first) :].strip()
    same = is_same_title(title, first)
    are_initials = len(first) == _INITIALS and first.isalpha() and first.isupper()
    if are_initials and first.casefold() != title.casefold() and not rest.isupper():
        return None
    are_several = any(map(is_title, re.split(r"[\W\d_]+", rest)))
    return _Meeting(rest, same and not are_several)


def _first_word(text: str) -> str:
    """All before the first blank, or behind the point of "Mr.Nkosi"; a word alone is a name."""
    found = _FIRST_WORD.match(text)
    return found[0] if found else ""


def _money(amount: str, word: str) -> _Meeting | None:
    """An amount without the currency at either end of it."""
    said: list[str] = []
    before = _MONEY_BEFORE.match(amount)
    if before and _says_money(before[2], word):
        said.append(before[2])
        amount = before[1] + amount[before.end() :]
    behind = _MONEY_BEHIND.search(amount)
    if behind and _says_money(behind[1], word):
        said.append(behind[1])
        amount = amount[: behind.start()] + behind[2]
    return _Meeting(amount, all(is_same_currency(word, it) for it in said)) if said else None


def _says_money(found: str, word: str) -> bool:
    """Whether it is the currency of the text in any letters, or surely another one.

    "K" and "M" behind "R 2.5" are thousands and millions.
    """
    if found.strip(". ").casefold() == word.strip(". ").casefold():
        return True
    if is_currency(found) and is_same_currency(found, word):
        return True
    return is_surely_currency(found) and is_surely_currency(word)


@lru_cache(_JOINTS_REMEMBERED)
def _pattern(word: str, *, is_before: bool) -> re.Pattern[str]:
    """Finds the word at one end of a cell that says more than it.

    A letter alone is an initial unless a number follows: "A Botha" is somebody's name, as are "Van
    Wyk" and "An Nguyen". "Hi-Tech" and "AT&T" are words of their own.
    """
    bare = word.rstrip(".") or word
    if " " in bare:
        said = r"\s+".join(map(re.escape, bare.split()))
        return re.compile(rf"(?i)\A{said}\s+(?=\S)" if is_before else rf"(?i)(?<=\S)\s+{said}\.?\Z")
    is_sign = len(bare) == 1
    begins_a_name = is_sign or (is_before and begins_names(bare))
    other = r"[\d+-]" if bare.isalpha() and begins_a_name else r"\S"
    said = re.escape(bare) if is_sign else rf"(?i:{re.escape(bare)})"
    if not bare.isalpha():
        ends = (rf"\A{said}\.?\s*(?={other})", rf"(?<={other})\s*{said}\.?\s*\Z")
    else:
        ends = (
            rf"\A{said}(?:\.\s*|\s+|(?=[\d+]))(?={other})",
            rf"(?:(?<=\d)|(?<={other})\s+){said}\.?\Z",
        )
    return re.compile(ends[0] if is_before else ends[1])
