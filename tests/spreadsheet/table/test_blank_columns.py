"""Which columns hold nothing."""

from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.spreadsheet.table.blank_columns import blank_among


def test_blank_columns_are_those_without_a_text_in_any_row() -> None:
    table = [("Zanele", "", " ", "", "1")] * 1_200 + [("", "", "", "late", "")]
    rows = TextColumns.of(table)
    assert blank_among([1, 2, 3], rows) == {1, 2}
    assert blank_among([0, 4], rows) == frozenset()
    assert blank_among([3], rows[:-1]) == {3}
