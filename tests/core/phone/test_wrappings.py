"""What stands around a number is taken off where it says nothing else, and that is told."""

import pytest

from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.phone.wrappings import unwrapped, written_out
from flowiq_desktop.texts import said

NUMBER = "+27825550301"


@pytest.fixture(scope="module")
def reader() -> PhoneReader:
    return PhoneReader("ZA")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("27825550301@c.us", "took out what WhatsApp writes behind a number"),
        ("27825550301:17@s.whatsapp.net", "took out what WhatsApp writes behind a number"),
        ("https://wa.me/27825550301", "took the number out of the link"),
        ("WA.me/+27825550301/?text=Hi%20there", "took the number out of the link"),
        (
            "https://api.whatsapp.com/send?text=Hi&phone=27825550301",
            "took the number out of the link",
        ),
        ("whatsapp://send?phone=%2B27825550301&text=", "took the number out of the link"),
        ("27825550301@C.US", "took out what WhatsApp writes behind a number"),
        ("TEL:+27825550301", "took out what stands before the number"),
        ("' +27825550301", "took out the apostrophe"),
        ("whatsapp:+27825550301", "took out what stands before the number"),
        ("tel:+27-82-555-0301", "took out what stands before the number"),
        ("p: +27825550301", "took out what stands before the number"),
        ("Cell: +27 82 555 0301", 'took out "Cell"'),
        ("WhatsApp number +27825550301", 'took out "WhatsApp number"'),
        ("Mom's cell - +27825550301", 'took out "Mom\'s cell"'),
        ("+27825550301 (mom)", 'took out "mom"'),
        ("+27825550301 - WhatsApp", 'took out "WhatsApp"'),
        ("+27825550301;", ""),
        ("; +27825550301", ""),
        ('="+27825550301"', "took out the = and quotes"),
        ("'+27825550301", "took out the apostrophe"),
        ('"+27825550301"', ""),
        ("\u201c+27 82 555 0301\u201d", ""),
        ("27,825,550,301", "took out the signs between thousands, put back the +"),
        ("27,825,550,301.00", "took out the signs between thousands, put back the +"),
        ("27'825'550'301", "took out the signs between thousands, put back the +"),
        ("27 825 550 301,00", "took out the signs between thousands, put back the +"),
        ("27825550301.0", "took out the decimals, put back the +"),
    ],
)
def test_it_is_taken_off_and_told(reader: PhoneReader, written: str, told: str) -> None:
    reading = reader.read(written)
    assert (reading.number, reading.code) == (NUMBER, "")
    assert said(reading.repair) == told
    assert reading == PhoneReader("ZA", quickly=False).read(written)


@pytest.mark.parametrize(
    "written",
    [
        *("27825550301@g.us", "27825550301@lid", "https://wa.me/message/ABCDEF1234567890"),
        *(
            "+27825550301 (old)",
            "+27825550301 - wrong number",
            "+27825550301 no",
            "no +27825550301",
        ),
        *("fax: +27825550301", "+27825550301 ext 5", "+27825550301 x5", "Grade 4: 0825550301"),
        *("+27825550301 do not call", "Anna Brown 0825550301", "p:p:+27825550301"),
        *("mom 0825550301, dad 0835550302", "0825550301 or 0835550302", "cell 5"),
    ],
)
def test_whatever_else_is_said_with_it_is_for_the_person_to_read(
    reader: PhoneReader, written: str
) -> None:
    reading = reader.read(written)
    assert reading.number == ""
    assert reading.code


def test_a_local_number_in_a_wrapping_gets_its_code_as_well(reader: PhoneReader) -> None:
    reading = reader.read("Cell: 082 555 0301")
    assert reading.number == NUMBER
    assert said(reading.repair) == 'took out "Cell", added the country code of South Africa'


@pytest.mark.parametrize("written", ["'", '=""'])
def test_a_wrapping_around_nothing_leaves_nothing(written: str) -> None:
    assert unwrapped(written)[0] == ""


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        *(("2.7825550301E+10", "27825550301"), ("2,7825550301e10", "27825550301")),
        *(("+2.7825550301E10", "27825550301"), ("2.782555E+6", "2782555")),
        ("2.78255503012345E+14", "278255503012345"),
        *(("2.78255503E+10", ""), ("2.78255503010E+10", ""), ("2.78255E+5", "")),
        *(("0.7825550301E+10", ""), ("27825550301", ""), ("2.7825550301E+010 ", "")),
    ],
)
def test_a_shortened_number_that_kept_all_its_digits_is_written_out(
    written: str, digits: str
) -> None:
    assert written_out(written) == digits
    if digits:
        [told] = unwrapped(written)[1]
        assert unwrapped(written)[0] == digits
        assert said(told) == "wrote the shortened number out"


def test_blanks_behind_an_apostrophe_go_with_it() -> None:
    assert unwrapped("' 0825550301")[0] == "0825550301"
    assert unwrapped("' n/a")[0] == "n/a"


def test_a_number_of_so_many_characters_is_still_unwrapped_and_no_longer_one() -> None:
    longest = "tel:" + "+" + "2" * 115
    assert unwrapped(longest)[0] == longest.removeprefix("tel:")
    assert unwrapped(f"{longest}2") == (f"{longest}2", ())


def test_a_link_may_carry_a_long_text(reader: PhoneReader) -> None:
    link = "https://wa.me/27825550301?text="
    longest = link + "a" * (2000 - len(link))
    assert reader.read(longest).number == NUMBER
    assert said(reader.read(longest).repair) == "took the number out of the link"
    assert unwrapped(f"{longest}a") == (f"{longest}a", ())
    before = f"https://api.whatsapp.com/send?text={'a' * 500}&phone=27825550301"
    assert reader.read(before).number == NUMBER


def test_cells_that_are_long_are_no_number() -> None:
    for text in ("a" * 50_000, "1 " * 25_000 + "!", "a " * 50 + "1" * 40_000, "(" * 9_000):
        assert unwrapped(text) == (text, ())
    for text in ("1 " * 59 + "!", "a" * 119, "' " * 59, "1-" * 59 + "a"):
        unwrapped(text)


@pytest.mark.parametrize("text", ["27,82,555,0301", "082,555,030", "27,825,550,301.50", "1,250"])
def test_signs_elsewhere_than_between_thousands_stay(text: str) -> None:
    assert unwrapped(text) == (text, ())
