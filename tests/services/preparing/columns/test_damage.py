"""What a spreadsheet program did to whole columns is found, and put back as one step."""

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.columns.damage import (
    ColumnDamage,
    Damage,
    find_damage,
    undo_all,
    undo_damage,
)
from tests.spreadsheet.making import finish

FINE = "0825550100"


def checked(column: tuple[str, ...], header: str = "Mobile", country: str = "ZA") -> CheckedSheet:
    """A list with this column; another one holds good numbers unless it is that of the numbers."""
    headers: tuple[str, ...] = ("Mobile",)
    rows: list[tuple[str, ...]] = [(cell,) for cell in column]
    if header != "Mobile":
        headers = ("Mobile", header)
        rows = [(f"08255501{at:02}", cell) for at, cell in enumerate(column)]
    sheet = Sheet("List", headers, rows, range(2, 2 + len(rows)))
    sources: dict[str, Source] = {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi")}
    return finish(check_sheet(sheet, Mapping("text", sources), country))


def found(sheet: CheckedSheet) -> dict[Damage, ColumnDamage]:
    return {it.damage: it for it in finish(find_damage(sheet))}


def cells(sheet: CheckedSheet, header: str = "Mobile") -> list[str]:
    at = sheet.sheet.headers.index(header)
    return [sheet.cell(index, at) for index in range(len(sheet.sheet))]


@pytest.mark.parametrize(
    ("cell", "damage", "before"),
    [
        ("825550101", Damage.LOST_ZERO, "+27825550101"),
        ("27825550101", Damage.LOST_PLUS, "+27825550101"),
        ("2.7825550101E+10", Damage.SHORTENED, "+27825550101"),
        ("2.78E+10", Damage.SHORTENED, None),
        ("9198765432101200", Damage.ROUNDED, None),
        ("27825550101.0", Damage.DECIMALS, "+27825550101"),
        ("'0825550101", Damage.FORCED_TEXT, "+27825550101"),
        ('="0825550101"', Damage.FORCED_TEXT, "+27825550101"),
        ("12/05/2026", Damage.DATE, None),
        ("#REF!", Damage.ERROR, None),
        ("########", Damage.ERROR, None),
        ("\u202a+27 82 555 0101\u202c", Damage.MARKS, "+27825550101"),
    ],
)
def test_phone_numbers(cell: str, damage: Damage, before: str | None) -> None:
    damages = found(checked((FINE, cell)))
    assert damage in damages
    it = damages[damage]
    assert (it.cells, it.undoable, it.header) == (1, int(before is not None), "Mobile")
    assert (it.first[0].row_number, it.first[0].now, it.first[0].then) == (3, cell, before)
    assert it.happened
    assert it.advice
    assert bool(it.undo) == (before is not None)


@pytest.mark.parametrize(
    ("country", "cell"),
    [
        ("ZA", "082 555 0101"),
        ("ZA", "82 555 0101"),  # with blanks it is no amount: somebody wrote it so
        ("ZA", "+27825550101"),
        ("ZA", "n/a"),
        ("ZA", ""),
        ("ES", "612345678"),  # nobody there writes a 0 in front
        ("CN", "13812345678"),  # there is one, but for landlines alone
        ("BR", "11987654321"),
        ("CO", "3211234567"),
        ("IN", "9876543210"),  # with a 0 or without
    ],
)
def test_numbers_as_people_write_them_are_no_damage(country: str, cell: str) -> None:
    assert not found(checked((cell,), country=country))


@pytest.mark.parametrize(
    ("header", "column", "damage", "after"),
    [
        ("Grade", ("12.0", "7.0", "", "x"), Damage.DECIMALS, ["12", "7", "", "x"]),
        ("Code", ("'00123", '="0045"'), Damage.FORCED_TEXT, ["00123", "0045"]),
        ("Birthday", ("45356", "20000.0"), Damage.SERIAL, ["2024-03-05", "1954-10-03"]),
        (
            "Visit",
            ("5. März 2026", "6. Mai 2026", "45356"),
            Damage.SERIAL,
            ["5. März 2026", "6. Mai 2026", "2024-03-05"],
        ),
        ("Name", ("\ufeffAna", "Ben"), Damage.MARKS, ["Ana", "Ben"]),
        ("Account", ("1.23456789E+08", "5"), Damage.SHORTENED, ["123456789", "5"]),
    ],
)
def test_other_columns(
    header: str, column: tuple[str, ...], damage: Damage, after: list[str]
) -> None:
    sheet = checked(column, header)
    it = found(sheet)[damage]
    assert it.undoable == it.cells == sum(a != b for a, b in zip(column, after, strict=True))
    finish(undo_damage(sheet, it.column, damage))
    assert cells(sheet, header) == after
    assert damage not in found(sheet)
    sheet.undo()
    assert cells(sheet, header) == list(column)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Weight", ("12.0", "7.5")),
        ("Class", ("3E5", "2e10", "5E")),
        ("Postal code", ("10115", "20095", "50667")),
        ("Amount due", ("12000", "45356")),
        ("Note", ("a\u200d", "I'm", "=)", "#thanks", "'n Mens")),
        ("Card", ("1234567890123456", "123456789012340")),
        ("When", ("45356", "45357", "1/2/2026", "10115")),
    ],
)
def test_columns_that_are_as_they_were_meant(header: str, column: tuple[str, ...]) -> None:
    assert not found(checked(column, header))


def test_where_a_zero_may_be_left_out_the_others_of_the_column_say_whether_it_was_lost() -> None:
    it = found(checked(("9876543210", "098765 43211"), country="IN"))[Damage.LOST_ZERO]
    assert (it.cells, it.first[0].then) == (1, "+919876543210")


def test_of_long_numbers_that_are_whole_some_end_in_noughts() -> None:
    whole = ("1234567890123456", "4111111111111110", "9876543210987654")
    assert not found(checked(whole, "Card"))
    rounded = ("1234567890123450", "4111111111111110", "9876543210987654")
    assert found(checked(rounded, "Card"))[Damage.ROUNDED].cells == 2


@pytest.mark.parametrize(("is_1904", "day"), [(True, "1990-05-01"), (False, "1986-04-30")])
def test_days_are_counted_from_where_the_workbook_counts_them(is_1904: bool, day: str) -> None:
    known = Sheet("List", ("Mobile", "DOB"), [(FINE, "31532")], [2], is_1904=is_1904)
    sources: dict[str, Source] = {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi")}
    sheet = finish(check_sheet(known, Mapping("text", sources), "ZA"))
    assert found(sheet)[Damage.SERIAL].first[0].then == day


def test_what_nobody_sees_does_not_hide_the_other_damage_of_a_column() -> None:
    sheet = checked(("\u200b45356", "45357", "2026-01-05", "2026-01-06"), "Visit")
    finish(undo_all(sheet))
    assert cells(sheet, "Visit") == ["2024-03-05", "2024-03-06", "2026-01-05", "2026-01-06"]
    sheet = checked(("\ufeff7.0", "8.0"), "Class")
    finish(undo_all(sheet))
    assert cells(sheet, "Class") == ["7", "8"]


def test_a_second_column_of_numbers_is_read_as_numbers() -> None:
    sheet = checked(("835550101", "835550102", "0835550103"), "Mother's cell")
    it = found(sheet)[Damage.LOST_ZERO]
    assert (it.header, it.cells) == ("Mother's cell", 2)


def test_everything_is_put_back_at_once_and_taken_back_at_once() -> None:
    column = ("825550101", "27825550102", "'0825550103", "2.7E+10", FINE)
    sheet = checked(column)
    finish(undo_all(sheet))
    assert cells(sheet) == ["+27825550101", "+27825550102", "+27825550103", "2.7E+10", FINE]
    assert sheet.edits.undo_title == "Put back what Excel changed: 3 cells"
    assert [*found(sheet)] == [Damage.SHORTENED]
    sheet.undo()
    assert tuple(cells(sheet)) == column


def test_several_kinds_in_one_cell_are_each_told() -> None:
    sheet = checked(("825550101.0", "\ufeff'825550102"))
    damages = found(sheet)
    assert {*damages} == {
        Damage.LOST_ZERO,
        Damage.DECIMALS,
        Damage.FORCED_TEXT,
        Damage.MARKS,
    }
    finish(undo_damage(sheet, 0, Damage.DECIMALS))
    assert cells(sheet)[0] == "+27825550101"


def test_a_number_in_doubt_is_not_written_for_the_person() -> None:
    sheet = checked(("4712345678", "0825550100"))  # a mobile here, and with a + one in Norway
    readings = {problem.code for problem in sheet.problems(0)}
    for it in found(sheet).values():
        assert it.undoable == 0 or "number_guessed_country" not in readings


def test_a_country_in_doubt_is_not_written_for_the_person() -> None:
    czech = (*tuple(f"+4206031234{at:02}" for at in range(40)), "603123456", "420603123459")
    damages = found(checked(czech, country="ZA"))
    assert damages[Damage.LOST_ZERO].undoable == 0
    assert damages[Damage.LOST_PLUS].undoable == 1
    at_home = found(checked(("603123456", "0825550100"), country="ZA"))
    assert at_home[Damage.LOST_ZERO].undoable == 1


def test_where_only_some_cells_can_be_put_back_these_come_first() -> None:
    it = found(checked(("2.7E+10", "2.7825550101E+10")))[Damage.SHORTENED]
    assert (it.cells, it.undoable) == (2, 1)
    assert [cell.then for cell in it.first] == ["+27825550101", None]
