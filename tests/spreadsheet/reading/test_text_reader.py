"""Text files: their letters, their separators, and what can be wrong with them."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from flowiq_desktop.spreadsheet.reader import describe
from flowiq_desktop.spreadsheet.reading import text_records
from tests.spreadsheet.making import read, refused, rows_of

ROWS = [("Zoë", "+27821234567"), ("Ann", "0821234567")]


def _write(folder: Path, content: bytes | str, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(tmp_path: Path, separator: str, end: str) -> None:
    lines = [separator.join(row) for row in [("Name", "Mobile"), *ROWS]]
    sheet, origin = read(_write(tmp_path, end.join(lines)))
    assert sheet.headers == ("Name", "Mobile")
    assert rows_of(sheet) == ROWS
    assert origin.separator == separator
    assert list(sheet.row_numbers) == [2, 3]


def test_a_separator_line_is_obeyed_and_is_no_row(tmp_path: Path) -> None:
    sheet, origin = read(_write(tmp_path, "sep=;\r\nName;Note\r\nZoë;a, b, c, d\r\n"))
    assert rows_of(sheet) == [("Zoë", "a, b, c, d")]
    assert origin.separator == ";"
    assert origin.header_row == 1
    assert list(sheet.row_numbers) == [2]


def test_decimal_commas_do_not_pass_for_separators(tmp_path: Path) -> None:
    sheet, origin = read(_write(tmp_path, "Name;Amount\nZoë;1,50\nAnn;2,75\n"))
    assert origin.separator == ";"
    assert rows_of(sheet) == [("Zoë", "1,50"), ("Ann", "2,75")]


def test_the_separator_can_be_chosen(tmp_path: Path) -> None:
    path = _write(tmp_path, "a;b,c\n1;2,3\n")
    assert read(path, separator=",")[0].headers == ("a;b", "c")
    assert "one sign" in refused(path, separator=";;;;;;").message
    assert "one sign" in refused(path, separator='";').message


def test_a_tsv_file_of_one_column(tmp_path: Path) -> None:
    sheet, origin = read(_write(tmp_path, "Message\nHello, you\nBye, you\n", "m.tsv"))
    assert rows_of(sheet) == [("Hello, you",), ("Bye, you",)]
    assert origin.separator == "\t"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_letters_are_found_out(tmp_path: Path, encoding: str, name: str) -> None:
    text = "Name,Mobile\n" + "\n".join(",".join(row) for row in ROWS)
    sheet, origin = read(_write(tmp_path, text.encode(encoding)))
    assert sheet.headers == ("Name", "Mobile")
    assert rows_of(sheet) == ROWS
    assert origin.encoding == name


def test_a_mark_of_big_endian_utf16_is_obeyed(tmp_path: Path) -> None:
    content = b"\xfe\xff" + "Name,Mobile\nZoë,1".encode("utf-16-be")
    assert rows_of(read(_write(tmp_path, content))[0]) == [("Zoë", "1")]


@pytest.mark.parametrize(
    "names", ["Zoë", "José Müller", "Dušan", "L\u2019Étoile", "ÉLÈVE", "Ñandú 5°"]
)
def test_western_names_in_windows_letters(tmp_path: Path, names: str) -> None:
    sheet, origin = read(_write(tmp_path, f"Name,Mobile\n{names},1\n".encode("cp1252")))
    assert rows_of(sheet) == [(names, "1")]
    assert origin.encoding == "cp1252"
    assert bool(origin.letters) == bool(origin.notes)
    first = names.split(maxsplit=1)[0]
    assert all(first in note and "in two ways" in note for note in origin.notes)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Привет, мир. Здравствуйте, дорогие родители", "cp1251"),
        ("日本語の保護者の皆様へ", "shift_jis"),
    ],
)
def test_other_letters_are_never_taken_for_western(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = _write(tmp_path, f"Name;Note\nA;{text}\nB;{text}\n".encode(encoding))
    _, origin = read(path)
    assert origin.encoding == encoding
    assert origin.letters is None
    sheet, chosen = read(path, encoding=encoding)
    assert rows_of(sheet) == [("A", text), ("B", text)]
    assert chosen.notes == ()


def test_letters_nobody_knows(tmp_path: Path) -> None:
    path = _write(tmp_path, "Name\nZoë\n")
    assert "no letters called" in refused(path, encoding="klingon").message
    assert "no letters called" in refused(path, encoding="base64").message


def test_a_bad_byte_is_named_with_its_row(tmp_path: Path) -> None:
    lines = [f"Zoë {at},{at}".encode() for at in range(9_000)]
    lines[8_121] = b"Zo\xff 8121,8121"
    error = refused(_write(tmp_path, b"Name,Mobile\n" + b"\n".join(lines)))
    assert error.message == "Row 8,123 holds a byte that is no letter in Unicode (UTF-8)."
    assert "byte" in error.details


def test_a_bad_byte_at_the_very_end_is_named(tmp_path: Path) -> None:
    error = refused(_write(tmp_path, "Name,City\nZoë,Köln\nAnn,Mün".encode()[:-1] + b"\xc3"))
    assert error.message.startswith("Row 3 holds")


def test_a_bad_byte_in_the_line_that_names_the_separator_is_named(tmp_path: Path) -> None:
    error = refused(_write(tmp_path, b"sep=;\n" + "Zoë;Köln\n".encode() * 3 + b"Zo\xff;1\n"))
    assert "holds a byte that is no letter" in error.message


def test_a_bad_byte_behind_a_cell_that_is_too_long_is_named(tmp_path: Path) -> None:
    error = refused(_write(tmp_path, "ë".encode() * 200_000 + b"\xff\n"))
    assert error.message == "Row 1 holds a byte that is no letter in Unicode (UTF-8)."


def test_a_chosen_encoding_that_does_not_fit_is_said(tmp_path: Path) -> None:
    path = _write(tmp_path, b"Name,Mobile\nAnn,1\nZo\x81,1\n")
    assert refused(path, encoding="cp1252").message == (
        "Row 3 holds a byte that is no letter in Western European (Windows)."
    )


def test_damaged_letters_are_pointed_out(tmp_path: Path) -> None:
    _, origin = read(_write(tmp_path, "Name,City\nAnn,Rome\nDuÅ¡an,Kiel\n"))
    assert "“DuÅ¡an" in origin.notes[0]
    assert "row 3" in origin.notes[0]
    _, origin = read(_write(tmp_path, "Name,City\nZo\ufffd,Kiel\n"))
    assert "lost" in origin.notes[0]


@pytest.mark.parametrize("word", ["Åse", "ÂGE", "São", "â€"[:1]])
def test_right_letters_are_not_called_damaged(tmp_path: Path, word: str) -> None:
    assert read(_write(tmp_path, f"Name,City\n{word},Kiel\n"))[1].notes == ()


def test_damaged_letters_are_those_of_one_cell(tmp_path: Path) -> None:
    _, origin = read(_write(tmp_path, "Phone,Name\n0821234567,DuÅ¡an\n"))
    assert "“DuÅ¡an” in row 2" in origin.notes[0]
    _, origin = read(_write(tmp_path, "Phone,Name,Town\n0821234567,JOÃ,«Rio»\n"))
    assert "damaged" not in " ".join(origin.notes)


def test_an_unclosed_quotation_mark_is_named_with_its_row(tmp_path: Path) -> None:
    text = 'Name,Note\n"a\nb",1\nAnn,2\n"Zoë,3,x\nBob,4\n'
    error = refused(_write(tmp_path, text))
    assert error.message == 'Row 4 opens a quotation mark (") that never closes: "Zoë,3,x'


def test_a_quotation_mark_inside_a_quoted_cell(tmp_path: Path) -> None:
    error = refused(_write(tmp_path, 'Name,Note\nAnn,2\n"The "Rock", Smith",3\n'))
    assert error.message.startswith('Row 3 has a quotation mark (")')


def test_a_cell_that_is_too_long(tmp_path: Path) -> None:
    error = refused(_write(tmp_path, "Name,Note\nAnn," + "x" * 140_000 + "\n"))
    assert error.message == "Row 2 has a cell with more than 131,072 characters."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_nul_is_named_with_its_row(tmp_path: Path, encoding: str) -> None:
    content = "Name,Note\nAnn,a\0b\n".encode(encoding)
    assert refused(_write(tmp_path, content)).message.startswith("Row 2 holds a character")


def test_quotes_newlines_and_json_in_cells(tmp_path: Path) -> None:
    text = 'Name,Note\r\n"a ""b"" c","x\r\ny"\r\nd "e" f,"{""a"": [1, 2]}"\r\n'
    sheet, _ = read(_write(tmp_path, text))
    assert rows_of(sheet) == [('a "b" c', "x\ny"), ('d "e" f', '{"a": [1, 2]}')]


def test_blank_lines_count_as_rows(tmp_path: Path) -> None:
    sheet, origin = read(_write(tmp_path, "\nName,Mobile\n\nZoë,1\n,\n\n \t,\nAnn,2\n\n"))
    assert list(sheet.row_numbers) == [4, 8]
    assert origin.header_row == 2
    assert origin.blank_rows == 3


def test_short_rows_are_filled_and_long_ones_keep_their_cells(tmp_path: Path) -> None:
    sheet, origin = read(_write(tmp_path, "Name,Mobile,Note\nZoë\nAnn,2,x,,extra,,\nBob,3,y,,\n"))
    assert sheet.headers == ("Name", "Mobile", "Note", "Column E")
    assert rows_of(sheet) == [
        ("Zoë", "", "", ""),
        ("Ann", "2", "x", "extra"),
        ("Bob", "3", "y", ""),
    ]
    assert "first row 3" in origin.notes[0]


def test_trailing_separators_make_no_columns(tmp_path: Path) -> None:
    sheet, origin = read(_write(tmp_path, "Name,Mobile,,\nZoë,1,,\nAnn,2,,\n"))
    assert sheet.headers == ("Name", "Mobile")
    assert origin.notes == ()


def test_a_guarded_cell_is_read_without_its_apostrophe(tmp_path: Path) -> None:
    sheet, _ = read(_write(tmp_path, "Name,Mobile\n'n Boek,'+27821234567\n''=x,'0821\n"))
    assert rows_of(sheet) == [("'n Boek", "+27821234567"), ("'=x", "'0821")]


def test_rows_without_headers_get_letters(tmp_path: Path) -> None:
    sheet, origin = read(_write(tmp_path, "Zoë,+27821234567\nAnn,0821234567\n"))
    assert sheet.headers == ("Column A", "Column B")
    assert rows_of(sheet) == ROWS
    assert origin.header_row == 0
    assert "No row looks like headers" in origin.notes[0]
    assert describe(origin, 2).endswith("2 rows, no headers")


def test_a_file_of_blanks_has_no_rows(tmp_path: Path) -> None:
    assert refused(_write(tmp_path, "\n\n , ,\n")).message.startswith("The file has no rows")


@pytest.mark.parametrize(
    "text",
    [
        "Ana;0821234567\nBen;0821234568;x\nCas;0821234569;x;y\n",
        "School\nTel 021 555 1234\n\nName;Phone\nAna;0821234567\nBen;0821234568\n",
        "Ana;5,50\nBen;6,20\n",
    ],
)
def test_ragged_records_titles_and_decimal_commas_hide_no_semicolon(
    tmp_path: Path, text: str
) -> None:
    assert read(_write(tmp_path, text))[1].separator == ";"


def test_separators_behind_the_last_column_are_none_that_are_read(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(f"Name,Mobile{',' * 5000}\nLerato,082 555 0103{',' * 5000}\n", "utf-8")
    assert rows_of(read(path)[0]) == [("Lerato", "082 555 0103")]
    path.write_text(f"Name,Mobile{',' * 5000}\nLerato,082 555 0103{',' * 999}x,,\n", "utf-8")
    assert "1,001 columns" in refused(path).message


@pytest.mark.parametrize("odd", [b"\xc3" * 200 + b"C", b"\xc3" * 201])
def test_letters_that_no_reading_of_the_whole_file_allows_are_read_and_told(
    tmp_path: Path, odd: bytes
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(
        b"Name,Mobile\nZanele,082 555 0101\n" + odd + b",082 555 0102\nx\xc3" + b"\xc3" * 4
    )
    sheet, origin = read(path)
    assert len(sheet) == 3
    assert origin.notes


def test_a_line_of_megabytes_is_refused_before_it_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's csv makes every cell of it at once, while which the window stands still."""
    longest: list[int] = []

    def cut(lines: Iterable[str], delimiter: str, strict: bool) -> Iterator[list[str]]:
        def seen() -> Iterator[str]:
            for line in lines:
                longest.append(len(line))
                yield line

        return csv.reader(seen(), delimiter=delimiter, strict=strict)

    monkeypatch.setattr(text_records, "csv", SimpleNamespace(reader=cut, Error=csv.Error))
    path = _write(tmp_path, "Name,Mobile\n" + "Ann,0821234567 " * 300_000 + "\n")
    assert "300,001 columns" in refused(path).message
    assert max(longest) < 1 << 20


def test_a_line_of_separators_alone_is_a_blank_row(tmp_path: Path) -> None:
    path = _write(tmp_path, "Name,Mobile\nAnn,0821234567" + "," * 3_000_000 + "\n")
    assert rows_of(read(path)[0]) == [("Ann", "0821234567")]
