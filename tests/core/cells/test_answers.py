"""Yes and no in the languages of offices."""

import pytest

from flowiq_desktop.core.cells.answers import yes_or_no


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "Yes",
            "y",
            "JA",
            "Sim",
            "SÍ",
            "si",
            "Oui",
            "ndiyo",
            "Ndio",
            "Yebo",
            "ewe",
            "نعم",
            "TRUE",
        ),
        *("x", "X", "✓", "✔️", "1", " ja. ", "Verdadeiro", "d'accord", "Einverstanden", "Akkoord"),
        *("Toegestem", "Ja, graag", "Jawel", "Agrees", "Accepted", "Sawa", "Eya", "يوافق"),
    ],
)
def test_yes(cell: str) -> None:
    assert yes_or_no(cell) is True


@pytest.mark.parametrize(
    "cell",
    [
        *("No", "nee", "NÃO", "nao", "non", "nein", "hapana", "Cha", "hayi", "لا", "FALSE", "0"),
        *("n", "Neen", "❌", "falso", "Geweier", "Refused", "Declined", "Refusé", "Rechaza"),
        *("Nooit", "Hataki", "Akafuni", "Lehnt ab", "لا يوافق", "غير موافقة"),
    ],
)
def test_no(cell: str) -> None:
    assert yes_or_no(cell) is False


@pytest.mark.parametrize("cell", ["", " ", "2025-03-01", "maybe", "Nadia", "nog nie", "?" * 99])
def test_neither(cell: str) -> None:
    assert yes_or_no(cell) is None
