"""Rare signs between columns: recognised, or told, but never glued in silence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.reader import describe
from flowiq_desktop.spreadsheet.separators.rare_separators import rare_separator
from tests.examples import examples
from tests.spreadsheet.making import read, rows_of

HEADERS = ("Name", "Phone", "Town")
ROWS = [
    ("Anna Meyer", "+27821234560", "Cape Town"),
    ("Ben", "+27 82 123 4561", "Durban"),
    ("Carla de Vries", "0821234562", "Paarl"),
]


def _write(path: Path, sign: str, *rows: tuple[str, ...]) -> Path:
    path.write_text("".join(f"{sign.join(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "sign",
    [
        *"^~:#!¦§¬·;\\=_-/",
        "||",
        ";;",
        "^^",
        "::",
        "~|~",
        " - ",
        "->",
        "  ",
        "     ",
        "\t\t",
        "\uff1b",
    ],
)
def test_the_sign_is_found(tmp_path: Path, sign: str) -> None:
    sheet, origin = read(_write(tmp_path / "people.csv", sign, HEADERS, *ROWS))
    assert sheet.headers == HEADERS
    assert rows_of(sheet) == ROWS
    assert origin.notes == ()


WIDER = [
    *("|~|", ";|;", "|;|", ",|,", "\t|\t", "|\t|", "|#|", "<|>", "(|)", "[|]", "-|-", "=|=", "+|+"),
    *("@|@", ":|:", "^|^", "^|", "|^", "@|", ";,", ",;", "\t,", "|,", "||", ";;", "\t\t", "|||"),
]


@pytest.mark.parametrize("sign", WIDER)
def test_a_usual_sign_within_it_adds_no_columns(tmp_path: Path, sign: str) -> None:
    rows = [*ROWS, ("Dan", "0821234563", ""), ("", "0821234564", "Paarl")]
    sheet, _ = read(_write(tmp_path / "people.csv", sign, HEADERS, *rows))
    assert (sheet.headers, rows_of(sheet)) == (HEADERS, rows)


@pytest.mark.parametrize("sign", [it for it in WIDER if it != "@|"])
def test_nor_without_headings(tmp_path: Path, sign: str) -> None:
    assert rows_of(read(_write(tmp_path / "people.csv", sign, *ROWS))[0]) == ROWS


@pytest.mark.parametrize(("sign", "within"), [("||", "a|b"), (";;", "a;b"), ("|~|", "a|b")])
def test_a_usual_sign_in_a_cell_does_not_cut_it(tmp_path: Path, sign: str, within: str) -> None:
    rows = [*ROWS, ("Dan", "0821234563", within)]
    sheet, _ = read(_write(tmp_path / "people.csv", sign, HEADERS, *rows))
    assert rows_of(sheet) == rows


@pytest.mark.parametrize(
    "lines",
    [
        ["Anna,+27821234560", "Ben,+27821234561"],
        ["'Name','Phone'", "'Anna','0821234560'", "'Ben','0821234561'"],
        ["[Name],[Phone]", "[Anna],[0821234560]", "[Ben],[0821234561]"],
        ["Anna;(082) 1234560", "Ben;(082) 1234561"],
        ["Anna;Meyer;;0821234560", "Ben;Smith;;0821234561"],
        ["Name;Town;Phone", "Anna;;0821234560", "Ben;;0821234561"],
        ["Mr.,0821234560", "Ms.,0821234561"],
        ["0821234560 (mom)|Anna", "0821234561 (dad)|Ben"],
    ],
)
def test_what_cells_begin_and_end_with_is_no_separator(lines: list[str]) -> None:
    usual = next(sign for sign in ",;|" if sign in lines[0])
    assert rare_separator("\n".join(lines), usual) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", ["^", "^^"])
def test_quotation_marks_keep_a_cell_together(tmp_path: Path, sign: str, encoding: str) -> None:
    row = ("Zoë", "0821234563", f'"a{sign}b ""x"""')
    path = _write(tmp_path / "people.csv", sign, HEADERS, *ROWS, row)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    sheet, _ = read(path)
    assert rows_of(sheet)[-1] == ("Zoë", "0821234563", f'a{sign}b "x"')


def test_a_comma_in_every_name_does_not_hide_it(tmp_path: Path) -> None:
    rows = [(f"Meyer, {name}", phone, town) for name, phone, town in ROWS]
    sheet, _ = read(_write(tmp_path / "people.csv", "^", HEADERS, *rows))
    assert rows_of(sheet) == rows


def test_below_titles_and_with_lines_within_a_cell(tmp_path: Path) -> None:
    rows = [("Our choir",), HEADERS, ("Nils\nOland", "0821234560", "Paarl"), *ROWS]
    quoted = [tuple(f'"{it}"' if "\n" in it else it for it in row) for row in rows]
    sheet, origin = read(_write(tmp_path / "people.csv", "^", *quoted))
    assert (sheet.headers, origin.header_row) == (HEADERS, 2)
    assert rows_of(sheet) == rows[2:]


def test_a_list_without_headings(tmp_path: Path) -> None:
    sheet, _ = read(_write(tmp_path / "people.csv", "~", *ROWS))
    assert rows_of(sheet) == ROWS


def test_what_it_is_called(tmp_path: Path) -> None:
    _, origin = read(_write(tmp_path / "people.csv", "   ", HEADERS, *ROWS))
    assert "separated by several blanks" in describe(origin, 3)
    _, origin = read(_write(tmp_path / "people.csv", "::", HEADERS, *ROWS))
    assert "separated by “::”" in describe(origin, 3)


def test_it_can_be_chosen_again(tmp_path: Path) -> None:
    path = _write(tmp_path / "people.csv", "::", ("Name", "Town"), ("Anna", "Paarl"))
    assert read(path, separator="::", header_row=1)[0].headers == ("Name", "Town")


@pytest.mark.parametrize(
    "lines",
    [
        ["Phone", "+27-821234560", "+27-821234561"],
        ["+27-821234560", "+27-821234561"],
        ["Anna +27-821234560", "Ben +27-821234561"],
        ["https://wa.me/27821234560", "https://wa.me/27821234561"],
        ["Name,Link", "Anna,https://wa.me/27821234560", "Ben,https://wa.me/27821234561"],
        ["Name,Phone (mom)", "Anna,082 123 4560 (mom)", "Ben,082 123 4561 (mom)"],
        ["First-name", "Anna-Maria", "Ben-Jan"],
        ["Anna 0821234560 10:30", "Ben 0821234561 10:30"],
    ],
)
def test_a_sign_within_numbers_links_and_names_is_none(lines: list[str]) -> None:
    assert rare_separator("\n".join(lines), ",") == ""


@pytest.mark.parametrize(
    "lines",
    [
        ["Name Phone", "Anna 0821234560", "Ben 0821234561"],
        ["Name  Phone  Town", "Anna  0821234560  Paarl", "Ben  0821234561", "Jo  0821234562  a"],
    ],
)
def test_lines_that_nothing_parts_are_told(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "people.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    sheet, origin = read(path, header_row=1)
    assert len(sheet.headers) == 1
    assert f"each line is one cell, such as “{lines[1]}”" in origin.notes[0]


def test_a_single_column_of_numbers_is_told_nothing(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Phone\n0821234560\n0821234561\n", encoding="utf-8")
    assert read(path)[1].notes == ()


CELL = st.text("aZé ,.'-", min_size=1, max_size=9).filter(lambda text: text.strip(" ") == text)


@settings(max_examples=examples(200), deadline=None)
@given(
    rows=st.lists(st.tuples(CELL, CELL), min_size=2, max_size=9),
    sign=st.sampled_from(["^", "~", "¦", "^^", "~|~", "|^|"]),
)
def test_whatever_the_names_the_numbers_are_a_column(
    rows: list[tuple[str, str]], sign: str
) -> None:
    lines = [HEADERS, *((name, f"08212345{at:02d}", town) for at, (name, town) in enumerate(rows))]
    text = "\n".join(map(sign.join, lines))
    assert rare_separator(text, ",") == sign
