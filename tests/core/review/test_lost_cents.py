"""Zeros that a spreadsheet dropped at the end of amounts, and numbers that are no amounts."""

from collections import Counter

import pytest

from flowiq_desktop.core.review.damage import Damage
from flowiq_desktop.core.review.lost_cents import lost_cents, says_money
from flowiq_desktop.core.review.text_damage import damaged_texts
from flowiq_desktop.core.vocabulary.languages import words
from tests.bench.drive import result


def never_a_date(_text: str) -> bool:
    return False


def written(header: str, *texts: str) -> dict[str, str | None]:
    """What the doctor would write for lost cents."""
    traces = result(damaged_texts(header, Counter(texts), lambda: never_a_date))
    return {
        text: trace.before
        for text, found in traces.items()
        for trace in found
        if trace.damage is Damage.LOST_CENTS
    }


@pytest.mark.parametrize(
    ("header", "texts", "mended"),
    [
        ("Amount", ("1250.5", "80.25", "300"), {"1250.5": "1250.50", "300": "300.00"}),
        ("Balance due", ("1250.5", "80", "-5.5"), {"80": "80.00", "-5.5": "-5.50"}),
        ("Skoolgeld", ("1 250,5", "80,25", " 7 "), {"1 250,5": "1 250,50", " 7 ": "7,00"}),
        ("Fees (R)", ("1,250.5", "80.50", ""), {"1,250.5": "1,250.50"}),
        ("Total €", ("12,5", "8"), {"12,5": "12,50", "8": "8,00"}),
        ("Owes", ("R 1250.5", "R80", "R 2.25"), {"R 1250.5": "R 1250.50", "R80": "R80.00"}),
        ("Owes", ("12,5 €", "8 EUR", "1,25 €"), {"12,5 €": "12,50 €", "8 EUR": "8,00 EUR"}),
        ("Price", ("9.9", "8.5", "7.25", "n/a", "1.0"), {"9.9": "9.90", "1.0": "1.00"}),
        ("Amount", ("1250.5", "80,25", "R 1 850,5"), {"1250.5": "1250.50"}),
        ("المبلغ", ("12.5", "8"), {"12.5": "12.50", "8": "8.00"}),
        ("Owing", ("(12.5)", "8-"), {"(12.5)": "(12.50)", "8-": "8.00-"}),
        ("Arrears 60 days", ("12.5",), {"12.5": "12.50"}),
        ("Cost per km", ("4.5",), {"4.5": "4.50"}),
        ("Price/kg", ("89.9",), {"89.9": "89.90"}),
        ("Owes", ("M 50.5", "R 8"), {"M 50.5": "M 50.50", "R 8": "R 8.00"}),
        ("Paid", ("1.5", "45.5"), {"1.5": "1.50"}),
    ],
)
def test_amounts_get_their_two_decimals(
    header: str, texts: tuple[str, ...], mended: dict[str, str]
) -> None:
    found = written(header, *texts)
    assert mended.items() <= found.items()
    assert "" not in found
    assert {text for text in texts if text.endswith(("25", "50"))}.isdisjoint(found)


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("Average", ("72.5", "68.25", "70")),  # marks, and no money
        ("Amount", ("1250", "80", "300")),
        ("Amount", ("1250.50", "80.00", "300.25")),
        ("Amount", ("1.250", "0.5", "12.125")),
        ("Amount (l)", ("1.5 kg", "2.25 kg")),
        ("Fee", ("see 1.5", "see 2.5", "3.5")),
        ("Amount", ("1.0", "2.0", "30.0")),  # an export's: they were whole
        ("Price list", ("v1.5", "A1.5")),
        ("Date paid", ("1.5.2026", "2.5.2026")),
        ("Date paid", ("1.5", "2.11")),
        ("Due", ("1.5", "2.11", "30.4")),  # days
        ("Paid %", ("82.5", "100")),
        ("Percent paid", ("82.5",)),
        ("Leave balance", ("7.5", "12")),
        ("Saldo vacaciones (días)", ("2,5",)),
        ("Balance (hours)", ("7.5",)),
        ("Amount (kg)", ("1.5",)),
        ("Interest rate", ("7.5",)),
        ("Payment ref", ("1.1", "1.2")),
        ("Size", ("5.5 L", "2 L")),
        ("Size (M)", ("38.5",)),
        ("Followers", ("1.5K", "2 M")),
        ("Distance", ("2.5 KM",)),
        ("Height", ("5.5 ft",)),
        ("Latitude (E)", ("18.4",)),
        ("Amount", ("R 2.5M", "R1.5M")),
        ("Phone cost", ("082.5",)),
        ("Amount (KWD)", ("1.5",)),  # three decimals
        ("Amount", ("1.5 OMR", "2 OMR")),
        ("المبلغ (دينار)", ("1.5",)),
    ],
)
def test_what_is_no_amount_of_money_stays(header: str, texts: tuple[str, ...]) -> None:
    assert written(header, *texts) == {}


def test_a_heading_says_that_it_is_money() -> None:
    assert [
        word for word in words("money") if not word.startswith("-") and not says_money(word)
    ] == []
    assert says_money("Amount (R)")
    assert not says_money("Class R")
    assert not says_money("N")


@pytest.mark.parametrize(
    "header",
    [
        *("Prices", "Deposits", "Bal.", "Amt", "Tuition", "Levies", "Pryse", "Bydrae", "Beträge"),
        *("Gebühren", "Schulden", "Monatsmiete", "Prijzen", "Bijdrage", "Loyers", "Reste à payer"),
        *("Cotisations", "Importes", "Deudas", "Colegiatura", "Preços", "Mensalidades", "Dízimo"),
        *("Izikweletu", "Inani lemali", "Iintlawulo", "Madeni", "Michango", "الديون", "أسعار"),
    ],
)
def test_headings_of_money_in_many_languages(header: str) -> None:
    assert written(header, "1250.5") == {"1250.5": "1250.50"}


def test_of_two_decimal_signs_a_whole_amount_gets_neither() -> None:
    assert written("Amount", "1250.5", "80,25", "300") == {"1250.5": "1250.50"}


def test_texts_that_say_something_else_are_no_reason_to_doubt() -> None:
    texts = Counter({"1250.5": 8, "paid": 2})
    assert result(lost_cents("Amount", texts)) == {"1250.5": "1250.50"}
    assert result(lost_cents("Amount", texts + Counter({"paid": 1}))) == {}
