"""Finds out the encoding of a text file."""

import codecs
import re
from dataclasses import replace

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.letters.choice import STRANGE, is_sure, two_readings
from flowiq_desktop.spreadsheet.letters.encodings import ENCODINGS, USUAL, WIDE, encoding_called
from flowiq_desktop.spreadsheet.letters.finding import readings_of
from flowiq_desktop.spreadsheet.letters.readings import Reading, TwoReadings
from flowiq_desktop.spreadsheet.letters.stored_twice import REPAIRED
from flowiq_desktop.spreadsheet.reading.unicode_letters import TextEncoding, unicode_letters
from flowiq_desktop.texts import phrase, say
from flowiq_desktop.texts.names import alternatives

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
_ANY_BYTES = "iso8859-1"
_LAST_PLANE = 0x10
_MOST_FOREIGN = 0.5
_LEAST_WESTERN = 0.9


_GOOD_NAMES = ("utf-8", "cp1252", "cp1250", "cp1251", "cp1254", "cp850", "mac_roman")
_AS_LISTED = {codecs.lookup(name).name: name for name in ENCODINGS} | {"utf-8-sig": "utf-8"}
"""The names that the list of encodings has, by those that Python gives the same."""


def find_encoding(content: bytes, wanted: str | None, country: str = "") -> TextEncoding:
    """The wanted encoding, or the one that the file declares or seems to have.

    Args:
        content: the file's bytes.
        wanted: the name of an encoding; None to find it out.
        country: two letters, of the numbers without a country code; "" when that is not known.

    Raises:
        SheetError: there is no encoding of the wanted name.
    """
    if wanted is not None:
        return TextEncoding(_known(wanted))
    for beginning, name in _BEGINNINGS:
        if content.startswith(beginning):
            return unicode_letters(content) if name == "utf-8" else TextEncoding(name)
    if widest := _widest(content[:_SAMPLE_BYTES]):
        return _guessed(widest)
    wide = _wide(content[:_SAMPLE_BYTES])
    if wide and first_fault(content, wide) is None:
        return _guessed(wide)
    if first_fault(content, "utf-8") is None or _is_damaged_utf8(content):
        return unicode_letters(content)
    return _legacy(content, country)


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
    if wanted in REPAIRED:
        return wanted
    try:
        b"a".decode(wanted, "replace")  # refuses codecs that are not for text
        name = codecs.lookup(wanted).name
    except (LookupError, ValueError) as error:
        raise SheetError(
            say("There are no letters called “{wanted}”.", wanted=wanted),
            say("Choose others, for example {names}.", names=alternatives(_GOOD_NAMES)),
        ) from error
    return _AS_LISTED.get(name, name)


def _widest(sample: bytes) -> str:
    """UTF-32 without a mark: no letter reaches into the first of its four bytes, nor far beyond."""
    whole = sample[: len(sample) // 4 * 4]
    quarters = [whole[at::4] for at in range(4)]
    for name, high in (("utf-32-le", (3, 2)), ("utf-32-be", (0, 1))):
        is_wide = whole and not any(quarters[high[0]]) and max(quarters[high[1]]) <= _LAST_PLANE
        if is_wide and first_fault(whole, name) is None:
            return name
    return ""


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


def _legacy(content: bytes, country: str) -> TextEncoding:
    readings = [one for one in readings_of(content, country) if _reads(one.encoding, content)]
    if not readings:  # the words that were looked at are likely in letters that others are not
        return _guessed(_detected(content) or _western(content))
    if is_sure(readings):
        return TextEncoding(readings[0].encoding)
    if readings[0].per_letter >= STRANGE:
        name = _detected(content)
        if name and name not in {reading.encoding for reading in readings}:
            return _unsure(two_readings(readings[0], _read_as(name, readings[0])))
    if len(readings) == 1:
        return _guessed(readings[0].encoding)
    return _unsure(two_readings(readings[0], readings[1]))


def _western(content: bytes) -> str:
    """Letters in which the whole file can be read, whatever they mean."""
    return USUAL if first_fault(content, USUAL) is None else _ANY_BYTES


def _read_as(name: str, reading: Reading) -> Reading:
    """The same words in another encoding, which no language that is known speaks for."""
    stored = [word.encode(reading.encoding) for word in reading.words]
    words = tuple(word.decode(name, "replace") for word in stored)
    return replace(reading, encoding=name, words=words)


def _reads(name: str, content: bytes) -> bool:
    """Whether the whole file can be read so; of single bytes all were looked at already."""
    return name not in WIDE or first_fault(content, name) is None


def _detected(content: bytes) -> str:
    """What charset-normalizer takes it for: it knows more languages, and is less careful."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it

    for match in from_bytes(content[:_SAMPLE_BYTES]):
        if first_fault(content, match.encoding) is None:
            return match.encoding
    return ""


def _unsure(readings: TwoReadings) -> TextEncoding:
    note = phrase(
        "The file does not say how its letters are stored, and they can be read in two ways: "
        "“{words}” as {called}, or “{other_words}” as {other_called}. "
        "They were read the first way.",
        words=readings.taken.words,
        called=encoding_called(readings.taken.encoding),
        other_words=readings.other.words,
        other_called=encoding_called(readings.other.encoding),
    )
    return TextEncoding(readings.taken.encoding, note, readings)


def _guessed(name: str) -> TextEncoding:
    note = phrase(
        "The file does not say how its letters are stored; they were read as {called}. Look at "
        "the accents, and choose other letters if they are wrong.",
        called=encoding_called(name),
    )
    return TextEncoding(name, note)
