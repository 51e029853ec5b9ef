"""Sheets as offices keep them, in eleven languages: headers, numbers, names, the rest."""

from pathlib import Path

import pytest

from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.columns.name_columns import name_columns
from tests.spreadsheet.languages.african_and_arabic import ARABIC, SWAHILI, XHOSA, ZULU
from tests.spreadsheet.languages.germanic import AFRIKAANS, DUTCH, ENGLISH, GERMAN
from tests.spreadsheet.languages.office_sheet import OfficeSheet
from tests.spreadsheet.languages.romance import FRENCH, PORTUGUESE, SPANISH
from tests.spreadsheet.making import read, rows_of

SHEETS = (
    *(*ENGLISH, *AFRIKAANS, *ZULU, *XHOSA, *SWAHILI, *PORTUGUESE, *SPANISH, *FRENCH),
    *(*GERMAN, *DUTCH, *ARABIC),
)
FIELDS = {"phone_number", "text", "media_url", "filename"}


@pytest.mark.parametrize("office", SHEETS, ids=[office.told for office in SHEETS])
def test_a_sheet_is_understood_without_a_question(tmp_path: Path, office: OfficeSheet) -> None:
    path = tmp_path / "office.csv"
    path.write_text(office.lines, encoding="utf-8")
    sheet, origin = read(path)
    phone = " ".join(office.phone.split())
    assert phone in [" ".join(header.split()) for header in sheet.headers]
    assert origin.asked == 0
    sources = guess_mapping(sheet, office.country).mapping.sources
    found = {n: s.header for n, s in sources.items() if isinstance(s, ColumnSource)}
    found["phone_number"] = " ".join(found["phone_number"].split())
    assert found == {"phone_number": phone, **office.more}
    named = name_columns(sheet.headers, [list(row) for row in rows_of(sheet)])
    assert tuple(sheet.headers[at] for at in named) == office.names


@pytest.mark.parametrize("sign", ["\u060c", "\u061b"])
def test_a_list_typed_with_the_comma_or_semicolon_of_arabic(tmp_path: Path, sign: str) -> None:
    rows = (
        ("الاسم", "الجوال", "المدينة"),
        ("سارة", "0505550101", "جدة"),
        ("خالد", "0555550102", ""),
        ("نورة", "0535550103", "أبها"),
    )
    path = tmp_path / "qaima.csv"
    path.write_text("\n".join(map(sign.join, rows)), encoding="utf-8")
    sheet, origin = read(path)
    assert origin.separator == sign
    assert rows_of(sheet)[1] == ("خالد", "0555550102", "")
    assert guess_mapping(sheet, "SA").mapping.sources == {"phone_number": ColumnSource("الجوال")}


def test_an_address_with_the_comma_of_arabic_stays_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "qaima.csv"
    rows = (
        ("الاسم", "الجوال", "العنوان"),
        ("سارة", "0505550101", "حي الروضة، جدة"),
        ("خالد", "0555550102", "شارع الملك، أبها"),
    )
    path.write_text("\n".join(map(";".join, rows)), encoding="utf-8")
    sheet, origin = read(path)
    assert origin.separator == ";"
    assert rows_of(sheet)[0] == ("سارة", "0505550101", "حي الروضة، جدة")
