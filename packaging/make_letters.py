"""Makes resources/letters/model.txt: how letters follow one another in each language.

Its sources are the names of countries, languages, scripts, currencies, months, days and cities in
CLDR, as Babel carries them (Unicode licence), and resources/letters/words.txt, which was written
for this project. Run it after either has changed:

    python packaging/make_letters.py

The file has a line for each context of a language: the language, the letters before (a blank is a
word's edge), what leaving this context costs, and then letters and costs in turn. A cost is minus
the natural logarithm of a probability in quarters, as one character from "0" on.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

LETTERS = Path(__file__).parent.parent / "resources" / "letters"
TWO_SCRIPTS = {"sr": "sr_Cyrl", "zht": "zh_Hant", "zh": "zh_Hans"}
BY_SIGN = {"zh", "zht", "ja", "ko"}
"""Languages of so many signs that which follows which says little: single signs are counted."""
PLAIN = ("en",)
WRITTEN_WEIGHT = 6
"""Names are what lists hold; CLDR's words only say which letters meet at all."""
MOST_COST = 60
LEAST_CONTEXT = 12
"""A pair of letters that was seen less often says nothing about the third."""
_PARTS = ("territories", "languages", "scripts", "currency_names", "months", "days", "time_zones")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*")


def main() -> None:
    """Write the model."""
    written = written_words(LETTERS / "words.txt")
    lines: list[str] = []
    for language in sorted({*written, *PLAIN, *BY_SIGN}):
        words = Counter(dict.fromkeys(cldr_words(language), 1))
        for word in written.get(language, ()):
            words[word] += WRITTEN_WEIGHT
        depth = 0 if language in BY_SIGN else 2
        lines += [f"{language}\t{line}" for line in context_lines(words, depth)]
    (LETTERS / "model.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def written_words(path: Path) -> dict[str, set[str]]:
    """The words of each language that were written down by hand."""
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return {language: set(_words(text)) for language, text in parts}


def cldr_words(language: str) -> set[str]:
    """The words of CLDR's names in this language."""
    data = Locale.parse(TWO_SCRIPTS.get(language, language))._data  # noqa: SLF001 - no other way to all of it
    wide = {word for part in _PARTS for text in _texts(data[part]) for word in _words(text)}
    return {word for word in wide if _in_script(word, language)}


def context_lines(words: Counter[str], depth: int) -> Iterator[str]:
    """Each context with its letters and their costs, smoothed as Witten and Bell do."""
    seen = _counted(words, depth)
    alphabet = seen[""]
    total = sum(alphabet.values())
    below = {"": {c: (n + 0.3) / (total + 0.3 * len(alphabet)) for c, n in alphabet.items()}}
    for context in sorted(seen, key=lambda c: (len(c), c)):
        counts = seen[context]
        if len(context) == 2 and sum(counts.values()) < LEAST_CONTEXT:  # noqa: PLR2004 - the letters before one
            continue
        if not context:
            chances, left = below[""], 1e-6
        else:
            shorter = below[context[1:]]
            size, kinds = sum(counts.values()), len(counts)
            left = kinds / (size + kinds)
            chances = {
                c: n / (size + kinds) + left * shorter.get(c, below[""][c])
                for c, n in counts.items()
            }
        below[context] = chances
        entries = "".join(c + _cost(p) for c, p in sorted(chances.items()))
        yield f"{context}\t{_cost(left)}\t{entries}"


def _counted(words: Counter[str], depth: int) -> dict[str, Counter[str]]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in words.items():
        text = f" {_small(word)} "
        for at in range(1, len(text)):
            for size in range(min(depth, at) + 1):
                seen[text[at - size : at]][text[at]] += count
    return seen


def _small(word: str) -> str:
    return word.replace("İ", "i").lower().replace("\u02bc", "'").replace("\u2019", "'")


def _cost(chance: float) -> str:
    return chr(48 + min(MOST_COST, round(-4 * math.log(chance))))


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif hasattr(data, "values"):
        for value in data.values():
            yield from _texts(value)


def _words(text: str) -> Iterable[str]:
    return (unicodedata.normalize("NFC", word) for word in _WORD.findall(text))


def _in_script(word: str, language: str) -> bool:
    """CLDR leaves some names as they are in English."""
    if language in {"ru", "uk", "be", "bg", "sr", "mk", "el", "he", "ar", "fa", "th", *BY_SIGN}:
        return not any(letter.isascii() for letter in word)
    return all(
        unicodedata.name(letter, "").startswith(("LATIN", "APOS", "MODIF"))
        for letter in word
        if letter.isalpha()
    )


if __name__ == "__main__":
    main()
