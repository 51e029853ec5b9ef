"""What the cells of an OpenDocument sheet show, taken from beside their values."""

from datetime import date
from pathlib import Path

import pytest

from tests.spreadsheet.making import column_of, read, rows_of, write_ods, write_raw_ods

HEAD = (
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p>'
    '</table:table-cell><table:table-cell office:value-type="string"><text:p>Shown</text:p>'
    '</table:table-cell><table:table-cell office:value-type="string"><text:p>More</text:p>'
    "</table:table-cell></table:table-row>"
)
NAME = '<table:table-cell office:value-type="string"><text:p>Thandi</text:p></table:table-cell>'


def _rows(folder: Path, *rows: str, end: str = "") -> list[tuple[str, ...]]:
    table = f'<table:table table:name="Clinic &amp; Co">{HEAD}{"".join(rows)}{end}</table:table>'
    sheet, _ = read(write_raw_ods(folder / "r.ods", table), header_row=1)
    return [tuple(row) for row in sheet]


PICTURE = (
    "<draw:frame><draw:image><text:p/></draw:image><svg:title>Logo</svg:title>"
    "<svg:desc>x.png</svg:desc></draw:frame>"
)
SHAPE = "<draw:custom-shape><text:p>Note to self</text:p></draw:custom-shape>"


def _shown(folder: Path, cell: str) -> str:
    last = '<table:table-cell office:value-type="string"><text:p>end</text:p></table:table-cell>'
    ((_, shown, end),) = _rows(folder, f"<table:table-row>{NAME}{cell}{last}</table:table-row>")
    assert end == "end"
    return shown


def _cell(content: str, kind: str = "float", value: str = 'office:value="1250.5"') -> str:
    return f'<table:table-cell office:value-type="{kind}" {value}>{content}</table:table-cell>'


def test_each_kind_of_value_is_read_as_it_is_shown(tmp_path: Path) -> None:
    cells: list[tuple[object, str]] = [
        (821234567, "0821234567"),
        (1250.5, "R 1,250.50"),
        (0.155, "16%"),
        (date(2026, 11, 30), "30 Nov 2026"),
        (True, "WAHR"),
        (-5.25, "(5.25)"),
    ]
    rows: list[list[object]] = [["Name", "Shown"]]
    rows += (["Sipho", cell] for cell in cells)
    sheet, origin = read(write_ods(tmp_path / "k.ods", rows))
    assert column_of(sheet, "Shown") == [text for _, text in cells]
    assert origin.notes == ()


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (_cell("<text:p>R 1&#160;250,50</text:p>"), "R 1\u00a0250,50"),
        (_cell("<text:p>&lt;1,250&gt;</text:p>"), "<1,250>"),
        (_cell("<text:p>1<text:s text:c='2'/>2<text:s/>3<text:tab/>4</text:p>"), "1  2 3\t4"),
        (_cell("<text:p>1,250<text:line-break/>km</text:p>"), "1,250\nkm"),
        (_cell("<text:p>one</text:p><text:p>two</text:p>"), "one\ntwo"),
        (
            _cell("<text:p><text:a>1,250</text:a> <text:span>rand</text:span></text:p>"),
            "1,250 rand",
        ),
        (_cell("\n  <text:p>1,250</text:p>\n "), "1,250"),
        (
            _cell(
                "<office:annotation><text:p>Neo</text:p></office:annotation><text:p>R 1</text:p>"
            ),
            "R 1",
        ),
        (
            _cell("<text:p>R 2</text:p><office:annotation><text:p>x</text:p></office:annotation>"),
            "R 2",
        ),
        (
            _cell("<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>"),
            "1250.5",
        ),
        (_cell(""), "1250.5"),
        (_cell("<text:p/>"), "1250.5"),
        (_cell("<text:p></text:p>"), "1250.5"),
        (_cell("<text:p> </text:p>"), "1250.5"),
        (_cell("<text:p>###</text:p>"), "1250.5"),
        (_cell("<text:p>#FMT</text:p>"), "1250.5"),
        (_cell("<text:p>1.3E+03</text:p>"), "1.3E+03"),
        (_cell("<text:p>2.78E+10</text:p>", value='office:value="27821234567"'), "27821234567"),
        (_cell(f"<text:p>1{' ' * 2}<text:s text:c='99999999'/></text:p>"), "1250.5"),
        (_cell("<text:p>16%</text:p>", "percentage", 'office:value="0.155"'), "16%"),
        (
            _cell("<text:p>R 9</text:p>", "currency", 'office:currency="ZAR" office:value="9"'),
            "R 9",
        ),
        (_cell("<text:p>2:30 PM</text:p>", "time", 'office:time-value="PT14H30M00S"'), "2:30 PM"),
        (_cell("<text:p>#FMT</text:p>", "time", 'office:time-value="PT-2147483648H0M"'), "#FMT"),
        (_cell("<text:p>#FMT</text:p>", "date", 'office:date-value="32767-12-31"'), "#FMT"),
        (_cell("<text:p>#FMT</text:p>", "date", "office:date-value='32767-12-31'"), "#FMT"),
        (_cell("<text:p>a<text:tab/>b</text:p>", "string", ""), "a\tb"),
        (_cell(f"<text:p>Ann</text:p>{PICTURE}", "string", ""), "Ann"),
        (_cell(f"{SHAPE}<text:p>Ann</text:p>", "string", ""), "Ann"),
        (_cell(f"<text:p>7</text:p>{PICTURE}{SHAPE}", value='office:value="7"'), "7"),
        (
            _cell(
                "<text:p>#N/A</text:p>",
                "string",
                'office:string-value="" calcext:value-type="error"',
            ),
            "#N/A",
        ),
        (
            _cell("<text:p>R 7</text:p>", value='table:formula="of:=[.A1]>1" office:value="7"'),
            "R 7",
        ),
    ],
)
def test_the_text_beside_a_value(tmp_path: Path, cell: str, shown: str) -> None:
    assert _shown(tmp_path, cell) == shown


def test_repeated_cells_and_rows_show_their_text_in_each(tmp_path: Path) -> None:
    cell = _cell("<text:p>R 5</text:p>").replace("<table:table-cell", "<table:table-cell {}", 1)
    wide = cell.format('table:number-columns-repeated="2"')
    rows = _rows(
        tmp_path,
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/>',
        f"{_cell('<text:p>R 1</text:p>')}<table:table-cell/></table:table-row>",
        f"<table:table-row>{NAME}{wide}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="2">{NAME}{wide}</table:table-row>',
        f"<table:table-row>{NAME}<table:table-cell/>{cell.format('')}</table:table-row>",
    )
    assert rows == [
        *[("", "R 1", "")] * 3,
        *[("Thandi", "R 5", "R 5")] * 3,
        ("Thandi", "", "R 5"),
    ]


def test_a_text_repeated_over_pieces_of_the_sheet(tmp_path: Path) -> None:
    row = f"{NAME}{_cell('<text:p>R 1</text:p>')}</table:table-row>"
    rows = _rows(
        tmp_path,
        f'<table:table-row table:number-rows-repeated="9000">{row}',
        f"<table:table-row>{row.replace('R 1', 'R 2')}",
    )
    assert [shown for _, shown, _ in rows] == ["R 1"] * 9_000 + ["R 2"]


def test_billions_of_repeats_take_no_room(tmp_path: Path) -> None:
    cell = _cell("<text:p>R 1</text:p>")
    many = "999999999999"
    blank = f'<table:table-cell table:number-columns-repeated="{many}"/>'
    rows = _rows(
        tmp_path,
        f"<table:table-row>{NAME}{cell}{blank}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="{many[:9]}">{blank}</table:table-row>',
    )
    assert rows == [("Thandi", "R 1", "")]


def test_hidden_rows_are_counted_as_far_as_the_table_goes(tmp_path: Path) -> None:
    hidden = 'table:visibility="filter"'
    row = f"{NAME}{_cell('<text:p>R 1</text:p>')}</table:table-row>"
    table = (
        f'<table:table table:name="S">{HEAD}<table:table-row {hidden}>{row}'
        f'<table:table-row table:visibility="collapse" table:number-rows-repeated="3">{row}'
        f"<table:table-row>{row}"
        f'<table:table-row {hidden} table:number-rows-repeated="1000000"><table:table-cell/>'
        "</table:table-row></table:table>"
    )
    _, origin = read(write_raw_ods(tmp_path / "h.ods", table))
    assert origin.notes == ("Hidden rows were read too (4 of them).",)


def test_a_formula_that_was_never_calculated_is_told(tmp_path: Path) -> None:
    cell = '<table:table-cell table:formula="of:=1+1"/>'
    table = (
        f'<table:table table:name="S">{HEAD}<table:table-row>{NAME}{cell}</table:table-row>'
        "</table:table>"
    )
    _, origin = read(write_raw_ods(tmp_path / "f.ods", table))
    assert "a formula without a result" in origin.notes[0]


@pytest.mark.parametrize(
    "odd",
    [
        _cell("<text:p>7</text:p>", value='office:name="a>b" office:value="7"'),
        _cell(
            f'<table:table table:name="in"><table:table-row>{NAME}</table:table-row></table:table>'
        ),
    ],
)
def test_what_cannot_be_followed_is_told(tmp_path: Path, odd: str) -> None:
    rows = f"<table:table-row>{NAME}{_cell('<text:p>R 1</text:p>')}{odd}</table:table-row>"
    table = f'<table:table table:name="S">{HEAD}{rows}</table:table>'
    sheet, origin = read(write_raw_ods(tmp_path / "o.ods", table))
    assert column_of(sheet, "Shown") == ["1250.5"]
    assert "The formats of the cells could not be read." in origin.notes[0]


@pytest.mark.parametrize(
    "odd", ["<text:p>1<!-- a remark --></text:p>", "<text:p><![CDATA[1]]></text:p>"]
)
def test_remarks_and_literal_text_are_taken_out_before(tmp_path: Path, odd: str) -> None:
    rows = f"<table:table-row>{NAME}{_cell('<text:p>R 1</text:p>')}{_cell(odd)}</table:table-row>"
    table = f'<table:table table:name="S">{HEAD}{rows}</table:table>'
    sheet, origin = read(write_raw_ods(tmp_path / "o.ods", table))
    assert column_of(sheet, "Shown") == ["R 1"]
    assert not origin.notes


def test_each_sheet_has_its_own_texts(tmp_path: Path) -> None:
    row = f"<table:table-row>{NAME}{_cell('<text:p>R {}</text:p>')}</table:table-row>"
    tables = "".join(
        f'<table:table table:name="{name}">{HEAD}{row.format(at)}</table:table>'
        for at, name in enumerate(("First", "Second &amp; last"))
    )
    path = write_raw_ods(tmp_path / "two.ods", tables)
    for at, name in enumerate(("First", "Second & last")):
        sheet, _ = read(path, sheet=name)
        assert column_of(sheet, "Shown") == [f"R {at}"]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<text:p>+27821234567</text:p>", "+27821234567"),
        ("<text:p>Flat 27821234567</text:p>", "Flat 27821234567"),
        ("<text:p><text:s/>27821234567 </text:p>", "27821234567"),
        ("<text:p/>", "27821234567"),
    ],
)
def test_a_text_is_read_with_what_its_format_puts_around_it(
    tmp_path: Path, content: str, shown: str
) -> None:
    value = 'office:string-value="27821234567" calcext:value-type="string"'
    assert _shown(tmp_path, _cell(content, "string", value)) == shown


def test_hidden_texts_of_cells_below_a_long_gap(tmp_path: Path) -> None:
    error = 'office:string-value="" calcext:value-type="error"'
    rows = _rows(
        tmp_path,
        f"<table:table-row>{NAME}</table:table-row>",
        '<table:table-row table:number-rows-repeated="9000"><table:table-cell/></table:table-row>',
        f"<table:table-row>{_cell('<text:p>#REF!</text:p>', 'string', error)}</table:table-row>",
    )
    assert rows[0][0] == "Thandi"
    assert rows[-1][0] == "#REF!"


def test_blank_texts_down_to_the_end_of_the_sheet_are_no_harm(tmp_path: Path) -> None:
    """A formula that gives blank text, filled down, is written as one repeated row."""
    people = "".join(
        f"<table:table-row><table:table-cell office:value-type='string'><text:p>{text}</text:p>"
        "</table:table-cell></table:table-row>"
        for text in ("Name", "Naledi")
    )
    blank = (
        "<table:table-row table:number-rows-repeated='1048570'><table:table-cell "
        "office:value-type='string' office:string-value=''><text:p/></table:table-cell>"
        "</table:table-row>"
    )
    path = write_raw_ods(
        tmp_path / "p.ods", f"<table:table table:name='S'>{people}{blank}</table:table>"
    )
    assert rows_of(read(path)[0]) == [("Naledi",)]
