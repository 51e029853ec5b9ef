"""The rows of a workbook, gathered block after block."""

from flowiq_desktop.core.packed_texts import LONG, PackedTexts
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.spreadsheet.table.gathered_columns import GatheredColumns
from flowiq_desktop.spreadsheet.table.table import TableBuilder


def test_blank_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    gathered = GatheredColumns()
    gathered.add(TextColumns.of([("", " "), ("Thandi", ""), ("\t", ""), ("", "083")]), 1)
    gathered.add(TextColumns.of([("", "")]), 5)
    gathered.add(TextColumns.of([("Anna", "082")]), 6)
    assert gathered.numbers == [2, 4, 6]
    assert [*gathered.rows] == [("Thandi", ""), ("", "083"), ("Anna", "082")]


def test_a_very_long_sheet_is_held_packed_and_reads_the_same() -> None:
    builder = TableBuilder()
    builder.add(TextColumns.of([("Mobile", "Name", "")]), 0)
    rows = [(f"08{20_000_000 + at}", f"Pupil {at}" if at % 3 else "", "") for at in range(100_000)]
    for start in range(1, 300_001, 100_000):
        builder.add(TextColumns.of(rows), start)
    table = builder.build("The file", None)
    assert (table.sheet.headers, table.header_row) == (("Mobile", "Name"), 1)
    assert len(table.sheet) == 300_000 > LONG
    assert isinstance(table.sheet.column(1), PackedTexts)
    assert table.sheet.row(250_001) == rows[50_001][:2]
    assert [*table.sheet.rows_at(range(99_990, 100_010))] == [
        row[:2] for row in (*rows[-10:], *rows[:10])
    ]
    assert (table.sheet.row_numbers[0], table.sheet.row_numbers[-1]) == (2, 300_001)
    assert sum(table.sheet.distinct(1).values()) == 300_000


def test_letters_and_line_ends_are_looked_at_in_any_column() -> None:
    builder = TableBuilder()
    block = [("Mobile", "Name"), ("082 555 0101", "AnaÃ¯s"), ("083 555 0102", "Li\r\nWei")]
    builder.add(TextColumns.of(block), 0)
    builder.add(TextColumns.of([("082 555 0103", "M\ufffdller")]), 3)
    table = builder.build("The file", 1)
    assert table.sheet.column(1) == ["AnaÃ¯s", "Li\nWei", "M\ufffdller"]
    first, second = map(str, table.notes)
    assert "AnaÃ¯s" in first
    assert "row 2" in first
    assert "row 4" in second
