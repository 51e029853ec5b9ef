"""Cells of numbers as people write them in the languages of offices."""

import pytest

from flowiq_desktop.core.phone.reader import PhoneReader

_ARABIC = {ord(str(digit)): chr(0x660 + digit) for digit in range(10)}
_PERSIAN = {ord(str(digit)): chr(0x6F0 + digit) for digit in range(10)}


@pytest.mark.parametrize(
    "text",
    [
        *("geen", "Geen selfoon", "nenhum", "SEM TELEMÓVEL", "não tem"),
        *("ninguno", "sin teléfono", "no tiene", "nada", "aucun", "pas de portable", "néant"),
        *("keine", "Kein Handy", "unbekannt", "geen mobiel", "n.v.t.", "hakuna", "hana simu"),
        *("akukho", "akanayo", "ayikho", "لا يوجد", "لايوجد", "بدون رقم", "غير معروف", "n/a"),
    ],
)
def test_words_for_no_number(text: str) -> None:
    assert PhoneReader("ZA").read(text).code == "number_none"


@pytest.mark.parametrize(
    "text",
    [
        "0825550101 of 0835550102",
        "0825550101 ou 0835550102",
        "0825550101 oder 0835550102",
        "0825550101 noma 0835550102",
        "0825550101 okanye 0835550102",
        "0825550101 au 0835550102",
        "0825550101 أو 0835550102",
        "0825550101 / 0835550102",
        "0825550101، 0835550102",
        "0825550101؛ 0835550102",
    ],
)
def test_two_numbers_in_one_cell(text: str) -> None:
    assert PhoneReader("ZA").read(text).code == "number_two"
    assert PhoneReader("ZA").read(text.translate(_ARABIC)).code == "number_two"


@pytest.mark.parametrize("digits", [_ARABIC, _PERSIAN])
@pytest.mark.parametrize(
    "text", ["0505550101", "+966 50 555 0101", "00966505550101", "050-555-0101", "\u200f0505550101"]
)
def test_digits_of_arabic_and_persian(digits: dict[int, str], text: str) -> None:
    assert PhoneReader("SA").read(text.translate(digits)).number == "+966505550101"


@pytest.mark.parametrize(
    "text",
    [
        *("Sel: 082 555 0101", "Ma: 0825550101", "umama 0825550101"),
        *("Tel. 0825550101", "Móvil: 0825550101", "Portable 0825550101", "Handy: 0825550101"),
        *("Simu: 0825550101", "جوال: 0825550101", "الجوال 0825550101", "0825550101 (mãe)"),
        *("0825550101 (الأم)", "0825550101 - encarregado"),
    ],
)
def test_words_beside_a_number(text: str) -> None:
    assert PhoneReader("ZA").read(text).number == "+27825550101"
