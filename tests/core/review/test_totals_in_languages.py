"""Rows of totals, as offices of each language write them."""

import pytest

from flowiq_desktop.core.review.stray_rows import stray_row
from flowiq_desktop.core.sheet import Sheet


@pytest.mark.parametrize(
    "said",
    [
        *("Total", "Grand total", "Totaal", "Groottotaal", "Subtotaal:", "Total geral", "TOTAIS"),
        *("Total general", "Suma total", "Total général", "Sous-total", "Gesamtsumme", "Summe"),
        *("Eindtotaal", "Ingqikithi", "Isamba sonke", "Itotali", "Jumla kuu", "Jumla"),
        *("المجموع", "الإجمالي", "إجمالي", "المجموع الكلي", "المجموع:"),
    ],
)
def test_a_row_of_totals_is_no_person(said: str) -> None:
    rows = [("Ana", "0825550101", "10"), ("Ben", "0835550102", "20"), (said, "", "30")]
    sheet = Sheet("x", ("Naam", "Sel", "Bedrag"), rows, range(2, 5))
    found = stray_row(sheet, 2, 4, rows[2], 1)
    assert found is not None
    assert found.code == "totals_row"


@pytest.mark.parametrize("name", ["Suma", "Media", "Nada", "Jumla", "المجد", "Ana"])
def test_a_person_whose_name_may_be_a_total_is_a_person(name: str) -> None:
    rows = [
        ("Ana", "0825550101", "Paarl"),
        (name, "", "Ceres"),
        ("Ben", "", "Ceres"),
        ("Cas", "", ""),
    ]
    sheet = Sheet("x", ("Naam", "Sel", "Dorp"), rows, range(2, 6))
    assert stray_row(sheet, 1, 3, rows[1], 1) is None
