"""What is told of where a sheet came from, and that every choice reaches the reading."""

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from flowiq_desktop.spreadsheet.letters.readings import ShownReading, TwoReadings
from flowiq_desktop.spreadsheet.reader import Origin, ReadOptions, describe
from flowiq_desktop.spreadsheet.table.unread import LeftUnread, Place, RawRow, key_of
from flowiq_desktop.texts import mark
from tests.spreadsheet.making import read, rows_of, write_xlsx

OFFICE = ("St Mary's", "0215551234")
TITLE = RawRow(1, "St Mary's · 0215551234")
TWICE = "Du\u0161an".encode().decode("cp1252")
REPAIRED = "utf-8+cp1252"


def text_file(path: Path) -> Path:
    """The office's number above the headers, a letter that may be two, a blank row."""
    lines = [*map(";".join, (OFFICE, ("Name", "Mobile"))), "Ag\u00f5;0821234567", ";"]
    lines += ["Ben;0821234568", "Ann;0821234569"]
    path.write_bytes("\n".join(lines).encode("cp1252"))
    return path


def workbook(path: Path) -> Path:
    """The same with letters that were stored twice, a hidden row and a hidden sheet."""
    rows = [OFFICE, ("Name", "Mobile"), (TWICE, "0821234567"), ()]
    rows += [("Ben", "0821234568"), ("Ann", "0821234569")]
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Grade 4")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        sheet.set_row(4, None, None, {"hidden": True})
        other = book.add_worksheet("Old")
        other.write_row(0, 0, ["x", "y"])
        other.hide()
    return path


def raw_rows(first: str) -> tuple[RawRow, ...]:
    people = RawRow(3, f"{first} · 0821234567"), RawRow(5, "Ben · 0821234568")
    return (TITLE, RawRow(2, "Name · Mobile"), *people, RawRow(6, "Ann · 0821234569"))


def test_everything_is_told_of_a_text_file(tmp_path: Path) -> None:
    path = text_file(tmp_path / "p.csv")
    sheet, origin = read(path)
    assert [row[1] for row in sheet] == ["0821234567", "0821234568", "0821234569"]
    taken, other = ShownReading("cp1250", "Ag\u0151"), ShownReading("cp1252", "Ag\u00f5")
    expected = Origin(
        path=path,
        kind=mark("Text file"),
        sheet_name="",
        sheet_names=(),
        hidden_sheets=frozenset(),
        header_row=2,
        separator=";",
        encoding="cp1250",
        blank_rows=1,
        remarks=(),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        asked=2,
        titles=(TITLE,),
        first_rows=raw_rows("Ag\u0151"),
        left_unread=(LeftUnread(Place.ABOVE, "", 1, 1, TITLE.text),),
        letters=TwoReadings(taken, other),
    )
    assert origin.letters_remark is origin.remarks[0]
    assert replace(origin, remarks=(), letters_remark="") == expected
    assert [note.partition(".")[0][:40] for note in origin.notes] == [
        "The file does not say how its letters ar",
        "Row 1 above the headers was skipped: “St",
        "It is not clear whether row 2 has the he",
        "Row 1 above the headers looks like a per",
    ]
    assert origin.letters_remark == origin.remarks[0]
    assert origin.notes_beside_letters == origin.notes[1:]
    assert origin.rows_key == key_of(expected.first_rows) != ""


def test_everything_is_told_of_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx")
    sheet, origin = read(path)
    assert rows_of(sheet)[0] == (TWICE, "0821234567")
    taken, other = ShownReading("utf-8", TWICE), ShownReading(REPAIRED, "Du\u0161an")
    assert origin.letters_remark is origin.remarks[-1]
    assert replace(origin, remarks=(), letters_remark="") == Origin(
        path=path,
        kind=mark("Excel workbook"),
        sheet_name="Grade 4",
        sheet_names=("Grade 4", "Old"),
        hidden_sheets=frozenset({"Old"}),
        header_row=2,
        separator="",
        encoding="utf-8",
        blank_rows=1,
        remarks=(),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        asked=2,
        titles=(TITLE,),
        first_rows=raw_rows(TWICE),
        left_unread=(LeftUnread(Place.ABOVE, "Grade 4", 1, 1, TITLE.text),),
        letters=TwoReadings(taken, other),
    )
    assert [note.partition("(")[0][:40] for note in origin.notes] == [
        "Hidden rows were read too ",
        "Some letters look damaged ",
        "Row 1 above the headers was skipped: “St",
        "It is not clear whether row 2 has the he",
        "Row 1 above the headers looks like a per",
        "Letters of this file were stored twice: ",
    ]
    assert origin.letters_remark == origin.remarks[-1]
    assert origin.notes_beside_letters == origin.notes[:-1]


def test_a_workbook_with_nothing_to_say_about_its_letters_says_nothing(tmp_path: Path) -> None:
    rows = [["Name", "Mobile"], ["Zo\u00eb", "0821234567"], ["Ann", "0821234568"]]
    path = write_xlsx(tmp_path / "p.xlsx", {"P": rows})
    _, origin = read(path)
    assert (origin.encoding, origin.letters, origin.notes, origin.asked) == ("", None, (), 0)
    # Letters of text files are chosen for text files; a workbook keeps those that it has.
    _, origin = read(path, encoding="cp1250")
    assert (origin.encoding, origin.letters, origin.notes) == ("utf-8", None, ())


def test_the_repair_of_a_workbook_is_chosen_now_or_was_earlier(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx")
    chosen, origin = read(path, encoding=REPAIRED)
    assert rows_of(chosen)[0] == ("Du\u0161an", "0821234567")
    assert (origin.encoding, origin.letters) == (REPAIRED, None)
    known, _ = read(path, known_letters={origin.sha256: REPAIRED})
    assert rows_of(known) == rows_of(chosen)
    back, _ = read(path, encoding="utf-8", known_letters={origin.sha256: REPAIRED})
    assert rows_of(back)[0] == (TWICE, "0821234567")
    other, _ = read(path, known_letters={"0" * 64: REPAIRED})
    assert rows_of(other) == rows_of(back)


@pytest.mark.parametrize("place", [0, 1])
def test_letters_stored_twice_are_found_in_headers_and_in_any_column(
    tmp_path: Path, place: int
) -> None:
    header, cells = ["Name", "Mobile", "Town"], ["Ann", "0821234567", "Kiel"]
    (header, cells)[place][2] = TWICE
    _, origin = read(write_xlsx(tmp_path / "p.xlsx", {"P": [header, cells]}))
    assert origin.letters is not None
    assert origin.letters.other.words == "Du\u0161an"


def test_cells_without_such_letters_are_not_counted_among_those_looked_at(tmp_path: Path) -> None:
    rows = [[f"Ann {at}", ""] for at in range(20_000)]
    rows[-1][1] = TWICE
    path = write_xlsx(tmp_path / "p.xlsx", {"P": [["Name", "Town"], *rows]})
    assert read(path)[1].letters is not None


def test_the_letters_of_a_text_file_are_chosen_now_or_were_earlier(tmp_path: Path) -> None:
    path = text_file(tmp_path / "p.csv")
    _, origin = read(path)
    chosen, now = read(path, encoding="cp1252")
    assert rows_of(chosen)[0][0] == "Ag\u00f5"
    assert (now.encoding, now.letters) == ("cp1252", None)
    known, _ = read(path, known_letters={origin.sha256: "cp1252"})
    assert rows_of(known) == rows_of(chosen)
    again, _ = read(path, encoding="cp1250", known_letters={origin.sha256: "cp1252"})
    assert rows_of(again)[0][0] == "Ag\u0151"


def test_the_country_says_which_languages_are_likelier(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes("Name;Mobile\nLu\u017enik;082\n\u017dvan;083\n".encode("cp1250"))
    assert read(path)[1].letters is not None
    assert read(path, country="SI")[1].letters is None


def test_the_header_row_is_chosen_now_or_was_earlier(tmp_path: Path) -> None:
    for path in (text_file(tmp_path / "p.csv"), workbook(tmp_path / "p.xlsx")):
        _, origin = read(path)
        known = {origin.rows_key: 0}
        assert read(path, known_headings=known)[1].header_row == 0
        assert read(path, known_headings=known, header_row=2)[1].header_row == 2
        assert len(read(path, header_row=0)[0]) == 5


def test_the_separator_and_the_quotes_of_a_text_file_are_chosen(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text('Name;Mobile\n"A;b";0821234567\nAnn;0821234568\n', encoding="utf-8")
    sheet, origin = read(path)
    assert (origin.separator, rows_of(sheet)[0]) == (";", ("A;b", "0821234567"))
    assert read(path, separator=",")[1].separator == ","
    plain, _ = read(path, plain_quotes=True)
    assert rows_of(plain)[0][:2] == ('"A', 'b"')


def test_options_differ_by_what_was_chosen_alone() -> None:
    known = {"known_headings": {"k": 1}, "known_letters": {"k": "cp1252"}, "country": "ZA"}
    assert ReadOptions(**known) == ReadOptions()  # type: ignore[arg-type]
    assert ReadOptions(plain_quotes=True) != ReadOptions()
    assert not ReadOptions().plain_quotes
    assert ReadOptions().country == ""
    assert {one.name for one in fields(ReadOptions)} > set(known)


def origin_of(**told: object) -> Origin:
    start = Origin(
        path=Path("p.csv"),
        kind=mark("Text file"),
        sheet_name="",
        sheet_names=(),
        hidden_sheets=frozenset(),
        header_row=1_200,
        separator="\t",
        encoding="cp1252",
        blank_rows=0,
        remarks=(),
        sha256="",
    )
    return replace(start, **told)  # type: ignore[arg-type]


LETTERS = "Text file separated by tabs, Western European (Windows) letters"
FIXED = "Text file with columns of a fixed width, Western European (Windows) letters"


@pytest.mark.parametrize(
    ("origin", "rows", "sentence"),
    [
        (origin_of, 1, f"{LETTERS}, 1 row, headers in row 1,200"),
        (
            lambda: origin_of(separator=""),
            2,
            f"{FIXED}, 2 rows, headers in row 1,200",
        ),
        (lambda: origin_of(header_row=0), 2, f"{LETTERS}, 2 rows, no headers"),
        (
            lambda: origin_of(sheet_name="A\u202eB"),
            1_204,
            "Sheet 'A\ufffdB', 1,204 rows, headers in row 1,200",
        ),
    ],
)
def test_one_sentence_says_what_was_understood(
    origin: Callable[[], Origin], rows: int, sentence: str
) -> None:
    assert describe(origin(), rows) == sentence


def test_a_remark_on_letters_stays_where_no_readings_are_shown() -> None:
    origin = origin_of(remarks=(mark("a"), mark("b")), letters_remark=mark("a"))
    assert origin.notes_beside_letters == ("a", "b")
    two = TwoReadings(ShownReading("cp1250", "x"), ShownReading("cp1252", "y"))
    assert replace(origin, letters=two).notes_beside_letters == ("b",)
    assert replace(origin, letters=two, letters_remark="").notes_beside_letters == ("a", "b")


def test_nothing_is_asked_unless_it_is_said() -> None:
    assert origin_of().asked == 0
    assert origin_of().notes == ()
