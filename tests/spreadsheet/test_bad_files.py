"""Files that cannot be read, each answered with one plain sentence."""

import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.spreadsheet.making import (
    read,
    refused,
    rows_of,
    write_ods,
    write_raw_xlsx,
    write_xls,
    write_xlsb,
    write_xlsx,
    write_zip,
)
from tests.spreadsheet.old_files import compound

PEOPLE = [["Name", "Mobile"], ["Zoë", "1"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("name", ["empty.xlsx", "empty.csv"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert refused(tmp_path / name).message == "The file is empty."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlsx", b"%PDF-1.7 ...", "This is a PDF renamed to .xlsx."),
        ("a.pdf", b"%PDF-1.7 ...", "This is a PDF, not a spreadsheet."),
        ("a.xlsx", b"Name,Mobile\nZoe,1\n", "This is a text file renamed to .xlsx."),
        ("a.xls", b"<html><table><tr><td>1", "This is a web page renamed to .xls."),
        ("a.csv", b"\xef\xbb\xbf <!DOCTYPE html><TABLE>", "This is a web page renamed to .csv."),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0", "This is a picture renamed to .csv."),
        ("a.xlsx", b"\xff\xd8\xff\xe0\0\x10JFIF", "This is a picture renamed to .xlsx."),
        (
            "a.xlsx",
            compound({"Workbook": b""}),
            "This is an old Excel workbook (.xls) renamed to .xlsx.",
        ),
        ("a.txt", b"{\\rtf1 hello}", "This is a text document renamed to .txt."),
        ("a.csv", b"\x1f\x8b\x08\0", "This is a compressed file renamed to .csv."),
        ("a.csv", b"\0\0\0\x18ftypmp42", "This is a film renamed to .csv."),
        (
            "a.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "This is an Excel 2003 XML spreadsheet renamed to .xls.",
        ),
    ],
)
def test_a_file_is_what_its_content_says(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name).message == message


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("word/document.xml", "This is a text document renamed to .xlsx."),
        ("ppt/presentation.xml", "This is a presentation renamed to .xlsx."),
        ("Index/Document.iwa", "This is an Apple Numbers spreadsheet renamed to .xlsx."),
        ("holiday.jpg", "This is a ZIP archive renamed to .xlsx."),
        ("xl/workbook.bin", "This is an Excel binary workbook (.xlsb) renamed to .xlsx."),
    ],
)
def test_an_archive_is_what_its_members_say(tmp_path: Path, member: str, message: str) -> None:
    assert refused(write_zip(tmp_path / "a.xlsx", {member: b"x"})).message == message


def test_text_that_begins_like_a_program_is_still_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("MZ name,BM\nID3,RIFF\n")
    assert rows_of(read(tmp_path / "a.csv")[0]) == [("ID3", "RIFF")]


def test_a_file_without_ending_goes_by_its_content(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "export.xlsx", {"S": PEOPLE}).rename(tmp_path / "export")
    assert rows_of(read(tmp_path / "export")[0]) == [("Zoë", "1")]


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95, 0.999])
def test_a_truncated_workbook_is_damaged(tmp_path: Path, keep: float) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE})
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    assert refused(path).message == "The file is damaged (perhaps an incomplete download)."


@pytest.mark.parametrize("ending", [".xls", ".xlsb", ".ods"])
def test_other_damaged_workbooks(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"p{ending}"
    if ending == ".xls":
        path.write_bytes(OLE + bytes(range(256)) * 8)
    elif ending == ".xlsb":
        write_zip(path, {"xl/workbook.bin": b"\xff" * 40})
    else:
        kind = b"application/vnd.oasis.opendocument.spreadsheet"
        write_zip(path, {"mimetype": kind, "content.xml": b"<office"})
    assert "damaged" in refused(path).message


def test_a_bad_checksum_is_damage(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "p.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    content[entry.header_offset + 14] ^= 0xFF
    at = content.rfind(entry.filename.encode()) - 46 + 16
    content[at] ^= 0xFF
    path.write_bytes(content)
    assert "damaged" in refused(path).message


@pytest.mark.parametrize("name", ["styles.xml", "content.xml"])
def test_a_part_in_letters_nobody_knows_is_damage(tmp_path: Path, name: str) -> None:
    part = b'<?xml version="1.0" encoding="UTF-80"?><styleSheet/>'
    if name == "styles.xml":
        path = write_raw_xlsx(tmp_path / "p.xlsx", "", extra={"xl/styles.xml": part})
    else:
        kind = b"application/vnd.oasis.opendocument.spreadsheet"
        path = write_zip(tmp_path / "p.ods", {"mimetype": kind, "content.xml": part})
    assert "damaged" in refused(path).message


def test_an_old_workbook_without_sectors_is_damage(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "p.xls", PEOPLE)
    content = bytearray(path.read_bytes())
    content[68:76] = (0).to_bytes(4, "little") + (99).to_bytes(4, "little")
    path.write_bytes(content[:600])
    assert "damaged" in refused(path).message


def test_a_part_that_is_no_xml_is_damage(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "p.xlsx", "", extra={"xl/styles.xml": b"<styleSheet"})
    assert "damaged" in refused(path).message


def test_a_workbook_locked_by_a_password(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(compound({"EncryptionInfo": b"", "EncryptedPackage": b""}))
    assert refused(path).message == "The workbook is protected by a password."


@pytest.mark.parametrize("beside", ["Workbook", "\x06DataSpaces"])
def test_an_old_workbook_that_an_organisation_gives_rights_to(tmp_path: Path, beside: str) -> None:
    path = tmp_path / "locked.xls"
    path.write_bytes(compound({"\tDRMContent": b"", beside: b""}))
    assert refused(path).message == "The workbook is protected by a password."


def test_an_encrypted_archive(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE})
    content = bytearray(path.read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "password" in refused(path).message


def test_archives_that_swell_are_refused_unread(tmp_path: Path) -> None:
    bomb = b"<worksheet>" + b"a" * 40_000_000
    path = write_raw_xlsx(tmp_path / "b.xlsx", "", extra={"xl/worksheets/sheet1.xml": bomb})
    error = refused(path)
    assert "not safe" in error.message
    assert "40 MB" in error.details


def test_archives_that_declare_too_much_are_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE})
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = (600_000_000).to_bytes(4, "little")
    path.write_bytes(content)
    assert "not safe" in refused(path).message


def test_archives_with_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    write_raw_xlsx(path, "", extra={f"xl/media/{at}": b"" for at in range(5_001)})
    assert "not safe" in refused(path).message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, encoding: str) -> None:
    laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol">]><sst>&lol;</sst>'.encode(encoding)
    path = write_raw_xlsx(tmp_path / "d.xlsx", "", extra={"xl/sharedStrings.xml": laughs})
    assert "not safe" in refused(path).message


def test_parts_with_the_same_name_are_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/workbook.xml", "<workbook/>")
    assert "damaged" in refused(path).message


def test_names_that_leave_the_archive_are_never_followed(tmp_path: Path) -> None:
    path = write_raw_xlsx(
        tmp_path / "p.xlsx",
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Zoe</t></is></c></row>',
        extra={"../../evil.xml": b"<x/>", "/etc/evil": b"x"},
    )
    assert rows_of(read(path)[0]) == [("Zoe",)]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["p.xlsx"]


@pytest.mark.parametrize(
    "dimension",
    ["", '<dimension ref="A1"/>', '<dimension ref="A1:XFD1048576"/>'],
)
def test_a_cell_far_to_the_right_is_refused_before_it_takes_memory(
    tmp_path: Path, dimension: str
) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD9"><v>1</v></c></row>'
    error = refused(write_raw_xlsx(tmp_path / "far.xlsx", cells, before=dimension))
    assert "column XFD: 16,384 columns" in error.message
    assert "1,000" in error.advice


def test_a_cell_far_down_in_a_wide_sheet_is_refused(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="CV1"><v>1</v></c></row>'
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    )
    assert "cell CV1048576" in refused(write_raw_xlsx(tmp_path / "far.xlsx", cells)).message


def test_a_sheet_that_only_claims_to_be_vast_is_read(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Zoe</t></is></c></row>'
    )
    path = write_raw_xlsx(tmp_path / "v.xlsx", cells, before='<dimension ref="A1:XFD1048576"/>')
    assert rows_of(read(path)[0]) == [("Zoe",)]


def test_a_binary_sheet_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    wide = write_xlsb(tmp_path / "wide.xlsb", [*PEOPLE, [""] * 16_383 + ["far"]])
    assert "16,384 columns" in refused(wide).message
    large = write_xlsb(tmp_path / "large.xlsb", [[""] * 900, *[[]] * 50_000, ["far"]])
    assert "cell AHP50002" in refused(large).message


def test_an_old_workbook_with_a_cell_where_none_can_be_is_damage(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "p.xls", PEOPLE)
    content = bytearray(path.read_bytes())
    label = content.find(b"\xfd\x00\x0a\x00")
    content[label + 6 : label + 8] = b"\x00\xff"
    path.write_bytes(content)
    assert "damaged" in refused(path).message


def test_an_old_workbook_that_only_claims_to_be_vast_is_read(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "p.xls", PEOPLE)
    content = bytearray(path.read_bytes())
    dimensions = content.find(b"\x00\x02\x0e\x00")
    content[dimensions + 11] = 0xF0
    path.write_bytes(content)
    assert rows_of(read(path)[0]) == [("Zoë", "1")]


def test_a_large_old_workbook_is_read(tmp_path: Path) -> None:
    rows = [["Name", "Mobile"], *([f"Name {at}", f"+2782{at:07d}"] for at in range(60_000))]
    assert len(read(write_xls(tmp_path / "large.xls", rows))[0]) == 60_000


def _change_ods(path: Path, old: bytes, new: bytes) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts["content.xml"]
    parts["content.xml"] = parts["content.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_an_open_sheet_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    far = (
        b'<table:table-row table:number-rows-repeated="20000"><table:table-cell '
        b'table:number-columns-repeated="9000" office:value-type="float" office:value="3"/>'
        b"</table:table-row></table:table>"
    )
    path = write_ods(tmp_path / "far.ods", PEOPLE)
    assert refused(_change_ods(path, b"</table:table>", far)).details.startswith(
        "179,999,999 repeated cells"
    )


def test_an_open_sheet_with_broken_xml_does_not_hang(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "broken.ods", PEOPLE)
    assert "damaged" in refused(_change_ods(path, b"</text:p>", b"<xt:p>")).message


def test_more_than_a_thousand_columns(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("\n".join(",".join(f"c{at}" for at in range(1_001)) for _ in range(2)))
    assert "1,001 columns" in refused(path).message


def test_more_rows_than_excel_has(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Name\n" + "a\n" * 1_048_576)
    assert "more than 1,048,576 rows" in refused(path).message


def test_as_many_rows_as_excel_has(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Name\n" + "a\n" * 1_048_575)
    assert len(read(path)[0]) == 1_048_575


def test_a_workbook_with_only_a_chart(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "chart.xlsx")) as book:
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Chart!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
    assert "only charts" in refused(tmp_path / "chart.xlsx").message


def test_a_blank_sheet(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "blank.xlsx", {"S": []})
    assert refused(path).message == "Sheet 'S' has no rows: every cell is blank."


def test_a_table_on_a_hidden_sheet_only(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "h.xlsx")) as book:
        book.add_worksheet("Cover")
        book.add_worksheet("Empty")
        people = book.add_worksheet("People")
        people.write_row(0, 0, ["Name", "Mobile"])
        people.write_row(1, 0, ["Zoë", "1"])
        people.hide()
    error = refused(tmp_path / "h.xlsx")
    assert "No visible sheet" in error.message
    assert "'People'" in error.advice
    assert len(read(tmp_path / "h.xlsx", sheet="People")[0]) == 1


def test_headers_without_rows(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "h.xlsx", {"S": [["Name", "Mobile"]]})
    assert refused(path).message == "Sheet 'S' has headers in row 1 but no rows below them."


def test_a_header_row_beyond_the_end(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "h.xlsx", {"S": PEOPLE})
    assert refused(path, header_row=7).message == "There is no row 7: the last row is 2."


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no file “gone.xlsx”" in refused(tmp_path / "gone.xlsx").message


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").mkdir()
    assert refused(tmp_path / "people.xlsx").message == "“people.xlsx” is a folder."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert "not a file that can be read" in refused(tmp_path / "pipe.csv").message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_not_read_for_ever() -> None:
    assert "not a file that can be read" in refused(Path("/dev/zero")).message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_of_somebody_else(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE})
    path.chmod(0)
    assert "may not be opened" in refused(path).message


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_that_go_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert "leads to no file" in refused(tmp_path / "a.csv").message


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "a\0b.csv"])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    assert "leads to no file" in refused(tmp_path / name).message


@pytest.mark.skipif(os.name != "posix", reason="Windows allows fewer names")
@pytest.mark.parametrize("name", ["🎉 people.csv", "trailing dot..csv", "a\u202egnp.csv"])
def test_odd_names_open_and_show_safely(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Name,Mobile\nZoe,1\n")
    sheet, _ = read(tmp_path / name)
    assert len(sheet) == 1
    assert "\u202e" not in sheet.name


def test_what_calamine_itself_breaks_on_is_damage(
    tmp_path: Path, write_damage: Callable[[Path], Path]
) -> None:
    assert "damaged" in refused(write_damage(tmp_path)).message


@pytest.fixture(params=["no workbook part", "no sheet part"])
def write_damage(request: pytest.FixtureRequest) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "p.xlsx"
        write_raw_xlsx(path, '<row r="1"><c r="A1"><v>1</v></c></row>')
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        del parts[
            "xl/workbook.xml" if request.param == "no workbook part" else "xl/worksheets/sheet1.xml"
        ]
        return write_zip(path, parts)

    return write


def _noise(size: int) -> bytes:
    chance = random.Random(8)
    return b"x" + bytes(chance.randrange(256) for _ in range(size))


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".ods"])
def test_bytes_of_no_kind_are_damaged_and_no_text(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"list{ending}"
    path.write_bytes(_noise(3000))
    assert "damaged" in refused(path).message


def test_a_file_of_an_unknown_kind_is_called_that(tmp_path: Path) -> None:
    path = tmp_path / "list.bin"
    path.write_bytes(_noise(3000))
    assert refused(path).message == "This is a file of another kind, not a spreadsheet."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_a_text_stays_one_whatever_its_letters(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name,Phone\nAnna,0821234567\nBen\x1a,0821234568\n".encode(encoding))
    sheet, _origin = read(path)
    assert len(sheet) == 2


def test_a_folder_is_called_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert tmp_path.name in refused(Path()).message
