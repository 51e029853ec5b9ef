"""Finds out the encoding of a text file."""

import codecs
import re
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.texts import Text, mark, phrase, say

ENCODINGS = {
    "utf-8": mark("Unicode (UTF-8)"),
    "cp1252": mark("Western European (Windows)"),
    "cp1250": mark("Central European (Windows)"),
    "cp1251": mark("Cyrillic (Windows)"),
    "cp1253": mark("Greek (Windows)"),
    "cp1254": mark("Turkish (Windows)"),
    "cp1255": mark("Hebrew (Windows)"),
    "cp1256": mark("Arabic (Windows)"),
    "utf-16": mark("Unicode (UTF-16)"),
    "shift_jis": mark("Japanese (Shift-JIS)"),
    "gb18030": mark("Chinese (GB 18030)"),
    "big5": mark("Chinese (Big5)"),
    "euc_kr": mark("Korean (EUC-KR)"),
    "mac_roman": mark("Western European (Mac)"),
}
"""What a person can choose from, and what each is called."""

_BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLOCK_BYTES = 1 << 20
_SAMPLE_BYTES = 1 << 16
_UTF8_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_FOREIGN_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
_OPENING = "\u00a1\u00a3\u00ab\u00bf\u2018\u201c\u20ac"
"""Opening marks and currency signs: after a letter they are more likely another encoding's
letter."""
_CLOSING = "\u00a7\u00a9\u00aa\u00ae\u00b0\u00b4\u00b7\u00ba\u00bb\u2019\u201d\u2026\u2122"
_MARKS = f"{_OPENING}{_CLOSING}\u00a0\u2013\u2014"
_DOUBTFUL = re.compile(
    f"[^{_LETTERS}{_MARKS}]|[{_LETTERS}][{_OPENING}]|[a-z\u00df-\u00ff][A-Z\u00c0-\u00de]"
)
"""What Western words in Windows-1252 do not have, the last a capital after a small letter."""
_MOST_FOREIGN = 0.5
_LEAST_WESTERN = 0.9


@dataclass(frozen=True, slots=True)
class TextEncoding:
    """How letters are stored.

    Attributes:
        name: Python's name of the encoding, whether or not there is a mark at the file's beginning.
        note: what to tell the person when it is a guess, else "".
    """

    name: str
    note: Text = ""

    @property
    def codec(self) -> str:
        """The codec that reads the file without the mark at its beginning."""
        return "utf-8-sig" if self.name == "utf-8" else self.name


def find_encoding(content: bytes, wanted: str | None) -> TextEncoding:
    """The wanted encoding, or the one that the file declares or seems to have.

    Raises:
        SheetError: there is no encoding of the wanted name.
    """
    if wanted is not None:
        return TextEncoding(_known(wanted))
    for beginning, name in _BEGINNINGS:
        if content.startswith(beginning):
            return TextEncoding(name)
    wide = _wide(content[:_SAMPLE_BYTES])
    if wide and first_fault(content, wide) is None:
        return _guessed(wide, "")
    if first_fault(content, "utf-8") is None or _is_damaged_utf8(content):
        return TextEncoding("utf-8")
    return _legacy(content)


def encoding_called(name: str) -> Text:
    """What a person calls an encoding."""
    return ENCODINGS.get(name, name.replace("_", "-").upper())


def first_fault(content: bytes, codec: str) -> int | None:
    """The offset of the first byte that this encoding cannot decode, or None."""
    decoder = codecs.getincrementaldecoder(codec)()
    for start in range(0, len(content) or 1, _BLOCK_BYTES):
        pending = len(decoder.getstate()[0])
        block = content[start : start + _BLOCK_BYTES]
        try:
            decoder.decode(block, start + _BLOCK_BYTES >= len(content))
        except UnicodeDecodeError as error:
            return start - pending + error.start
    return None


def _known(wanted: str) -> str:
    try:
        b"a".decode(wanted, "replace")  # refuses codecs that are not for text
        name = codecs.lookup(wanted).name
    except (LookupError, ValueError) as error:
        raise SheetError(
            say("There are no letters called “{wanted}”.", wanted=wanted), say("Choose others.")
        ) from error
    return {"utf-8-sig": "utf-8", "mac-roman": "mac_roman"}.get(name, name)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: in Western text every other byte is 0."""
    pairs = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if max(even, odd) < _MOST_FOREIGN or min(even, odd) > 1 - _LEAST_WESTERN:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether far more letters are right in UTF-8 than wrong, so that it is damaged UTF-8."""
    fault = first_fault(content, "utf-8") or 0
    around = content[max(0, fault - _SAMPLE_BYTES) : fault + _SAMPLE_BYTES]
    wrong = around.decode("utf-8", "replace").count("\ufffd")
    return len(_UTF8_LETTER.findall(around)) > 2 * wrong


def _legacy(content: bytes) -> TextEncoding:
    words = _FOREIGN_WORD.findall(content[: 16 * _SAMPLE_BYTES])
    words = words or _FOREIGN_WORD.findall(content)
    western = sum(map(_is_western, words))
    if western >= _LEAST_WESTERN * len(words) and first_fault(content, "cp1252") is None:
        return _guessed("cp1252", words[0].decode("cp1252"))
    name = _detected(content, b" ".join(words[:5000]))
    return _guessed(name, words[0].decode(name, "replace"))


def _is_western(word: bytes) -> bool:
    text = word.decode("cp1252", "replace")
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    return not _DOUBTFUL.search(text) and foreign <= max(1, len(letters) * _MOST_FOREIGN)


def _detected(content: bytes, words: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it

    sample = content if len(content) <= _SAMPLE_BYTES else words
    for match in from_bytes(sample):
        if first_fault(content, match.encoding) is None:
            return match.encoding
    return "cp1252" if first_fault(content, "cp1252") is None else "latin-1"


def _guessed(name: str, word: str) -> TextEncoding:
    if word:
        note = phrase(
            "The file does not say how its letters are stored; they were read as {called}. Look at "
            "the accents (for example “{word}”), and choose other letters if they are wrong.",
            called=encoding_called(name),
            word=word[:30],
        )
    else:
        note = phrase(
            "The file does not say how its letters are stored; they were read as {called}. Look at "
            "the accents, and choose other letters if they are wrong.",
            called=encoding_called(name),
        )
    return TextEncoding(name, note)
