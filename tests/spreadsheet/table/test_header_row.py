"""Which row is taken for the headers, and when that is not clear."""

from collections.abc import Sequence

import pytest

from flowiq_desktop.spreadsheet.table.header_row import HeaderGuess, guess_header_row

PHONES = ("0821234567", "0821234568", "0821234569", "0821234570")
PEOPLE = [["Zoë", "0821234567", "R 50.00"], ["Ann", "0831234567", "R 60.00"]]
HEADERS = ["Name", "Mobile", "Amount"]
PAIR = [["Ana", "0821234567"], ["Ben", "0821234568"]]
TRIO = [["Ana", PHONES[0], "Grade 4"], ["Ben", PHONES[1], "Grade 5"], ["Cas", PHONES[2], "Grade 4"]]


def _guess(rows: Sequence[Sequence[str]]) -> HeaderGuess:
    return guess_header_row(rows, range(1, len(rows) + 1))


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([HEADERS, *PEOPLE], 1),
        ([["Parents of grade 4", "", ""], ["Made 1 May", "", ""], HEADERS, *PEOPLE], 3),
        ([["", "Contact", ""], HEADERS, *PEOPLE], 2),
        ([["Name", "", "Amount"], *PEOPLE], 1),
        ([["Name", "", "Town"], ["Zoë", "0821234567", "Kiel"], ["Ann", "x", "Bonn"]], 1),
        ([["phone"], ["0821234567"], ["0831234567"]], 1),
        ([["Name", "Name", "Name"], HEADERS, *PEOPLE], 2),
        ([HEADERS], 1),
        ([["Name", "Phone"], ["Ana", "0821234567"]], 1),
        ([["Name", "Q1", "2026"], ["Zoë", "1", "2"], ["Ann", "3", "4"]], 1),
        ([["Name", "Phone", "2024", "2025"], ["Ana", PHONES[0], "5", "6"]], 1),
        ([["Name", "Phone", "2024", "2025"], ["Ana", PHONES[0], "R5", "R6"]], 1),
        ([["Learner", "Cell", "2026-11-02"], ["A", PHONES[0], "P"], ["B", PHONES[1], "A"]], 1),
        ([["Name", "Phone", "20261102"], ["Ana", PHONES[0], "P"]], 1),
        ([["Name", "Cell", "0-30", "90+"], ["Ana", PHONES[0], "R10", "R0"]], 1),
        ([["Name", "Phone", "Phone", "", "Name"], ["Ana", PHONES[0], "", "note", "x"]], 1),
        ([["Name", "Phone", "", ""], *([n, p, "Grade 4", "Red"] for n, p, _ in TRIO)], 1),
        ([["No", "Name", "Phone", "1", "2"], *(["1", n, p, "1", "0"] for n, p, _ in TRIO)], 1),
        ([["Name", "Mother", "Father"], ["Ana", *PHONES[:2]], ["Ben", *PHONES[2:]]], 1),
        ([["Name", "Phone (e.g. 0821234567)"], *PAIR], 1),
        ([["Name", "Phone"], ["Dot", ""], *PAIR], 1),
        ([["Name", "Phone"], *PAIR, ["Name", "Phone"], *PAIR], 1),
        ([["Name", "Phone"], ["(full)", "(with country code)"], *PAIR], 1),
        ([["A", "B", "C"], ["Name", "Phone", "Town"], *TRIO], 2),
        ([["Column A", "Column B", "FlowIQ status"], *([*p, "Sent"] for p in PAIR)], 1),
        ([["phone_number", "text"], ["+27821234567", "Hi"]], 1),
    ],
)
def test_clear_headers(rows: list[list[str]], header: int) -> None:
    assert _guess(rows) == HeaderGuess(header)


@pytest.mark.parametrize(
    "headers",
    [
        ("Guest", "Phone"),
        ("Nimi", "Puhelin"),
        ("Vorname", "Handynummer"),
        ("Nombre", "Teléfono"),
        ("Imię", "Numer telefonu"),
        ("Имя", "Телефон"),
        ("Όνομα", "Κινητό"),
        ("الاسم", "رقم الهاتف"),
        ("שם", "טלפון"),
        ("नाम", "मोबाइल नंबर"),
        ("नाम", "फ़ोन"),
        ("নাম", "ফোন"),
        ("姓名", "电话"),
        ("氏名", "電話番号"),
        ("이름", "전화번호"),
        ("Tên", "Số điện thoại"),
        ("Nama", "No. HP"),
        ("Jina", "Nambari ya simu"),
        ("İsim", "Cep Telefonu"),
    ],
)
def test_headers_of_many_languages_are_clear(headers: tuple[str, str]) -> None:
    assert _guess([headers, *PAIR]) == HeaderGuess(1)


@pytest.mark.parametrize(
    "rows",
    [
        PEOPLE,
        PAIR,
        TRIO,
        [["0821234567"], ["0831234567"]],
        [["Ana", "0821234567"]],
        [["Ana", "Smith", "Grade 4", "+27821234567"], ["Ben", "Jones", "Grade 5", "+27821234568"]],
        [["Ana", "+49 170 1234567"], ["Ben", "0170 7654321"]],
        [["Ana", "5551234"], ["Ben", "5559876"]],
        [["Ana", "22345"], ["Ben", "22999"]],
        [["Ana", "2.78212E+10"], ["Ben", "2.78212E+10"]],
        [["Ana", "٠٨٢١٢٣٤٥٦٧"], ["Ben", "٠٨٢١٢٣٤٥٦٨"]],
        [["Ana", "0821234567 (mom)"], ["Ben", "0821234568 (dad)"]],
        [["Ana", "Cell: 0821234567"], ["Ben", "Cell: 0821234568"]],
        [["Ana", "0821234567"], ["Ben", "unknown"], ["Cas", "n/a"]],
        [["Ana", "0821234567"], ["Ben", ""], ["Cas", ""]],
        [["1", "Ana", "0821234567"], ["2", "Ben", "0821234568"]],
        [["Eve", "no phone"], *PAIR],
        [["Eve", ""], *PAIR],
        [["Eve", "", "Grade 5"], *TRIO],
        [["Parents of grade 4", ""], *PAIR],
        [["Phone", "0821234566"], *PAIR],
        [["https://example.org", "Zoë"], ["https://example.org/2", "Ann"]],
        [["zoe@example.org", "2026-05-01"], ["ann@example.org", "2026-05-02"]],
    ],
)
def test_lists_without_headers(rows: list[list[str]]) -> None:
    assert _guess(rows) == HeaderGuess(0)


@pytest.mark.parametrize(
    ("rows", "guess"),
    [
        # Words that nobody knows over phone numbers: a person whose number is missing, perhaps.
        ([["pong", "ghogh"], *PAIR], HeaderGuess(0, 1)),
        ([["Eve", "contact her mother"], *PAIR], HeaderGuess(0, 1)),
        ([["Lista"], ["0821234567"], ["0831234567"]], HeaderGuess(0, 1)),
        # The school's own number above clear headers.
        ([["St Mary's", "0215551234"], ["Name", "Phone"], *PAIR], HeaderGuess(2, 2)),
        # Two lists one below the other, the first without headers.
        ([*PAIR, *PAIR, ["Name", "Phone"], *PAIR], HeaderGuess(0, 5)),
        # Nothing but words: nobody can be lost, as nobody has a number.
        ([["Zoë", "Kiel"], ["Ann", "Bonn"], ["Eve", "Ulm"]], HeaderGuess(1, 1)),
    ],
)
def test_what_is_not_clear_is_asked(rows: list[list[str]], guess: HeaderGuess) -> None:
    assert _guess(rows) == guess


def test_the_spreadsheets_own_number_is_given() -> None:
    assert guess_header_row([HEADERS, *PEOPLE], [5, 7, 9]) == HeaderGuess(5)
    assert guess_header_row([["pong", "ghogh"], *PAIR], [5, 7, 9]) == HeaderGuess(0, 5)


WORDS = [["Zoë", "Kiel", "red", "bus"], ["Ann", "Bonn", "blue", "car"]]


@pytest.mark.parametrize("above", [23, 24, 25, 26])
def test_headers_stand_among_the_first_25_rows(above: int) -> None:
    rows = [*([f"Note {at}", ""] for at in range(above)), ["Name", "Phone"], ["Ana", "x y"]]
    assert (_guess(rows).row == above + 1) == (above < 25)


def test_a_lone_known_word_over_a_quarter_of_the_table_is_a_title() -> None:
    people = [[*row, number] for row, number in zip(WORDS, PHONES, strict=False)]
    assert _guess([["Address", "", "", "", ""], *people]) == HeaderGuess(0)


def test_a_lone_known_word_over_half_of_the_table_is_a_header() -> None:
    assert _guess([["Address", ""], ["Kiel", "R 5"], ["Bonn", "R 6"]]) == HeaderGuess(1)


@pytest.mark.parametrize("heading", ["Phone", "Cell no"])
def test_one_word_for_phones_over_phones_is_a_header_however_wide_the_table(heading: str) -> None:
    people = [[*row, number] for row, number in zip(WORDS, PHONES, strict=False)]
    assert _guess([["", "", "", "", heading], *people]) == HeaderGuess(1)


def test_one_column_of_a_results_sheet_makes_its_row_the_headers() -> None:
    rows = [[*row, "Sent"] for row in WORDS]
    assert _guess([["", "", "", "", "FlowIQ status"], *rows]) == HeaderGuess(1)


def test_a_text_too_long_for_a_header_makes_a_row_none() -> None:
    people = [["Ana", "R 5"], ["Ben", "R 6"]]
    assert _guess([["Name", "x" * 200], *people]) == HeaderGuess(1, 1)
    assert _guess([["Name", "x" * 201], *people]) == HeaderGuess(0)


@pytest.mark.parametrize("rows", [[["1", "2"], ["3", "4"]], [["Kiel", "red"], ["Kiel", "blue"]]])
def test_nothing_suggests_headers(rows: list[list[str]]) -> None:
    assert _guess(rows) == HeaderGuess(0)


def test_words_over_amounts_alone_are_headers_to_ask_about_unless_they_hold_a_number() -> None:
    amounts = [["Ana", "R 50"], ["Ben", "R 60"]]
    assert _guess([["pong", "ghogh"], *amounts]) == HeaderGuess(1, 1)
    assert _guess([["pong 0821234567", "ghogh"], *amounts]) == HeaderGuess(0, 1)


def test_a_number_above_clear_headers_is_asked_about_though_it_is_like_none_below() -> None:
    people = [["Ana", "ask her mother"], ["Ben", "ask the office"]]
    assert _guess([["St Mary's", "0215551234"], ["Name", "Phone"], *people]) == HeaderGuess(2, 2)
    assert _guess([["St Mary's", "Kiel"], ["Name", "Phone"], *people]) == HeaderGuess(2)


@pytest.mark.parametrize("own", [1, 2, 3])
def test_two_numbers_of_the_offices_own_may_stand_above_the_headers(own: int) -> None:
    office = [["St Mary's", "0215551234"], ["Fax", "0215551235"], ["Clinic", "0215551236"]][:own]
    people = [[f"Ana {at}", f"08212345{at}"] for at in range(60, 64)]
    expected = HeaderGuess(own + 1 if own <= 2 else 0, own + 1)
    assert _guess([*office, ["Name", "Phone"], *people]) == expected


def test_one_number_above_and_one_below_headers_may_be_two_lists() -> None:
    rows = [["St Mary's", "0215551234"], ["Name", "Phone"], ["Ana", "0821234567"]]
    assert _guess(rows) == HeaderGuess(0, 2)


def test_a_number_among_words_is_perhaps_a_person() -> None:
    words = [["Ann", "Bonn"], ["Eve", "Ulm"]]
    assert _guess([["Zo\u00eb 0821234567", "Kiel"], *words]) == HeaderGuess(0, 1)


def test_headers_below_all_people_belong_to_nobody() -> None:
    assert _guess([*PAIR, ["Name", "Phone"]]) == HeaderGuess(0)


def test_names_and_numbers_may_stand_behind_hundreds_of_answers() -> None:
    questions = [f"Q{at}" for at in range(998)]
    answers = [["Yes", "No", "4.5", "2026-01-05"][at % 4] for at in range(998)]
    rows = [[*questions, "Name", "Mobile"], *([*answers, *pair] for pair in PAIR)]
    assert _guess(rows) == HeaderGuess(1)
