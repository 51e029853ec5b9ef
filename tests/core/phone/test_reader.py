"""Numbers as people write them; the rows named are those of the bad-input matrix."""

import string

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from flowiq_desktop.core.phone.countries import countries
from flowiq_desktop.core.phone.reader import PhoneReader, PhoneReading
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.wording import Severity
from flowiq_desktop.texts import said
from tests.examples import examples
from tests.for_each import for_each

THANDI = "+27821234567"


class CarefulReader(PhoneReader):
    """Asks libphonenumber about every number."""

    def _read_simple(self, text: str) -> PhoneReading | None:
        return None


@pytest.fixture(scope="module")
def south_africa() -> PhoneReader:
    return PhoneReader("ZA")


def read(country: str, text: str) -> PhoneReading:
    return PhoneReader(country).read(text)


def problem(reading: PhoneReading) -> Problem:
    return Problem(2, "phone_number", reading.code, "Phone number", reading.facts)


@pytest.mark.parametrize(
    "text",
    [
        "+27821234567",
        "+27 82 123 4567",
        "(+27) 82 123 4567",
        "+27-82-123-4567",
        "+27.82.123.4567",
        " +27821234567 ",
        "+27821234567\n",
        "+27\t82 123 4567",
    ],
)
def test_a_full_number_in_any_layout_is_taken_as_it_is(
    south_africa: PhoneReader, text: str
) -> None:
    assert south_africa.read(text) == PhoneReading(text, THANDI)


@pytest.mark.parametrize(
    "text", ["0821234567", "082 123 4567", "(082) 123-4567", "082.123.4567", "821234567"]
)
def test_34_a_number_without_country_code_gets_the_chosen_one(
    south_africa: PhoneReader, text: str
) -> None:
    reading = south_africa.read(text)
    assert (reading.number, reading.code) == (THANDI, "")
    assert said(reading.repair) == "added the country code of South Africa"


def test_a_country_that_takes_an_article_gets_it() -> None:
    assert (
        said(read("US", "(415) 555-2671").repair) == "added the country code of the United States"
    )


def test_a_lost_plus_is_put_back(south_africa: PhoneReader) -> None:
    assert south_africa.read("27821234567") == PhoneReading(
        "27821234567", THANDI, repair="put back the +"
    )
    assert south_africa.read("447911123456") == PhoneReading(
        "447911123456", "+447911123456", repair="put back the +"
    )


def test_a_mobile_that_lost_its_plus_is_no_landline_of_an_area_like_the_country_code() -> None:
    # libphonenumber alone reads the landline +49 4917 11234567 here.
    reading = read("DE", "491711234567")
    assert (reading.number, reading.code) == ("+491711234567", "")
    assert said(reading.repair) == "put back the +"


def test_34_a_landline_at_home_may_be_a_mobile_abroad() -> None:
    reading = read("DE", "376312345")
    assert (reading.number, reading.code) == ("+49376312345", "number_guessed_country")
    assert reading.facts["other"] == "AD"


def test_34_digits_that_fit_two_countries_are_read_at_home_and_shown() -> None:
    reading = read("US", "4792345678")
    assert (reading.number, reading.code) == ("+14792345678", "number_guessed_country")
    assert problem(reading).severity is Severity.WARNING
    assert "the United States" in problem(reading).message
    assert "Norway" in problem(reading).message
    assert "+14792345678" in problem(reading).advice


def test_34_a_former_number_at_home_may_be_one_abroad() -> None:
    reading = read("MX", "12496527482")
    assert (reading.number, reading.code) == ("+522496527482", "number_guessed_country")
    assert reading.facts["other"] == "CA"


def test_a_trunk_prefix_leaves_no_doubt_about_the_country(south_africa: PhoneReader) -> None:
    assert south_africa.read("0821234567").code == ""


@pytest.mark.parametrize(
    ("country", "text", "number", "repair"),
    [
        ("ZA", "0027821234567", THANDI, "read 00 as +"),
        ("ZA", "00 44 7911 123456", "+447911123456", "read 00 as +"),
        ("US", "0027821234567", THANDI, "read 00 as +"),
        ("US", "011 27 82 123 4567", THANDI, "read 011 as +"),
        ("AU", "0011 65 9123 4567", "+6591234567", "read 0011 as +"),
        ("US", "011 54 11 15 1234 5678", "+5491112345678", "wrote it as it is dialled from abroad"),
        ("ZA", "+27 (0)82 123 4567", THANDI, "took out the (0)"),
        ("KR", "00821640610935", "+821640610935", "read 00 as +"),
        ("BR", "005511987654321", "+5511987654321", "read 00 as +"),
        ("CO", "0057 300 123 4567", "+573001234567", "read 00 as +"),
        ("SG", "0065-9123-4567", "+6591234567", "read 00 as +"),
        ("TH", "0066 81 234 5678", "+66812345678", "read 00 as +"),
        ("KR", "001-44-7911-123456", "+447911123456", "read 001 as +"),
        ("ZA", "0027 (0)82 123 4567", THANDI, "took out the (0), read 00 as +"),
        ("ZA", "27 (0)82 123 4567", THANDI, "took out the (0), put back the +"),
        ("ZA", "(0)82 123 4567", THANDI, "added the country code of South Africa"),
        ("ZA", "+27 082 123 4567", THANDI, "took out the 0 after the country code"),
        ("IT", "+39 (0)6 12345678", "+390612345678", ""),
        ("RU", "8 916 123-45-67", "+79161234567", "added the country code of Russia"),
        ("MX", "+52 1 55 1234 5678", "+525512345678", "took out the 1 that Mexico no longer uses"),
        (
            "ZA",
            "5215512345678",
            "+525512345678",
            "put back the +, took out the 1 that Mexico no longer uses",
        ),
        ("AR", "+54 9 11 1234 5678", "+5491112345678", ""),
        ("AR", "+54 11 15 1234 5678", "+5491112345678", "wrote it as it is dialled from abroad"),
        (
            "AR",
            "011 15 1234-5678",
            "+5491112345678",
            "added the country code of Argentina, wrote it as it is dialled from abroad",
        ),
        ("BR", "+55 11 8765-4321", "+5511987654321", "put in the 9 of mobiles in Brazil"),
        (
            "BR",
            "(11) 8765-4321",
            "+5511987654321",
            "added the country code of Brazil, put in the 9 of mobiles in Brazil",
        ),
        ("BR", "+55 11 98765-4321", "+5511987654321", ""),
    ],
)
def test_35_prefixes_become_the_canonical_number(
    country: str, text: str, number: str, repair: str
) -> None:
    reading = read(country, text)
    assert (reading.number, said(reading.repair)) == (number, repair)


@pytest.mark.parametrize(
    "text", ["9.19877E+11", "2.7E+10", "9.1987654321e11", "9,19877E+11", "2.78212E10"]
)
def test_29_shortened_numbers_are_refused(south_africa: PhoneReader, text: str) -> None:
    reading = south_africa.read(text)
    assert (reading.number, reading.code) == ("", "number_shortened")
    assert text in problem(reading).message


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.7821234567E+10", THANDI),
        ("8,21234567e8", THANDI),
        ("9.19876543210e11", "+919876543210"),
    ],
)
def test_29_a_shortened_number_that_kept_all_its_digits_is_written_out(
    south_africa: PhoneReader, text: str, number: str
) -> None:
    reading = south_africa.read(text)
    assert reading.number == number
    assert said(reading.repair).startswith("wrote the shortened number out, ")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("919876543210.0", "+919876543210"),
        ("27821234567.00", THANDI),
        ("821234567.0", THANDI),
        ("27821234567,0", THANDI),
    ],
)
def test_28_decimals_of_a_numeric_cell_are_taken_out(
    south_africa: PhoneReader, text: str, number: str
) -> None:
    reading = south_africa.read(text)
    assert reading.number == number
    assert said(reading.repair).startswith("took out the decimals, ")


@pytest.mark.parametrize("text", ["919876543210.5", "+27821234567.12", "82123456.78"])
def test_28_a_fraction_is_no_phone_number(south_africa: PhoneReader, text: str) -> None:
    assert south_africa.read(text).code == "number_letters"


@pytest.mark.parametrize("text", ["9198765432101234", "9198765432101234.0", "27821234567000000000"])
def test_30_more_digits_than_a_cell_keeps_are_refused(south_africa: PhoneReader, text: str) -> None:
    assert south_africa.read(text).code == "number_imprecise"


@pytest.mark.parametrize(
    "text",
    [
        "1-800-FLOWERS",
        "call 98765 43210",
        "O821234567",
        "082l234567",
        "fax:+27821234567",
        "082 123 4567 (old)",
        "082²1234567",
        "27,82,123,4567",
        "082*1234567",
        "++27821234567",
        "-0821234567",
        "TRUE",
        "Thandi",
    ],
)
def test_31_38_letters_and_strange_signs_are_refused(south_africa: PhoneReader, text: str) -> None:
    reading = south_africa.read(text)
    assert (reading.number, reading.code) == ("", "number_letters")


@pytest.mark.parametrize(
    "text",
    [
        "0821234567/0837654321",
        "0821234567, 0837654321",
        "0821234567;0837654321",
        "0821234567 or 0837654321",
        "0821234567 en 0837654321",
        "0821234567 0837654321",
        "0821234567\n0837654321",
        "082 123 4567 / 083 765 4321",
        "+27 82 123 4567 +27 83 765 4321",
        "082 123 4567/8",
    ],
)
def test_32_two_numbers_in_a_cell_are_refused(south_africa: PhoneReader, text: str) -> None:
    assert south_africa.read(text).code == "number_two"


def test_32_a_slash_after_the_area_code_is_one_number() -> None:
    assert read("BE", "0471/12.34.56").number == "+32471123456"
    assert read("DE", "0171/1234567").number == "+491711234567"


@pytest.mark.parametrize(
    "text", ["0821234567 x5", "082 123 4567 ext. 12", "0821234567;ext=5", "082 123 4567 #5"]
)
def test_33_extensions_are_refused(south_africa: PhoneReader, text: str) -> None:
    assert south_africa.read(text).code == "number_extension"


@pytest.mark.parametrize(
    ("country", "text", "code"),
    [
        ("ZA", "08212345", "number_too_short"),
        ("ZA", "082123456", "number_too_short"),
        ("ZA", "08212345678", "number_too_long"),
        # libphonenumber has it in use, with 16 digits; nobody's phone can be reached by that.
        ("DE", "0155-555-0101-555-010", "number_too_long"),
        ("JP", "00661234567890", "number_too_long"),
        ("JP", "0066123456789", "number_service"),
        ("ZA", "123456789012345", "number_too_long"),
        # The country's own code in the midst of it is none.
        ("ZA", "012761099069", "number_too_long"),
        ("ZA", "+27 (0)82 (0)123 4567", "number_too_long"),
        ("ZA", "+27821", "number_too_short"),
        ("ZA", "7", "number_too_short"),
        ("US", "5551234", "number_too_short"),
        ("US", "+1 415 555 26711", "number_too_long"),
        ("US", "+1 999 555 2671", "number_invalid"),
        ("GB", "07911 0", "number_too_short"),
        ("ZA", "+999123456789", "number_unknown_country"),
        ("ZA", "+0821234567", "number_unknown_country"),
        ("IN", "5034567890", "number_invalid"),
    ],
)
def test_36_possible_is_not_enough(country: str, text: str, code: str) -> None:
    reading = read(country, text)
    assert (reading.number, reading.code) == ("", code)


def test_36_a_number_may_have_15_digits() -> None:
    reading = read("AT", "01554648487932")
    assert (reading.number, reading.code) == ("+431554648487932", "number_landline")


@pytest.mark.parametrize("text", ["0082 2452", "0082 6163333", "0082 2217396"])
def test_36_behind_00_and_the_own_code_nobody_means_another_country(text: str) -> None:
    reading = read("KR", text)
    assert (reading.number, reading.code) == ("", "number_too_short")
    assert reading.facts["country"] == "KR"


def test_36_a_landline_is_a_warning(south_africa: PhoneReader) -> None:
    reading = south_africa.read("011 123 4567")
    assert (reading.number, reading.code) == ("+27111234567", "number_landline")
    assert not problem(reading).blocks


@pytest.mark.parametrize(
    ("country", "text", "kind"),
    [
        ("ZA", "087 123 4567", "an internet phone number"),
        ("GB", "+447012345678", "a personal number that is passed on"),
        ("ZA", "0861234567", "the number of a company"),
    ],
)
def test_36_other_kinds_that_may_have_whatsapp_are_a_warning(
    country: str, text: str, kind: str
) -> None:
    reading = read(country, text)
    assert reading.number
    assert reading.code == "number_not_mobile"
    assert reading.facts["kind"] == kind
    assert f"is {kind}" in problem(reading).message


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("+٢٧٨٢١٢٣٤٥٦٧", "wrote the digits as 0 to 9"),
        ("+२७८२१२३४५६७", "wrote the digits as 0 to 9"),
        ("＋２７８２１２３４５６７", "wrote the digits as 0 to 9"),  # noqa: RUF001  full width
        ("\u202a+27821234567\u202c", "took out hidden characters"),
        ("+27\u200b82\u200d1234567\ufeff", "took out hidden characters"),
        ("+27\u00ad821234567\x7f", "took out hidden characters"),
        ("+27\u00a082\u2009123\u202f4567", ""),
        ("+27\u221282\u2013123\u20104567", ""),
        ("+27（82）1234567", ""),  # noqa: RUF001  full-width brackets
    ],
)
def test_37_foreign_digits_and_unseen_marks_are_normalised(
    south_africa: PhoneReader, text: str, repair: str
) -> None:
    assert south_africa.read(text) == PhoneReading(text, THANDI, repair=repair)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "missing"),
        ("   ", "missing"),
        ("\u200b", "missing"),
        ("-", "number_none"),
        ("n/a", "number_none"),
        ("N.A.", "number_none"),
        ("none", "number_none"),
        ("0", "number_none"),
        ("0000000000", "number_none"),
        ("+", "number_none"),
        ("?", "number_none"),
        ("#N/A", "number_cell_error"),
        ("#REF!", "number_cell_error"),
        ("#DIV/0!", "number_cell_error"),
        ("#####", "number_cell_error"),
        ("Err:502", "number_cell_error"),
    ],
)
def test_39_40_cells_without_a_number_say_so(
    south_africa: PhoneReader, text: str, code: str
) -> None:
    reading = south_africa.read(text)
    assert (reading.number, reading.code) == ("", code)
    assert problem(reading).message


@pytest.mark.parametrize("text", ["'0821234567", "\u2019082 123 4567", "'+27821234567"])
def test_41_a_leading_apostrophe_is_taken_out(south_africa: PhoneReader, text: str) -> None:
    reading = south_africa.read(text)
    assert reading.number == THANDI
    assert said(reading.repair).startswith("took out the apostrophe")


@pytest.mark.parametrize("text", ["=+919876543210", "=0821234567", "=1+1"])
def test_41_a_formula_is_refused(south_africa: PhoneReader, text: str) -> None:
    assert south_africa.read(text).code == "number_formula"


def test_41_text_kept_by_a_formula_is_read(south_africa: PhoneReader) -> None:
    reading = south_africa.read('="0821234567"')
    assert reading.number == THANDI
    assert said(reading.repair).startswith("took out the = and quotes")


@pytest.mark.parametrize(
    "text", ["2024-01-15", "2024-01-15 00:00:00", "15/01/2024", "15.01.2024", "01-15-2024"]
)
def test_42_a_date_is_refused(text: str) -> None:
    assert read("DK", text).code == "number_date"


def test_42_digits_that_are_no_date_are_read() -> None:
    assert read("DK", "20 24 01 15").number == "+4520240115"


@pytest.mark.parametrize(
    "text", ["112", "911", "10111", "40404", "0800 123 456", "+80012345678", "0862 123 456"]
)
def test_43_services_are_refused(south_africa: PhoneReader, text: str) -> None:
    reading = south_africa.read(text)
    assert (reading.number, reading.code) == ("", "number_service")


@pytest.mark.parametrize(("country", "text"), [("JP", "112"), ("JP", "911"), ("FR", "999")])
def test_43_an_emergency_number_of_elsewhere_is_a_service_everywhere(
    country: str, text: str
) -> None:
    assert not phonenumbers.is_valid_short_number_for_region(
        phonenumbers.PhoneNumber(81 if country == "JP" else 33, int(text)), country
    )
    assert read(country, text).code == "number_service"


@pytest.mark.parametrize(("country", "text"), [("ZA", "1020"), ("GB", "100"), ("KE", "130")])
def test_43_services_end_in_any_digit_and_are_those_of_the_country(country: str, text: str) -> None:
    assert read(country, text)[1:4] == (
        "",
        "number_service",
        {"value": text, "country": country},
    )


@pytest.mark.parametrize(
    ("country", "text"), [("IN", "000800 123 4567"), ("UY", "0004 123456"), ("JP", "0066 123456")]
)
def test_43_a_service_at_home_may_begin_with_00(country: str, text: str) -> None:
    assert read(country, text).code == "number_service"


def test_43_the_same_text_is_judged_once(south_africa: PhoneReader) -> None:
    assert south_africa.read("tel 082 123 4567") is south_africa.read("tel 082 123 4567")


def test_the_sentence_quotes_a_short_visible_text(south_africa: PhoneReader) -> None:
    reading = south_africa.read("\u202ecall\n" + "x" * 300)
    assert reading.facts["value"] == "call " + "x" * 34 + "…"
    assert "\u202e" not in problem(reading).message


def test_an_endless_cell_is_refused_at_once(south_africa: PhoneReader) -> None:
    for text in ("0" * 100_000 + "x", "1 " * 50_000, "+27821234567," * 10_000, "(" * 100_000):
        assert south_africa.read(text).number == ""


@pytest.mark.parametrize("country", ["", "XX", "South Africa", "001", "27"])
def test_an_unknown_country_is_a_value_error(country: str) -> None:
    with pytest.raises(ValueError, match="is not the code of a country"):
        PhoneReader(country)


def test_the_country_may_be_in_small_letters() -> None:
    assert PhoneReader("za").read("0821234567").number == THANDI


def test_every_country_can_be_chosen_and_has_a_name() -> None:
    regions = [region for region, _name in countries()]
    assert sorted(regions) == sorted(phonenumbers.SUPPORTED_REGIONS)
    assert ("ZA", "South Africa") in countries()
    for region in regions:
        PhoneReader(region)


def test_countries_are_in_the_order_of_a_dictionary() -> None:
    names = [name for _region, name in countries()]
    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert names[-1] == "Zimbabwe"


@for_each("region", sorted(phonenumbers.SUPPORTED_REGIONS - {"TA"}))
def test_an_example_mobile_of_every_country_is_read_in_every_layout(region: str) -> None:
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    assert example is not None, "only Tristan da Cunha has no mobiles"
    reader = PhoneReader(region)
    number = phonenumbers.format_number(example, PhoneNumberFormat.E164)
    for layout in (PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL):
        assert reader.read(phonenumbers.format_number(example, layout)).number == number
    national = phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)
    assert reader.read(national).number == number
    assert reader.read(number[1:]).number == number


@for_each("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_behind_00_and_the_own_code_stands_a_number_at_home_or_none(region: str) -> None:
    reader = PhoneReader(region)
    code = str(phonenumbers.country_code_for_region(region))
    for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE):
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None:
            continue
        national = phonenumbers.national_significant_number(example)
        written = f"+{code}{national}"
        assert reader.read(f"00{written[1:]}").number == reader.read(written).number != ""
        for wrong in (national[:-1], f"{national}7", f"0{national}", national[::-1], national[2:]):
            number = reader.read(f"00{code}{wrong}").number
            assert number == "" or number.startswith(f"+{code}"), (wrong, number)


def test_another_way_abroad_behind_00_says_whose_number_it_may_be_as_well() -> None:
    # From Singapore 002 leads abroad too, so a digit too many makes a number in Russia of it.
    reading = PhoneReader("SG").read("0027 8212 345 678")
    assert reading.number == "+78212345678"
    assert (reading.code, reading.facts["other"]) == ("number_guessed_country", "ZA")


@settings(max_examples=examples(600), deadline=None)
@given(
    st.sampled_from(["ZA", "US", "GB", "DE", "DK", "IN", "AR", "AU", "RU", "IL", "IT", "KE"]),
    st.one_of(
        st.text("0123456789", min_size=1, max_size=17),
        st.text("0123456789 -.()+/", min_size=1, max_size=20),
    ),
    st.sampled_from(["", "+", "0", "00", "82", "27", "+27", "+44", "1", "49", "91", "(0"]),
)
def test_the_short_way_never_differs_from_the_long_way(country: str, text: str, start: str) -> None:
    assert_same_by_both_ways(country, start + text)


@settings(max_examples=examples(600), deadline=None)
@given(
    st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)),
    st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)),
    st.sampled_from(["{n}", "0{n}", "+{c}{n}", "{c}{n}", "00{c}{n}", "+{c}0{n}", "0 {n}"]),
    st.text("0123456789", max_size=4),
)
def test_real_numbers_seen_from_abroad_are_read_alike_by_both_ways(
    country: str, region: str, layout: str, ending: str
) -> None:
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    if example is None:
        return
    national = phonenumbers.national_significant_number(example)
    national = national[: len(national) - len(ending)] + ending
    text = layout.format(c=example.country_code, n=national)
    assert_same_by_both_ways(country, text)


def assert_same_by_both_ways(country: str, text: str) -> None:
    assert PhoneReader(country).read(text) == CarefulReader(country)._read_carefully(text)


@settings(max_examples=examples(500), deadline=None)
@given(st.text(max_size=40) | st.text(string.digits + "+-. ()/x,;'=eE\u202a\u0660", max_size=25))
def test_any_text_gets_a_number_or_a_sentence(south_africa: PhoneReader, text: str) -> None:
    reading = south_africa.read(text)
    assert reading.text == text
    if reading.number:
        assert phonenumbers.is_valid_number(phonenumbers.parse(reading.number))
    else:
        assert problem(reading).blocks
    if reading.code:
        said = problem(reading)
        assert all((said.message, said.advice, said.task))


def test_what_is_well_written_is_known_at_once_and_everything_else_is_left() -> None:
    texts = ["0821234567", "+27821234567", "27821234567", "002782 123 4567", "+27 (0)82 1234567"]
    reader = PhoneReader("ZA")
    known = [(one.number, one.repair) for one in map(reader.read, texts)]
    assert reader.well_written([*texts, "x", "+447911123456"]) == [*known, None, None]
    assert PhoneReader("ZA", quickly=False).well_written(texts) == [None] * 5
    assert reader.read("0821234567").number == THANDI
