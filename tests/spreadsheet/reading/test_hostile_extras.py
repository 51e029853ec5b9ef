"""Links, comments and hidden columns that a file claims by the million take neither time nor room.

Each of these took minutes or gigabytes if it were read as it claims to be; the limits of the whole
test run, not a clock, notice that.
"""

from pathlib import Path

from tests.spreadsheet.making import column_of, read, refused, write_raw_ods, write_raw_xlsx

ROWS = (
    '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Mobile</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>Ann</v></c><c r="B2"><v>27825550101</v></c></row>'
    '<row r="3"><c r="A3" t="str"><v>Ben</v></c><c r="B3"><v>27825550102</v></c></row>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "xl/worksheets/_rels/sheet1.xml.rels"
LINK = '<Relationship Id="rId1" Type="{0}/hyperlink" Target="{1}" TargetMode="External"/>'
COMMENTS = f'<Relationship Id="rId2" Type="{RELATIONS}/comments" Target="../comments1.xml"/>'


def _rels(*entries: str) -> bytes:
    return f"<Relationships>{''.join(entries)}</Relationships>".encode()


def _linked(path: Path, links: str, target: str = "https://files.example.org/a.jpg") -> Path:
    rels = _rels(LINK.format(RELATIONS, target))
    rows = f"{ROWS}</sheetData><hyperlinks>{links}</hyperlinks><sheetData>"
    return write_raw_xlsx(path, rows, extra={RELS: rels})


def test_links_that_lie_on_top_of_each_other(tmp_path: Path) -> None:
    link = '<hyperlink ref="A1:XFD1048576" r:id="rId1"/>'
    sheet, _ = read(_linked(tmp_path / "l.xlsx", link * 100_000))
    assert column_of(sheet, "Name (address)") == ["https://files.example.org/a.jpg"] * 2


def test_a_link_of_absurd_length_is_none(tmp_path: Path) -> None:
    path = _linked(
        tmp_path / "l.xlsx", '<hyperlink ref="A2" r:id="rId1"/>', "https://a.b/" + "x" * 9999
    )
    assert read(path)[0].addresses == {}


def test_links_without_a_target_or_a_cell_are_none(tmp_path: Path) -> None:
    links = (
        '<hyperlink ref="A2" r:id="rId9"/><hyperlink ref="A0" r:id="rId1"/><hyperlink r:id="rId1"/>'
        '<hyperlink ref="A3" location="B2"/><hyperlink ref="ZZZZ9:Q" r:id="rId1"/>'
    )
    assert read(_linked(tmp_path / "l.xlsx", links))[0].addresses == {}


def test_comments_with_declarations_are_not_followed(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    text = f'<!DOCTYPE c [{laughs}]><comments><comment ref="A2">&l11;</comment></comments>'
    extra = {RELS: _rels(COMMENTS), "xl/comments1.xml": text.encode()}
    refused(write_raw_xlsx(tmp_path / "c.xlsx", ROWS, extra=extra))


def test_damaged_or_missing_comments_keep_nobody_from_the_rows(tmp_path: Path) -> None:
    for at, content in enumerate([b"<comments><comment", None]):
        parts = {} if content is None else {"xl/comments1.xml": content}
        extra = {RELS: _rels(COMMENTS), **parts}
        sheet, origin = read(write_raw_xlsx(tmp_path / f"{at}.xlsx", ROWS, extra=extra))
        assert len(sheet) == len("AB")
        assert origin.notes == ("Links and comments of the sheet could not be read.",)


def test_very_many_comments_are_counted_to_a_limit(tmp_path: Path) -> None:
    comments = "".join(f'<comment ref="A{n}"/>' for n in range(1, 150_000))
    extra = {
        RELS: _rels(COMMENTS),
        "xl/comments1.xml": f"<comments>{comments}</comments>".encode(),
    }
    _, origin = read(write_raw_xlsx(tmp_path / "c.xlsx", ROWS, extra=extra))
    assert origin.notes[0].startswith("100,000 cells have comments")


def test_tags_without_an_end(tmp_path: Path) -> None:
    told = '<cols><col min="1" max="99999999999" hidden="1"/>'
    open_tags = told + "<col " * 200_000 + "</cols>"
    assert len(read(write_raw_xlsx(tmp_path / "o.xlsx", ROWS, before=open_tags))[0]) == len("AB")
    whole = write_raw_xlsx(tmp_path / "e.xlsx", ROWS, before=told + "</cols>")
    assert read(whole)[0].hidden_columns == {0, 1}


def test_columns_and_links_that_an_open_document_repeats(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"{0}><text:p>{1}</text:p></table:table-cell>'
    link = '<text:a xlink:href="https://files.example.org/a.jpg">{0}</text:a>'
    head = "".join(cell.format("", name) for name in ("Name", "Mobile"))
    row = "".join(cell.format("", link.format(name)) for name in ("Ann", "+27825550101"))
    many = ' table:number-columns-repeated="999999999"'
    hidden = f'<table:table-column{many} table:visibility="collapse"/>'
    table = (
        f'<table:table table:name="S">{hidden * 3}<table:table-row>{head}</table:table-row>'
        f"<table:table-row>{row}</table:table-row></table:table>"
    )
    sheet, _ = read(write_raw_ods(tmp_path / "r.ods", table), header_row=1)
    assert sheet.hidden_columns == {0, 1}
    assert column_of(sheet, "Name (address)") == ["https://files.example.org/a.jpg"]
