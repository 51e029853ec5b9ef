"""Values between the marks of CDATA are read as any others."""

from pathlib import Path

import pytest

from tests.spreadsheet.making import column_of, read, write_raw_xlsx

ROWS = (
    '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>When</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>Zoe</v></c>{0}</row>'
    '<row r="3"><c r="A3" t="str"><v>Abe</v></c><c r="B3"><v>7</v></c></row>'
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B2" t="str"><v><![CDATA[Ann & <b>Zoë]]></v></c>', "Ann & <b>Zoë"),
        ('<c r="B2"><v><![CDATA[27825550101]]></v></c>', "27825550101"),
        ('<c r="B2" t="str"><v>a<![CDATA[]]>b<![CDATA[&lt;]]></v></c>', "ab&lt;"),
        ('<c r="B2" t="inlineStr"><is><t><![CDATA[R & B]]></t></is></c>', "R & B"),
    ],
)
def test_a_raw_text(tmp_path: Path, cell: str, text: str) -> None:
    path = write_raw_xlsx(tmp_path / "p.xlsx", ROWS.format(cell))
    sheet, origin = read(path, header_row=1)
    assert column_of(sheet, "When") == [text, "7"]
    assert origin.notes == ()


def test_an_odd_cell_beside_it_is_told(tmp_path: Path) -> None:
    cell = '<c r="B2" t="str"><v><![CDATA[R & B]]></v></c><c r="C2" t="n"><v>soon</v></c>'
    sheet, origin = read(write_raw_xlsx(tmp_path / "p.xlsx", ROWS.format(cell)), header_row=1)
    assert tuple(sheet.row(0)) == ("Zoe", "R & B", "soon")
    assert "C2" in " ".join(origin.notes)
