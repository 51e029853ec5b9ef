"""Letters of text files: found out, or asked about, and never wrong in silence."""

import pytest

from flowiq_desktop.spreadsheet.letters.casing import casing_of
from flowiq_desktop.spreadsheet.letters.encodings import CANDIDATES
from flowiq_desktop.spreadsheet.letters.evidence import evidence_of
from flowiq_desktop.spreadsheet.letters.finding import readings_of
from flowiq_desktop.spreadsheet.letters.judging import Judge
from flowiq_desktop.spreadsheet.letters.language_model import language_model
from flowiq_desktop.spreadsheet.letters.marks import mark_cost
from flowiq_desktop.spreadsheet.letters.readings import Reading
from flowiq_desktop.spreadsheet.reading.text_encoding import find_encoding
from tests.for_each import for_each


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


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("ชื่อ,จังหวัด\r\nกัญญา พงษ์พานิช,เชียงใหม่\r\nวิชัย ศรีสุข,ขอนแก่น\r\n", "cp874"),
        ("שם,עיר\r\nשִׁ\u05d9רָה כֹּהֵן,חֵ\u05d9פָה\r\nדְּבִ\u05d9ר תָּמָר,צְפַת\r\n", "cp1255"),
    ],
)
def test_vowels_that_stand_on_letters_are_no_odd_signs(text: str, encoding: str) -> None:
    found = find_encoding(text.encode(encoding), None)
    assert (found.name, found.asked) == (encoding, None)


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


JAPANESE = "保護者の皆様へ明日の午後三時から体育館で保護者会を開きますのでご出席をお願いします"
SENTENCES = {
    "gb18030": "各位家长您好明天下午三点在学校礼堂召开家长会请准时参加谢谢大家的支持与配合",
    "big5": "各位家長您好明天下午三點在學校禮堂召開家長會請準時參加謝謝大家的支持與配合",
    "shift_jis": JAPANESE,
    "euc_jp": JAPANESE,
    "euc_kr": "학부모님안녕하세요내일오후세시에학교강당에서회의가있으니꼭참석해주시기바랍니다",
}
"""Where nothing divides words, a whole sentence is one."""


@pytest.mark.parametrize("encoding", SENTENCES)
@for_each("start", ["", "A", "AB", "A1b"])
@pytest.mark.parametrize("letters", [20, 24, 25, 36])
def test_sentences_without_blanks_are_not_cut_within_a_letter(
    encoding: str, start: str, letters: int
) -> None:
    said = SENTENCES[encoding]
    lines = (f"Ann{at},{start}{said[at:][:letters]}\r\n" for at in range(5))
    content = f"Name,Note\r\n{''.join(lines)}".encode(encoding)
    found = find_encoding(content, None)
    assert found.asked is None
    assert content.decode(found.codec) == content.decode(encoding)


def test_what_a_few_words_leave_impossible_is_not_among_the_readings() -> None:
    words = "Завтра собрание родителей, начало в шесть часов вечера, школьный зал"
    readings = readings_of(words.encode("cp1251"))
    assert readings[0].encoding == "cp1251"
    assert 1 < len(readings) < 10
    assert readings[-1].cost - readings[0].cost < 100 + 10


def cost_of(encoding: str, content: bytes) -> float:
    return next(one.cost for one in readings_of(content) if one.encoding == encoding)


@pytest.mark.parametrize(
    ("ends", "windows", "mac"), [(b"\n", 0.0, 0.0), (b"\r\n", 0.0, 5.0), (b"\r", 5.0, 0.0)]
)
def test_ends_of_lines_that_another_system_writes_cost_something(
    ends: bytes, windows: float, mac: float
) -> None:
    lines = [b"Jos\x8e Pe\x96a", b"\x8erik Ad\x8ele", b""]
    plain, content = b"\n".join(lines), ends.join(lines)
    for encoding, more in (("cp1252", windows), ("mac_roman", mac)):
        assert cost_of(encoding, content) == pytest.approx(cost_of(encoding, plain) + more)


def test_words_without_such_letters_count_too() -> None:
    alone = b"M\xfcller\n"
    assert cost_of("cp1252", alone + b"Schneider Fischer Weber\n") > cost_of("cp1252", alone) + 1


def test_what_a_letter_costs_is_told_by_the_average_and_of_signs_by_their_share() -> None:
    (mark,) = readings_of(b"5 \x80")[:1]
    assert (mark.encoding, mark.words) == ("cp1252", ("\u20ac",))
    assert mark.per_letter == pytest.approx(mark_cost("\u20ac"))
    model = language_model()
    (sign,) = (one for one in readings_of("金".encode("euc_kr")) if one.encoding == "euc_kr")
    assert sign.per_letter == pytest.approx(0.4 * model.cost("金", "ko") / 2, rel=0.1)


def test_what_encodings_read_alike_is_one_reading_by_the_most_usual_of_them() -> None:
    readings = readings_of("Jos\u00e9;1\nRen\u00e9e;2\n".encode("cp1252"))
    assert len({one.words for one in readings}) == len(readings)
    assert "cp1252" in {one.encoding for one in readings}
    assert not {"iso8859-15", "iso8859-1"} & {one.encoding for one in readings}
    assert [one.cost for one in readings] == sorted(one.cost for one in readings)


def test_a_reading_costs_what_it_does_in_the_likeliest_encoding_that_reads_it_so() -> None:
    words = ("\u00c7etin", "\u00d6zg\u00fcr", "\u00dcnal", "G\u00f6k\u00e7e")
    first = readings_of("\n".join(words).encode("cp1254"))[0]
    assert (first.encoding, first.words) == ("cp1252", words)
    turkish = next(one for one in CANDIDATES if one.name == "cp1254")
    judged = Judge(language_model(), (), casing_of(()), {}).judge(words, turkish.languages)
    assert judged.language == "tr"
    assert first.cost == pytest.approx(judged.cost + turkish.cost)
    assert first.per_letter == pytest.approx(judged.cost / judged.letters)


def test_romanian_with_cedillas_and_with_commas_is_one_reading() -> None:
    readings = readings_of("Ion \u015etefan\n\u0162epe\u015f Ana\n".encode("cp1250"))
    same = {"cp1250", "iso8859-2", "iso8859-16"}
    assert len([one for one in readings if one.encoding in same]) == 1


def test_bytes_that_are_no_letters_of_an_encoding_leave_it_out() -> None:
    found = {one.encoding for one in readings_of(b"a\x93")}
    assert "cp1252" in found
    assert not found & {"cp932", "shift_jis", "big5"}
