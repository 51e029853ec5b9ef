"""Lists of invented people in 28 languages, in the encodings that each is usually stored in."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.spreadsheet.letters.language_model import SAME_IN_ROMANIAN

NAMES = Path(__file__).parents[2] / "data" / "letters" / "names.txt"
_GROUPS = (
    ("de fr es pt it nl sv da nb fi", "cp1252 iso8859-15 cp850 mac_roman"),
    ("is", "cp1252 iso8859-15 cp850 mac_iceland"),
    ("et", "cp1252 cp1257 iso8859-13 cp775"),
    ("lv lt", "cp1257 iso8859-13 cp775 mac_latin2"),
    ("pl cs sk hu", "cp1250 iso8859-2 cp852 mac_latin2"),
    ("hr sl", "cp1250 iso8859-2 cp852 mac_croatian"),
    ("ro", "cp1250 iso8859-2 cp852 iso8859-16 mac_romanian"),
    ("tr", "cp1254 iso8859-9 cp857 mac_turkish"),
    ("ru", "cp1251 iso8859-5 cp866 koi8-r mac_cyrillic"),
    ("uk", "cp1251 iso8859-5 koi8-u mac_cyrillic"),
    ("bg", "cp1251 iso8859-5 cp866 mac_cyrillic"),
    ("el", "cp1253 iso8859-7 cp737 mac_greek"),
    ("he", "cp1255 iso8859-8 cp862"),
    ("ar", "cp1256 iso8859-6 cp720"),
)
USUAL = {language: encodings.split() for said, encodings in _GROUPS for language in said.split()}
_FEW = 20
"""In lists with few letters beyond ASCII, one name of so many may have them."""
_WITH_CEDILLAS = frozenset({"cp1250", "iso8859-2", "cp852"})
_TO_CEDILLAS = {after: before for before, after in SAME_IN_ROMANIAN.items()}


@dataclass(frozen=True, slots=True)
class People:
    """First and family names of one language."""

    first: tuple[str, ...]
    family: tuple[str, ...]


def people() -> dict[str, People]:
    """The names by language; none of them is among the words that the model is made from."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    parts = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    halves = ((language, text.split(" | ")) for language, text in parts)
    return {lang: People(tuple(a.split()), tuple(b.split())) for lang, (a, b) in halves}


def in_capitals(names: People) -> People:
    """The same names as forms are filled in."""
    return People(tuple(map(str.upper, names.first)), tuple(map(str.upper, names.family)))


def lists(
    rows: int, count: int, *, capitals: bool = False, few: bool = False
) -> Iterator[tuple[str, str, str, bytes]]:
    """Language, encoding, text and bytes of `count` lists for each language and encoding.

    What an encoding cannot write is left out of the names, as old programs did; each list has at
    least one letter beyond ASCII, as there is nothing to find out otherwise. In lists with `few`
    such letters, one name in twenty may have them.
    """
    for language, given in people().items():
        names = in_capitals(given) if capitals else given
        for encoding in USUAL[language]:
            dice = random.Random(f"{language} {encoding} {rows}")
            made = 0
            while made < count:
                content = _sheet(names, rows, dice, encoding, few=few)
                if not content.isascii():
                    made += 1
                    yield language, encoding, content.decode(encoding), content


def same(one: str, other: str) -> bool:
    """Whether two texts are alike; Romanian has its cedillas and commas below for one another."""
    return one.translate(SAME_IN_ROMANIAN) == other.translate(SAME_IN_ROMANIAN)


def _plain(names: People) -> People:
    first, family = (tuple(filter(str.isascii, it)) for it in (names.first, names.family))
    return People(first or ("Anna",), family or ("Smith",))


def _sheet(names: People, rows: int, dice: random.Random, encoding: str, *, few: bool) -> bytes:
    end = "\r" if encoding.startswith("mac") else "\r\n"
    lines = ["Name;Phone;Amount"]
    foreign = dice.sample(range(rows), max(1, rows // _FEW)) if few else range(rows)
    plain = _plain(names)
    for at in range(rows):
        of = names if at in foreign else plain
        name = f"{dice.choice(of.first)} {dice.choice(of.family)}"
        lines.append(f"{name};+2782{dice.randrange(10**7):07};{dice.randrange(2000)},50")
    text = "".join(line + end for line in lines)
    if encoding in _WITH_CEDILLAS:
        text = text.translate(_TO_CEDILLAS)
    return text.encode(encoding, "ignore")
