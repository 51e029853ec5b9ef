"""Places of a checked list: what is told of which rows, and what one click puts right."""

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, RowState, check_sheet
from flowiq_desktop.services.preparing.task_fixes import fix_task, ways_of
from tests.spreadsheet.making import finish

NORTH_EAST: dict[str, Source] = {
    "phone_number": ColumnSource("Mobile"),
    "latitude": ColumnSource("Lat"),
    "longitude": ColumnSource("Lng"),
}
ONE: dict[str, Source] = {
    "phone_number": ColumnSource("Mobile"),
    "location_coordinates": ColumnSource("Pin"),
}
JSON: dict[str, Source] = {
    "phone_number": ColumnSource("Mobile"),
    "location": ColumnSource("Place"),
}
CLINICS = (("-33.92", "18.42"), ("-33.93", "18.86"), ("-34.04", "18.35"))


def checked(
    sources: dict[str, Source], *rows: tuple[str, ...], kind: str = "location"
) -> CheckedSheet:
    columns = [source.header for source in sources.values() if isinstance(source, ColumnSource)]
    cells = [(f"082 555 {1000 + at}", *row) for at, row in enumerate(rows)]
    sheet = Sheet("Clinics", tuple(columns), cells, range(2, len(rows) + 2))
    return finish(check_sheet(sheet, Mapping(kind, sources), "ZA"))


def codes(sheet: CheckedSheet) -> list[list[str]]:
    return [[it.code for it in sheet.problems(at)] for at in range(len(sheet.sheet))]


def fixed(sheet: CheckedSheet, code: str) -> frozenset[int]:
    task = next(task for task in sheet.tasks() if task.code == code)
    (way,) = ways_of(sheet, task)
    assert way.words == "Swap latitude and longitude"
    return fix_task(sheet, task, way)


def test_a_swapped_place_is_told_and_swapped_by_one_click() -> None:
    sheet = checked(NORTH_EAST, *CLINICS, ("18.6", "-33.8"))
    assert codes(sheet) == [[], [], [], ["place_swapped"]]
    (problem,) = sheet.problems(3)
    assert problem.message == (
        "The place 18.6, -33.8 is in the open sea; with latitude and longitude swapped it is on "
        "land."
    )
    assert (problem.row, problem.field) == (5, "latitude")
    assert sheet.message(3).problems == (problem,)
    assert sheet.state(3) is RowState.READY
    assert sheet.counts().warnings == 1
    assert fixed(sheet, "place_swapped") == {3}
    assert (sheet.cell(3, 1), sheet.cell(3, 2)) == ("-33.8", "18.6")
    assert sheet.tasks() == ()
    assert sheet.counts().warnings == 0
    sheet.undo()
    assert codes(sheet)[3] == ["place_swapped"]


def test_a_list_whose_columns_are_swapped_is_put_right_by_one_click() -> None:
    sheet = checked(NORTH_EAST, *((east, north) for north, east in CLINICS))
    assert fixed(sheet, "place_swapped") == {0, 1, 2}
    assert [tuple(sheet.row(at)[1:]) for at in range(3)] == [*CLINICS]
    assert sheet.tasks() == ()


def test_a_place_in_the_sea_that_is_not_swapped_has_no_such_click() -> None:
    sheet = checked(NORTH_EAST, *CLINICS, ("-33.92", "-18.42"), ("0", "0.0"))
    assert codes(sheet)[3:] == [["place_in_sea"], ["zero_point"]]
    assert [ways_of(sheet, task) for task in sheet.tasks()] == [(), ()]


def test_a_latitude_out_of_bounds_is_swapped_where_that_makes_a_place() -> None:
    sheet = checked(NORTH_EAST, ("151.2", "-33.9"), ("95", "120"))
    assert codes(sheet) == [["out_of_bounds"], ["out_of_bounds"]]
    assert fixed(sheet, "out_of_bounds") == {0}
    assert codes(sheet) == [[], ["out_of_bounds"]]
    assert ways_of(sheet, sheet.tasks()[0]) == ()


def test_a_place_in_one_cell() -> None:
    sheet = checked(ONE, ("-33.92, 18.42",), ("18.6, -33.8",))
    assert [problem.field for problem in sheet.problems(1)] == ["location_coordinates"]
    assert fixed(sheet, "place_swapped") == {1}
    assert sheet.cell(1, 1) == "-33.8, 18.6"
    assert codes(sheet) == [[], []]


def test_a_place_as_json_is_swapped_in_its_text() -> None:
    sheet = checked(JSON, ('{"latitude": 18.42, "longitude": -33.92, "name": "Hall"}',), ("{}",))
    assert codes(sheet)[0] == ["place_swapped"]
    assert sheet.problems(0)[0].field == "location"
    assert fixed(sheet, "place_swapped") == {0}
    assert sheet.cell(0, 1) == '{"latitude": -33.92, "longitude": 18.42, "name": "Hall"}'
    assert codes(sheet)[0] == []
    sheet.undo()
    assert codes(sheet)[0] == ["place_swapped"]


def test_a_latitude_out_of_bounds_in_json_is_swapped() -> None:
    sheet = checked(JSON, ('{"latitude": "151.2", "longitude": -33.9}',))
    assert codes(sheet) == [["out_of_bounds"]]
    assert fixed(sheet, "out_of_bounds") == {0}
    assert sheet.cell(0, 1) == '{"latitude": -33.9, "longitude": "151.2"}'
    assert codes(sheet) == [[]]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [("18.42", "-33.92"), ("18.42", "{{Lng}}"), ("{{ Lat }}", "{{Lng}}")]
)
def test_a_place_for_everybody_or_by_merge_fields(latitude: str, longitude: str) -> None:
    sources = NORTH_EAST | {"latitude": TextSource(latitude), "longitude": TextSource(longitude)}
    sheet = Sheet(
        "All",
        ("Mobile", "Lat", "Lng"),
        [("0825551001", "18.42", "-33.92"), ("0825551002", "18.42", "-33.92")],
        (2, 3),
    )
    found = finish(check_sheet(sheet, Mapping("location", sources), "ZA"))
    assert codes(found) == [["place_swapped"], ["place_swapped"]]
    assert ways_of(found, found.tasks()[0]) == ()


def test_rows_of_another_type_have_no_place() -> None:
    sources = NORTH_EAST | {"text": TextSource("Hello")}
    sheet = checked(sources, ("18.42", "-33.92"), kind="text")
    assert codes(sheet) == [[]]


def test_what_another_row_changes_is_told_at_once() -> None:
    sheet = checked(NORTH_EAST, ("51.5", "-0.13"), ("18.42", "-33.92"))
    assert codes(sheet) == [[], ["place_in_sea"]]
    touched = sheet.set_cells([((0, 1), "-33.93"), ((0, 2), "18.86")], "Correct")
    assert touched >= {0, 1}
    assert codes(sheet) == [[], ["place_swapped"]]
    assert [task.code for task in sheet.tasks()] == ["place_swapped"]
