"""Letters of text files: found out, or asked about, and never wrong in silence."""

import re

import pytest

from flowiq_desktop.spreadsheet.letters.encodings import CANDIDATES
from flowiq_desktop.spreadsheet.letters.evidence import evidence_of
from flowiq_desktop.spreadsheet.letters.finding import Reading, readings_of
from flowiq_desktop.spreadsheet.letters.language_model import language_model
from flowiq_desktop.spreadsheet.reading.text_encoding import find_encoding
from flowiq_desktop.system.paths import resource
from tests.spreadsheet.letters.lists import people
from tests.spreadsheet.letters.measuring import measure, summed

_WORD = re.compile(r"[^\W\d_]+")


@pytest.mark.parametrize(("rows", "most_asked"), [(5, 0.30), (20, 0.10), (100, 0.01)])
def test_lists_of_names_are_read_right_or_asked_about(rows: int, most_asked: float) -> None:
    tally = summed(measure(rows, 1))
    assert tally.lists > 100
    assert tally.wrong == 0
    assert tally.asked <= most_asked * tally.lists


def test_the_names_measured_with_are_not_those_of_the_model() -> None:
    written = resource("letters", "words.txt").read_text(encoding="utf-8").lower()
    known = set(_WORD.findall(written))
    measured = {
        part.lower()
        for names in people().values()
        for name in (*names.first, *names.family)
        if not name.isascii()
        for part in _WORD.findall(name)
    }
    assert len(measured) > 700
    assert not measured & known


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name,Mobile\r\nJosé Peña,1\r\nÁngela Muñoz,2\r\n", "cp1252"),
        ("Name,Mobile\r\nJosé Peña,1\r\nÁngela Muñoz,2\r\n", "cp850"),
        ("Name,Mobile\rJosé Peña,1\rÁngela Muñoz,2\r", "mac_roman"),
        ("Név,Telefon\r\nSzőllősi Jenő,1\r\nFűzfás Győző,2\r\n", "cp1250"),
        ("Ad,Telefon\r\nAyşegül Çetin,1\r\nOğuz Şahin,2\r\n", "cp1254"),
        ("Name,Note\r\n김민준,학부모님 안녕하세요\r\n이서연,내일 회의\r\n", "euc_kr"),
        ("Name,Note\r\n王小明,各位家长您好\r\n李芳,明天会议\r\n", "gb18030"),
        ("Name,Note\r\n陳志明,各位家長您好\r\n林美玲,明天會議\r\n", "big5"),
        ("氏名,Note\r\n佐藤花子,保護者の皆様へ\r\n鈴木太郎,明日の会議です\r\n", "shift_jis"),
    ],
)
def test_a_few_words_are_enough_where_they_are_plain(text: str, encoding: str) -> None:
    found = find_encoding(text.encode(encoding), None)
    assert found.asked is None
    assert text.encode(encoding).decode(found.codec) == text


def test_one_name_that_may_be_two_is_asked_about_by_what_differs() -> None:
    found = find_encoding(
        "Name;Mobile\r\nAnn;1\r\nAg\u00f5;2\r\nMüller;3\r\n".encode("cp1252"), None
    )
    assert found.asked is not None
    taken, other = found.asked.taken, found.asked.other
    assert taken.words != other.words
    assert "Müller" not in {*taken.words.split(), *other.words.split()}
    assert f"“{other.words}”" in str(found.note)


def test_the_country_of_the_numbers_counts() -> None:
    lines = "Name;Mobile\r\nRam\u0161ak;{0}1\r\nNovak;{0}2\r\n"
    here, there = (
        readings_of(lines.format(start).encode("cp852")) for start in ("+27821234", "+38640123")
    )
    assert _gain(there) > _gain(here)


def _gain(readings: list[Reading]) -> float:
    right = next(r.cost for r in readings if "Ram\u0161ak" in r.words[0])
    return min(r.cost for r in readings if "Ram\u0161ak" not in r.words[0]) - right


def test_a_rare_byte_far_down_is_looked_at_too() -> None:
    content = b"Name\n" + "Jos\u00e9\n".encode("cp1252") * 200_000 + "5 \u20ac\n".encode("cp1252")
    evidence = evidence_of(content)
    assert evidence.bytes_used == {0xE9, 0x80}
    assert b"\x80" in evidence.words


def test_one_word_without_end_is_looked_at_in_pieces() -> None:
    evidence = evidence_of(b"\xe9" * 3_000_000)
    assert max(map(len, evidence.words)) <= 48


def test_every_language_of_an_encoding_is_in_the_model() -> None:
    for encoding in CANDIDATES:
        for language in encoding.languages:
            assert language_model().cost("a", language) > 0
