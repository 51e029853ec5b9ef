"""Numbers as their formats show them."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.formats.number_formats import compile_format, shows_plain_value
from tests.for_each import for_each


@for_each(
    ("code", "number", "shown"),
    [
        ("0000000000", 821234567.0, "0821234567"),
        ("0000000000", 12345678901.0, "12345678901"),
        ("000 000 0000", 821234567.0, "082 123 4567"),
        (r"\+00\ 00\ 000\ 0000", 27821234567.0, "+27 82 123 4567"),
        ("+00 00 000 0000", 127821234567.0, "+127 82 123 4567"),
        ("(000) 000-0000", 5551234567.0, "(555) 123-4567"),
        ("##-##", 5.0, "-5"),
        ("0# ## ## ## ##", 612345678.0, "06 12 34 56 78"),
        (r"0##\ ###\ ####", 821234567.0, "082 123 4567"),
        (r"(###)\ ###\-####", 5551234.0, "() 555-1234"),
        (r"#\ ##0", 5.0, "5"),
        ('"R"# ##0.00', 5.0, "R 5.00"),
        ('"R"# ##0.00', -1234.5, "-R1 234.50"),
        ("+## (##) ####-####", 5551234.0, "+ () 555-1234"),
        ("[h]:mm;[Red]-[h]:mm", -1.5, "-36:00"),
        ("[h]:mm;[Red]([h]:mm)", -1.5, "(36:00)"),
        ("h:mm;-h:mm", -0.25, "-6:00"),
        ("d/m/yyyy;d/m/yyyy", -5, None),
        (r"#\ ##0", 1250.0, "1 250"),
        ("0#", 5.0, "05"),
        ("##-##", 512.0, "5-12"),
        ("00-00", 5.0, "00-05"),
        (r"#\ ##0.00", 1234.5, "1 234.50"),
        (r"#\ ##0.00", 12.0, "12.00"),
        ("0", 2.5, "3"),
        ("0.00", 2.675, "2.68"),
        ("0.00", 1e-7, "0.00"),
        ("000.00", 1.5, "001.50"),
        (".00", 0.5, ".50"),
        (".00", 12.5, "12.50"),
        ("0.##", 1.5, "1.5"),
        ("0.##", 2.0, "2"),
        ("0.0#", 2.0, "2.0"),
        ("#,##0", 0.0, "0"),
        ("#,##0", 999.0, "999"),
        ("#,##0", 1234567.0, "1,234,567"),
        ("#,##0.00", 1234567.891, "1,234,567.89"),
        ("#,##0,", 1234567.0, "1,235"),
        ("000,000", 12.0, "000,012"),
        ("0%", 0.125, "13%"),
        ("0.0%", 0.1234, "12.3%"),
        ("$0.00", 34.3, "$34.30"),
        ('"R"\\ #,##0.00', 1234.5, "R 1,234.50"),
        ('"R"\\ #,##0.00', -2.0, "-R 2.00"),
        ("[$R-1C09] #,##0.00", 5.0, "R 5.00"),
        ("[$€-2] 0.00", 5.0, "€ 5.00"),
        ("[$-409]0.00", 5.0, "5.00"),
        ('0.0" kg"', 2.25, "2.3 kg"),
        ('0 "of {x}"', 2.0, "2 of {x}"),
        ("{0}", 2.0, "{2}"),
        ("0;[Red](0)", -5.0, "(5)"),
        ('0;-0;"none"', 0.0, "none"),
        ('"$"#,##0.00_);[Red]("$"#,##0.00)', 34.3, "$34.30"),
        ('_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', 5.0, "$5.00"),
        ('_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', 0.0, "$-"),
        ("0", 5, "5"),
        ("0.00", -0.001, "0.00"),
        ("0.00", -0.006, "-0.01"),
        ("0,.0", 1234.5, "1.2"),
        ('0.0,"k"', 12500.0, "12.5k"),
        ('#,##0.0,,"M"', 1234567.0, "1.2M"),
        ('0"%"', 5.0, "5%"),
        (r"0\%", 5.0, "5%"),
        ('0_ "kg"', 5.0, "5 kg"),
        ("[<=9999999]000-0000;(000) 000-0000", 5551234.0, "555-1234"),
        ("[<=9999999]000-0000;(000) 000-0000", 2125551234.0, "(212) 555-1234"),
        ("[Red][<1]0;0.0", 5.0, "5.0"),
        ("[>=100]0;0.0", -5.0, "-5.0"),
        ('[<0]0" below";0" above"', -5.0, "5 below"),
        ('[=1]0" child";0" children"', 1.0, "1 child"),
        ('[=1]0" child";0" children"', 3.0, "3 children"),
        ('[<>0]0;"none"', 0.0, "none"),
        ('[>10]"many";[>5]"some";0', 7.0, "some"),
        ('[>10]"many";0.0;0.00', -7.0, "7.0"),
        ('[>10]"many";0.0;0.00', 7.0, "7.00"),
        (r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;##,##0", 1234567.0, "12,34,567"),
        (r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;##,##0", 123456789.0, "12,34,56,789"),
        (r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;##,##0", 12345.0, "12,345"),
        ('General" km"', 12.5, "12.5 km"),
        ('General" km"', -12.5, "-12.5 km"),
        ('[Blue]General;[Red]"minus "General', -3.0, "minus 3"),
        ("# ?/?", 1.5, "1 1/2"),
        ("# ?/?", 0.5, "1/2"),
        ("0 ?/?", 0.5, "0 1/2"),
        ("# ?/?", 0.0, "0"),
        ("# ?/?", 5.0, "5"),
        ("# ?/?", 0.97, "1"),
        ("# ?/?", -1.25, "-1 1/4"),
        ("# ??/??", 2.675, "2 27/40"),
        ("?/?", 1.5, "3/2"),
        ('# ?/8" cup"', 0.5, "4/8 cup"),
        ("# ?/100", 0.256, "26/100"),
        ("0.00E+00", 12345678.5, "1.23E+07"),
        ("0.00E+00", 9999000.5, "1.00E+07"),
        ("0.00E-00", 0.00155, "1.55E-03"),
        ("0.0E+0", -5.0, "-5.0E+0"),
        ("##0.0E+0", 45000.75, "45.0E+3"),
        ("##0.0E+0", 999.96, "1.0E+3"),
        ('0.0E+0" m"', 0.0, "0.0E+0 m"),
        ("0 0/2", 3.0, "3 0/2"),
        ("# ?/2", 3.0, "3"),
        ("?0.?", 12.0, "12."),
        ("0.0%%", 0.5, "5000.0%%"),
        ("0.00E+00", 27821234567.0, None),
        ("[$\u20b9] #,##0", 5.0, "\u20b9 5"),
    ],
)
def test_shown(code: str, number: float, shown: str | None) -> None:
    renderer = compile_format(code)
    assert renderer is not None
    assert renderer(number) == shown


@pytest.mark.parametrize(
    "code",
    ["General", "general", "@", "", '@" x"', "[Red]General", "[Red]", "General;General"],
)
def test_left_to_the_plain_value(code: str) -> None:
    assert compile_format(code) is None
    assert shows_plain_value(code)


@pytest.mark.parametrize(
    "code",
    [
        *("[DBNum1]0", "0x0", "R 0", "0.0/0", "0/0/0", "/0", "General 0", '0["x"]', "E+0"),
        *("gge", "[$-2000401]0", "[>=1]0;x0", "b yyyy"),
    ],
)
def test_what_is_not_understood_is_known_to_be_so(code: str) -> None:
    assert compile_format(code) is None
    assert not shows_plain_value(code)


def test_numbers_that_were_taken_for_dates_and_dates_for_numbers() -> None:
    renderer = compile_format("0.00")
    assert renderer is not None
    assert renderer(datetime(2026, 5, 1, 12)) == "46143.50"  # noqa: DTZ001 - a cell has no time zone
    assert renderer(date(1900, 1, 1)) == "1.00"
    assert renderer(time(6, 0)) == "0.25"
    assert renderer(timedelta(hours=36)) == "1.50"
    from_1904 = compile_format("0", is_1904=True)
    assert from_1904 is not None
    assert from_1904(date(1904, 1, 11)) == "10"


def test_sections_of_dates_and_numbers_in_one_format() -> None:
    renderer = compile_format('[<1]h:mm;[<100]0" days";d/m/yyyy')
    assert renderer is not None
    assert renderer(time(7, 5)) == "7:05"
    assert renderer(45) == "45 days"
    assert renderer(46356) == "30/11/2026"


@pytest.mark.parametrize("code", ["d mmmm yyyy", "h:mm", "[h]:mm", "[$-F800]dd/mm/yyyy", "0.00"])
def test_a_truth_is_never_the_number_that_it_equals(code: str) -> None:
    renderer = compile_format(code)
    assert renderer is not None
    assert renderer(1) is not None
    assert renderer(True) is None


@pytest.mark.parametrize("value", ["text", True, float("inf"), float("nan")])
def test_says_nothing_about_other_values(value: object) -> None:
    renderer = compile_format("0000")
    assert renderer is not None
    assert renderer(value) is None  # type: ignore[arg-type]


def test_a_number_of_many_digits_is_left_to_its_plain_value() -> None:
    renderer = compile_format("0.00%")
    assert renderer is not None
    assert renderer(1e200) is None


@pytest.mark.parametrize(
    "code",
    ["#", '0;;""', ";;;", ";;", ";", ";;;@", '"";"";""', "0;-0;;@", "[Red];;;"],
)
def test_a_hidden_number_is_an_empty_text(code: str) -> None:
    renderer = compile_format(code)
    assert renderer is not None
    assert renderer(0.0) == ""


@settings(deadline=None)  # the machine may be busy
@example(549755813888.122, 4, False)
@given(st.floats(0, 1e12, allow_nan=False), st.integers(0, 4), st.booleans())
def test_rounds_half_up_like_a_spreadsheet(number: float, places: int, grouped: bool) -> None:
    renderer = compile_format(("#,##0" if grouped else "0") + ("." + "0" * places) * bool(places))
    rounded = Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert renderer is not None
    assert renderer(number) == (f"{rounded:,f}" if grouped else f"{rounded:f}")


@settings(deadline=None)  # the machine may be busy
@given(st.text(max_size=12), st.floats(allow_nan=True, allow_infinity=True))
def test_no_code_breaks_it(code: str, number: float) -> None:
    renderer = compile_format(code)
    shown = renderer(number) if renderer else None
    assert shown is None or isinstance(shown, str)


@settings(deadline=None)  # the machine may be busy
@given(
    st.text(alphabet='0#?.,%;"\\_*[]$-+ yYmMdDhHsS/:aApPR@', max_size=16), st.floats(-1e20, 1e20)
)
def test_no_likely_code_breaks_it(code: str, number: float) -> None:
    renderer = compile_format(code)
    for value in (number, date(2026, 5, 1)):
        shown = renderer(value) if renderer else None
        assert shown is None or isinstance(shown, str)


@pytest.mark.parametrize("code", ["0" + "%" * 200, "0." + "0" * 200, "0.00" + "," * 200])
def test_a_code_that_asks_for_hundreds_of_digits_leaves_the_plain_value(code: str) -> None:
    render = compile_format(code)
    assert render is not None
    assert all(render(number) is None or render(number) for number in (2.5, 1234.5, 0.1, -2.5))
