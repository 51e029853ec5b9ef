"""Numbers as their formats show them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.formats.number_formats import compile_format


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("0000000000", 821234567.0, "0821234567"),
        ("0000000000", 12345678901.0, "12345678901"),
        ("000 000 0000", 821234567.0, "082 123 4567"),
        (r"\+00\ 00\ 000\ 0000", 27821234567.0, "+27 82 123 4567"),
        ("+00 00 000 0000", 127821234567.0, "+127 82 123 4567"),
        ("(000) 000-0000", 5551234567.0, "(555) 123-4567"),
        ("##-##", 5.0, "5"),
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
    ],
)
def test_shown(code: str, number: float, shown: str) -> None:
    renderer = compile_format(code)
    assert renderer is not None
    assert renderer(number) == shown


@pytest.mark.parametrize(
    "code",
    ["General", "general", "@", "", "0.00E+00", "# ?/?", "[<=9999999]0;00", "[DBNum1]0", "0x0"],
)
def test_left_to_the_plain_value(code: str) -> None:
    assert compile_format(code) is None


@pytest.mark.parametrize("value", ["text", True, date(2026, 5, 1), float("inf"), float("nan")])
def test_says_nothing_about_other_values(value: object) -> None:
    renderer = compile_format("0000")
    assert renderer is not None
    assert renderer(value) is None  # type: ignore[arg-type]


def test_a_number_of_many_digits_is_left_to_its_plain_value() -> None:
    renderer = compile_format("0.00%")
    assert renderer is not None
    assert renderer(1e200) is None


def test_a_number_is_never_hidden() -> None:
    for code in (";;;", "#"):
        renderer = compile_format(code)
        assert renderer is not None
        assert renderer(0.0) is None


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
