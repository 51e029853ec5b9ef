"""Zeros in front that a spreadsheet dropped, and the .0 of versions, which it did not add."""

from collections import Counter

import pytest

from flowiq_desktop.core.review.damage import Damage, Trace
from flowiq_desktop.core.review.text_damage import damaged_texts
from tests.bench.drive import result


def never_a_date(_text: str) -> bool:
    return False


def found(header: str, *texts: str) -> dict[str, tuple[Trace, ...]]:
    return dict(result(damaged_texts(header, Counter(texts), lambda: never_a_date)))


@pytest.mark.parametrize(
    ("texts", "before"),
    [
        (("8001", "0157", "2196", "181"), {"181": "0181"}),
        (("10001", "00501", "94105", "2139", "501"), {"2139": "02139", "501": "00501"}),
        (("0042117", "1042118", "1042119", "42120", " 42121 "), {"42120": "0042120"}),
        (("12345", "01234", "3456", "n/a", "12346", "12347", "12348"), {"3456": "03456"}),
    ],
)
def test_numbers_that_are_too_short_have_lost_zeros(
    texts: tuple[str, ...], before: dict[str, str]
) -> None:
    traces = found("Number", *texts)
    assert before.items() <= {text: it[0].before for text, it in traces.items()}.items()
    assert {it[0].damage for it in traces.values()} == {Damage.LOST_ZEROS}
    assert all(it[0].before == text.strip().zfill(len(texts[0])) for text, it in traces.items())


@pytest.mark.parametrize(
    "texts",
    [
        ("8001", "2196", "181"),
        ("8001", "0157", "2196"),
        ("8001", "0157", "2196", "018", "181"),
        ("8001", "0157", "21961", "181"),
        ("5", "10", "05", "12", "11"),
        ("0157", "181", "182", "183", "184"),
        ("0157", "1571", "1572", "1573", *("1", "2", "3"), *("4", "5", "6")),
        ("8001", "0157", "181", "Hill Road", "Dale Road"),
        ("0", "1", "2"),
        ("1234567890123456", "0234567890123456", "234567890123456"),
    ],
)
def test_where_lengths_differ_for_other_reasons_nothing_is_offered(texts: tuple[str, ...]) -> None:
    assert found("Number", *texts) == {}


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("Version", ("1.0", "2.0", "3.0")),
        ("App", ("1.0", "1.1", "2.0")),
        ("App", ("1.0", "2.0", "2.0.1")),
        ("App", ("1.0", "2.0", "v3")),
        ("App", ("1.0", "2.0b", "3.0")),
    ],
)
def test_versions_end_in_nothing_that_an_export_added(header: str, texts: tuple[str, ...]) -> None:
    assert found(header, *texts) == {}


def test_amounts_do() -> None:
    traces = found("Amount", "1.0", "2.0", "10.0")
    assert {it[0].damage for it in traces.values()} == {Damage.DECIMALS}
