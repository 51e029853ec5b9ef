"""What a cell holds: a value, nothing, an error, or a word that stands for nothing."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.cells.errors import error_inside, is_cell_error
from flowiq_desktop.core.cells.values import (
    CellKind,
    has_value,
    is_blank,
    may_be_no_value,
    no_values_in_json,
    plain_text,
    read_cell,
    usable_text,
)
from tests.for_each import for_each

ERRORS = [
    *("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
    *("#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#n/a", "#Ref!"),
    *(
        "#ERROR!",
        "#Error",
        "#Name?",
        "Loading...",
        "Loading…",
        "Err:502",
        "Err:522",
        "##",
        "######",
    ),
    *("#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#VALEUR!", "#NOM?", "#NOMBRE!"),
    *(
        "#N/D",
        "#¡REF!",
        "#¡VALOR!",
        "#¿NOMBRE?",
        "#¡DIV/0!",
        "#NÚM!",
        "#NOME?",
        "#VALORE!",
        "#RIF!",
    ),
    *("#DEEL/0!", "#WAARDE!", "#VERW!", "#SAKNAS!", "#I/T", "#PUUTTUU!", "#ARG!", "#ADR!"),
    *("#HODNOTA!", "#HIÁNYZIK", "#SAYI/0!", "#YOK", "#ЗНАЧ!", "#ССЫЛКА!", "#Н/Д", "#ΤΙΜΗ!"),  # noqa: RUF001
]
STAND_INS = [
    *(
        "NULL",
        "null",
        "Null",
        "None",
        "none",
        "nan",
        "NaN",
        "NAN",
        "Nil",
        "NA",
        "N/A",
        "n/a",
        "n.a.",
    ),
    *("undefined", "#", "-", "--", "–", "—", "_", "?", "...", "*", "(null)", "<NA>", "[null]"),  # noqa: RUF001
    *("\\N", "-nan", "1.#QNAN", "NaT", "null null", "undefined, undefined", "[object Object]"),
    *("Invalid Date", "unknown", "k.A.", "n.v.t.", "not available", "\uff2e\uff0f\uff21", "なし"),
]
INVISIBLE = [
    *("", " ", "\t\n", "\u00a0", "\u2003", "\u3000", "\u200b", "\u200c\u200d", "\u00ad", "\ufeff"),
    *("\ufe0f", "\ufe0e\ufe0f", "\u3164", "\uffa0", "\u115f\u1160", "\u2800", "\u2063", "\u034f"),
    *("\u200e\u200f", "\u2066\u2069", "\U000e0041\U000e007f", "\U000e0100", "\u180e", "\u061c"),
    *("\u17b5", "\u00a0\u200b \u3164", "&nbsp;", "&nbsp;&nbsp; "),
]
VALUES = [
    *("Anna", "Nadia", "Nina Nil", "Noah", "Una", "O'Neil", "'n Boek", "'t Hart", "#hashtag", "#1"),
    *("C#", "-5", "- item", "No", "no", "0", "1.50", "NULLARBOR", "Nanette", "Nonetheless", "👍"),
    *("#BackToSchool!", "#Sale!", "#NeverAgain!", "TBA", "x", "TRUE", "Loading", "Err", "=1+1"),
    *("a\u200bb", "👩\u200d👧", "\u0301a", "3-5", "...and more", "nan@example.org", "N/A street 5"),
    *("Error 404", "Infinity Ward", "empty", "+27821234500", "'95", "&amp;", "naïve", "(Anna)"),
]


@pytest.mark.parametrize("text", ERRORS)
@for_each("around", ["{}", " {} ", "\u200b{}\u00a0"])
def test_what_a_failed_formula_shows_is_an_error(text: str, around: str) -> None:
    reading = read_cell(around.format(text))
    assert (reading.kind, reading.text, reading.found) == (CellKind.ERROR, "", text)


@pytest.mark.parametrize("text", STAND_INS)
@for_each("around", ["{}", " {}\n", "\ufeff{}"])
def test_words_that_stand_for_nothing(text: str, around: str) -> None:
    reading = read_cell(around.format(text))
    assert (reading.kind, reading.text, reading.bare) == (CellKind.WORD, "", text)


@pytest.mark.parametrize("text", INVISIBLE)
def test_what_nobody_sees_is_empty(text: str) -> None:
    assert read_cell(text).kind is CellKind.EMPTY
    assert is_blank(text)
    assert not has_value(text)
    assert usable_text(text) == ""


@for_each("text", VALUES)
def test_values_stay_as_they_are(text: str) -> None:
    reading = read_cell(text)
    assert (reading.kind, reading.text) == (CellKind.VALUE, text)
    assert has_value(text)
    assert usable_text(text) == text


@for_each("text", [*ERRORS, *STAND_INS, *filter(None, INVISIBLE)])
def test_the_quick_look_overlooks_nothing(text: str) -> None:
    assert may_be_no_value(text)
    assert may_be_no_value(f" {text}")
    assert may_be_no_value(f"\u200b{text}")


@given(st.text(max_size=12) | st.text("nulaioNULA#/.-?() \u200b\u3164", max_size=8))
def test_the_quick_look_overlooks_nothing_whatever_the_text(text: str) -> None:
    assert not may_be_no_value(text) or text
    if text and not may_be_no_value(text):
        assert read_cell(text) == (CellKind.VALUE, text, "", "")


@given(st.characters())
def test_every_sign_that_unicode_calls_format_is_invisible_or_arabic(sign: str) -> None:
    if unicodedata.category(sign) == "Cf" and not is_blank(sign):
        name = unicodedata.name(sign, "")
        assert re.match("ARABIC|SYRIAC|KAITHI|EGYPTIAN|SHORTHAND|MUSICAL", name), (sign, name)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('="00123"', "00123"),
        (' ="00123" ', "00123"),
        ('="say ""hi"""', 'say "hi"'),
        ("'00123", "00123"),
        ("'+27 82 123", "+27 82 123"),
        ("'2026-05-01", "2026-05-01"),
    ],
)
def test_a_number_kept_a_text_loses_what_keeps_it(cell: str, shown: str) -> None:
    reading = read_cell(cell)
    assert (reading.kind, reading.text) == (CellKind.VALUE, shown)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [('=""', CellKind.EMPTY), ('="#N/A"', CellKind.ERROR), ('="NULL"', CellKind.WORD)],
)
def test_what_is_kept_a_text_is_judged_as_well(cell: str, kind: CellKind) -> None:
    assert read_cell(cell).kind is kind


def test_plain_text_takes_only_what_a_spreadsheet_program_takes() -> None:
    assert plain_text('="a"') == "a"
    assert plain_text('="a"&"b"') == '="a"&"b"'
    assert plain_text("'1234") == "'1234"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("see #REF! now", "#REF!"),
        ("Dear #N/A, you owe", "#N/A"),
        ("#N/A: Anna", "#N/A"),
        ("Hola #¿NOMBRE?!", "#¿NOMBRE?"),
        ("R #DIV/0!", "#DIV/0!"),
        ("a#REF!", ""),
        ("##REF!", ""),
        ("#REF!s", ""),
        ("greetings from #NV", ""),
        ("#Sale! now", ""),
    ],
)
def test_an_error_inside_a_text(text: str, inside: str) -> None:
    assert error_inside(text) == inside
    reading = read_cell(text)
    assert reading.kind is (CellKind.HOLDS_ERROR if inside else CellKind.VALUE)
    assert reading.text == text
    assert reading.usable


def test_texts_in_json_are_judged_but_not_what_programs_read() -> None:
    cell = '{"name": {"a": "#N/A"}, "phones": [{"phone": "NULL", "type": "none"}], "id": "nil"}'
    assert [reading.found for reading in no_values_in_json(cell)] == ["#N/A", "NULL"]
    assert no_values_in_json('{"text": "see #REF! now"}')[0].kind is CellKind.HOLDS_ERROR
    assert no_values_in_json('{"text": "\u200b", "n": null, "k": 3}') == ()
    assert no_values_in_json("{no json") == ()
    assert no_values_in_json("[" * 100_000) == ()


def test_errors_in_small_letters_only_where_no_hashtag_is_meant() -> None:
    assert is_cell_error("#value!")
    assert not is_cell_error("#zero!")
    assert not is_cell_error("#nom?")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("=A1", "=A1"),
        ("=Sheet2!$B$12", "=Sheet2!$B$12"),
        ("='My list'!B2 & \" kg\"", "='My list'!B2 & \" kg\""),
        ("=VLOOKUP(A2,Sheet2!A:B,2,0)", "=VLOOKUP(A2,Sheet2!A:B,…"),
        ("{=SUM(A1:A3)}", "{=SUM(A1:A3)}"),
        ("=ROUNDUP(A1,0)*1,15", "=ROUNDUP(A1,0)*1,15"),
        ('="R "&A1', '="R "&A1'),
        ("=SVERWEIS(A2;B:C;2)", "=SVERWEIS(A2;B:C;2)"),
        ("=1+1", ""),
        ("= soon", ""),
        ("=)", ""),
        ("=D", ""),
    ],
)
def test_a_formula_that_stands_as_text_is_looked_at(text: str, found: str) -> None:
    reading = read_cell(text)
    assert reading.found == found
    assert reading.kind is (CellKind.HOLDS_ERROR if found else CellKind.VALUE)
    assert reading.text == text
    assert may_be_no_value(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Geen", "onbekend", "Nie van toepassing", "Nenhum", "DESCONHECIDO", "não aplicável"),
        *("nao aplicavel", "Ninguno", "Desconocido", "No aplica", "Aucun", "Néant", "neant"),
        *(
            "Sans objet",
            "Keine",
            "Keine Angabe",
            "Nicht bekannt",
            "n.v.t.",
            "Hakuna",
            "haijulikani",
        ),
        *("Akukho", "ayaziwa", "لا يوجد", "غير معروف", "لا ينطبق"),
    ],
)
def test_nothing_is_said_in_many_languages(text: str) -> None:
    for cell in (text, text.upper(), f" {text} ", text.capitalize()):
        assert may_be_no_value(cell)
        assert read_cell(cell).kind is CellKind.WORD


@pytest.mark.parametrize(
    "text",
    ["Nada", "Geena", "Keiner Müller", "Aucune idée", "Hakunavi", "Ana", "Noma", "Kein Problem"],
)
def test_names_and_sentences_that_begin_so_are_values(text: str) -> None:
    assert read_cell(text).kind is CellKind.VALUE
