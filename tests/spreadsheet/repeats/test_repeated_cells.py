"""Two rows of one number, two cells of one reference: what is lost by it is told."""

from pathlib import Path

import pytest

from tests.spreadsheet.making import read, rows_of, write_raw_xlsx

HEADERS = '<row r="1">{}</row>'


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="str"><v>{words}</v></c>'


HEAD = HEADERS.format(text("A1", "Name") + text("B1", "School"))
ZOE = f'<row r="2">{text("A2", "Zoe")}{text("B2", "Hill")}</row>'
ABE = f'<row r="3">{text("A3", "Abe")}{text("B3", "Dale")}</row>'

SPOKEN = '<c r="A3" t="inlineStr"><is><t>Um</t><rPh><t>x</t></rPh></is></c>'


@pytest.mark.parametrize(
    "rows",
    [
        f'{ZOE}<row r="3">{text("A3", "Uma")}{text("B3", "Dale")}{text("A3", "Abe")}</row>',
        f'{ZOE}<row r="3">{text("A3", "Uma")}</row>{ABE}',
        f'<row r="3">{text("A3", "Uma")}</row>{ZOE}{ABE}',
        f'<row r="2">{text("A3", "Uma")}</row>{ZOE}{ABE}',
        f'{ZOE}<row r="3"><c t="str"><v>Uma</v></c></row>{ABE}',
        f"{ZOE}<row r='3'><c t='str' r='A3'><v>Uma</v></c></row>{ABE}",
        f'{ZOE}<row r="3">{SPOKEN}</row>{ABE}',
    ],
)
def test_a_cell_that_stands_twice_is_told_with_both_texts(tmp_path: Path, rows: str) -> None:
    sheet, origin = read(write_raw_xlsx(tmp_path / "p.xlsx", HEAD + rows), header_row=1)
    assert rows_of(sheet) == [("Zoe", "Hill"), ("Abe", "Dale")]
    told = " ".join(map(str, origin.notes))
    assert "1 cell of sheet 'S'" in told
    assert "A3 “Um" in told
    assert "“Abe”" in told


@pytest.mark.parametrize(
    "rows",
    [
        ABE + ZOE,
        ZOE + f'<row r="3">{text("B3", "Dale")}{text("A3", "Abe")}</row>',
        ZOE + ABE + ABE,
        ZOE + ABE + '<row r="3"><c r="A3"/><c r="B3"><v></v></c></row>',
    ],
)
def test_an_odd_order_loses_nothing_and_needs_no_note(tmp_path: Path, rows: str) -> None:
    sheet, origin = read(write_raw_xlsx(tmp_path / "p.xlsx", HEAD + rows), header_row=1)
    assert rows_of(sheet) == [("Zoe", "Hill"), ("Abe", "Dale")]
    assert origin.notes == ()


def test_texts_that_are_shared_are_told_in_words(tmp_path: Path) -> None:
    shared = (
        "<sst><si><t>w</t></si><si><r><t>Um</t></r><r><t>a</t></r></si><si><t>Abe</t></si></sst>"
    )
    twice = '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="A3" t="s"><v>2</v></c></row>'
    path = tmp_path / "p.xlsx"
    write_raw_xlsx(path, HEAD + ZOE + twice, extra={"xl/sharedStrings.xml": shared.encode()})
    sheet, origin = read(path, header_row=1)
    assert sheet.cell(1, 0) == "Abe"
    assert "A3 “Uma” and “Abe”" in " ".join(map(str, origin.notes))


@pytest.mark.parametrize("letters", ["C", "AC"])
@pytest.mark.parametrize("number", [2, 900, 30_000])
def test_in_a_large_sheet(tmp_path: Path, letters: str, number: int) -> None:
    def row(at: int) -> str:
        twice = f'<c r="{letters}{at}"><v>2</v></c>' if at == number else ""
        cells = f'<c r="A{at}"><v>{at}</v></c><c r="{letters}{at}"><v>1</v></c>'
        return f'<row r="{at}" spans="1:3">{cells}{twice}</row>'

    path = write_raw_xlsx(tmp_path / "p.xlsx", "".join(map(row, range(2, 30_002))))
    sheet, origin = read(path, header_row=0)
    assert len(sheet.row_numbers) == 30_000
    assert f"{letters}{number} “1” and “2”" in " ".join(map(str, origin.notes))


def test_only_the_first_are_named_of_many(tmp_path: Path) -> None:
    def rows(word: str) -> str:
        numbers = range(2, 2_002)
        return "".join(f'<row r="{at}">{text(f"A{at}", f"{word} {at}")}</row>' for at in numbers)

    sheet, origin = read(
        write_raw_xlsx(tmp_path / "p.xlsx", HEAD + rows("old") + rows("new")), header_row=1
    )
    assert sheet.cell(0, 0) == "new 2"
    told = " ".join(map(str, origin.notes))
    assert "2,000 cells" in told
    assert "A6 “old 6” and “new 6” and 1,995 more" in told
