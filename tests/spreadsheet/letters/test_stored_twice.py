"""Letters that were stored twice: undone when somebody says so, and never in silence."""

from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.letters.stored_twice import (
    may_be_stored_twice,
    repair_for,
    repaired,
)
from tests.spreadsheet.making import read, rows_of, write_ods, write_xls, write_xlsx


@pytest.mark.parametrize(
    ("name", "taken_for"),
    [
        ("Du\u0161an", "cp1252"),
        ("Ren\u00e9e L\u2019\u00c9toile", "cp1252"),
        ("Gy\u0151z\u0151 Sz\u0171cs", "cp1250"),
        ("\u041c\u0438\u0445\u0430\u0438\u043b \u0416\u0443\u043a\u043e\u0432", "cp1251"),
        ("Ay\u015fe Y\u0131lmaz", "cp1254"),
        ("Zo\u00eb Du\u0161an", "mac_roman"),
        ("Zo\u00eb Du\u0161an", "cp850"),
        ("Zo\u00eb Du\u0161an", "cp437"),
    ],
)
def test_it_is_offered_and_undone_only_when_chosen(
    tmp_path: Path, name: str, taken_for: str
) -> None:
    spoilt = name.encode("utf-8").decode(taken_for)
    path = tmp_path / "p.csv"
    path.write_text(f"Name,Mobile\n{spoilt},1\nAnn \u00d6zil,2\n", encoding="utf-8")
    sheet, origin = read(path)
    assert rows_of(sheet) == [(spoilt, "1"), ("Ann \u00d6zil", "2")]
    assert origin.letters is not None
    assert "stored twice" in origin.notes[-1]
    chosen, after = read(path, encoding=origin.letters.other.encoding)
    assert rows_of(chosen) == [(name, "1"), ("Ann \u00d6zil", "2")]
    assert after.letters is None
    back, _ = read(path, encoding="utf-8")
    assert rows_of(back) == rows_of(sheet)


@pytest.mark.parametrize(
    "text",
    [
        "CAF\u00c9\u2019S",
        "Zo\u00eb",
        "\u041c\u0438\u0445\u0430\u0438\u043b",
        "\u20ac5",
        "\u0110\u1eb7ng",
        "\u738b\u5c0f\u660e",
        "\U0001f600\U0001f389",
        "S\u00c3O",
        "\u00c4\u00d6",
        "\u00ab\u00c9\u00bb",
    ],
)
def test_right_letters_are_left_alone(text: str) -> None:
    assert repair_for([text]) == ""


@pytest.mark.parametrize(
    ("name", "taken_for"),
    [
        ("Du\u0161an", "cp1252"),
        ("Gy\u0151z\u0151", "cp1250"),
        ("\u0416\u0443\u043a", "cp1251"),
        ("\u0416\u0443\u043a\u043e\u0432", "cp1254"),
        ("Zo\u00eb", "mac_roman"),
        ("Zo\u00eb", "cp850"),
    ],
)
def test_the_encoding_that_undoes_it_is_named(name: str, taken_for: str) -> None:
    spoilt = name.encode("utf-8").decode(taken_for)
    assert repair_for([spoilt, "Ann"]) == f"utf-8+{taken_for}"
    assert may_be_stored_twice(f"Ann\n{spoilt}")
    assert repaired(spoilt, f"utf-8+{taken_for}") == name


def test_what_is_typed_on_a_mac_and_looks_like_it_is_left_alone() -> None:
    typed = ["“École", "—à", "Noël", "Zoé", "été"]
    assert repaired(typed[0], "utf-8+mac_roman") != typed[0]
    assert repair_for(typed) == ""


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("name", ["Renée", "Øyvind", "Dušan", "Çağr\u0131"])
@pytest.mark.parametrize("taken_for", ["cp1252", "latin-1", "mac_roman"])
def test_what_happened_more_than_once_is_undone_as_often(
    name: str, times: int, taken_for: str
) -> None:
    spoilt = name
    for _ in range(times):
        spoilt = spoilt.encode("utf-8").decode(taken_for)
    assert repaired(spoilt, f"utf-8+{taken_for.replace('latin-1', 'cp1252')}") == name


def test_a_byte_that_the_encoding_lacks_was_kept_as_a_control_character() -> None:
    assert repaired("\u00c3\u0081ngel", "utf-8+cp1252") == "\u00c1ngel"
    assert repaired("\u00c3\u0081\u0101", "utf-8+cp1252") == "\u00c3\u0081\u0101"


def test_what_cannot_be_undone_stays() -> None:
    assert repaired("Du\u00c5\u00a1an \u738b", "utf-8+cp1252") == "Du\u0161an \u738b"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_workbook_offers_it_too(tmp_path: Path, kind: str) -> None:
    rows = [["Name", "Mobile"], ["Du\u00c5\u00a1an", "1"], ["Ann \u00d6zil", "2"]]
    path = tmp_path / f"p.{kind}"
    if kind == "xlsx":
        write_xlsx(path, {"S": rows})
    else:
        {"xls": write_xls, "ods": write_ods}[kind](path, rows)
    sheet, origin = read(path)
    assert rows_of(sheet)[0] == ("Du\u00c5\u00a1an", "1")
    assert origin.letters is not None
    assert "stored twice" in origin.notes[-1]
    chosen, after = read(path, encoding=origin.letters.other.encoding)
    assert rows_of(chosen) == [("Du\u0161an", "1"), ("Ann \u00d6zil", "2")]
    assert (after.letters, after.encoding) == (None, origin.letters.other.encoding)
    kept, left = read(path, encoding="utf-8")
    assert rows_of(kept) == rows_of(sheet)
    assert left.letters is None
    known, _ = read(path, known_letters={origin.sha256: origin.letters.other.encoding})
    assert rows_of(known) == rows_of(chosen)


def test_a_workbook_with_right_letters_asks_nothing(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "p.xlsx", {"S": [["Name"], ["Du\u0161an"], ["\u041c\u0438\u0445"]]}
    )
    _, origin = read(path)
    assert (origin.letters, origin.encoding) == (None, "")


def test_single_letters_beyond_ascii_are_not_looked_at_further() -> None:
    assert not may_be_stored_twice("Zoë\nRené é\nJos\u00e9e")
