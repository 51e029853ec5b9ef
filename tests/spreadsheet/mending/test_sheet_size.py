"""What a sheet says about its own size is a hint, however it is written."""

from pathlib import Path

import pytest

from tests.spreadsheet.making import COLOURED, read, refused, rows_of, write_raw_xlsx, write_xlsb

CELLS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>{0}</row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Zoe</t></is></c>{1}</row>{2}'
)


@pytest.mark.parametrize(
    "size",
    ["A0", "A1", "B3:A1", "", "A:B", "1:2", "A1:B2:C3", "$A$1:$B$2", "A1 B2", "A0:B3", "XFD1"],
)
def test_any_size(tmp_path: Path, size: str) -> None:
    sheet = f'<dimension ref="{size}"/>'
    path = write_raw_xlsx(tmp_path / "p.xlsx", CELLS.format("", "", ""), before=sheet)
    assert rows_of(read(path)[0]) == [("Zoe",)]


@pytest.mark.parametrize("size", ["", "<dimension/>", "<dimension></dimension>"])
def test_no_size(tmp_path: Path, size: str) -> None:
    path = write_raw_xlsx(tmp_path / "p.xlsx", CELLS.format("", "", ""), before=size)
    assert rows_of(read(path)[0]) == [("Zoe",)]


@pytest.mark.parametrize("column", ["AMJ", "XFD"])
@pytest.mark.parametrize("blank", ['<c r="{0}" s="0"/>', '<c r="{0}" s="0"></c>'])
def test_coloured_cells_without_content_do_not_count(
    tmp_path: Path, column: str, blank: str
) -> None:
    first, second = blank.format(f"{column}1"), blank.format(f"{column}2")
    far = f'<row r="1048576" s="0" customFormat="1">{blank.format(f"{column}1048576")}</row>'
    path = write_raw_xlsx(tmp_path / "p.xlsx", CELLS.format(first, second, far))
    assert rows_of(read(path)[0]) == [("Zoe",)]


def test_content_among_them_counts(tmp_path: Path) -> None:
    far = '<c r="AMJ1" s="0"/><c r="XFD1"><v>1</v></c>'
    path = write_raw_xlsx(tmp_path / "p.xlsx", CELLS.format(far, "", ""))
    assert "16,384 columns" in refused(path).message
    row = '<row r="1048576"><c r="A1048576" s="0"/><c r="CV1048576"><v>1</v></c></row>'
    wide = '<c r="CV1"><v>1</v></c>'
    path = write_raw_xlsx(tmp_path / "p.xlsx", CELLS.format(wide, "", row))
    assert "cell CV1048576" in refused(path).message


def test_coloured_cells_of_a_binary_sheet_do_not_count(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "p.xlsb", [["Name"], ["Zoe", *[None] * 1200, COLOURED]])
    assert rows_of(read(path)[0]) == [("Zoe",)]
