"""Rows are sorted stably, blanks last, and found by what is in them now."""

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.row_order import Order, Verdict, arranged
from tests.spreadsheet.making import finish

ROWS = (
    ("Ulla", "0821234567", "9"),
    ("Nils", "082", "10"),
    ("Tove", "0835550101", ""),
    ("nils", "0835550102", "9"),
    ("Åge", "0835550103", "-1"),
)


def checked(rows: tuple[tuple[str, ...], ...] = ROWS) -> CheckedSheet:
    sheet = Sheet("People", ("Name", "Mobile", "Age"), rows, range(2, 2 + len(rows)))
    mapping = Mapping(
        "text", {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi {{Name}}")}
    )
    return finish(check_sheet(sheet, mapping, "ZA"))


def order(sheet: CheckedSheet, by: int | Verdict, descending: bool = False) -> list[int]:
    rows = range(len(sheet.sheet))
    return list(finish(arranged(sheet, rows, "", Order(by, descending))))


def test_by_a_column_either_way_with_blanks_last() -> None:
    sheet = checked()
    assert order(sheet, 2) == [4, 0, 3, 1, 2]
    assert order(sheet, 2, descending=True) == [1, 0, 3, 4, 2]
    assert order(sheet, 0) == [4, 1, 3, 2, 0]


def test_by_what_the_person_wrote() -> None:
    sheet = checked()
    sheet.fix_cell(0, 2, "")
    sheet.fix_cell(2, 2, "8")
    assert order(sheet, 2) == [4, 2, 3, 1, 0]


def test_by_verdict() -> None:
    sheet = checked()
    sheet.leave_out([4])
    assert order(sheet, Verdict.STATE) == [1, 0, 2, 3, 4]
    assert order(sheet, Verdict.PROBLEM)[0] == 1


def test_many_rows_are_sorted_as_few_are() -> None:
    rows = tuple((f"N{at % 7}", f"082{at:07}", str(at * 7919 % 5003)) for at in range(5003))
    sheet = checked(rows)
    assert order(sheet, 2) == sorted(range(5003), key=lambda at: int(rows[at][2]))
    by_name = sorted(range(5003), key=lambda at: rows[at][0], reverse=True)
    assert order(sheet, 0, descending=True) == by_name


def test_only_rows_with_a_text_or_number() -> None:
    sheet = checked()
    sheet.fix_cell(2, 0, "Nilsine")

    def found(text: str, rows: tuple[int, ...] = tuple(range(5))) -> list[int]:
        return list(finish(arranged(sheet, rows, text, None)))

    assert found("NILS") == [1, 2, 3]
    assert found("nils", (0, 1, 2)) == [1, 2]
    assert found("6") == [0, 4]
    assert found("  ") == [0, 1, 2, 3, 4]
    assert found("Tove") == []
    assert list(finish(arranged(sheet, range(5), "nils", Order(0, descending=True)))) == [2, 1, 3]
