"""Cells in which a number format shows nothing: read all the same, and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.spreadsheet.making import (
    column_of,
    read,
    write_raw_ods,
    write_xls,
    write_xlsb,
    write_xlsx,
)

Rows = list[list[object]]
WRITERS: dict[str, Callable[[Path, Rows], Path]] = {
    "xlsx": lambda path, rows: write_xlsx(path, {"People": rows}),
    "xls": write_xls,
    "xlsb": write_xlsb,
}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("code", [";;;", ";;", ";;;@", '"";"";""', "[Red];;;"])
def test_hidden_phone_numbers_are_read_and_told(tmp_path: Path, kind: str, code: str) -> None:
    rows: Rows = [["Name", "Phone"]]
    rows += [[f"P{n}", (27821234560 + n, code)] for n in range(3)]
    sheet, origin = read(WRITERS[kind](tmp_path / f"p.{kind}", rows))
    assert column_of(sheet, "Phone") == ["27821234560", "27821234561", "27821234562"]
    told = [note for note in origin.notes if "hides what some cells hold" in note]
    assert len(told) == 1
    assert "(3 of them, first B2: “27821234560”)" in told[0]


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_hidden_text_and_a_hidden_zero(tmp_path: Path, kind: str) -> None:
    rows: Rows = [
        ["Name", "Phone", "Owes"],
        ["Anna", ("+27821234560", ";;;"), (0, "0;-0;;@")],
        ["Ben", "+27821234561", (5, "0;-0;;@")],
    ]
    sheet, origin = read(WRITERS[kind](tmp_path / f"p.{kind}", rows))
    assert column_of(sheet, "Phone") == ["+27821234560", "+27821234561"]
    assert column_of(sheet, "Owes") == ["0", "5"]
    assert any("(2 of them, first B2" in note for note in origin.notes)


def test_as_libreoffice_keeps_it_in_ods(tmp_path: Path) -> None:
    def row(name: str, phone: str) -> str:
        return (
            f'<table:table-row><table:table-cell office:value-type="string"><text:p>{name}'
            f"</text:p></table:table-cell>{phone}</table:table-row>"
        )

    hidden = '<table:table-cell office:value-type="float" office:value="2782123456{}"><text:p/>'
    number = f"{hidden}</table:table-cell>"
    title = '<table:table-cell office:value-type="string"><text:p>Phone</text:p></table:table-cell>'
    rows = row("Name", title) + "".join(row(f"P{n}", number.format(n)) for n in range(2))
    path = write_raw_ods(tmp_path / "p.ods", f'<table:table table:name="P">{rows}</table:table>')
    sheet, origin = read(path)
    assert column_of(sheet, "Phone") == ["27821234560", "27821234561"]
    assert "(2 of them, first B2: “27821234560”)" in " ".join(origin.notes)


@pytest.mark.parametrize("code", ["General", "0", "#,##0", '_-* #,##0_-;_-* "-"_-', "@", "[Red]0"])
def test_what_is_shown_is_not_told(tmp_path: Path, code: str) -> None:
    rows: Rows = [
        ["Name", "Phone", "x"],
        ["Anna", 27821234560, (5, code)],
        ["Ben", 27821234561, ""],
    ]
    _, origin = read(write_xlsx(tmp_path / "p.xlsx", {"People": rows}))
    assert not any("hides" in note for note in origin.notes)
