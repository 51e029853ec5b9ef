"""What a workbook hides, comments and links is told in the same way in every format."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.spreadsheet.making import column_of, read, write_raw_xlsx, write_zip
from tests.spreadsheet.marked_files import ADDRESSES, FORMATS, HEADERS, HIDDEN, PEOPLE

SOFFICE = shutil.which("soffice")


@pytest.fixture(params=FORMATS)
def marked(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The list in each format."""
    return FORMATS[request.param](tmp_path / f"marked.{request.param}")


def _has_everything(path: Path) -> None:
    sheet, origin = read(path)
    assert sheet.headers == (*HEADERS, "Picture (address)")
    assert column_of(sheet, "Name") == [row[0] for row in PEOPLE]
    assert sheet.hidden_rows == HIDDEN
    assert sheet.hidden_columns == {2}
    assert sheet.addresses == {"Picture": "Picture (address)"}
    assert column_of(sheet, "Picture (address)") == ADDRESSES
    told = (
        "Hidden rows were read too (3 of them).",
        "A hidden column was read too: “Old” (C).",
        "2 cells have comments, which are not read and not sent: A2, D4.",
    )
    assert origin.notes[:3] == told
    assert "addresses of 3 cells are in the column “Picture (address)”" in origin.notes[3]


def test_rows_columns_comments_and_links_in_every_format(marked: Path) -> None:
    _has_everything(marked)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_the_same_as_libreoffice_writes_it(tmp_path: Path, ending: str) -> None:
    source = FORMATS["xlsx"](tmp_path / "marked.xlsx")
    assert SOFFICE
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=300)
    _has_everything(tmp_path / f"marked.{ending}")


def _links(tmp_path: Path, cells: str) -> tuple[dict[str, list[str]], str]:
    """The columns of addresses of a table with this row below its headers, and what is said."""
    head = "".join(f'<c r="{at}1" t="str"><v>{at} head</v></c>' for at in "ABC")
    path = write_raw_xlsx(tmp_path / "l.xlsx", f'<row r="1">{head}</row><row r="2">{cells}</row>')
    sheet, origin = read(path, header_row=1)
    return {it: column_of(sheet, it) for it in sheet.addresses.values()}, " ".join(origin.notes)


def _cell(at: str, formula: str, shown: str = "see here") -> str:
    return f'<c r="{at}2" t="str"><f>{formula}</f><v>{shown}</v></c>'


def _text(at: str, text: str) -> str:
    return f'<c r="{at}2" t="str"><v>{text}</v></c>'


@pytest.mark.parametrize(
    "formula",
    [
        'HYPERLINK("https://a.example/1","see here")',
        "HYPERLINK(&quot;https://a.example/1&quot;, B2)",
        'HYPERLINK( "https://a.example/1" )',
        'HYPERLINK("https://a.example/1",7)',
    ],
)
def test_an_address_that_is_written_in_the_formula_is_read(tmp_path: Path, formula: str) -> None:
    addresses, notes = _links(tmp_path, _cell("A", formula))
    assert addresses == {"A head (address)": ["https://a.example/1"]}
    assert "put together" not in notes


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://a.example/my photo.jpg", "https://a.example/my%20photo.jpg"),
        ("www.a.example/1", "http://www.a.example/1"),
        ("mailto:ann%40a.example?subject=Hi", "ann@a.example"),
        ("MAILTO:ann@a.example", "ann@a.example"),
    ],
)
def test_addresses_as_people_write_them(tmp_path: Path, target: str, address: str) -> None:
    addresses, _ = _links(tmp_path, _cell("A", f'HYPERLINK("{target}","see here")'))
    assert addresses == {"A head (address)": [address]}
    shown = address.removeprefix("http://")
    assert _links(tmp_path, _cell("A", f'HYPERLINK("{target}")', shown))[0] == {}


@pytest.mark.parametrize(
    "formula",
    [
        'HYPERLINK("https://a.example/"&amp;LOWER(B2),"see here")',
        'HYPERLINK("https://a.example/"&amp;Other!B2,"see here")',
        'HYPERLINK("https://a.example/"&amp;B2:C2,"see here")',
        'HYPERLINK("https://a.example/"&amp;B2+1,"see here")',
        'HYPERLINK("https://a.example/"&amp;Base)',
        'HYPERLINK("https://a.example/"&amp;1.50)',
        "HYPERLINK(IF(B2=1,C2))",
        'HYPERLINK("a","b")&amp;C2',
        "HYPERLINK(" + "(" * 500 + "B2",
    ],
)
def test_an_address_that_a_formula_puts_together_is_told(tmp_path: Path, formula: str) -> None:
    addresses, notes = _links(tmp_path, _cell("A", formula))
    assert addresses == {}
    assert "Links in “A head” are put together by a formula, first in A2." in notes


@pytest.mark.parametrize(
    ("formula", "address"),
    [
        ('HYPERLINK("https://a.example/"&amp;B2,"Form")', "https://a.example/ann 7"),
        ("HYPERLINK(C2)", "https://b.example/x"),
        (
            'HYPERLINK( C2 &amp; "?n=" &amp; $D$2 &amp; "&amp;""q""", "x")',
            'https://b.example/x?n=7&"q"',
        ),
        ('HYPERLINK(CONCATENATE(C2,"/",D2),"Form")', "https://b.example/x/7"),
        ('HYPERLINK(_xlfn.CONCAT(C2,("/"&amp;D2)),"Form")', "https://b.example/x/7"),
        (
            'HYPERLINK("https://a.example/"&amp;5&amp;E2&amp;E9,IF(B2="(",1,")"))',
            "https://a.example/5",
        ),
        ('HYPERLINK("tel:+"&amp;D2&amp;"825550101")', "+7825550101"),
        ('HYPERLINK(C2&amp;"/"&amp;B1)', "https://b.example/x/B%20head"),
    ],
)
@pytest.mark.parametrize("odd", ["", "<!-- parsed, not searched -->"])
def test_an_address_that_is_put_together_from_cells_is_computed(
    tmp_path: Path, formula: str, address: str, odd: str
) -> None:
    others = _text("B", "ann 7") + _text("C", "https://b.example/x") + '<c r="D2"><v>7</v></c>'
    addresses, notes = _links(tmp_path, _cell("A", formula) + others + odd)
    assert addresses == {"A head (address)": [address.replace(" ", "%20")]}
    assert "put together" not in notes


def test_an_address_is_not_made_of_what_only_the_format_shows(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Form</v></c></row>'
        '<row r="2"><c r="A2" s="1"><v>45356</v></c><c r="B2" t="str">'
        '<f>HYPERLINK("https://a.example/"&amp;A2)</f><v>see</v></c></row>'
    )
    styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    sheet, origin = read(write_raw_xlsx(tmp_path / "p.xlsx", rows, styles=styles), header_row=1)
    assert not sheet.addresses
    assert "first in B2" in " ".join(map(str, origin.notes))


@pytest.mark.parametrize("odd", ["", "<!-- parsed, not searched -->"])
def test_a_formula_that_cells_share_is_computed_for_each(tmp_path: Path, odd: str) -> None:
    first = '<f t="shared" ref="B2:B4" si="0">HYPERLINK("https://a.example/"&amp;$A2,"x")</f>'
    other = '<f t="shared" si="0"/>'
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="str"><v>n{at}</v></c><c r="B{at}" t="str">'
        f"{first if at == 2 else other}<v>see</v></c></row>"
        for at in (2, 3, 4)
    )
    head = '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Form</v></c></row>'
    sheet, _ = read(write_raw_xlsx(tmp_path / "p.xlsx", head + rows + odd), header_row=1)
    assert column_of(sheet, "Form (address)") == [f"https://a.example/n{at}" for at in (2, 3, 4)]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_links_of_cells_as_libreoffice_writes_them(tmp_path: Path, ending: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Name", "Site", "Form", "Page"], ["ann", "https://a.example/"], ["ben", "x"]):
        sheet.append(row)
    sheet["C2"] = '=HYPERLINK(B2&"f/"&A2&7,"Form")'
    sheet["C3"] = '=HYPERLINK(CONCATENATE(B$2,A3),"Form")'
    sheet["D2"] = '=HYPERLINK(B2, "Page")'
    source = tmp_path / "source.xlsx"
    book.save(source)
    assert SOFFICE
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", ending, "--outdir"]
    command += [str(tmp_path / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    table, _ = read(tmp_path / "out" / f"source.{ending}", header_row=1)
    assert column_of(table, "Form (address)") == [
        "https://a.example/f/ann7",
        "https://a.example/ben",
    ]
    assert column_of(table, "Page (address)") == ["https://a.example/", ""]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ('HYPERLINK("#S!B2","see here")', "see here"),
        ('HYPERLINK("files/ann.jpg","Ann")', "Ann"),
        ('HYPERLINK("https://a.example/1")', "https://a.example/1"),
        ("HYPERLINK(B2)", "https://a.example/1"),
        ('HYPERLINK("#S!"&amp;B2)', "see here"),
        ('HYPERLINK("https://a.example/1","x")', "Look: https://A.example/1 "),
        ('HYPERLINK("tel:+27825550101","x")', "082 555 0101"),
        ('HYPERLINK("mailto:old@a.example","x")', " new@a.example "),
        ('HYPERLINK("mailto:Ann@a.example?subject=x@y.z","x")', "ann@a.example"),
        ('HYPERLINK("mailto:ann@a.example,ben@a.example","x")', "ann@a.example; ben@a.example"),
        ('HYPERLINK("http://ann@a.example/","x")', "ann@a.example"),
    ],
)
def test_what_leads_nowhere_or_is_shown_already_makes_no_column(
    tmp_path: Path, formula: str, shown: str
) -> None:
    addresses, notes = _links(tmp_path, _cell("A", formula, shown))
    assert addresses == {}
    assert "link" not in notes.lower()


def test_what_a_cell_shows_counts_before_an_older_link_behind_it(tmp_path: Path) -> None:
    cells = _cell("A", 'HYPERLINK("https://a.example/old","x")', "https://a.example/new")
    assert _links(tmp_path, cells)[0] == {}
    number = _cell("B", 'HYPERLINK("tel:+27%2082;ext=1","x")', "call")
    assert _links(tmp_path, cells + number)[0] == {"B head (address)": ["+27 82"]}


def test_mail_of_people_is_in_one_column_as_they_see_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (("Name", "Mail"), ("Ann", "write to me"), ("Ben", "new@a.example")):
        sheet.append(row)
    sheet.append(("Cy", "cy@a.example"))
    sheet["B2"].hyperlink = "mailto:ann@a.example"
    sheet["B3"].hyperlink = "mailto:old@a.example"
    book.save(path := tmp_path / "mail.xlsx")
    addresses = column_of(read(path)[0], "Mail (address)")
    assert addresses == ["ann@a.example", "new@a.example", "cy@a.example"]
    sheet["B2"] = "ann@a.example"
    book.save(path)
    assert read(path)[0].headers == ("Name", "Mail")


def test_the_place_on_a_page_belongs_to_the_address(tmp_path: Path) -> None:
    source = FORMATS["xlsx"](tmp_path / "m.xlsx")
    book = load_workbook(source)
    book["Sheet"]["D2"].hyperlink.location = "top"
    book.save(source)
    sheet, _ = read(source)
    assert column_of(sheet, "Picture (address)")[0].endswith("/1.jpg#top")


def test_threads_of_comments_count_once_with_the_comments_that_stand_for_them(
    tmp_path: Path,
) -> None:
    source = FORMATS["xlsx"](tmp_path / "m.xlsx")
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (rels,) = (name for name in parts if name.startswith("xl/worksheets/_rels/"))
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    entry = f'<Relationship Id="t1" Type="{kind}" Target="../threadedComments/t1.xml"/>'
    parts[rels] = parts[rels].replace(b"</Relationships>", f"{entry}</Relationships>".encode())
    parts["xl/threadedComments/t1.xml"] = (
        b'<ThreadedComments><threadedComment ref="A2"/><threadedComment ref="B3"/>'
        b"</ThreadedComments>"
    )
    _, origin = read(write_zip(source, parts))
    assert "3 cells have comments, which are not read and not sent: A2, B3, D4." in origin.notes


@pytest.mark.parametrize(
    ("row", "is_hidden"),
    [
        ('r="2" hidden="true"', True),
        ('ht="0" customHeight="1" r="2"', True),
        ('r="2" ht="0.0" customHeight="true"', True),
        ('r="2" ht="0"', False),
        ('r="2" hidden="0" collapsed="1"', False),
        ('r="2" ht="0.75" customHeight="1"', False),
    ],
)
def test_what_hides_a_row(tmp_path: Path, row: str, is_hidden: bool) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>Name</v></c></row>'
        '<row {0}><c{1} t="str"><v>Ann</v></c></row>'
    )
    for place in (' r="A2"', ""):  # without a reference the XML is parsed
        path = write_raw_xlsx(tmp_path / "r.xlsx", rows.format(row, place))
        assert read(path)[0].hidden_rows == ({0} if is_hidden else set())


@pytest.mark.parametrize(
    ("columns", "hidden"),
    [
        ('<col min="2" max="3" hidden="1"/>', {1, 2}),
        ('<col min="3" max="16384" width="0" customWidth="1"/>', {2}),
        ('<col min="1" max="1" width="9"/><col max="2" min="2" hidden="true"/>', {1}),
        ('<col min="3" max="2" hidden="1"/><col hidden="1"/>', set()),
    ],
)
def test_what_hides_a_column(tmp_path: Path, columns: str, hidden: set[int]) -> None:
    cells = "".join(f'<c r="{at}{{0}}" t="str"><v>{at} {{0}}</v></c>' for at in "ABC")
    rows = "".join(f'<row r="{n}">{cells.format(n)}</row>' for n in (1, 2))
    path = write_raw_xlsx(tmp_path / "c.xlsx", rows, before=f"<cols>{columns}</cols>")
    assert read(path, header_row=1)[0].hidden_columns == hidden


def test_a_hidden_column_is_told_by_the_letter_that_the_file_gives_it(tmp_path: Path) -> None:
    cells = '<c r="B{0}" t="str"><v>b {0}</v></c><c r="E{0}" t="str"><v>e {0}</v></c>'
    rows = "".join(f'<row r="{n}">{cells.format(n)}</row>' for n in (1, 2))
    before = '<cols><col min="4" max="5" hidden="1"/></cols>'
    _, origin = read(write_raw_xlsx(tmp_path / "c.xlsx", rows, before=before), header_row=1)
    assert "A hidden column was read too: “e 1” (E)." in origin.notes


def test_titles_and_headers_that_are_hidden_are_no_hidden_rows(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}" hidden="1"><c r="A{n}" t="str"><v>{text}</v></c></row>'
        for n, text in enumerate(("Title", "Name", "Ann", " "), 1)
    )
    sheet, origin = read(write_raw_xlsx(tmp_path / "t.xlsx", rows), header_row=2)
    assert sheet.hidden_rows == {0}
    assert "Hidden rows were read too (1 of them)." in origin.notes


_COLUMNS = (
    '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Old</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>Zoe</v></c><c r="B2" t="str"><v>x</v></c></row>'
)


@pytest.mark.parametrize("odd", ["", "<!-- parsed, not searched -->"])
@pytest.mark.parametrize(
    ("default", "columns", "hidden"),
    [
        ('defaultColWidth="0"', '<col min="1" max="1" width="9"/>', {1}),
        ('defaultColWidth="0.0"', "", {0, 1}),
        ('defaultColWidth="9"', '<col min="2" max="2" width="9" hidden="1"/>', {1}),
        ('zeroHeight="1"', '<col min="2" max="2" width="0"/>', {1}),
    ],
)
def test_columns_without_a_width_of_their_own_may_be_hidden_and_rows_that_are_told_of_not(
    tmp_path: Path, odd: str, default: str, columns: str, hidden: set[int]
) -> None:
    cols = f"<cols>{columns}</cols>" if columns else ""
    before = f'<sheetFormatPr defaultRowHeight="15" {default}/>{cols}{odd}'
    sheet, _ = read(write_raw_xlsx(tmp_path / "h.xlsx", _COLUMNS, before=before))
    assert sheet.hidden_columns == hidden
    assert not sheet.hidden_rows
